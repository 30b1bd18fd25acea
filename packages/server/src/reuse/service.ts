import {
  type InstitutionId,
  type Language,
  type NewReuse,
  type Reuse,
  type ReuseCorrection,
  type ReuseEvent,
  ReuseId,
  type ReuseMove,
  type ReuseQueueQuery,
  type Reuses,
  type ReusesQuery,
  type ReuseText,
  reuseLife,
} from '@milpa/sdk';
import { hashSecret } from '../account/index.ts';
import type { Caller } from '../http/index.ts';
import type { Transaction } from '../storage/database/index.ts';
import { listDeciders, tell } from './letters.ts';
import { isAppointed, listDecided, mayDecide, requireConfirming, requireDecider } from './may.ts';
import {
  confirmDays,
  copyOf,
  dayMs,
  foldWords,
  needsReason,
  type ReuseNeeds,
  type ReuseRow,
  type SaidRow,
  type UsedRow,
  wordsOf,
} from './model.ts';
import { presentAll } from './present.ts';
import {
  noEmail,
  noImpact,
  noSuchCode,
  noSuchReuse,
  noSuchUsed,
  notNow,
  reasonMissing,
  reuseChanged,
  sinceWhen,
  tooMany,
} from './problems.ts';
import { store } from './store.ts';

interface Asked {
  readonly request: Request;
  readonly language: Language;
}

type Used = readonly Omit<UsedRow, 'reuse'>[];

/** What is public, by what is asked for. */
export async function listReuses(
  needs: ReuseNeeds,
  caller: Caller | undefined,
  { q, kind, theme, institution, dataset, limit, offset }: ReusesQuery,
): Promise<Reuses> {
  const { database, datasets, institutions } = needs;
  const found = dataset === undefined ? undefined : await datasets.findReleased(dataset);
  if (dataset !== undefined && !found) return { total: 0, items: [] };
  const { total, rows } = await store.list(database, {
    ...{ states: ['accepted'], words: listWords(q), kind: kind ?? null, theme: theme ?? null, limit, offset },
    institutions: institution === undefined ? null : [(await institutions.require(institution)).id],
    dataset: found?.id ?? null,
  });
  return { total, items: await presentAll(needs, rows, caller) };
}

const listWords = (q: string): string[] => foldWords(q).split(/\s+/).filter(Boolean).slice(0, 20);

/** What those who decide have before them. */
export async function listQueue(
  needs: ReuseNeeds,
  caller: Caller | undefined,
  { state, limit, offset }: ReuseQueueQuery,
): Promise<Reuses> {
  const decided = listDecided(caller, await store.listInstitutions(needs.database));
  const any = { words: [], kind: null, theme: null, dataset: null };
  const { total, rows } = await store.list(needs.database, {
    ...{ ...any, states: [state], institutions: decided, limit, offset },
  });
  return { total, items: await presentAll(needs, rows, caller) };
}

/** One that is public, or on which the caller decides. */
export async function getReuse(needs: ReuseNeeds, caller: Caller | undefined, id: string): Promise<Reuse> {
  const row = await requireRow(needs, id);
  if (row.state !== 'accepted' && !mayDecide(caller, await listInstitutions(needs, row.id))) throw noSuchReuse();
  return presentRow(needs, caller, row.id);
}

async function requireRow({ database }: ReuseNeeds, key: string): Promise<ReuseRow> {
  const id = ReuseId.safeParse(key);
  const row = id.success ? await store.find(database, id.data) : undefined;
  // What was not confirmed is nobody's to see.
  if (!row || row.state === 'waiting') throw noSuchReuse();
  return row;
}

const listInstitutions = async ({ database }: ReuseNeeds, id: ReuseId): Promise<InstitutionId[]> => [
  ...new Set((await store.listUsed(database, [id])).map(({ institution }) => institution)),
];

async function presentRow(needs: ReuseNeeds, caller: Caller | undefined, id: ReuseId): Promise<Reuse> {
  const row = await store.find(needs.database, id);
  const [item] = row ? await presentAll(needs, [row], caller) : [];
  if (!item) throw noSuchReuse();
  return item;
}

/** The datasets that are named, as they are today. Throws `invalid-request` for one that is not public. */
async function findUsed({ datasets }: ReuseNeeds, named: ReuseText['datasets']): Promise<Used> {
  const found = new Map<string, Used[number]>();
  for (const [at, { dataset: key, version }] of named.entries()) {
    const dataset = await datasets.findReleased(key, version);
    if (!dataset) throw noSuchUsed(key, at);
    found.set(dataset.id, { dataset: dataset.id, version: version ?? null, ...copyOf(dataset) });
  }
  return [...found.values()];
}

/** Without what is not seen or turns the direction of text round: it would make one thing look like another. */
const normalizeText = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{C}\n]/gu, ' ')
    .trim();
const normalizeLine = (text: string): string => normalizeText(text).replace(/\s+/g, ' ');

