import { basename } from 'node:path';
import type { Fault, ForeignKey, JsonValue, OpenContext, Opened, RawTable } from './format.ts';
import { type Entry, isList, isObject, type JsonObject, stageRecords } from './records.ts';

/** The parts of Open Contracting data (OCDS 1.1) found in a JSON value. */
export interface Contracting {
  readonly releases: readonly JsonObject[];
  readonly records: readonly JsonObject[];
  /** What the package says of itself. */
  readonly notes: readonly string[];
}

const stages = ['planning', 'tender', 'awards', 'contracts', 'buyer', 'parties', 'initiationType'];

/** One step or the present state of a process of contracting. */
export function isRelease(value: JsonValue | undefined): value is JsonObject {
  return isObject(value) && typeof value['ocid'] === 'string' && stages.some((name) => name in value);
}

/** All of a process: its releases and what they come to. */
function isRecord(value: JsonValue | undefined): value is JsonObject {
  if (!isObject(value)) return false;
  const compiled = isRelease(value['compiledRelease']);
  return compiled || (isObject(value['versionedRelease']) && isList(value['releases']));
}

/** Releases or records, alone, in a list or in a package; undefined when the value is something else. */
export function findContracting(value: JsonValue): Contracting | undefined {
  if (isRelease(value)) return { releases: [value], records: [], notes: [] };
  if (isRecord(value)) return { releases: [], records: [value], notes: [] };
  if (isList(value) && value.length > 0) {
    if (value.every(isRelease)) return { releases: value.filter(isRelease), records: [], notes: [] };
    if (value.every(isRecord)) return { releases: [], records: value.filter(isRecord), notes: [] };
    const packages = value.map((each) => (isObject(each) ? findContracting(each) : undefined));
    if (packages.includes(undefined)) return undefined;
    return join(packages.flatMap((each) => each ?? []));
  }
  if (!isObject(value)) return undefined;
  const { releases, records } = value;
  if (isList(records) && records.length > 0 && records.every((each) => isRecord(each) || isBare(each)))
    return { releases: [], records: records.filter(isObject), notes: listNotes(value) };
  if (isList(releases) && releases.length > 0 && releases.every(isRelease))
    return { releases: releases.filter(isRelease), records: [], notes: listNotes(value) };
  return undefined;
}

/** A record that only names its releases. */
function isBare(value: JsonValue | undefined): boolean {
  return isObject(value) && typeof value['ocid'] === 'string' && isList(value['releases']);
}

function join(packages: readonly Contracting[]): Contracting {
  return {
    releases: packages.flatMap(({ releases }) => releases),
    records: packages.flatMap(({ records }) => records),
    notes: packages[0]?.notes ?? [],
  };
}

function listNotes(pack: JsonObject): string[] {
  const publisher = isObject(pack['publisher']) ? pack['publisher']['name'] : undefined;
  const said = { uri: pack['uri'], version: pack['version'], publishedDate: pack['publishedDate'], publisher };
  const notes = { ...said, license: pack['license'], publicationPolicy: pack['publicationPolicy'] };
  return Object.entries(notes).flatMap(([name, text]) => (typeof text === 'string' ? [`${name}: ${text}`] : []));
}

interface Draft {
  readonly entries: Entry[];
  /** Paths of the lists whose items are in this table, such as `awards/items`. */
  readonly paths: Set<string>;
}

/** The order people look for them; lists of other names follow as they come. */
const order = ['records', 'releases', 'parties', 'tenderers', 'awards', 'suppliers', 'contracts', 'items', 'documents'];

/** Releases become a table of releases and one for each kind of list in them, all with the keys that join them. */
export async function openContracting(context: OpenContext, found: Contracting): Promise<Opened> {
  const drafts = new Map<string, Draft>();
  const faults: Fault[] = [];
  let history = 0;
  for (const release of found.releases) unfold(drafts, 'releases', release);
  for (const record of found.records) {
    if (isObject(record['versionedRelease'])) history++;
    unfoldRecord(drafts, record);
  }
  if (history > 0) faults.push({ code: 'history-left-out', count: history });
  const names = [...drafts.keys()].sort((a, b) => rank(a) - rank(b));
  const tables: RawTable[] = [];
  for (const [index, name] of names.entries()) {
    const draft = drafts.get(name);
    if (!draft) continue;
    const table = await stageDraft(context, name, draft, index);
    tables.push(index === 0 ? { ...table, notes: [...found.notes], faults } : table);
  }
  return { format: 'ocds', tables: tables.map((table) => link(table, drafts)), faults: [] };
}

function rank(name: string): number {
  const at = order.indexOf(name);
  return at < 0 ? order.length : at;
}

/** A record is a row of what it comes to, and rows of the releases it lists; without a compiled release these are unfolded. */
function unfoldRecord(drafts: Map<string, Draft>, record: JsonObject): void {
  const { compiledRelease, versionedRelease: _, releases, ...own } = record;
  const listed = isList(releases) ? releases.filter(isObject) : [];
  const compiled = isObject(compiledRelease) ? compiledRelease : undefined;
  const ocid = record['ocid'] ?? compiled?.['ocid'] ?? listed[0]?.['ocid'] ?? null;
  if (compiled) unfold(drafts, 'records', { ocid, ...own, ...compiled });
  else add(drafts, 'records', '', { ocid, ...own });
  for (const release of listed) {
    const full = { ocid, ...release };
    if (compiled) add(drafts, 'releases', '', omitLists(full));
    else unfold(drafts, 'releases', full);
  }
}

