import { basename } from 'node:path';
import type { TextFacts } from './csv/encoding.ts';
import { readTextFacts } from './csv/encoding.ts';
import { listText } from './csv/source.ts';
import {
  type Fault,
  type Format,
  type JsonValue,
  type OpenContext,
  type Opened,
  type Probe,
  type RawTable,
  Refusal,
} from './format.ts';
import { openGeojson, unfoldFeature } from './geojson.ts';
import { stageGrid } from './grid.ts';
import { findContracting, isRelease, openContracting } from './ocds.ts';
import { readOpening } from './other.ts';
import { type Entry, isList, isObject, type JsonObject, stageRecords } from './records.ts';
import { openTopojson } from './topojson.ts';

/** JSON is held in memory as a whole: a longer text is refused. */
const maxBytes = 384 * 2 ** 20;

/** JSON in the shapes data comes in, JSON Lines, and GeoJSON. */
export const jsonFormat: Format = { id: 'json', detect: isJson, open: openJson };

function isJson(probe: Probe): boolean {
  const opening = readOpening(probe, 4000).replaceAll('\0', '');
  return /^\{\s*(?:"|\}|$)/.test(opening) || /^\[\s*(?:[[{"\]]|-?\d|true|false|null|$)/.test(opening);
}

/** What recurses over a value ends where the stack ends. */
async function openJson(context: OpenContext): Promise<Opened> {
  try {
    return await openWhole(context);
  } catch (error) {
    if (!(error instanceof RangeError) || !/call stack/i.test(error.message)) throw error;
    throw new Refusal('broken', { format: 'JSON', reason: 'lists or objects nested too deeply' });
  }
}

async function openWhole(context: OpenContext): Promise<Opened> {
  const { probe, options } = context;
  const facts = await readTextFacts(probe.path, options.signal);
  const lines = await openLines(context, facts);
  if (lines) return lines;
  if (probe.size > maxBytes) throw new Refusal('too-large', { format: 'JSON', limit: `${maxBytes >> 20} MB` });
  const value = parseJson(await readText(context, facts));
  const contracting = findContracting(value);
  if (contracting) return openContracting(context, contracting);
  if (isObject(value) && value['type'] === 'Topology') return openTopojson(context, value);
  if (isObject(value)) {
    const map = await openGeojson(context, value);
    if (map) return map;
  }
  const tables = await openValue(context, value);
  if (tables.length === 0) throw new Refusal('no-columns');
  return { format: 'json', tables, faults: [] };
}

async function readText(context: OpenContext, facts: TextFacts): Promise<string> {
  const parts: string[] = [];
  for await (const part of listText(context.probe.path, facts, context.options.signal)) parts.push(part);
  return parts.join('');
}

/** Big integers keep their digits as text. */
export function parseJson(text: string): JsonValue {
  const long = /\d{16}/.test(text);
  try {
    if (!long) return JSON.parse(text) as JsonValue;
    return JSON.parse(text, keepDigits) as JsonValue;
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 200) : '';
    const at = Number(/position (\d+)/.exec(reason)?.[1] ?? 0);
    if (/end of JSON|Unterminated/i.test(reason) || at >= text.trimEnd().length) throw new Refusal('truncated');
    throw new Refusal('broken', { format: 'JSON', reason });
  }
}

function keepDigits(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  if (typeof value !== 'number' || context?.source === undefined) return value;
  return /^-?\d{16,}$/.test(context.source) && !Number.isSafeInteger(value) ? context.source : value;
}

