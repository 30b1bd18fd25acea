import type { Language } from '@milpa/sdk';
import type { SearchAnswer, SearchQuestion, Suggestion, Synonyms } from '../../contract.ts';
import type { LogRow, Written } from '../../log/log.ts';
import type { TextsChange } from '../texts/writer.ts';

/** A segment as it is handed from thread to thread: the block is shared, the bits are copied. */
export interface PartState {
  readonly id: number;
  readonly block: SharedArrayBuffer;
  readonly gone: Uint32Array;
}

/** What has become of the parts of the index. */
export interface PartsChange {
  /** Nothing that was there before stays. */
  readonly reset: boolean;
  readonly add: readonly PartState[];
  readonly drop: readonly number[];
  readonly gone: readonly { readonly part: number; readonly documents: Uint32Array }[];
  /** The place in the log that the index has reached with it. */
  readonly reached: number;
}

/** What has become of the index; each change is taken whole, between two questions. */
export interface Change extends PartsChange {
  readonly texts: TextsChange;
}

export interface SearcherData {
  readonly synonyms: Synonyms;
  /** Where the texts of what is found are read when they are not beside the index. */
  readonly databaseUrl: string;
}

export type SearcherRequest = { readonly number: number } & (
  | { readonly do: 'change'; readonly change: Change }
  | {
      readonly do: 'ask';
      readonly question: SearchQuestion;
      readonly withinMs: number;
      /** Milliseconds since 1970. */
      readonly asked: number;
    }
  | { readonly do: 'complete'; readonly prefix: string; readonly language: Language; readonly limit: number }
);

export type SearcherResult =
  | { readonly did: 'change' }
  | { readonly did: 'ask'; readonly answer: SearchAnswer }
  | { readonly did: 'complete'; readonly suggestions: readonly Suggestion[] }
  | { readonly did: 'late'; readonly milliseconds: number }
  | { readonly did: 'fail'; readonly message: string };
export type SearcherReply = SearcherResult & { readonly number: number };

export interface BuilderData {
  readonly databaseUrl: string;
  /** Under which this process writes to the log: what it wrote is handed over, and need not be read. */
  readonly writer: string;
  /** Where snapshots are kept. */
  readonly folder: string;
  /** Milliseconds without a change after which a snapshot is written. */
  readonly quietMs: number;
  /** Milliseconds between two looks at the log, besides being told. */
  readonly pollMs: number;
  /** Milliseconds between two comparisons of the index with the log. */
  readonly compareMs: number;
}

export type BuilderRequest =
  | { readonly do: 'look' }
  /** Was written by this process; somebody waits for it, or it is a piece of much. */
  | { readonly do: 'hand'; readonly written: Written; readonly urgent: boolean }
  /** Writes what is not written, and ends. */
  | { readonly do: 'end' };

export type BuilderReply =
  | { readonly did: 'change'; readonly change: Change }
  /** All that the log held when it began is there. */
  | { readonly did: 'load' }
  | { readonly did: 'trouble'; readonly what: string; readonly message: string };

/** What a thread that merges is given. */
export interface MergerData {
  readonly parts: readonly PartState[];
  /** Whether nobody waits for it: it gives way to those who answer. */
  readonly gently: boolean;
}

/** What a thread that makes segments is given: documents as the log has them. */
export interface MakeRequest {
  readonly number: number;
  readonly rows: readonly LogRow[];
}

export interface MakeReply {
  readonly number: number;
  readonly blocks: readonly SharedArrayBuffer[];
}
