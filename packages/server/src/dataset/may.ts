import type { InstitutionId } from '@milpa/sdk';
import { mayPublishFor, mayReadDraftsOf, mayWriteFor, requireMay, requireWriterSomewhere } from '../account/index.ts';
import type { Caller } from '../http/index.ts';

/** Everyone with a role in the publishing institution, or in the whole portal, reads its working copies. */
export const requireReader = (caller: Caller | undefined, publisher: InstitutionId): Caller =>
  requireMay(caller, mayReadDraftsOf, publisher);

/** Its publishers and administrators write them. */
export const requireWriter = (caller: Caller | undefined, publisher: InstitutionId): Caller =>
  requireMay(caller, mayWriteFor, publisher);

/** The same people release, withdraw and restore; a token needs the scope for it. */
export const requirePublisher = (caller: Caller | undefined, publisher: InstitutionId): Caller =>
  requireMay(caller, mayPublishFor, publisher);

/** Whoever may write for some institution may send a file, which then belongs to that person alone. */
export const requireUploader = (caller: Caller | undefined): Caller =>
  requireWriterSomewhere(caller, {
    en: 'To send files you need the role of publisher or administrator in an institution, and a token the scope write:dataset.',
    es: 'Para enviar archivos se necesita la función de publicación o administración en una institución y, con un token, el alcance write:dataset.',
    fr: "Pour envoyer des fichiers, il faut le rôle de publication ou d'administration dans une institution et, avec un jeton, la portée write:dataset.",
  });