/** One object a line; undefined when the text is something else. */
async function openLines(context: OpenContext, facts: TextFacts): Promise<Opened | undefined> {
  const opening = readOpening(context.probe, 200_000);
  const [first = '', second = ''] = opening.split(/\r?\n/).filter((line) => line.trim() !== '');
  if (!isOneObject(first) || (second !== '' && !second.trimStart().startsWith('{'))) return undefined;
  if (second === '') return undefined;
  const entries: Entry[] = [];
  const bad: number[] = [];
  for await (const { text, line } of listLines(context, facts)) {
    if (text.trim() === '') continue;
    const record = maybeObject(text);
    if (record) entries.push({ record: unfoldFeature(record), line });
    else bad.push(line);
  }
  if (entries.length === 0) return undefined;
  const [line] = bad;
  const faults: Fault[] = line === undefined ? [] : [{ code: 'records-skipped', count: bad.length, line }];
  const releases = entries.map(({ record }) => record);
  if (releases.every(isRelease))
    return { ...(await openContracting(context, { releases, records: [], notes: [] })), faults };
  const table = await stageRecords(() => entries, {
    name: '',
    scratch: context.scratch,
    file: `${basename(context.probe.path)}.lines.csv`,
    maxColumns: context.limits.columns,
  });
  return { format: 'jsonl', tables: [{ ...table, faults }], faults: [] };
}

function isOneObject(line: string): boolean {
  return line.startsWith('{') && maybeObject(line) !== undefined;
}

