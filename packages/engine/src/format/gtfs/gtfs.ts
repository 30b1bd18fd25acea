import { join } from 'node:path';
import { layMember, type Member, type Zip } from '../archive.ts';
import {
  type Fault,
  type ForeignKey,
  type OpenContext,
  type Opened,
  type RawColumn,
  type RawTable,
  Refusal,
} from '../format.ts';
import { toNumber } from '../stage.ts';
import { readFeedFile } from './file.ts';
import { type GtfsFile, type GtfsType, gtfsFiles } from './reference.data.ts';

/** Whether the names in a zip are those of a feed: two of the files every feed has, in one folder. */
export function isGtfs(names: readonly string[]): boolean {
  const folder = findFolder(names);
  if (folder === undefined) return false;
  const core = ['agency', 'stops', 'routes', 'trips', 'stop_times', 'calendar'];
  return core.filter((file) => names.some((name) => name.toLowerCase() === `${folder}${file}.txt`)).length > 2;
}

/** The folder of the feed within the zip, `` for the top: where routes, trips or stops lie. */
function findFolder(names: readonly string[]): string | undefined {
  const found = names.map((name) => /^(.*\/)?(?:routes|trips|stops)\.txt$/i.exec(name)).find((match) => match !== null);
  return found ? (found[1] ?? '').toLowerCase() : undefined;
}

/** A feed is a set of tables that refer to each other; the reference says the type of each field. */
export async function openGtfs(context: OpenContext, zip: Zip): Promise<Opened> {
  const folder = findFolder(zip.members.map((member) => member.name)) ?? '';
  const faults: Fault[] = [];
  const found = new Map<string, Member>();
  for (const member of zip.members) {
    const stem = member.name.toLowerCase().startsWith(folder) ? member.name.slice(folder.length) : '';
    const name = /^([a-z_]+)\.txt$/i.exec(stem)?.[1]?.toLowerCase();
    if (name !== undefined && member.size > 0) found.set(name, member);
    else if (!/(?:^|\/)(?:__MACOSX\/|\.)/.test(member.name))
      faults.push({ code: 'member-skipped', values: { member: member.name } });
  }
  const order = [...Object.keys(gtfsFiles), ...found.keys()];
  const tables = new Map<string, RawTable>();
  for (const name of new Set(order)) {
    const member = found.get(name);
    const table = member && (await openFile(context, zip, member, name));
    if (table) tables.set(name, table);
  }
  if (tables.size === 0) throw new Refusal('empty');
  faults.unshift(
    ...listMissing(new Set([...tables.keys(), ...zip.members.map((member) => member.name.slice(folder.length))])),
  );
  return { format: 'gtfs', tables: await link(context, tables), faults };
}

async function openFile(context: OpenContext, zip: Zip, member: Member, name: string): Promise<RawTable | undefined> {
  const path = join(context.scratch, `gtfs-${context.depth}-${name}.txt`.slice(-100));
  await layMember(context, zip, member, path);
  const file = await readFeedFile(context, path, name);
  if (!file) return undefined;
  const reference = gtfsFiles[name];
  if (!reference) return file.table;
  return typeColumns(context, file.table, file.header, reference);
}

function listMissing(present: ReadonlySet<string>): Fault[] {
  return Object.entries(gtfsFiles).flatMap(([name, { presence }]): Fault[] => {
    const needed = presence === 'required' || (presence !== 'optional' && !present.has(presence.unless));
    return needed && !present.has(name) ? [{ code: 'gtfs-file-missing', values: { file: `${name}.txt` } }] : [];
  });
}

const clock = '^\\d{1,3}:[0-5]\\d:[0-5]\\d$';

/** SQL that makes a value of a text of a type. Times of service days may pass 24:00:00, which no time of day does. */
const sqlOf: Readonly<Record<GtfsType, (text: string) => string>> = {
  text: (text) => text,
  integer: (text) => `TRY_CAST(${text} AS BIGINT)`,
  number: (text) => `TRY_CAST(${text} AS DOUBLE)`,
  date: (text) => `TRY_STRPTIME(${text}, '%Y%m%d')::DATE`,
  time: (text) => `CASE WHEN regexp_matches(${text}, '${clock}') THEN ${text} END`,
};

