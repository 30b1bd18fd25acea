import { type InstitutionId, paths, ReuseId } from '@milpa/sdk';
import { z } from 'zod';
import { hashSecret, newSecret } from '../account/index.ts';
import type { Letter } from '../mail/index.ts';
import type { Transaction } from '../storage/database/index.ts';
import { letterWords, type ReuseLetter, reuseLetters } from './letters.data.ts';
import { confirmDays, type ReuseNeeds, type ReuseRow, type Told } from './model.ts';
import { store } from './store.ts';

export const letterJob = 'reuse-letter';

const Payload = z.object({ reuse: ReuseId, what: z.enum(reuseLetters), to: z.string() });

/** Asks for a letter in the transaction that is its reason. Neither address nor code ever stands in the queue. */
export const tell = (
  { jobs }: Pick<ReuseNeeds, 'jobs'>,
  tx: Transaction,
  told: { readonly reuse: ReuseId; readonly what: ReuseLetter; readonly to: Told },
): Promise<void> => jobs.add(tx, letterJob, told);

/** Writes one letter; nothing when nobody waits for it any more. */
export async function sendLetter(needs: ReuseNeeds, payload: unknown): Promise<void> {
  const { reuse, what, to } = Payload.parse(payload);
  const row = await store.find(needs.database, reuse);
  const person = row && (await findAddressee(needs, row, what, to));
  if (!row || !person) return;
  await needs.mail.send(await write(needs, row, what, person));
}

type Person = Pick<Letter, 'to' | 'language'> & { readonly name: string };

async function findAddressee(
  { holders, seal }: ReuseNeeds,
  row: ReuseRow,
  what: ReuseLetter,
  to: string,
): Promise<Person | undefined> {
  if (what === 'confirm' && row.state !== 'waiting') return undefined;
  if (to === 'sender')
    return row.email === null ? undefined : { to: seal.open(row.email, row.id), name: '', language: row.language };
  const known = await holders.find(to);
  return known && { to: known.email, name: known.name, language: known.language };
}

async function write(needs: ReuseNeeds, row: ReuseRow, what: ReuseLetter, person: Person): Promise<Letter> {
  const { language } = person;
  const say = letterWords[language];
  const { subject, lead } = say.letters[what](row.title, confirmDays);
  const absolute = (path: string) => new URL(path, needs.publicUrl).href;
  const address = what === 'decide' ? absolute(`${paths.workspace(language)}/reuses/${row.id}`) : undefined;
  const text = [
    say.hello(person.name),
    lead,
    ...(row.reason === null || what === 'decide' ? [] : [say.reason, row.reason.replace(/^/gm, '> ')]),
    ...(what === 'accepted' ? [say.page, absolute(paths.reuses(language, row.id))] : []),
    say.open[what],
    address ?? (await makeLink(needs, row, what, language)).href,
    ...(what === 'decide' ? [] : [say.why]),
  ];
  return { to: person.to, language, subject, text: `${text.join('\n\n')}\n` };
}

/** A fresh code in the address where it is used: only its hash is kept. */
async function makeLink(
  { database, random, clock, publicUrl }: ReuseNeeds,
  row: ReuseRow,
  what: ReuseLetter,
  language: Person['language'],
): Promise<URL> {
  const code = newSecret(random);
  const purpose = what === 'confirm' ? 'confirm' : 'own';
  await database.transaction(async (tx) => {
    if (purpose === 'confirm') await store.removeCodes(tx, row.id, purpose);
    await store.addCode(tx, { hash: hashSecret(code), reuse: row.id, purpose, now: clock() });
  });
  const link = new URL(purpose === 'confirm' ? paths.confirmReuse(language) : paths.ownReuse(language), publicUrl);
  link.searchParams.set('code', code);
  return link;
}

/** Those who decide on a reuse: who publishes the data, else whoever moderates, else who runs the portal. */
export async function listDeciders({ holders }: Pick<ReuseNeeds, 'holders'>, institutions: readonly InstitutionId[]) {
  const found = new Set<Told>();
  for (const institution of institutions) {
    const own = await holders.list(institution, ['moderator', 'data-administrator', 'publisher']);
    for (const { account } of own) found.add(account);
  }
  if (found.size > 0) return [...found];
  const portal = await holders.list(null, ['moderator']);
  const central = portal.length > 0 ? portal : await holders.list(null, ['administrator']);
  return [...new Set(central.map(({ account }) => account))];
}
