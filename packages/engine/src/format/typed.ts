import { join } from 'node:path';
import type { ColumnType } from '@milpa/sdk';
import { type Fault, type RawColumn, type RawTable, Refusal } from './format.ts';
import { StageWriter } from './stage.ts';

/** A column whose type the format states; without a type it is inferred from the texts. */
export interface TypedTitle {
  readonly title: string;
  readonly type?: ColumnType;
  readonly format?: string;
}

export interface TypedOptions {
  readonly name: string;
  readonly scratch: string;
  /** File name within scratch. */
  readonly file: string;
  readonly maxColumns: number;
}

interface Misfit {
  count: number;
  row: number;
  text: string;
}

/** The text form each type is staged in, and the SQL that makes a value of it. */
const forms: Readonly<Partial<Record<ColumnType, { readonly fits: (text: string) => boolean; readonly sql: string }>>> =
  {
    integer: { fits: isInteger, sql: 'BIGINT' },
    number: { fits: (text) => /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/i.test(text), sql: 'DOUBLE' },
    boolean: { fits: (text) => text === 'true' || text === 'false', sql: 'BOOLEAN' },
    date: { fits: (text) => isMoment(text, /^\d{4}-\d\d-\d\d$/), sql: 'DATE' },
    time: { fits: (text) => /^(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(text), sql: 'TIME' },
    datetime: {
      fits: (text) => isMoment(text, /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z?$/),
      sql: 'TIMESTAMP',
    },
  };

function isInteger(text: string): boolean {
  return /^[+-]?\d{1,19}$/.test(text) && BigInt.asIntN(64, BigInt(text)) === BigInt(text);
}

function isMoment(text: string, form: RegExp): boolean {
  const day = new Date(`${text.slice(0, 10)}T00:00:00Z`);
  return form.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text.slice(0, 10));
}

/** SQL of the value that a type's text stands for. */
export function readTypeSql(type: ColumnType, name: string): string {
  const form = forms[type];
  const text = `nullif(trim(${name}), '')`;
  return form ? `${text}::${form.sql}` : text;
}

/** Writes rows of text under columns of known types to a regular file; a text that is not of its column's type is told. */
export class TypedStage {
  readonly #options: TypedOptions;
  readonly #titles: readonly TypedTitle[];
  readonly #writer: StageWriter;
  readonly #misfits = new Map<number, Misfit>();

  constructor(titles: readonly TypedTitle[], options: TypedOptions) {
    if (titles.length > options.maxColumns)
      throw new Refusal('too-many-columns', { columns: titles.length, limit: options.maxColumns });
    this.#titles = titles;
    this.#options = options;
    this.#writer = new StageWriter(join(options.scratch, options.file));
  }

  get rows(): number {
    return this.#writer.rows;
  }

  /** One row; a promise when the disk has to catch up. */
  write(cells: readonly string[]): Promise<void> | undefined {
    const checked = this.#titles.map((title, index) => this.#check(title, index, cells[index] ?? ''));
    return this.#writer.write(this.#writer.rows + 1, checked, checked.length);
  }

  #check({ type }: TypedTitle, index: number, text: string): string {
    const form = type && forms[type];
    if (!form) return text;
    const bare = text.trim();
    if (bare === '' || form.fits(bare)) return bare;
    const misfit = this.#misfits.get(index);
    if (misfit) misfit.count++;
    else this.#misfits.set(index, { count: 1, row: this.#writer.rows + 1, text: bare.slice(0, 200) });
    return '';
  }

  /** Closes the file and describes the table. `columns` replaces what is known of single columns. */
  async finish(columns: Readonly<Record<number, RawColumn>> = {}, faults: readonly Fault[] = []): Promise<RawTable> {
    await this.#writer.end();
    return {
      name: this.#options.name,
      columns: this.#titles.map((title, index) => columns[index] ?? describe(title, index)),
      relation: this.#writer.readSql(this.#titles.length),
      lines: null,
      bytes: this.#writer.bytes,
      notes: [],
      faults: [...faults, ...this.#listMisfits()],
      dialect: null,
      encoding: 'utf-8',
    };
  }

  #listMisfits(): Fault[] {
    return [...this.#misfits].map(([index, { count, row, text }]) => ({
      code: 'misfits',
      column: this.#titles[index]?.title ?? '',
      count,
      row,
      values: { type: this.#titles[index]?.type ?? 'string', text },
    }));
  }
}

function describe({ title, type, format }: TypedTitle, index: number): RawColumn {
  if (type === undefined) return { title };
  return { title, known: { type, sql: readTypeSql(type, `c${index}`), ...(format === undefined ? {} : { format }) } };
}
