import { findText, type InstitutionId, type Language, paths, ReviewId } from '@milpa/sdk';
import { z } from 'zod';
import { type Holder, listRolesWith } from '../../account/index.ts';
import type { Caller } from '../../http/index.ts';
import type { Letter } from '../../mail/index.ts';
import type { ReviewNeeds, ReviewRow } from './model.ts';
import { store } from './store.ts';

export const letterJob = 'review-send-letter';
export type What = 'submitted' | 'approved' | 'returned';

/** Who is asked to read what somebody handed in: those who may approve it in the institution, else who runs the portal. */
export async function listReaders(
  { holders }: Pick<ReviewNeeds, 'holders'>,
  institution: InstitutionId,
  submitter: Pick<Caller, 'account'>,
): Promise<readonly Holder[]> {
  for (const place of [institution, null]) {
    const found = await holders.list(place, listRolesWith('review'));
    const others = new Map(
      found.filter(({ account }) => account !== submitter.account).map((each) => [each.account, each]),
    );
    if (others.size > 0) return [...others.values()];
  }
  return [];
}

const Payload = z.object({
  review: ReviewId,
  what: z.enum(['submitted', 'approved', 'returned']),
  account: z.uuid(),
});

/** Tells one person what became of a review. */
export async function sendLetter(needs: ReviewNeeds, payload: unknown): Promise<void> {
  const { review: id, what, account } = Payload.parse(payload);
  const row = await store.find(needs.database, id);
  const person = await needs.holders.find(account);
  const [copy] = row ? await needs.datasets.releasing.list([row.dataset]) : [];
  // Gone since: nobody waits for this letter.
  if (!row || !person || !copy) return;
  const { email: to, name, language } = person;
  const title = findText(copy.title, language)?.text ?? copy.slug;
  const link = new URL(paths.review(language, id), needs.publicUrl).href;
  await needs.mail.send({ to, language, ...words[what][language]({ row, name, title, link, language }) });
}

interface Facts {
  readonly row: ReviewRow;
  readonly name: string;
  readonly title: string;
  readonly link: string;
  readonly language: Language;
}
type Words = Record<Language, (facts: Facts) => Pick<Letter, 'subject' | 'text'>>;

const day = (at: Date | null, language: Language) =>
  at?.toLocaleDateString(language, { dateStyle: 'long', timeZone: 'UTC' }) ?? '';
const why = ({ row, language }: Facts) => row.trouble?.[language] ?? row.comment;

const words: Record<What, Words> = {
  submitted: {
    es: ({ row, name, title, link }) => ({
      subject: `Por revisar: ${title}`,
      text: `Hola, ${name}:\n\n${row.submitter_name} envió «${title}» a revisión. Léalo y apruébelo o devuélvalo:\n\n${link}\n`,
    }),
    en: ({ row, name, title, link }) => ({
      subject: `To review: ${title}`,
      text: `Hello ${name},\n\n${row.submitter_name} handed in “${title}” for review. Read it, and approve or return it:\n\n${link}\n`,
    }),
    fr: ({ row, name, title, link }) => ({
      subject: `À relire : ${title}`,
      text: `Bonjour ${name},\n\n${row.submitter_name} a remis « ${title} » en relecture. Lisez-le, puis approuvez-le ou renvoyez-le :\n\n${link}\n`,
    }),
  },
  approved: {
    es: ({ row, name, title, link }) => ({
      subject: `Aprobado: ${title}`,
      text: `Hola, ${name}:\n\n${row.decider_name} aprobó «${title}». ${row.not_before ? `Se publicará solo el ${day(row.not_before, 'es')}.` : 'Estará en el portal en menos de un minuto.'}\n\n${link}\n`,
    }),
    en: ({ row, name, title, link }) => ({
      subject: `Approved: ${title}`,
      text: `Hello ${name},\n\n${row.decider_name} approved “${title}”. ${row.not_before ? `It will be released by itself on ${day(row.not_before, 'en')}.` : 'It will be on the portal within a minute.'}\n\n${link}\n`,
    }),
    fr: ({ row, name, title, link }) => ({
      subject: `Approuvé : ${title}`,
      text: `Bonjour ${name},\n\n${row.decider_name} a approuvé « ${title} ». ${row.not_before ? `Il sera publié tout seul le ${day(row.not_before, 'fr')}.` : "Il sera sur le portail en moins d'une minute."}\n\n${link}\n`,
    }),
  },
  returned: {
    es: (facts) => ({
      subject: `Devuelto: ${facts.title}`,
      text: `Hola, ${facts.name}:\n\n«${facts.title}» no se publicó. Motivo:\n\n${why(facts)}\n\nCorríjalo y envíelo de nuevo:\n\n${facts.link}\n`,
    }),
    en: (facts) => ({
      subject: `Returned: ${facts.title}`,
      text: `Hello ${facts.name},\n\n“${facts.title}” was not released. The reason:\n\n${why(facts)}\n\nMend it and hand it in again:\n\n${facts.link}\n`,
    }),
    fr: (facts) => ({
      subject: `Renvoyé : ${facts.title}`,
      text: `Bonjour ${facts.name},\n\n« ${facts.title} » n'a pas été publié. La raison :\n\n${why(facts)}\n\nCorrigez-le et remettez-le :\n\n${facts.link}\n`,
    }),
  },
};
