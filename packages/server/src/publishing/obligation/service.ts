import {
  addDays,
  countDays,
  type Evidence,
  findDayIn,
  findText,
  type InstrumentSummary,
  LegalInstrument,
  type Obligation,
  type ObligationFigures,
  type ObligationQuery,
  type ObligationRule,
} from '@milpa/sdk';
import { type Holders, mayDefineObligations, mayPublishFor, requireMay, requireThat } from '../../account/index.ts';
import type { Audit } from '../../audit/index.ts';
import type { Clock } from '../../clock.ts';
import type { Caller } from '../../http/index.ts';
import type { Institutions, PublicBody } from '../../institution/index.ts';
import type { Random } from '../../random.ts';
import type { Database } from '../../storage/database/index.ts';
import { checks } from './checks.ts';
import { type Duty, judgeDuty, listDuties } from './model.ts';
import { keyDiffers, noSuchObligation, notYet, seenByItself } from './problems.ts';
import { type InstrumentRow, type ObligationRow, store } from './store.ts';

export interface ObligationNeeds {
  readonly database: Database;
  readonly clock: Clock;
  readonly random: Random;
  readonly audit: Pick<Audit, 'record'>;
  readonly institutions: Pick<Institutions, 'find' | 'require' | 'list'>;
  readonly holders: Holders;
  readonly timeZone: string;
}

const findToday = ({ clock, timeZone }: ObligationNeeds): string => findDayIn(timeZone, clock());

/** Makes the duties of every institution anew from the newest versions, and looks at what the portal can see itself. */
export async function refreshObligations(needs: ObligationNeeds): Promise<void> {
  const today = findToday(needs);
  const instruments = (await store.listInstruments(needs.database)).map(({ document }) =>
    LegalInstrument.parse(document),
  );
  const findAppointed = async (institution: PublicBody['id'], role: string) => {
    const [holder] = await needs.holders.list(institution, [role]);
    return holder && findDayIn(needs.timeZone, holder.from);
  };
  const duties: Duty[] = [];
  for (const body of await needs.institutions.list())
    for (const instrument of instruments) duties.push(...(await listDuties(instrument, body, today, findAppointed)));
  await needs.database.transaction(async (tx) => {
    await store.lock(tx);
    await store.putDuties(
      tx,
      duties.map((duty) => ({ ...duty, id: needs.random.id() })),
    );
    await store.lapseOthers(tx, duties, needs.clock());
  });
  await lookAtAll(needs, instruments, today);
}

/** How long before its day the portal begins to look whether a duty is done. */
const lookAheadDays = 366;

async function lookAtAll(needs: ObligationNeeds, instruments: readonly LegalInstrument[], today: string) {
  const dayOf = (instant: Date) => findDayIn(needs.timeZone, instant);
  for (const row of await store.listOpenBy(needs.database, addDays(today, lookAheadDays))) {
    const check = findRule(instruments, row)?.check;
    if (!check || (row.occurrence > 0 && (await hasEarlierOpen(needs, row)))) continue;
    const seen = await checks[check.name]({ ...needs, dayOf }, row.institution, check.least, today);
    await store.noteCheck(needs.database, row.id, seen.outcome);
    if (seen.outcome === 'pass')
      await store.fulfil(needs.database, row.id, seen.on ?? today, { text: `${check.name}: ${seen.found}` });
  }
}

/** Of a duty that comes again, only the next one is looked at: what was done this year is not done for the next. */
async function hasEarlierOpen({ database, clock, timeZone }: ObligationNeeds, row: ObligationRow): Promise<boolean> {
  const today = findDayIn(timeZone, clock());
  const ask = { institution: row.institution, instrument: row.instrument, state: null, today, limit: 500, offset: 0 };
  const before = (await store.list(database, ask)).findLast(
    (each) => each.rule === row.rule && each.occurrence === row.occurrence - 1,
  );
  return before !== undefined && before.due >= today;
}

const findRule = (instruments: readonly LegalInstrument[], { instrument, rule }: Duty): ObligationRule | undefined =>
  instruments.find(({ key }) => key === instrument)?.rules.find(({ key }) => key === rule);