function sayRow({ clock }: ReuseNeeds, input: ReuseText, language: Language): SaidRow {
  const { maker, impact, since = null } = input;
  // Somewhere on the Earth it is tomorrow already.
  if (since !== null && Date.parse(since) > clock().getTime() + dayMs) throw sinceWhen();
  return {
    ...{ title: normalizeLine(input.title), description: normalizeText(input.description), kind: input.kind },
    address: input.address,
    ...{ language: input.language ?? language, maker_name: normalizeLine(maker.name), maker_kind: maker.kind, since },
    ...{ impact_text: impact ? normalizeText(impact.text) : null, impact_url: impact?.url ?? null },
  };
}

/** Sent in: by nobody known it waits for its letter; by an account somebody looks at it; by whoever decides it is public at once. */
export async function sendReuse(
  needs: ReuseNeeds,
  caller: Caller | undefined,
  input: NewReuse,
  { request, language }: Asked,
): Promise<Pick<Reuse, 'id' | 'state'>> {
  const email = caller?.email ?? input.email?.toLowerCase();
  if (email === undefined) throw noEmail();
  const said = sayRow(needs, input, language);
  const used = await findUsed(needs, input.datasets);
  const institutions = used.map(({ institution }) => institution);
  if (!caller) takeTurn(needs, request, email);
  const state = !caller ? 'waiting' : isAppointed(caller, institutions) ? 'accepted' : 'sent';
  const [id, now] = [ReuseId.parse(needs.random.id()), needs.clock()];
  const row: ReuseRow = {
    ...said,
    ...{ id, state, email: needs.seal.close(email, id), made: now, changed: now, reason: null, revision: 1 },
    ...{ accepted: state === 'accepted' ? now : null, impact_confirmed: null, impact_confirmed_by: null },
  };
  const deciders = state === 'sent' ? await listDeciders(needs, institutions) : [];
  await needs.database.transaction(async (tx) => {
    await store.add(tx, { ...row, words: wordsOf(row) });
    await store.setUsed(tx, row.id, used);
    await store.wantCheck(tx, row.id, row.address, now);
    if (state === 'waiting') await tell(needs, tx, { reuse: row.id, what: 'confirm', to: 'sender' });
    if (state === 'accepted') await tell(needs, tx, { reuse: row.id, what: 'accepted', to: 'sender' });
    for (const to of deciders) await tell(needs, tx, { reuse: row.id, what: 'decide', to });
    await record(needs, tx, { caller, action: 'send-reuse', row, institution: institutions[0] });
  });
  return { id: row.id, state };
}

/** How often one address on the network sends, and one mailbox gets letters. Counted in memory, and nowhere kept. */
function takeTurn({ limiters, addressOf }: ReuseNeeds, request: Request, email: string): void {
  const wait = limiters.address.take(addressOf(request)) || limiters.mailbox.take(email);
  if (wait > 0) throw tooMany(wait);
}

interface Done {
  readonly caller: Caller | undefined;
  readonly action: string;
  readonly row: Pick<ReuseRow, 'id' | 'state'>;
  readonly institution: InstitutionId | undefined;
  readonly before?: string;
  readonly reason?: string;
}

/** Who decided what. Neither the words of whoever sent it nor where they get letters: the record is kept for ever. */
const record = ({ audit }: ReuseNeeds, tx: Transaction, done: Done): Promise<void> =>
  audit.record(tx, {
    ...{ caller: done.caller, action: done.action, object: { kind: 'reuse', id: done.row.id } },
    institution: done.institution,
    ...(done.before === undefined ? {} : { before: { state: done.before } }),
    after: { state: done.row.state, ...(done.reason ? { reason: done.reason } : {}) },
  });

function requireNext(row: ReuseRow, event: ReuseEvent) {
  const next = reuseLife[row.state][event];
  if (next === null) throw notNow(event, row.state);
  return next;
}

/** The code in the first letter: from here on somebody looks at it. Works once. */
export async function confirmReuse(needs: ReuseNeeds, code: string): Promise<Pick<Reuse, 'id' | 'state'>> {
  const { database, clock } = needs;
  const done = await database.transaction(async (tx) => {
    const after = new Date(clock().getTime() - confirmDays * dayMs);
    const id = await store.useConfirmation(tx, hashSecret(code), after);
    const before = id && (await store.lock(tx, id));
    if (!before) throw noSuchCode();
    const row = { ...before, state: requireNext(before, 'confirm'), changed: clock() };
    await store.move(tx, row);
    await record(needs, tx, { caller: undefined, action: 'confirm-reuse', row, institution: undefined });
    return row;
  });
  await tellDeciders(needs, done.id);
  return { id: done.id, state: done.state };
}

async function tellDeciders(needs: ReuseNeeds, reuse: ReuseId): Promise<void> {
  const deciders = await listDeciders(needs, await listInstitutions(needs, reuse));
  await needs.database.transaction(async (tx) => {
    for (const to of deciders) await tell(needs, tx, { reuse, what: 'decide', to });
  });
}