function maybeObject(text: string): JsonObject | undefined {
  try {
    const value = parseJson(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

async function* listLines(context: OpenContext, facts: TextFacts): AsyncGenerator<{ text: string; line: number }> {
  let rest = '';
  let line = 0;
  for await (const part of listText(context.probe.path, facts, context.options.signal)) {
    const lines = (rest + part).split('\n');
    rest = lines.pop() ?? '';
    for (const text of lines) yield { text, line: ++line };
  }
  if (rest !== '') yield { text: rest, line: ++line };
}

/** Keys under which services put the rows. */
const rowKeys = [
  'releases',
  'records',
  'data',
  'rows',
  'results',
  'result',
  'items',
  'value',
  'values',
  'features',
  'd',
  'response',
  'resultados',
  'datos',
];

async function openValue(context: OpenContext, value: JsonValue): Promise<RawTable[]> {
  if (isList(value)) return [await openList(context, '', value)];
  if (!isObject(value)) return [await openList(context, '', [value])];
  const found = findRows(value);
  if (found) return [await openList(context, found.name, found.rows, found.titles)];
  const entries = listKeyed(value);
  if (entries) return [await stage(context, '', entries)];
  const lists = Object.entries(value).filter(([, each]) => isRecordList(each));
  const plain = Object.values(value).filter((each) => each === null || typeof each !== 'object').length;
  if (lists.length > 1 && plain < 2) {
    const tables: RawTable[] = [];
    for (const [name, rows] of lists) if (isList(rows)) tables.push(await openList(context, name, rows));
    return tables;
  }
  return [await stage(context, '', [{ record: value }])];
}

function isRecordList(value: JsonValue): boolean {
  return isList(value) && value.length > 0 && value.every((each) => isObject(each));
}

interface Rows {
  readonly name: string;
  readonly rows: readonly JsonValue[];
  readonly titles?: readonly string[];
}

/** The one list of records in an object, at the top or a little below. */
function findRows(value: JsonObject, depth = 0): Rows | undefined {
  const split = findSplit(value);
  if (split) return split;
  const lists = Object.entries(value).filter(([, each]) => isRecordList(each));
  const named = lists.find(([key]) => rowKeys.includes(key.toLowerCase()));
  const plain = Object.values(value).filter((each) => each === null || typeof each !== 'object').length;
  const only = lists.length === 1 && (plain <= 6 || named) ? lists[0] : named;
  if (only && isList(only[1])) return { name: only[0], rows: only[1] };
  if (lists.length > 0 || depth >= 2) return undefined;
  for (const [key, each] of Object.entries(value)) {
    if (!isObject(each) || !rowKeys.includes(key.toLowerCase())) continue;
    const inner = findRows(each, depth + 1);
    if (inner) return inner;
  }
  return undefined;
}

/** Titles in one list and rows of bare values in another. */
function findSplit(value: JsonObject): Rows | undefined {
  const rows = value['data'] ?? value['rows'] ?? value['values'];
  if (!isList(rows) || rows.length === 0 || !rows.every(isList)) return undefined;
  const view = isObject(value['meta']) && isObject(value['meta']['view']) ? value['meta']['view'] : undefined;
  const heads = value['columns'] ?? value['fields'] ?? value['header'] ?? view?.['columns'];
  if (!isList(heads)) return { name: '', rows };
  const titles = heads.map((head) => (isObject(head) ? String(head['name'] ?? head['id'] ?? '') : String(head)));
  return { name: '', rows, titles };
}

/** Columns as lists of one length, columns as objects of the same keys, or records under their keys. */
function listKeyed(value: JsonObject): Entry[] | undefined {
  const parts = Object.entries(value);
  if (parts.length < 2) return undefined;
  const lengths = new Set(parts.map(([, each]) => (isList(each) ? each.length : -1)));
  const [length] = lengths;
  if (lengths.size === 1 && length !== undefined && length > 0)
    return Array.from({ length }, (_, row) => ({
      record: Object.fromEntries(parts.map(([key, each]) => [key, isList(each) ? (each[row] ?? null) : null])),
    }));
  if (!parts.every(([, each]) => isObject(each))) return undefined;
  const objects = parts.flatMap(([key, each]) => (isObject(each) ? [{ key, each }] : []));
  const keys = Object.keys(objects[0]?.each ?? {});
  const rowwise = keys.length > 0 && keys.every((key) => /^\d+$/.test(key));
  if (rowwise)
    return keys.map((row) => ({
      record: Object.fromEntries(objects.map(({ key, each }) => [key, each[row] ?? null])),
    }));
  const alike = objects.filter(
    ({ each }) => Object.keys(each).filter((key) => keys.includes(key)).length >= keys.length / 2,
  );
  if (keys.length === 0 || alike.length < objects.length * 0.9) return undefined;
  return objects.map(({ key, each }) => ({ record: { key, ...each } }));
}

async function openList(
  context: OpenContext,
  name: string,
  rows: readonly JsonValue[],
  titles?: readonly string[],
): Promise<RawTable> {
  if (rows.length > 0 && rows.every(isList)) return openGrid(context, name, rows, titles);
  const entries = rows.flatMap((row): Entry[] => (isObject(row) ? [{ record: unfoldFeature(row) }] : []));
  if (entries.length === 0)
    return stage(
      context,
      name,
      rows.map((value) => ({ record: { value } })),
    );
  const table = await stage(context, name, entries);
  const skipped = rows.length - entries.length;
  return skipped === 0 ? table : { ...table, faults: [{ code: 'records-skipped', count: skipped }] };
}

async function openGrid(
  context: OpenContext,
  name: string,
  rows: readonly (readonly JsonValue[])[],
  titles: readonly string[] | undefined,
): Promise<RawTable> {
  const texts = rows.map((row) =>
    row.map((cell) => (cell === null ? '' : typeof cell === 'object' ? JSON.stringify(cell) : String(cell))),
  );
  const all = titles ? [[...titles], ...texts] : texts;
  const staged = await stageGrid([all.map((cells, index) => ({ cells, line: index + 1 }))], {
    name,
    scratch: context.scratch,
    file: `${basename(context.probe.path)}.${name.replace(/\W/g, '_')}.grid.csv`,
    maxColumns: context.limits.columns,
    ragged: false,
  });
  if (!staged) throw new Refusal('empty');
  return { ...staged.table, lines: null, encoding: 'utf-8' };
}

function stage(context: OpenContext, name: string, entries: readonly Entry[]): Promise<RawTable> {
  return stageRecords(() => entries, {
    name,
    scratch: context.scratch,
    file: `${basename(context.probe.path)}.${name.replace(/\W/g, '_')}.csv`,
    maxColumns: context.limits.columns,
  });
}
