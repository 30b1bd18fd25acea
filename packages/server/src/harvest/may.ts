import { mayAdministerPortal, requireWriterSomewhere } from '../account/index.ts';
import type { Caller } from '../http/index.ts';
import type { ImportRecordRow } from './store.ts';

/** Whoever may write for some institution may import into it; administrators of the portal for all, adding those that are missing. */
export const requireImporter = (caller: Caller | undefined): Caller =>
  requireWriterSomewhere(caller, {
    en: 'To import you need the role of publisher or administrator in an institution, and a token the scope write:dataset.',
    es: 'Para importar se necesita la función de publicación o administración en una institución y, con un token, el alcance write:dataset.',
    fr: "Pour importer, il faut le rôle de publication ou d'administration dans une institution et, avec un jeton, la portée write:dataset.",
  });

/** An import is seen by the person who asked for it, and by administrators of the portal. */
export const maySee = (caller: Caller, row: Pick<ImportRecordRow, 'account'>): boolean =>
  row.account === caller.account || mayAdministerPortal(caller);
