import {
  type AccountId,
  type Case,
  type CaseHistory,
  CaseId,
  type CaseKind,
  type CaseObject,
  type CasePost,
  type CaseReply,
  type CaseSettings,
  type DatasetId,
  type Language,
  type LanguageMap,
  type NewCase,
  type ProblemReport,
  rolePlaces,
} from '@milpa/sdk';
import { listRolesWith, mayOpenCaseOf } from '../account/index.ts';
import type { Caller } from '../http/index.ts';
import type { Transaction } from '../storage/database/index.ts';
import type { LetterKind } from './letter-store.ts';
import { listCarers, tell } from './letters.ts';
import { requireAnswerer, requireOpener, requireSetter } from './may.ts';
import {
  applyEvent,
  aReader,
  type CaseRow,
  countTerms,
  type HelpdeskNeeds,
  type MessageRow,
  type Speaker,
} from './model.ts';
import { presentCases, presentHistory } from './present.ts';
import { noSuchCase, noSuchPost, postDoesNotAnswer, tooManyReports, wordsMissing } from './problems.ts';
import { store } from './store.ts';
import { requireSubject, type Subject } from './subjects.ts';

/** What somebody, or the portal, says about a thing. */
export interface Said {
  readonly kind: CaseKind;
  readonly object: CaseObject;
  readonly subject: Subject;
  readonly speaker: Speaker;
  readonly text: string | LanguageMap;
  readonly replyTo?: { readonly address: string; readonly language: Language };
}

export interface Opened {
  readonly row: CaseRow;
  readonly joined: boolean;
  /** Number of what was said. */
  readonly message: number;
}

const firstPost: CasePost = { role: 'data-administrator', at: 'institution' };

/** Opens a case, or adds to the one there is for the same matter. Before the audit entry, which comes last. */
export async function openOrJoin(needs: HelpdeskNeeds, tx: Transaction, said: Said): Promise<Opened> {
  const { clock, random, timeZone } = needs;
  const [now, settings] = [clock(), await store.findSettings(tx)];
  const { object, kind, subject, speaker } = said;
  const matter = { kind, object_kind: object.kind, object: object.id };
  const added = await store.add(tx, {
    ...matter,
    ...{ id: CaseId.parse(random.id()), institution: subject.institution, dataset: subject.dataset?.id ?? null },
    ...{ state: 'open', origin: speaker.origin, opener: speaker.account, opened: now, heard: now },
    ...{ post_role: firstPost.role, post_at: firstPost.at, answered: null, solved: null, closed: null },
    ...countTerms(kind, now, settings, timeZone),
  });
  const before = added ?? (await store.lockMatter(tx, matter));
  // Closed between the two statements, which is as rare as it sounds: the second try finds none in its way.
  if (!before) return openOrJoin(needs, tx, said);
  const row = added ?? applyEvent(before, 'ask', { now, settings, timeZone });
  if (!added) await store.change(tx, row);
  const message = await store.addMessage(tx, row.id, {
    ...speaker,
    ...{ at: now, event: 'ask', text: said.text },
    ...{ reply_to: said.replyTo?.address ?? null, language: said.replyTo?.language ?? null },
  });
  return { row, joined: !added, message };
}

/** Tells those who care for a case, all but who wrote. */
export async function tellCarers(
  needs: HelpdeskNeeds,
  tx: Transaction,
  told: {
    readonly what: LetterKind;
    readonly row: CaseRow;
    readonly carers: readonly { readonly account: AccountId }[];
    readonly but: AccountId | null;
    readonly message?: number;
  },
): Promise<void> {
  for (const { account } of told.carers) if (account !== told.but) await tell(needs, tx, { ...told, to: { account } });
}

