import type { DatasetId } from '@milpa/sdk';

/** What the graph says because of one dataset, as N-Triples. */
export interface Statements {
  readonly dataset: DatasetId;
  /** Its series: who comes and goes there changes what its neighbours say. */
  readonly series: DatasetId | undefined;
  /** What no other dataset says, without blank nodes. */
  readonly own: string;
  /** What others may say too, and what has blank nodes; each text is of one subject. */
  readonly shared: readonly string[];
}

/** Where the graph comes from. */
export interface StatementSource {
  /** What is said whatever is released; each text is of one subject. */
  describeWhole(): Promise<readonly string[]>;
  list(signal: AbortSignal): AsyncIterable<Statements>;
  /** Of those of these that are released now. */
  listOf(datasets: readonly DatasetId[], signal: AbortSignal): AsyncIterable<Statements>;
  listMembers(series: DatasetId): Promise<readonly DatasetId[]>;
}

/** A text in one of the files of a graph. */
export interface Slice {
  readonly file: string;
  /** In bytes. */
  readonly at: number;
  readonly size: number;
}

/** What changed a graph: files of N-Triples, the first of statements that are gone, then those that came. */
export interface GraphChange {
  readonly gone: string;
  readonly come: string;
}

/** Names of the files of a graph in its folder. */
export const files = {
  /** Statements without blank nodes, which are read by the million. */
  plain: 'plain.nt',
  /** Those with blank nodes, which keep their labels so that they can be taken out again. */
  labelled: 'labelled.nt',
  ledger: 'ledger.jsonl',
  gone: (change: string) => `${change}.gone.nt`,
  come: (change: string) => `${change}.come.nt`,
  ledgerOf: (change: string) => `${change}.ledger.jsonl`,
} as const;

/** The end of the file is none. */
export function* listLines(text: string): Generator<string> {
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf('\n', at);
    const next = end < 0 ? text.length : end;
    if (next > at) yield text.slice(at, next);
    at = next + 1;
  }
}

/** As it is written in a line: an address in angle brackets, or a blank node. */
export const findSubject = (line: string): string => line.slice(0, line.indexOf(' '));

const withBlank = /(?:^|> )_:/m;
export const hasBlank = (text: string): boolean => withBlank.test(text);
