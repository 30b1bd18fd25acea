import { setTimeout as sleep } from 'node:timers/promises';
import {
  CharterReport,
  type CountProof,
  type InstitutionId,
  type LanguageMap,
  type ReuseKind,
  type SlotDataset,
  type SystemAnswer,
} from '@milpa/sdk';
import { formatAddress, formQuery, type GraphScope, type Pattern, parseCount } from './graph.ts';
import { counted, noDatasets, ofAll, shownReuses } from './sentences.ts';

/** Asks the portal's own public addresses, as anyone may, without an account. */
export type Ask = (path: string, accept: string) => Promise<Response>;

/** One thing the portal's API offers, e.g. POST /api/v1/datasets; `open`: without an account. */
export interface OfferedOperation {
  readonly method: string;
  readonly path: string;
  readonly open: boolean;
}

/** One look at the portal: each address is asked once, however many questions need it. */
export interface Look {
  readonly count: (pattern: Pattern) => Promise<CountProof & { readonly found: number }>;
  /** Whether all counts came from one state of the graph. */
  readonly isOfOneState: () => boolean;
  readonly forgetCounts: () => void;
  /** Datasets that the portal's search finds by words. */
  readonly search: (words: string) => Promise<number>;
  /** What people made of the data, as the portal shows it to anyone; of one kind when named. */
  readonly reuses: (kind?: ReuseKind) => Promise<CountProof & { readonly found: number }>;
  readonly operations: () => Promise<readonly OfferedOperation[]>;
  /** Datasets of which a steward said that they fill a slot of high-value data, as anyone sees them. */
  readonly pointedOut: (slot: string) => Promise<readonly SlotDataset[]>;
  readonly isThere: (path: string) => Promise<boolean>;
  readonly searchAddress: (words: string) => string;
}

export interface LookScope extends GraphScope {
  readonly institution: InstitutionId | undefined;
  /** The address of the institution within the portal's search; undefined: everybody. */
  readonly slug: string | undefined;
}

/** Waits before asking again what was too busy, in milliseconds: a process that answers the graph may only just be starting. */
export const waits = [300, 1000, 2500] as const;

async function askPatiently(ask: Ask, path: string, accept: string): Promise<Response> {
  let answer = await ask(path, accept);
  for (const wait of waits) {
    if (answer.status !== 503) return answer;
    await answer.body?.cancel();
    await sleep(wait);
    answer = await ask(path, accept);
  }
  return answer;
}

/** Where anyone sees which dataset fills which slot. */
export const charterAddress = '/api/v1/charter';

export function createLook(ask: Ask, scope: LookScope): Look {
  const counts = new Map<Pattern, Promise<CountProof & { readonly found: number }>>();
  let listed: Promise<readonly OfferedOperation[]> | undefined;
  let charter: Promise<CharterReport> | undefined;
  const states = new Set<string>();
  const open = async (path: string, accept: string): Promise<Response> => {
    const answer = await askPatiently(ask, path, accept);
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
    return answer;
  };
  const read = async (path: string): Promise<unknown> => (await open(path, 'application/json')).json();
  const countOnce = async (pattern: Pattern) => {
    const url = formatAddress(formQuery(pattern, scope));
    const answer = await open(url, 'application/sparql-results+json');
    states.add(answer.headers.get('x-milpa-snapshot') ?? '');
    const found = parseCount(await answer.json());
    return { url, asks: { ...counted[pattern] }, found };
  };
  const searchAddress = (words: string) =>
    `/api/v1/datasets?${new URLSearchParams({ q: words, kind: 'dataset', limit: '5', facets: 'kind', ...(scope.slug ? { publisher: scope.slug } : {}) })}`;
  return {
    searchAddress,
    count(pattern) {
      const known = counts.get(pattern) ?? countOnce(pattern);
      counts.set(pattern, known);
      return known;
    },
    isOfOneState: () => states.size <= 1,
    forgetCounts() {
      counts.clear();
      states.clear();
    },
    search: async (words) => parseTotal(await read(searchAddress(words))),
    async reuses(kind) {
      const of = { ...(kind ? { kind } : {}), ...(scope.slug ? { institution: scope.slug } : {}) };
      const url = `/api/v1/reuses?${new URLSearchParams({ ...of, limit: '1' })}`;
      return { url, asks: { ...shownReuses }, found: parseTotal(await read(url)) };
    },
    operations() {
      listed ??= read('/api/openapi.json').then(parseOperations);
      return listed;
    },
    async pointedOut(slot) {
      charter ??= read(charterAddress).then((report) => CharterReport.parse(report));
      const found = (await charter).areas.flatMap(({ slots }) => slots).find(({ id }) => id === slot);
      return (found?.datasets ?? []).filter(
        ({ publisher }) => scope.institution === undefined || publisher.id === scope.institution,
      );
    },
    isThere: async (path) => {
      const answer = await askPatiently(ask, path, '*/*');
      await answer.body?.cancel();
      return answer.ok;
    },
  };
}

function parseTotal(answer: unknown): number {
  const { total } = answer as { total?: unknown };
  if (typeof total !== 'number') throw new Error('The search told no total');
  return total;
}

function parseOperations(answer: unknown): readonly OfferedOperation[] {
  const { paths = {} } = answer as { paths?: Record<string, Record<string, { security?: readonly unknown[] }>> };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { security }]) => ({
      method: method.toUpperCase(),
      path,
      open: security?.length === 0,
    })),
  );
}

/** What part of all datasets fits a pattern, and the answer that this part makes. */
export async function judgeShare(
  look: Look,
  pattern: Pattern,
  answerOf: (found: number, total: number) => string | null,
): Promise<SystemAnswer> {
  const [part, all] = [await look.count(pattern), await look.count('all')];
  if (all.found === 0) return { answer: null, says: noDatasets, proofs: [all] };
  return {
    answer: answerOf(part.found, all.found),
    says: ofAll(pattern, part.found, all.found),
    proofs: [part, all],
  };
}

/** As the OECD divides: none, 1 to 49 %, 50 to 99 %, all. */
export const extentOf = (found: number, total: number): string =>
  found === 0 ? 'none' : found === total ? 'all' : found / total >= 0.5 ? 'most' : 'some';

/** As Open Data Maturity divides; a share between two bands belongs to the one it rounds to. */
export function bandOf(found: number, total: number): string {
  const percent = Math.round((100 * found) / total);
  if (percent > 90) return '>90%';
  if (percent > 70) return '71-90%';
  if (percent > 50) return '51-70%';
  if (percent > 30) return '31-50%';
  return percent >= 10 ? '10-30%' : '<10%';
}

/** The same where none at all is an answer of its own. */
export const bandOrNone = (found: number, total: number): string => (found === 0 ? '0%' : bandOf(found, total));

export const tell = (answer: string | null, says: LanguageMap, proofs: readonly CountProof[]): SystemAnswer => ({
  answer,
  says: { ...says },
  proofs: [...proofs],
});
