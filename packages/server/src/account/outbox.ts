import { operations, Problem } from '@milpa/sdk';
import { type AnyOperationHandler, defineHandler } from '../http/index.ts';
import type { KeptLetter, Outbox } from '../mail/index.ts';
import { requirePortalAdministrator } from './may.ts';
import { personal } from './model.ts';

/** Letters that stayed here, for whoever runs the portal and has to pass them on. */
export const createOutboxHandlers = (outbox: Outbox): readonly AnyOperationHandler[] => [
  defineHandler('listOutbox', async ({ query }, { caller }) => {
    requirePortalAdministrator(caller);
    const { total, letters } = await outbox.list(operations.listOutbox.query.parse(query ?? {}));
    const items = letters.map((letter) => present(letter, outbox));
    return { body: { keeps: outbox.keeps, days: outbox.days, total, items }, headers: personal };
  }),
  defineHandler('readLetter', async ({ params }, { caller }) => {
    requirePortalAdministrator(caller);
    const letter = await outbox.read(params.letter);
    if (!letter) throw noSuchLetter(outbox.days);
    return { body: { ...present(letter, outbox), text: letter.text }, headers: personal };
  }),
];

const present = ({ name, written, to, subject }: KeptLetter, { days }: Outbox) => ({
  name,
  written: written.toISOString(),
  to,
  subject,
  removed: new Date(written.getTime() + days * 86_400_000).toISOString(),
});

const noSuchLetter = (days: number): Problem =>
  new Problem('not-found', {
    en: `There is no such letter. Letters are removed after ${days} days.`,
    es: `No existe esa carta. Las cartas se borran a los ${days} días.`,
    fr: `Cette lettre n’existe pas. Les lettres sont effacées au bout de ${days} jours.`,
  });