async function typeColumns(
  context: OpenContext,
  table: RawTable,
  header: readonly string[],
  reference: GtfsFile,
): Promise<RawTable> {
  const typed = header.map((title, index) => ({
    title,
    index,
    type: reference.fields[title.toLowerCase()],
    text: `nullif(trim(c${index}), '')`,
  }));
  const checks = typed.flatMap(({ type, text, index }) =>
    type === undefined || type === 'text' ? [] : [{ type, text, index }],
  );
  const faults: Fault[] = [];
  let late = false;
  if (checks.length > 0) {
    const list = checks.map(({ type, text }) => {
      const bad = `${text} IS NOT NULL AND ${sqlOf[type](text)} IS NULL`;
      const hour = type === 'time' ? `max(TRY_CAST(split_part(${text}, ':', 1) AS INTEGER))` : '0';
      return `count(*) FILTER (WHERE ${bad}), min(row) FILTER (WHERE ${bad}), arg_min(${text}, row) FILTER (WHERE ${bad}), ${hour}`;
    });
    const [row = []] = await context.ask(
      `SELECT ${list.join(', ')} FROM (SELECT *, row_number() OVER () AS row FROM ${table.relation})`,
    );
    for (const [position, { type, index }] of checks.entries()) {
      const [count, at, text, hour] = row.slice(position * 4, position * 4 + 4);
      late ||= toNumber(hour) > 23;
      if (toNumber(count) === 0) continue;
      const values = { type, text: String(text ?? '').slice(0, 200) };
      faults.push({ code: 'misfits', column: header[index] ?? '', count: toNumber(count), row: toNumber(at), values });
    }
  }
  const columns = typed.map(({ title, type, text }) => describe(title, type, text, late));
  return { ...table, columns, faults: [...table.faults, ...faults] };
}

function describe(title: string, type: GtfsType | undefined, text: string, late: boolean): RawColumn {
  if (type === undefined) return { title };
  const sql = sqlOf[type](text);
  if (type === 'text') return { title, known: { type: 'string', sql } };
  if (type === 'date') return { title, known: { type, sql, format: 'yyyymmdd' } };
  if (type === 'time')
    return { title, known: late ? { type: 'string', sql, format: 'hh:mm:ss' } : { type, sql: `(${sql})::TIME` } };
  return { title, known: { type, sql } };
}

/** What each table refers to, and the rows that refer to nothing. */
async function link(context: OpenContext, tables: ReadonlyMap<string, RawTable>): Promise<RawTable[]> {
  const linked: RawTable[] = [];
  for (const [name, table] of tables) {
    const keys: ForeignKey[] = [];
    const faults: Fault[] = [];
    for (const [field, [file, target]] of Object.entries(gtfsFiles[name]?.refers ?? {})) {
      const from = findColumn(table, field);
      if (from < 0) continue;
      const other = tables.get(file);
      const to = other ? findColumn(other, target) : -1;
      if (!other || to < 0) {
        if (await isFilled(context, table, from))
          faults.push({ code: 'reference-without-table', column: field, values: { table: file } });
        continue;
      }
      keys.push({ columns: [field], table: file, references: [target] });
      const broken = await countBroken(context, { table, from, other, to });
      if (broken > 0) faults.push({ code: 'reference-broken', column: field, count: broken, values: { table: file } });
    }
    linked.push({ ...table, faults: [...table.faults, ...faults], ...(keys.length > 0 ? { foreignKeys: keys } : {}) });
  }
  return linked;
}

function findColumn(table: RawTable, field: string): number {
  return table.columns.findIndex(({ title }) => title.toLowerCase() === field);
}

async function isFilled(context: OpenContext, table: RawTable, column: number): Promise<boolean> {
  const [row] = await context.ask(
    `SELECT count(*) FROM ${table.relation} WHERE nullif(trim(c${column}), '') IS NOT NULL`,
  );
  return toNumber(row?.[0]) > 0;
}

async function countBroken(
  context: OpenContext,
  { table, from, other, to }: { table: RawTable; from: number; other: RawTable; to: number },
): Promise<number> {
  const [row] = await context.ask(
    `SELECT count(*) FROM (SELECT nullif(trim(c${from}), '') AS k FROM ${table.relation}) f ANTI JOIN (SELECT nullif(trim(c${to}), '') AS k FROM ${other.relation}) t USING (k) WHERE k IS NOT NULL`,
  );
  return toNumber(row?.[0]);
}
