import { type AccountId, findText, type Language, paths, type Role } from '@milpa/sdk';
import { z } from 'zod';
import { type Holder, listRolesWith } from '../account/index.ts';
import { PerhapsTaken } from '../mail/index.ts';
import type { Transaction } from '../storage/database/index.ts';
import { type LetterKind, letterStore } from './letter-store.ts';
import { letterWords } from './letters.data.ts';
import type { CaseRow, HelpdeskNeeds, MessageRow } from './model.ts';
import { store } from './store.ts';
import { findSubject } from './subjects.ts';

export const letterJob = 'helpdesk-letter';

/** Who cares for a case: whoever holds its post; where nobody does, the next who can answer, up to who runs the portal. */
export async function listCarers(
  { holders }: Pick<HelpdeskNeeds, 'holders'>,
  row: Pick<CaseRow, 'institution' | 'post_role' | 'post_at'>,
): Promise<readonly Holder[]> {
  const answering = listRolesWith('answer-cases');
  const tries: readonly (readonly [CaseRow['institution'] | null, readonly Role[]])[] = [
    [row.post_at === 'portal' ? null : row.institution, [row.post_role]],
    [row.institution, ['data-administrator', 'publisher']],
    [row.institution, ['liaison']],
    [row.institution, answering],
    [null, ['policy-unit']],
    [null, answering],
  ];
  for (const [place, roles] of tries) {
    const found = await holders.list(place, roles);
    // Whoever holds two roles of a group gets one letter.
    if (found.length > 0) return [...new Map(found.map((each) => [each.account, each])).values()];
  }
  return [];
}

interface Told {
  readonly what: LetterKind;
  readonly row: CaseRow;
  readonly message?: number;
  readonly to: { readonly account: AccountId } | { readonly reader: number };
  readonly once?: string;
}

/** Writes a letter down and asks for it, in the transaction that is its reason. */
export async function tell({ random, clock, jobs }: HelpdeskNeeds, tx: Transaction, told: Told): Promise<void> {
  const id = random.id();
  const [account, reader] = 'account' in told.to ? [told.to.account, null] : [null, told.to.reader];
  const letter = { id, case_id: told.row.id, what: told.what, message: told.message ?? null, account, reader };
  if (await letterStore.add(tx, { ...letter, once: told.once ?? null }, clock())) await jobs.add(tx, letterJob, { id });
}

const Payload = z.object({ id: z.uuid() });

/** Hands one letter over. What may have gone out already is marked so, and does not go out again. */
export async function sendLetter(needs: HelpdeskNeeds, payload: unknown): Promise<void> {
  const { database, clock, mail } = needs;
  const letter = await letterStore.take(database, Payload.parse(payload).id);
  if (!letter) return;
  try {
    const written = await write(needs, letter);
    if (!written) return void (await letterStore.settle(database, letter.id, 'void'));
    await mail.send(written);
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    const perhaps = error instanceof PerhapsTaken;
    await letterStore.settle(database, letter.id, perhaps ? 'uncertain' : 'waiting', { problem });
    if (perhaps) return;
    throw error; // the queue tries again later
  }
  await letterStore.settle(database, letter.id, 'sent', { sent: clock() });
}

type Letter = NonNullable<Awaited<ReturnType<typeof letterStore.take>>>;

/** Undefined when nobody waits for it any more: the person is gone, or the reader's address was removed. */
async function write(needs: HelpdeskNeeds, letter: Letter) {
  const row = await store.find(needs.database, letter.case_id);
  const subject = row && (await findSubject(needs, { kind: row.object_kind, id: row.object }));
  const messages = await store.listMessages(needs.database, letter.case_id);
  const person = await findAddressee(needs, letter, messages);
  if (!row || !subject || !person) return undefined;
  const { language } = person;
  const say = letterWords[language];
  const message = messages.find(({ number }) => number === letter.message);
  const facts = {
    number: row.number,
    title: findText(subject.title, language)?.text ?? row.object,
    kind: say.kinds[row.kind],
    who: message?.name ?? '',
    due: formatTime(letter.what === 'solve-due' ? row.solve_due : row.answer_due, language, needs.timeZone),
  };
  const { subject: line, lead } = say.letters[letter.what](facts);
  const page =
    letter.reader === null
      ? paths.case(language, row.id)
      : subject.dataset?.released
        ? paths.dataset(language, subject.dataset.slug)
        : paths.home(language);
  const text = [
    say.hello(person.name),
    lead,
    ...(message ? quote(message, language) : []),
    letter.reader === null ? say.open : say.page,
    new URL(page, needs.publicUrl).href,
    ...(letter.reader === null ? [] : [say.why]),
  ];
  return { to: person.email, language, subject: line, text: `${text.join('\n\n')}\n` };
}

async function findAddressee({ holders }: HelpdeskNeeds, letter: Letter, messages: readonly MessageRow[]) {
  if (letter.account !== null) return holders.find(letter.account);
  const said = messages.find(({ number }) => number === letter.reader);
  return said?.reply_to ? { email: said.reply_to, name: '', language: said.language ?? 'es' } : undefined;
}

function quote({ text }: MessageRow, language: Language): string[] {
  const said = typeof text === 'string' ? text : (findText(text, language)?.text ?? '');
  return said === '' ? [] : [said.replace(/^/gm, '> ')];
}

/** Where a language writes dates in more than one way, the one of the pages. */
const locales: Readonly<Record<Language, string>> = { es: 'es-MX', en: 'en-GB', fr: 'fr-FR' };
const formatTime = (at: Date, language: Language, timeZone: string): string =>
  at.toLocaleString(locales[language], { dateStyle: 'long', timeStyle: 'short', timeZone });
