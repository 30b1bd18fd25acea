import type { SearchMisses } from '@milpa/sdk';
import type { Clock } from '../clock.ts';
import type { Database } from '../storage/database/index.ts';
import { createTally } from './tally.ts';
import { missStore } from './use-store.ts';

/** Characters and words of a question that is kept; a longer one is a text, not a search. */
const longest = 80;
const mostWords = 8;
/** Words asked less often than this are shown to nobody, and forgotten after `briefDays`: one person's words stay theirs. */
const least = 3;
const briefDays = 31;
const keptDays = 400;
const mostKeys = 20_000;

/** CURP and RFC, whole or with other signs between: https://www.gob.mx/curp, Código Fiscal de la Federación 27. */
const curp = /[a-z]{4}\d{6}[hmx][a-z]{5}[a-z\d]\d/;
const rfc = /\b[a-z&ñ]{3,4}\d{6}[a-z\d]{3}\b/;

/**
 * What is kept of a question: its words in small letters, without accents and signs. Undefined when it may be about one
 * person: an e-mail or web address, CURP, RFC, a telephone, a card or any other long number.
 */
export function normalizeMiss(question: string): string | undefined {
  if (/@|:\/\/|www\./i.test(question)) return undefined;
  const folded = question
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}&]+/gu, ' ')
    .trim();
  const joined = folded.replace(/ /g, '');
  if (curp.test(joined) || rfc.test(folded) || rfc.test(joined)) return undefined;
  // Seven digits in a row, spaces and hyphens between them left out. Two years ("2010 2015") are eight in pairs of four.
  const numbers = folded.replace(/\b(?:19|20)\d\d\b/g, 'y').replace(/(?<=\d) (?=\d)/g, '');
  if (/\d{7}/.test(numbers)) return undefined;
  const words = folded.replace(/&/g, ' ').replace(/\s+/g, ' ').trim();
  if (words === '' || words.length > longest || words.split(' ').length > mostWords) return undefined;
  return words;
}

export interface Misses {
  /** Remembers that a question found nothing; of one that may be about a person, nothing. */
  note(question: string): void;
  flush(): Promise<void>;
  list(asked: { readonly days: number; readonly limit: number }): Promise<SearchMisses>;
  /** Takes away what is old, and what was asked too seldom to be anybody's business. */
  forget(): Promise<void>;
}

export function createMisses({ database, clock }: { readonly database: Database; readonly clock: Clock }): Misses {
  const daysAgo = (days: number) => formatDay(new Date(clock().getTime() - days * 86_400_000));
  const tally = createTally({
    mostKeys,
    async write(counts) {
      const rows = counts.map(([key, count]) => ({ day: key.slice(0, 10), words: key.slice(11), count }));
      await missStore.add(database, rows);
    },
  });
  return {
    note(question) {
      const words = normalizeMiss(question);
      if (words) tally.add(`${formatDay(clock())} ${words}`);
    },
    flush: () => tally.flush(),
    async list({ days, limit }) {
      await tally.flush();
      return { items: await missStore.list(database, { since: daysAgo(days), least, limit }), least };
    },
    async forget() {
      await missStore.forget(database, { old: daysAgo(keptDays), brief: daysAgo(briefDays), least });
    },
  };
}

export const formatDay = (instant: Date): string => instant.toISOString().slice(0, 10);
