import { type AccountId, findText, type Language, paths, type RequestId } from '@milpa/sdk';
import { z } from 'zod';
import { type Holder, listRolesWith } from '../account/index.ts';
import { PerhapsTaken } from '../mail/index.ts';
import type { Transaction } from '../storage/database/index.ts';
import { type LetterKind, type LetterRow, letterStore, type OfficeLetter, type VoiceLetter } from './letter-store.ts';
import { letterWords } from './letters.data.ts';
import type { DemandNeeds, RequestRow, VoiceRow } from './model.ts';
import { findDue } from './present.ts';
import { store } from './store.ts';
import { voiceStore } from './voice-store.ts';

export const letterJob = 'demand-letter';

/** Who answers for an institution: those who care for its data, else its liaison, else whoever can; at last the centre. */
export async function listAnswering(
  { holders }: Pick<DemandNeeds, 'holders'>,
  { institution }: Pick<RequestRow, 'institution'>,
) {
  const answering = listRolesWith('answer-cases');
  const tries: readonly (readonly [RequestRow['institution'], readonly string[]])[] = [
    ...(institution === null
      ? []
      : ([
          [institution, ['data-administrator', 'publisher']],
          [institution, ['liaison']],
          [institution, answering],
        ] as const)),
    [null, ['policy-unit']],
    [null, answering],
  ];
  for (const [place, roles] of tries) {
    const found = await holders.list(place, roles);
    if (found.length > 0) return listOnce(found);
  }
  return [];
}
/** Whoever holds two roles of a group gets one letter. */
const listOnce = (found: readonly Holder[]): readonly AccountId[] => [...new Set(found.map(({ account }) => account))];

interface Told<Kind extends LetterKind> {
  readonly what: Kind;
  readonly request: RequestId;
}

/** Writes letters down and asks for them, in the transaction that is their reason. */
async function writeDown({ jobs, clock }: DemandNeeds, tx: Transaction, rows: readonly LetterRow[]): Promise<void> {
  const added = await letterStore.addAll(tx, rows, clock());
  await jobs.addAll(
    tx,
    added.map((id) => ({ name: letterJob, payload: { id } })),
  );
}

export const tellVoices = (
  needs: DemandNeeds,
  tx: Transaction,
  { what, request, voices }: Told<VoiceLetter> & { readonly voices: readonly string[] },
): Promise<void> =>
  writeDown(
    needs,
    tx,
    voices.map((voice) => ({ id: needs.random.id(), request, what, voice, account: null, once: null })),
  );

/** `once`: told one time only to each of them. */
export const tellOffice = (
  needs: DemandNeeds,
  tx: Transaction,
  told: Told<OfficeLetter> & { readonly accounts: readonly AccountId[]; readonly once?: string },
): Promise<void> =>
  writeDown(
    needs,
    tx,
    told.accounts.map((account) => ({
      ...{ id: needs.random.id(), request: told.request, what: told.what, voice: null, account },
      once: told.once === undefined ? null : `${told.once} ${told.request} ${account}`,
    })),
  );

const Payload = z.object({ id: z.uuid() });

/** Hands one letter over. What may have gone out already is marked so, and does not go out again. */
export async function sendLetter(needs: DemandNeeds, payload: unknown): Promise<void> {
  const { database, clock, mail } = needs;
  const letter = await letterStore.take(database, Payload.parse(payload).id);
  if (!letter) return;
  const settle = (to: Parameters<typeof letterStore.settle>[2]) => letterStore.settle(database, letter.id, to);
  try {
    const written = await write(needs, letter);
    if (!written) return void (await settle({ state: 'void' }));
    await mail.send(written);
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    const perhaps = error instanceof PerhapsTaken;
    await settle({ state: perhaps ? 'uncertain' : 'waiting', problem });
    if (perhaps) return;
    throw error; // the queue tries again later
  }
  await settle({ state: 'sent', sent: clock() });
}

/** Undefined when nobody waits for it any more. */
async function write(needs: DemandNeeds, letter: LetterRow) {
  const row = await store.find(needs.database, letter.request);
  if (!row) return undefined;
  return letter.voice === null ? writeToOffice(needs, letter, row) : writeToVoice(needs, letter, row);
}

