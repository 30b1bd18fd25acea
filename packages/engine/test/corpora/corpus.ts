import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Bench } from './open-raw.ts';

/** A file of a corpus that was not read as it should be, and in what way. */
export interface Miss {
  readonly file: string;
  readonly what: string;
}

export interface CorpusScore {
  /** Files (or sheets, as the corpus counts) that came out right, of how many. */
  readonly right: number;
  readonly total: number;
  readonly misses: readonly Miss[];
  /** Further figures, as lines of Markdown. */
  readonly more?: readonly string[];
}

/** What a quick look leaves for the report: larger files, files nothing is known of, and most of many that are much alike. */
export interface Scope {
  readonly largest: number;
  /** Of files much alike only every so manyth. */
  readonly every: number;
}

/** A set of real files whose right reading is known. */
export interface Corpus {
  readonly id: string;
  readonly title: string;
  /** What is compared, for the reader of the report. */
  readonly about: string;
  /** The least share right that is accepted; the test fails below it. */
  readonly least: number;
  readonly run: (bench: Bench, scope?: Scope) => Promise<CorpusScore>;
}

/** Where the real files lie, beside a checkout; absent on most machines. */
export const dataFolder = fileURLToPath(new URL('../../../../../shared/data/', import.meta.url));
export const hasData = existsSync(dataFolder);
export const messyFolder = `${dataFolder}messy/`;