export function createCases(needs: HelpdeskNeeds) {
  const { database, clock } = needs;
  return {
    async open(given: Caller | undefined, { kind, object, text }: NewCase): Promise<{ case: Case; joined: boolean }> {
      const subject = await requireSubject(needs, object);
      const caller = requireOpener(given, subject.institution);
      const speaker = speakerOf(caller, subject.institution);
      const { row, joined } = await openTold(needs, caller, { kind, object, subject, speaker, text });
      const [presented] = await presentCases(needs, caller, [row]);
      if (!presented) throw noSuchCase(row.id);
      return { case: presented, joined };
    },

    async report(key: string, { kind, text, email, language }: ProblemReport, asked: Asked) {
      const found = await needs.datasets.findReleased(key);
      if (!found) throw await needs.datasets.explainAbsence(key);
      takeTurn(needs, asked.request, found.id);
      const object: CaseObject = { kind: 'dataset', id: found.id };
      const { row, joined } = await openTold(needs, undefined, {
        ...{ kind, object, subject: await requireSubject(needs, object), speaker: aReader, text },
        ...(email ? { replyTo: { address: email, language: language ?? asked.language } } : {}),
      });
      return { number: row.number, joined };
    },

    write: (given: Caller | undefined, id: string, reply: CaseReply) => writeInCase(needs, given, id, reply),
    assign: (given: Caller | undefined, id: string, post: CasePost) => assignCase(needs, given, id, post),

    async setSettings(given: Caller | undefined, settings: CaseSettings): Promise<CaseSettings> {
      const caller = requireSetter(given);
      await database.transaction(async (tx) => {
        const before = await store.findSettings(tx);
        await store.setSettings(tx, settings, clock());
        const object = { kind: 'case-settings', id: 'portal' };
        await needs.audit.record(tx, { caller, action: 'set-case-settings', object, before, after: settings });
      });
      return settings;
    },
  };
}

export type Cases = ReturnType<typeof createCases>;

async function writeInCase(
  needs: HelpdeskNeeds,
  given: Caller | undefined,
  id: string,
  { event, text }: CaseReply,
): Promise<CaseHistory> {
  const { database, clock, timeZone } = needs;
  const seen = await requireCase(needs, id);
  const asks = event === 'ask' || event === 'reopen';
  const caller = (asks ? requireOpener : requireAnswerer)(given, seen.institution);
  if (text === '' && event !== 'reopen' && event !== 'close') throw wordsMissing();
  // Asked before the transaction: inside, it would take a second connection, and many at once would wait for one another.
  const carers = await listCarers(needs, seen);
  await database.transaction(async (tx) => {
    const before = await store.lock(tx, seen.id);
    if (!before) throw noSuchCase(id);
    const settings = await store.findSettings(tx);
    const row = applyEvent(before, event, { now: clock(), settings, timeZone });
    await store.change(tx, row);
    const speaker = speakerOf(caller, row.institution);
    const said = { ...speaker, at: clock(), event, text, reply_to: null, language: null };
    const message = await store.addMessage(tx, row.id, said);
    if (asks) {
      const what = event === 'ask' ? 'asked' : 'reopened';
      await tellCarers(needs, tx, { what, row, carers, but: caller.account, message });
    } else await tellAsking(needs, tx, { event, row, message, but: caller.account });
    await record(needs, tx, row, {
      caller,
      action: `${event}-case`,
      before: before.state,
      after: { state: row.state, message },
    });
  });
  return presentHistory(needs, caller, await requireCase(needs, id));
}

async function assignCase(
  needs: HelpdeskNeeds,
  given: Caller | undefined,
  id: string,
  post: CasePost,
): Promise<CaseHistory> {
  const seen = await requireCase(needs, id);
  const caller = requireAnswerer(given, seen.institution);
  requirePost(post);
  const carers = await listCarers(needs, { ...seen, post_role: post.role, post_at: post.at });
  await needs.database.transaction(async (tx) => {
    const before = await store.lock(tx, seen.id);
    if (!before) throw noSuchCase(id);
    const row: CaseRow = { ...before, post_role: post.role, post_at: post.at };
    await store.change(tx, row);
    await tellCarers(needs, tx, { what: 'assigned', row, carers, but: caller.account });
    const was = { role: before.post_role, at: before.post_at };
    await record(needs, tx, row, { caller, action: 'assign-case', before: was, after: post });
  });
  return presentHistory(needs, caller, await requireCase(needs, id));
}

