import { z } from 'zod';

/** Results of SELECT and ASK, and graphs of CONSTRUCT and DESCRIBE, by the word the address takes (`format=`). */
export const tableFormats = {
  json: 'application/sparql-results+json',
  xml: 'application/sparql-results+xml',
  csv: 'text/csv',
  tsv: 'text/tab-separated-values',
} as const;
export const graphFormats = {
  ttl: 'text/turtle',
  nt: 'application/n-triples',
  rdf: 'application/rdf+xml',
  jsonld: 'application/ld+json',
} as const;
export type SparqlFormat = keyof typeof tableFormats | keyof typeof graphFormats;

/** What a process is told when it starts, as its only argument. */
export interface WorkerSettings {
  /** Folder of the files of a graph. */
  readonly graph: string;
  /** What became of it since it was written whole, in order. */
  readonly changes: readonly string[];
  /** Characters an answer may have. */
  readonly answerSize: number;
}

/** What a process is asked. */
export interface Question {
  readonly kind: 'question';
  readonly query: string;
  readonly mediaType: string;
}
/** What a process is told: one thing at a time. */
export type Order = Question | { readonly kind: 'follow'; readonly changes: readonly string[] };

/** What a process says. It ran the words of a stranger: what it says is read as a stranger's. */
export const Message = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready'), statements: z.number() }),
  z.object({ kind: z.literal('answer'), text: z.string() }),
  z.object({ kind: z.literal('refused'), message: z.string() }),
  z.object({ kind: z.literal('too-large'), size: z.number() }),
]);
export type Message = z.infer<typeof Message>;
