import { parseStored, type StoredDocument } from '../document/document.ts';

/** What is read of OpenSearch's answers; the rest of them is left alone. */
export interface FoundHit {
  readonly document: StoredDocument;
  readonly sort: readonly unknown[];
  /** Where in the sequence of changes it was written, when that was asked for. */
  readonly place: number | undefined;
  readonly term: number | undefined;
}

export interface Found {
  readonly total: number;
  readonly hits: readonly FoundHit[];
  readonly counts: ReadonlyMap<string, readonly { readonly value: string; readonly count: number }[]>;
  /** By word that was asked for: those like it, the best first, with how often each is there. */
  readonly alike: ReadonlyMap<string, readonly { readonly text: string; readonly freq: number }[]>;
}

interface SearchReply {
  readonly hits: {
    readonly total: { readonly value: number };
    readonly hits: readonly {
      readonly _source?: unknown;
      readonly sort?: readonly unknown[];
      readonly _seq_no?: number;
      readonly _primary_term?: number;
    }[];
  };
  readonly aggregations?: Readonly<
    Record<
      string,
      { readonly values: { readonly buckets: readonly { readonly key: string; readonly doc_count: number }[] } }
    >
  >;
  readonly suggest?: Readonly<
    Record<
      string,
      readonly {
        readonly text: string;
        readonly options: readonly { readonly text: string; readonly freq: number }[];
      }[]
    >
  >;
}

export function parseFound(reply: unknown): Found {
  const { hits, aggregations = {}, suggest = {} } = reply as SearchReply;
  return {
    total: hits.total.value,
    hits: hits.hits.map(({ _source, sort = [], _seq_no: place, _primary_term: term }) => ({
      document: parseStored(_source),
      sort,
      place,
      term,
    })),
    counts: new Map(
      Object.entries(aggregations).map(([name, { values }]) => [
        name,
        values.buckets.map((bucket) => ({ value: bucket.key, count: bucket.doc_count })),
      ]),
    ),
    alike: new Map(Object.values(suggest).flatMap((words) => words.map((word) => [word.text, word.options] as const))),
  };
}

/** Throws when one of the changes was refused. One to remove that is not there, or was changed meanwhile, is no failure. */
export function parseBulk(reply: unknown): void {
  const { errors, items } = reply as {
    errors: boolean;
    items: readonly Readonly<Record<string, { status: number; error?: unknown }>>[];
  };
  if (!errors) return;
  const failed = items
    .flatMap((item) => Object.values(item))
    .find((each) => each.error !== undefined && ![404, 409].includes(each.status));
  if (failed) throw new Error(`OpenSearch refused a document: ${JSON.stringify(failed.error).slice(0, 1000)}`);
}

/** How many deleted documents lie in the segments, those of copies too. */
export const parseDeleted = (reply: unknown): number =>
  (reply as { _all: { total: { docs: { deleted: number } } } })._all.total.docs.deleted;