function add(drafts: Map<string, Draft>, table: string, path: string, record: JsonObject): void {
  const draft = drafts.get(table) ?? { entries: [], paths: new Set<string>() };
  draft.entries.push({ record });
  draft.paths.add(path);
  drafts.set(table, draft);
}

function omitLists(value: JsonObject): JsonObject {
  const kept: Record<string, JsonValue> = {};
  for (const [key, each] of Object.entries(value))
    if (isObject(each)) {
      const inner = omitLists(each);
      if (Object.keys(inner).length > 0) kept[key] = inner;
    } else if (!isList(each) || (each.length > 0 && !each.every(isObject))) kept[key] = each;
  return kept;
}

interface Place {
  readonly ocid: JsonValue;
  readonly release: JsonValue;
  /** Names of lists and objects down to here. */
  readonly path: readonly string[];
  /** Identifier of the nearest item of a list that this is in. */
  readonly parent: JsonValue;
}

function unfold(drafts: Map<string, Draft>, table: string, release: JsonObject): void {
  // What tells a release from others comes first.
  const { ocid = null, id = null, date = null, tag = null, ...rest } = release;
  add(drafts, table, '', omitLists({ ocid, id, date, tag, ...rest }));
  const place = { ocid: release['ocid'] ?? null, release: release['id'] ?? null, path: [], parent: null };
  visit(drafts, release, place, 0);
}

const maxDepth = 12;

/** Puts each item of each list of objects into the table of the list's name. */
function visit(drafts: Map<string, Draft>, value: JsonObject, place: Place, depth: number): void {
  if (depth > maxDepth) return;
  for (const [key, each] of Object.entries(value)) {
    const path = [...place.path, key];
    if (isObject(each)) visit(drafts, each, { ...place, path }, depth + 1);
    if (!isList(each) || each.length === 0 || !each.every(isObject)) continue;
    for (const item of each) {
      if (!isObject(item)) continue;
      const { ocid: _, release_id: __, parent: ___, parent_id: ____, ...own } = item;
      const keys = {
        ocid: place.ocid,
        release_id: place.release,
        parent: place.path.join('/'),
        parent_id: place.parent,
      };
      add(drafts, key, path.join('/'), { ...keys, ...omitLists(own) });
      visit(drafts, item, { ...place, path, parent: item['id'] ?? null }, depth + 1);
    }
  }
}

/** Identifiers are text: equal ones must stay equal in every table. */
function isIdentifier(title: string): boolean {
  return /^(?:ocid|id|release_id|parent|parent_id|awardID)$|\.id$|ID$/.test(title);
}

async function stageDraft(context: OpenContext, name: string, draft: Draft, index: number): Promise<RawTable> {
  const idle = new Set(['parent', 'parent_id'].filter((key) => draft.entries.every(({ record }) => !record[key])));
  const entries = draft.entries.map(({ record }) => ({
    record: Object.fromEntries(Object.entries(record).filter(([key]) => !idle.has(key))),
  }));
  const table = await stageRecords(() => entries, {
    name,
    scratch: context.scratch,
    file: `${basename(context.probe.path)}.${context.depth}.o${index}.csv`,
    maxColumns: context.limits.columns,
  });
  const columns = table.columns.map((column, at) =>
    isIdentifier(column.title) ? { ...column, known: { type: 'string' as const, sql: `c${at}` } } : column,
  );
  return { ...table, columns };
}

/** What a table's keys refer to, where all its rows refer to one other table. */
function link(table: RawTable, drafts: ReadonlyMap<string, Draft>): RawTable {
  const has = (title: string) => table.columns.some((column) => column.title === title);
  const keys: ForeignKey[] = [];
  const root = drafts.has('releases') && !drafts.get('records')?.entries.some(({ record }) => 'id' in record);
  const top = root ? 'releases' : 'records';
  if (has('release_id')) keys.push({ columns: ['ocid', 'release_id'], table: top, references: ['ocid', 'id'] });
  else if (table.name === 'releases' && drafts.has('records'))
    keys.push({ columns: ['ocid'], table: 'records', references: ['ocid'] });
  if (has('awardID') && drafts.has('awards') && table.name === 'contracts')
    keys.push({ columns: ['release_id', 'awardID'], table: 'awards', references: ['release_id', 'id'] });
  const parents = new Set(
    [...(drafts.get(table.name)?.paths ?? [])].map((path) => path.split('/').slice(0, -1).join('/')),
  );
  const [parent = ''] = parents;
  if (parents.size === 1 && has('parent_id') && drafts.get(parent)?.paths.has(parent))
    keys.push({ columns: ['release_id', 'parent_id'], table: parent, references: ['release_id', 'id'] });
  return keys.length === 0 ? table : { ...table, foreignKeys: keys };
}
