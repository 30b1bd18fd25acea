import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Engine, ReadTable } from '@milpa/engine';
import { type LanguageMap, RowsQuery } from '@milpa/sdk';

export { monthNames } from './months.data.ts';

export interface SheetNeeds {
  readonly engine: Pick<Engine, 'read' | 'rows'>;
  /** Folder for the work of reading, which the engine may read tables from. */
  readonly folder: string;
}

export interface SheetRow {
  readonly sheet: string;
  /** As a spreadsheet counts. */
  readonly row: number;
  /** What the cells say, by what their column is. */
  readonly cells: ReadonlyMap<string, string>;
}

export interface Sheet {
  readonly name: string;
  /** Headings as they are written, by what they are. */
  readonly headings: ReadonlyMap<string, string>;
  rows(): AsyncGenerator<SheetRow>;
}

/** What the columns of the sheets one looks for are called. */
export interface SheetKind {
  /** What a column says, by its heading; undefined when it says nothing that is understood. */
  readonly findField: (heading: string) => string | undefined;
  /** Whether a sheet with these columns is one of them. */
  readonly isSheet: (fields: ReadonlySet<string>) => boolean;
}

/** The file could not be opened; the sentence is for the person who sent it. */
export class SheetRefused extends Error {
  readonly code: string;
  readonly detail: LanguageMap;
  constructor(code: string, detail: LanguageMap) {
    super(detail.en ?? code);
    this.name = 'SheetRefused';
    this.code = code;
    this.detail = detail;
  }
}

const page = 500;

/** Sheets of a file, read by the engine as any table is: encodings, title rows and blank rows are its business. */
export async function withSheets<T>(
  { engine, folder }: SheetNeeds,
  file: { readonly path: string; readonly name: string },
  { kind, signal }: { readonly kind: SheetKind; readonly signal: AbortSignal },
  work: (sheets: readonly Sheet[]) => AsyncGenerator<T>,
): Promise<AsyncGenerator<T>> {
  await mkdir(folder, { recursive: true });
  const out = await mkdtemp(join(folder, 'sheet-'));
  async function* run() {
    try {
      const reading = await engine.read({ path: file.path, name: file.name, out }, { signal });
      if (reading.refused) throw new SheetRefused(reading.refused.code, reading.refused.detail);
      const isNamed = reading.tables.length > 1;
      yield* work(reading.tables.flatMap((table) => openSheet(engine, table, { kind, isNamed, signal })));
    } finally {
      await rm(out, { recursive: true, force: true });
    }
  }
  return run();
}

function openSheet(
  engine: SheetNeeds['engine'],
  table: ReadTable,
  { kind, isNamed, signal }: { kind: SheetKind; isNamed: boolean; signal: AbortSignal },
): Sheet[] {
  const { parquet, profile } = table;
  const fields = profile.columns.map(({ name, title }) => kind.findField(title) ?? kind.findField(name));
  const said = new Set(fields.filter((field) => field !== undefined));
  if (!parquet || !kind.isSheet(said)) return [];
  const headings = new Map(
    profile.columns.flatMap(({ title }, at) => (fields[at] ? [[fields[at], title] as const] : [])),
  );
  const name = isNamed ? table.name : '';
  const place = createPlacer(profile.findings);
  return [
    {
      name,
      headings,
      async *rows() {
        for (let offset = 0; offset < profile.rows; offset += page) {
          const query = RowsQuery.parse({ limit: page, offset });
          const answer = await engine.rows({ path: parquet.path, columns: profile.columns }, query, { signal });
          for (const [at, values] of answer.rows.entries())
            yield { sheet: name, row: place(answer.ids[at] ?? offset + at + 1), cells: listCells(fields, values) };
        }
      },
    },
  ];
}

function listCells(fields: readonly (string | undefined)[], values: readonly unknown[]): Map<string, string> {
  const cells = new Map<string, string>();
  for (const [at, field] of fields.entries()) {
    const value = values[at];
    const text = value === null || value === undefined ? '' : String(value).trim();
    if (field && text && !cells.has(field)) cells.set(field, text);
  }
  return cells;
}

/** Title rows come before the heading; blank rows were left out where the first of them was. */
function createPlacer(findings: ReadTable['profile']['findings']): (id: number) => number {
  const before = findings.find(({ code }) => code === 'preamble-skipped')?.count ?? 0;
  const blank = findings.find(({ code }) => code === 'blank-rows');
  return (id) => id + 1 + before + (blank?.row !== undefined && id >= blank.row ? (blank.count ?? 0) : 0);
}

/** A heading without what people write differently. */
export const foldHeading = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/['’`]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
