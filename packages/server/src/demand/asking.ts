import {
  addDays,
  type ConfirmedVoice,
  type DataRequestEvent,
  type Departure,
  type Language,
  type NewDataRequest,
  type NewSupport,
  RequestId,
} from '@milpa/sdk';
import type { z } from 'zod';
import type { Caller } from '../http/index.ts';
import type { Transaction } from '../storage/database/index.ts';
import { listAnswering, tellOffice, tellVoices } from './letters.ts';
import { confirmMs, type DemandNeeds, dayNow, foldText, isWanted, type RequestRow, requireNext } from './model.ts';
import { codeEnded, noLongerWanted, noSuchLetter, noSuchRequest, tooManyLetters } from './problems.ts';
import { store } from './store.ts';
import { voiceStore } from './voice-store.ts';

export interface Asked {
  readonly request: Request;
  readonly language: Language;
}
type Reader = Pick<NewSupport, 'email' | 'name' | 'language' | 'website'>;

/** A request that everyone may know of, if perhaps not in its words. */
export async function requireRequest({ database }: Pick<DemandNeeds, 'database'>, key: string): Promise<RequestRow> {
  const id = RequestId.safeParse(key);
  const row = id.success ? await store.find(database, id.data) : undefined;
  if (!row || row.state === 'unconfirmed') throw noSuchRequest();
  return row;
}

/** How often one place of the network may cause letters, and how many one reader gets. Counted in memory, and nowhere kept. */
function takeTurn({ limiters, addressOf, veil }: DemandNeeds, { request }: Asked, { email }: Reader): void {
  const wait = limiters.address.take(addressOf(request)) || limiters.reader.take(veil.who(email));
  if (wait > 0) throw tooManyLetters(wait);
}

/** Writes down who says it, and asks for the letter that confirms it. */
async function addVoice(
  needs: DemandNeeds,
  tx: Transaction,
  { of, kind, reader, language }: { of: RequestId; kind: 'asker' | 'supporter'; reader: Reader; language: Language },
): Promise<void> {
  const { veil, random, clock } = needs;
  const [id, now] = [random.id(), clock()];
  const voice = await voiceStore.add(tx, {
    ...{ id, request: of, kind, who: veil.who(reader.email), reply_to: veil.close(reader.email, id) },
    ...{ name: reader.name ? veil.close(reader.name, id) : null, language: reader.language ?? language },
    ...{ made: now, code_ends: new Date(now.getTime() + confirmMs) },
  });
  // Said and confirmed before: the answer is the same to whoever asks, and no second letter tells.
  if (voice && !voice.confirmed) await tellVoices(needs, tx, { what: 'confirm', request: of, voices: [voice.id] });
}

const endOf = ({ clock }: DemandNeeds) => ({ confirmBy: new Date(clock().getTime() + confirmMs).toISOString() });

/** What only programs fill in was filled in: they are told that all is well, and nothing happens. */
const isProgram = ({ website }: Reader): boolean => website !== undefined && website !== '';

export async function askForData(needs: DemandNeeds, input: z.output<typeof NewDataRequest>, asked: Asked) {
  if (isProgram(input)) return endOf(needs);
  const institution = input.institution ? (await needs.institutions.require(input.institution)).id : null;
  takeTurn(needs, asked, input);
  const { title, description, purpose, tags } = input;
  const id = RequestId.parse(needs.random.id());
  await needs.database.transaction(async (tx) => {
    await store.add(tx, {
      ...{ id, title, description, purpose, institution, language: input.language ?? asked.language },
      ...{ tags: [...new Set(tags)], words: foldText([title, description, ...tags].join('\n')), asked: needs.clock() },
    });
    await addVoice(needs, tx, { of: id, kind: 'asker', reader: input, language: asked.language });
  });
  return endOf(needs);
}

export async function supportRequest(needs: DemandNeeds, key: string, input: NewSupport, asked: Asked) {
  const row = await requireRequest(needs, key);
  if (!isWanted(row)) throw noLongerWanted();
  if (isProgram(input)) return endOf(needs);
  takeTurn(needs, asked, input);
  const voice = { of: row.id, kind: 'supporter' as const, reader: input, language: asked.language };
  await needs.database.transaction((tx) => addVoice(needs, tx, voice));
  return endOf(needs);
}

/** Changes a request, in sight of everyone, and keeps who did it, for those who audit; that comes last, as others wait for it. */
export async function moveRequest(
  needs: DemandNeeds,
  tx: Transaction,
  { before, event, text = '', caller, change = {}, tell }: Move,
): Promise<void> {
  const now = needs.clock();
  const row: RequestRow = { ...before, ...change, state: requireNext(before, event), changed: now };
  await store.change(tx, row);
  const role = caller?.appointments.find(({ id }) => id === caller.appointment)?.role ?? null;
  const { id: request, state, institution } = row;
  await store.addStep(tx, { request, event, state, at: now, role, text, institution });
  await tell?.(row);
  await needs.audit.record(tx, {
    ...{ caller, action: `${event}-request`, object: { kind: 'request', id: row.id } },
    institution: institution ?? undefined,
    after: { state, institution, ...change, ...(caller ? { text } : {}) },
  });
}
interface Move {
  readonly before: RequestRow;
  readonly event: DataRequestEvent;
  readonly text?: string;
  readonly caller: Caller | undefined;
  readonly change?: Partial<RequestRow>;
  /** Who is told, in the same transaction. */
  readonly tell?: (row: RequestRow) => Promise<void>;
}

/** The term of an answer, counted from today. */
export const countTerm = (needs: DemandNeeds): string => addDays(dayNow(needs), needs.answerDays);

export async function confirmVoice(needs: DemandNeeds, code: string): Promise<z.infer<typeof ConfirmedVoice>> {
  const { database, clock, veil } = needs;
  const digest = veil.digest(code);
  const waiting = await voiceStore.findByCode(database, digest);
  const seen = waiting && (await store.find(database, waiting.request));
  if (!seen) throw codeEnded();
  // Asked before the transaction: inside, it would take a second connection, and many at once would wait for one another.
  const accounts = await listAnswering(needs, seen);
  return database.transaction(async (tx) => {
    const voice = await voiceStore.confirm(tx, digest, clock());
    const [before] = voice ? await store.lock(tx, [voice.request]) : [];
    if (!voice || !before) throw codeEnded();
    const { request, kind } = voice;
    if (kind === 'asker' && before.state === 'unconfirmed') {
      const change = { opened: clock(), answer_due: countTerm(needs) };
      const tell = () => tellOffice(needs, tx, { what: 'opened', request, accounts });
      await moveRequest(needs, tx, { before, event: 'confirm', caller: undefined, change, tell });
    }
    return { request, kind };
  });
}

/** No more letters; whoever asked may also take the request back. The link of the letter is the only proof there is. */
export async function leaveRequest(needs: DemandNeeds, { voice: id, key, withdraw }: z.output<typeof Departure>) {
  if (!needs.veil.isLeaveKey(id, key)) throw noSuchLetter();
  return needs.database.transaction(async (tx) => {
    const voice = await voiceStore.find(tx, id);
    if (!voice) throw noSuchLetter();
    const takesBack = withdraw && voice.kind === 'asker';
    const [before] = await store.lock(tx, [voice.request]);
    await voiceStore.silence(tx, id);
    if (takesBack && before && before.state !== 'withdrawn')
      await moveRequest(needs, tx, { before, event: 'withdraw', caller: undefined });
    return { request: voice.request, withdrawn: takesBack };
  });
}