async function writeToOffice(needs: DemandNeeds, { account, what }: LetterRow, row: RequestRow) {
  const person = account === null ? undefined : await needs.holders.find(account);
  if (!person || row.state === 'hidden') return undefined;
  const { language } = person;
  const say = letterWords[language];
  const facts = await listFacts(needs, row, language);
  const told = say.office[parseOffice(what)](facts);
  const link = new URL(paths.answerRequest(language, row.id), needs.publicUrl).href;
  const text = [say.hello(person.name), told.lead, `> ${row.title}`, say.answerIt, link];
  return { to: person.email, language, subject: told.subject, text: `${text.join('\n\n')}\n` };
}
// The table of letters says to whom each kind goes.
const parseOffice = (what: LetterKind) => what as OfficeLetter;
const parseVoice = (what: LetterKind) => what as Exclude<VoiceLetter, 'confirm'>;

async function writeToVoice(needs: DemandNeeds, { voice: id, what }: LetterRow, row: RequestRow) {
  const voice = await voiceStore.find(needs.database, id ?? '');
  if (!voice || voice.reply_to === null) return undefined;
  const to = needs.veil.open(voice.reply_to, voice.id);
  const name = voice.name === null ? '' : needs.veil.open(voice.name, voice.id);
  const { language } = voice;
  const say = letterWords[language];
  if (what === 'confirm') return writeConfirmation(needs, { voice, row, to, name });
  const facts = await listFacts(needs, row, language);
  const told = say.voice[parseVoice(what)](facts);
  const link = new URL(paths.requests(language, row.id), needs.publicUrl).href;
  const said = await findSaid(needs, row, what);
  const text = [
    ...[say.hello(name), told.lead, ...(said ? [said.replace(/^/gm, '> ')] : []), say.seeIt, link],
    ...[say.leave, formatLeave(needs, voice)],
  ];
  return { to, language, subject: told.subject, text: `${text.join('\n\n')}\n` };
}

/** The code is made when the letter is, and only what it is known by again stays here. */
async function writeConfirmation(
  needs: DemandNeeds,
  { voice, row, to, name }: { voice: VoiceRow; row: RequestRow; to: string; name: string },
) {
  if (voice.confirmed || voice.code_ends <= needs.clock()) return undefined;
  const { language } = voice;
  const say = letterWords[language];
  const { code, digest } = needs.veil.newCode();
  await voiceStore.setCode(needs.database, voice.id, digest);
  const link = new URL(`${paths.confirmRequest(language)}?${new URLSearchParams({ code })}`, needs.publicUrl).href;
  const told = say.confirm[voice.kind](row.title);
  const text = [say.hello(name), told.lead, link, say.confirmEnds, say.notYou];
  return { to, language, subject: told.subject, text: `${text.join('\n\n')}\n` };
}

const formatLeave = ({ veil, publicUrl }: DemandNeeds, { id, request, kind, language }: VoiceRow): string => {
  const search = new URLSearchParams({ voice: id, key: veil.leaveKey(id), of: request, as: kind });
  return new URL(`${paths.leaveRequest(language)}?${search}`, publicUrl).href;
};

/** What those who answered said last of this kind. */
async function findSaid({ database }: DemandNeeds, { id }: RequestRow, what: LetterKind): Promise<string> {
  const steps = await store.listSteps(database, [id]);
  return steps.findLast(({ event }) => event === what)?.text ?? '';
}

async function listFacts(needs: DemandNeeds, row: RequestRow, language: Language) {
  const [body] = row.institution ? await needs.institutions.listNames([row.institution]) : [];
  const due = await findDue(needs, row);
  const format = (day: string | null) =>
    day === null
      ? ''
      : new Date(`${day}T12:00:00Z`).toLocaleDateString(locales[language], { dateStyle: 'long', timeZone: 'UTC' });
  return {
    number: row.number,
    title: row.title,
    who: findText(body?.name, language)?.text ?? letterWords[language].centre,
    answerDue: format(row.answer_due),
    due: format(due),
    law: [row.instrument, row.article].filter((part) => part).join(', '),
  };
}
/** Where a language writes dates in more than one way, the one of the pages. */
const locales: Readonly<Record<Language, string>> = { es: 'es-MX', en: 'en-GB', fr: 'fr-FR' };