/** A new version replaces the one before; what it no longer asks for lapses. */
export async function loadInstrument(
  needs: ObligationNeeds,
  caller: Caller | undefined,
  key: string,
  document: LegalInstrument,
): Promise<InstrumentSummary> {
  const known = requireThat(caller, mayDefineObligations);
  if (document.key !== key) throw keyDiffers(key, document.key);
  await needs.database.transaction(async (tx) => {
    await store.lock(tx);
    const before = (await store.listInstruments(tx)).find((each) => each.key === key);
    const version = (before?.version ?? 0) + 1;
    await store.addInstrument(tx, { key, version, document, account: known.account, loaded: needs.clock() });
    await needs.audit.record(tx, {
      caller: known,
      action: 'load-instrument',
      object: { kind: 'instrument', id: key },
      before: before?.document,
      after: document,
    });
  });
  await refreshObligations(needs);
  const loaded = (await listInstruments(needs)).find((each) => each.key === key);
  if (!loaded) throw new Error(`The instrument ${key} was written but cannot be read back`);
  return loaded;
}

export async function listInstruments(needs: ObligationNeeds): Promise<InstrumentSummary[]> {
  const [rows, figures] = await Promise.all([
    store.listInstruments(needs.database),
    store.listFigures(needs.database, findToday(needs)),
  ]);
  return rows.map(({ key, version, document, loaded }) => {
    const none = { due: 0, onTime: 0, late: 0, overdue: 0, unknown: 0 };
    const { instrument: _, ...counts } = figures.find((each) => each.instrument === key) ?? {
      instrument: key,
      ...none,
    };
    const share: ObligationFigures['share'] = counts.due === 0 ? null : counts.onTime / counts.due;
    return { ...LegalInstrument.parse(document), version, loaded: loaded.toISOString(), figures: { ...counts, share } };
  });
}

export async function listObligations(needs: ObligationNeeds, query: ObligationQuery) {
  const institution = query.institution ? (await needs.institutions.require(query.institution)).id : null;
  const { state = null, instrument = null, limit, offset } = query;
  const ask = { institution, instrument, state, limit, offset, today: findToday(needs) };
  const [total, rows, instruments, bodies] = await Promise.all([
    store.count(needs.database, ask),
    store.list(needs.database, ask),
    store.listInstruments(needs.database),
    needs.institutions.list(),
  ]);
  const items = rows.flatMap((row) => {
    const body = bodies.find(({ id }) => id === row.institution);
    return body ? [present(row, body, instruments, ask.today)] : [];
  });
  return { total, items };
}

function present(
  row: ObligationRow,
  { id, slug, name }: PublicBody,
  instruments: readonly InstrumentRow[],
  today: string,
): Obligation {
  const document = instruments.find(({ key }) => key === row.instrument)?.document;
  // A rule that is no more is named by its key: the duty lapsed, but it stays to be seen.
  const rule = document?.rules.find(({ key }) => key === row.rule);
  const { title = {}, citation = '' } = document ?? {};
  return {
    id: row.id,
    instrument: { key: parseSlug(row.instrument), title, citation },
    rule: row.rule,
    title: rule?.title ?? { es: row.rule },
    basis: rule?.basis ?? '',
    asks: rule?.evidence ?? {},
    institution: { id, slug, name },
    due: row.due,
    state: judgeDuty(row, today),
    days: countDays(row.due, today),
    ...(row.fulfilled === null ? {} : { fulfilled: row.fulfilled }),
    ...(row.evidence === null ? {} : { evidence: row.evidence }),
    ...(rule?.check ? { check: { name: rule.check.name, outcome: row.checked ?? 'unknown' } } : {}),
  };
}
// Written from an instrument, whose key it is.
const parseSlug = (text: string) => text as Obligation['instrument']['key'];

/** Shows that something was done that the portal cannot see by itself. */
export async function fulfilObligation(
  needs: ObligationNeeds,
  caller: Caller | undefined,
  id: string,
  { on, text, url }: Evidence,
): Promise<Obligation> {
  const row = await store.find(needs.database, id);
  if (!row || row.lapsed !== null) throw noSuchObligation();
  const known = requireMay(caller, mayPublishFor, row.institution);
  const today = findToday(needs);
  if (on > today) throw notYet(today);
  const instruments = await store.listInstruments(needs.database);
  const rule = findRule(
    instruments.map(({ document }) => document),
    row,
  );
  if (rule?.check) throw seenByItself(findText(rule.evidence, known.language)?.text ?? '');
  const evidence = { text, ...(url ? { url } : {}) };
  await needs.database.transaction(async (tx) => {
    await store.fulfil(tx, id, on, evidence);
    const object = { kind: 'obligation', id };
    await needs.audit.record(tx, { caller: known, action: 'fulfil-obligation', object, after: { on, ...evidence } });
  });
  const body = await needs.institutions.require(row.institution);
  return present((await store.find(needs.database, id)) ?? row, body, instruments, today);
}