async function requireOwn({ database }: ReuseNeeds, code: string): Promise<ReuseRow> {
  const row = await store.findByCode(database, hashSecret(code));
  if (!row || row.state === 'withdrawn') throw noSuchCode();
  return row;
}

/** What one sent in, by the code in a letter: whatever became of it. */
export const findOwn = async (needs: ReuseNeeds, code: string): Promise<Reuse> =>
  presentRow(needs, undefined, (await requireOwn(needs, code)).id);

/** Corrected by whoever sent it; what is public is what was looked at, so it is looked at again. */
export async function correctOwn(
  needs: ReuseNeeds,
  { code, revision, ...input }: ReuseCorrection,
  language: Language,
): Promise<Reuse> {
  const { id } = await requireOwn(needs, code);
  const wait = needs.limiters.mailbox.take(id);
  if (wait > 0) throw tooMany(wait);
  const used = await findUsed(needs, input.datasets);
  await needs.database.transaction(async (tx) => {
    const before = await store.lock(tx, id);
    if (!before) throw noSuchCode();
    if (before.revision !== revision) throw reuseChanged(await presentRow(needs, undefined, id));
    const now = needs.clock();
    const said = sayRow(needs, input, input.language ?? before.language ?? language);
    const row = { ...said, id, state: requireNext(before, 'correct'), changed: now };
    await store.correct(tx, { ...row, words: wordsOf(row) });
    await store.setUsed(tx, id, used);
    await store.wantCheck(tx, id, row.address, now);
    const institution = used[0]?.institution;
    await record(needs, tx, { caller: undefined, action: 'correct-reuse', row, institution, before: before.state });
  });
  await tellDeciders(needs, id);
  return presentRow(needs, undefined, id);
}

/** Withdrawn for good by whoever sent it. */
export async function withdrawOwn(needs: ReuseNeeds, code: string): Promise<Pick<Reuse, 'id' | 'state'>> {
  const { id } = await requireOwn(needs, code);
  const institutions = await listInstitutions(needs, id);
  return needs.database.transaction(async (tx) => {
    const before = await store.lock(tx, id);
    if (!before) throw noSuchCode();
    const row = { ...before, state: requireNext(before, 'withdraw'), changed: needs.clock() };
    await store.move(tx, row);
    await store.removeCodes(tx, id, null);
    const institution = institutions[0];
    await record(needs, tx, { caller: undefined, action: 'withdraw-reuse', row, institution, before: before.state });
    return { id, state: row.state };
  });
}

interface Seen {
  readonly id: string;
  readonly revision: number;
}

async function lockSeen(needs: ReuseNeeds, tx: Transaction, caller: Caller, { id, revision }: Seen & { id: ReuseId }) {
  const row = await store.lock(tx, id);
  if (!row) throw noSuchReuse();
  if (row.revision !== revision) throw reuseChanged(await presentRow(needs, caller, id));
  return row;
}

/** Accepted, declined, hidden or shown again by whoever decides; whoever sent it is told. */
export async function decideReuse(
  needs: ReuseNeeds,
  given: Caller | undefined,
  { id: key, revision, event, reason }: ReuseMove & Seen,
): Promise<Reuse> {
  const { id } = await requireRow(needs, key);
  const institutions = await listInstitutions(needs, id);
  const caller = requireDecider(given, institutions);
  if (needsReason(event) && reason.length < 3) throw reasonMissing();
  const [institution] = listDecided(caller, institutions);
  await needs.database.transaction(async (tx) => {
    const before = await lockSeen(needs, tx, caller, { id, revision });
    const [state, now] = [requireNext(before, event), needs.clock()];
    const accepted = state === 'accepted' && before.state !== 'hidden' ? now : before.accepted;
    const row = { ...before, state, accepted, changed: now, reason: needsReason(event) ? reason : null };
    await store.move(tx, row);
    const what = state === 'declined' ? 'declined' : state === 'hidden' ? 'hidden' : 'accepted';
    await tell(needs, tx, { reuse: id, what, to: 'sender' });
    await record(needs, tx, { caller, action: `${event}-reuse`, row, institution, before: before.state, reason });
  });
  return presentRow(needs, given, id);
}

/** What it changed, confirmed by an institution whose data were used: a claim becomes evidence with a name and a day. */
export async function confirmImpact(
  needs: ReuseNeeds,
  given: Caller | undefined,
  { id: key, revision }: Seen,
): Promise<Reuse> {
  const { id } = await requireRow(needs, key);
  const { known: caller, institution } = requireConfirming(given, await listInstitutions(needs, id));
  if (!institution) throw noSuchReuse();
  await needs.database.transaction(async (tx) => {
    const row = await lockSeen(needs, tx, caller, { id, revision });
    if (row.state !== 'accepted' || row.impact_text === null) throw noImpact();
    await store.confirmImpact(tx, id, institution, needs.clock());
    await record(needs, tx, { caller, action: 'confirm-reuse-impact', row, institution });
  });
  return presentRow(needs, given, id);
}