interface Asked {
  readonly request: Request;
  readonly language: Language;
}

async function openTold(needs: HelpdeskNeeds, caller: Caller | undefined, said: Said): Promise<Opened> {
  const { institution, dataset } = said.subject;
  const carers = await listCarers(needs, { institution, post_role: firstPost.role, post_at: firstPost.at });
  return needs.database.transaction(async (tx) => {
    const opened = await openOrJoin(needs, tx, said);
    const { row, joined, message } = opened;
    const what = joined ? (row.state === 'reopened' ? 'reopened' : 'asked') : 'opened';
    await tellCarers(needs, tx, { what, row, carers, but: caller?.account ?? null, message });
    // Not what a reader wrote, nor their address: the record is kept for ever.
    const after = { kind: row.kind, object: said.object, dataset: dataset?.id, from: said.speaker.origin, message };
    await record(needs, tx, row, { caller, action: joined ? 'add-to-case' : 'open-case', after });
    return opened;
  });
}

/** Tells whoever wanted something: the person who opened it, everyone who asked in it, and readers who left an address. */
async function tellAsking(
  needs: HelpdeskNeeds,
  tx: Transaction,
  { event, row, message, but }: { event: CaseReply['event']; row: CaseRow; message: number; but: AccountId },
): Promise<void> {
  const what = event === 'solve' ? 'solved' : event === 'close' ? 'closed' : 'answered';
  const messages = await store.listMessages(tx, row.id);
  const asking = new Set(messages.flatMap((each) => (each.event === 'ask' && each.account ? [each.account] : [])));
  for (const account of asking) if (account !== but) await tell(needs, tx, { what, row, message, to: { account } });
  const readers = new Map<string, MessageRow>();
  for (const each of messages) if (each.reply_to) readers.set(each.reply_to, each);
  for (const { number } of readers.values()) await tell(needs, tx, { what, row, message, to: { reader: number } });
}

/** As whom somebody speaks: for the institution where they have a part in it, else for the centre. */
function speakerOf(caller: Caller, institution: CaseRow['institution']): Speaker {
  const own = caller.appointments.find((held) => held.institution === institution && opens(caller, held, institution));
  const central = caller.appointments.find((held) => held.institution === null && opens(caller, held, institution));
  return {
    origin: own ? 'institution' : 'centre',
    account: caller.account,
    name: caller.name,
    role: (own ?? central)?.role ?? null,
  };
}
const opens = (caller: Caller, held: Caller['appointments'][number], institution: CaseRow['institution']): boolean =>
  mayOpenCaseOf({ ...caller, appointments: [held] }, institution);

function requirePost({ role, at }: CasePost): void {
  const place = rolePlaces[role];
  if (place !== 'either' && place !== at) throw noSuchPost();
  if (!listRolesWith('answer-cases').includes(role)) throw postDoesNotAnswer();
}

/** How often one address, and all together about one dataset, may write. Counted in memory, and nowhere kept. */
function takeTurn({ limiters, addressOf }: HelpdeskNeeds, request: Request, dataset: DatasetId): void {
  const wait = limiters.address.take(addressOf(request)) || limiters.dataset.take(dataset);
  if (wait > 0) throw tooManyReports(wait);
}

export async function requireCase({ database }: Pick<HelpdeskNeeds, 'database'>, key: string): Promise<CaseRow> {
  const id = CaseId.safeParse(key);
  const row = id.success ? await store.find(database, id.data) : undefined;
  if (!row) throw noSuchCase(key);
  return row;
}

const record = (
  { audit }: HelpdeskNeeds,
  tx: Transaction,
  { id, institution }: CaseRow,
  done: Omit<Parameters<HelpdeskNeeds['audit']['record']>[1], 'object' | 'institution'>,
): Promise<void> => audit.record(tx, { ...done, object: { kind: 'case', id }, institution });
