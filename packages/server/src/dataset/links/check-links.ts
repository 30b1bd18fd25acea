import type { Availability, DatasetId } from '@milpa/sdk';
import type { Egress } from '../../egress/index.ts';
import type { DatasetContext } from '../model.ts';
import {
  type CheckResult,
  type DueLink,
  dropChecks,
  hasDue,
  saveChecks,
  takeDue,
  wantChecks,
} from '../store/link-check.ts';
import { type AskLimits, askLink } from './ask.ts';
import type { Verdict } from './judge.ts';
import { type Politeness, takeTurns } from './turns.ts';

export const checkLinksJob = 'dataset-check-links';

export interface LinkCheckLimits extends Politeness, AskLimits {
  /** Links taken at a time. */
  readonly batch: number;
  /** Seconds between two runs when nothing is due: how soon new links are asked. */
  readonly everySeconds: number;
  /** Seconds after which a link is asked again. */
  readonly againSeconds: number;
  /** Seconds to the second look, and to those after it, at an address that said nothing for sure. */
  readonly secondLookSeconds: number;
  /** Links of one host in a row at which no server answered, before the same is taken to hold for its others. */
  readonly hostFailures: number;
  /** Looks in a row that say nothing for sure before the link counts as unavailable; two at least. */
  readonly looks: number;
  /** Milliseconds one run may go on. */
  readonly runMs: number;
}

export const defaultLinkCheckLimits: LinkCheckLimits = {
  batch: 1000,
  perHost: 2,
  gapMs: 250,
  atOnce: 64,
  firstBytes: 4096,
  timeoutMs: 20_000,
  everySeconds: 300,
  againSeconds: 7 * 86_400,
  secondLookSeconds: 3600,
  hostFailures: 5,
  looks: 2,
  runMs: 600_000,
};

export interface LinkChecks {
  /** Asks every link whose time has come; safe to repeat and to break off. Gives how many were asked. */
  run(signal: AbortSignal): Promise<number>;
}

type LinkContext = Pick<DatasetContext, 'database' | 'clock' | 'emit'>;

/** Looks after the health of links: each is asked soon after it is new, then every week, from here on for ever. */
export function createLinkChecks(
  context: LinkContext,
  egress: Pick<Egress, 'probe'>,
  given: Partial<LinkCheckLimits> = {},
): LinkChecks {
  const limits: LinkCheckLimits = { ...defaultLinkCheckLimits, ...given };
  return {
    async run(signal) {
      const until = performance.now() + limits.runMs;
      await wantChecks(context.database, context.clock());
      let asked = 0;
      while (performance.now() < until && (await hasDue(context.database, context.clock()))) {
        signal.throwIfAborted();
        asked += await checkBatch(context, egress, limits, { signal, isLate: () => performance.now() > until });
      }
      return asked;
    },
  };
}

async function checkBatch(
  { database, clock, emit }: LinkContext,
  egress: Pick<Egress, 'probe'>,
  limits: LinkCheckLimits,
  { signal, isLate }: { readonly signal: AbortSignal; readonly isLate: () => boolean },
): Promise<number> {
  // A run that is killed loses only this batch, and only until then.
  const until = new Date(clock().getTime() + limits.runMs + limits.secondLookSeconds * 1000);
  const due = await takeDue(database, { now: clock(), until, limit: limits.batch });
  await dropChecks(
    database,
    due.flatMap(({ link, distribution, address }) => (link ? [] : [{ distribution, address }])),
  );
  // Many distributions of a catalogue may name one address: it is asked once.
  const groups = [...Map.groupBy(due.filter(hasLink), ({ address }) => address).values()];
  const ask = createAsker(egress, limits, signal);
  const results: CheckResult[] = [];
  const changed = new Set<DatasetId>();
  // Many at once: a row at a time would cost more than the asking.
  const save = async () => {
    const [found, datasets] = [results.splice(0), [...changed]];
    changed.clear();
    if (found.length === 0) return;
    await database.transaction(async (tx) => {
      await saveChecks(tx, found);
      await emit(tx, 'dataset-links-changed', ...datasets.map((dataset) => ({ dataset })));
    });
  };
  const turn = async (group: Asked[]) => {
    if (isLate()) return;
    for (const one of group) {
      const { distribution, address } = one;
      const result = { distribution, address, ...settle(one, await ask(one), clock(), limits) };
      results.push(result);
      if (one.released && turned(one.state, result.state)) changed.add(one.dataset);
    }
    if (results.length >= savedTogether) await save();
  };
  try {
    await takeTurns(groups, (group) => findHost(group[0]?.address ?? ''), turn, { ...limits, signal });
  } finally {
    await save(); // also of a run that is called off: what was found is found
  }
  return due.length;
}

const savedTogether = 200;

/** Whether a reader who follows the link meets something else than before. */
const turned = (before: Availability['state'], after: Availability['state']): boolean =>
  (before === 'unavailable') !== (after === 'unavailable');

const silence: ReadonlySet<string | null> = new Set(['dns', 'tls', 'timeout', 'network']);

/** Asks each address once; and when one host was silent too often in a row, takes its silence for the rest of the batch. */
function createAsker(egress: Pick<Egress, 'probe'>, limits: LinkCheckLimits, signal: AbortSignal) {
  const hosts = new Map<string, { silent: number; last: Verdict }>();
  const known = new Map<string, Verdict>();
  return async (one: Asked): Promise<Verdict> => {
    const host = findHost(one.address);
    const before = hosts.get(host);
    if (before && before.silent >= limits.hostFailures) return before.last;
    const key = JSON.stringify([one.address, one.link.format, one.link.mediaType, one.link.downloadUrl]);
    const verdict = known.get(key) ?? (await askLink(egress, one, limits, signal));
    known.set(key, verdict);
    const silent = silence.has(verdict.reason) ? (hosts.get(host)?.silent ?? 0) + 1 : 0;
    hosts.set(host, { silent, last: verdict });
    return verdict;
  };
}

type Asked = DueLink & { readonly link: NonNullable<DueLink['link']> };
const hasLink = (due: DueLink): due is Asked => due.link !== null;

const findHost = (address: string): string => URL.parse(address)?.host ?? '';

export type Settled = Omit<CheckResult, 'distribution' | 'address'>;

/** Looks at a page of somebody else's that is no distribution, by the same rules: what nobody answered is not fine. */
export async function lookAtPage(
  egress: Pick<Egress, 'probe'>,
  standing: Pick<DueLink, 'address' | 'state' | 'since' | 'misses'>,
  {
    now,
    signal,
    given = {},
  }: { readonly now: Date; readonly signal: AbortSignal; readonly given?: Partial<LinkCheckLimits> | undefined },
): Promise<Settled> {
  const limits = { ...defaultLinkCheckLimits, ...given };
  const { address } = standing;
  const link = { accessUrl: address, format: 'html' };
  return settle(standing, await askLink(egress, { link, address }, limits, signal), now, limits);
}

/**
 * What is written down. A look that says nothing for sure leaves the state as it was, until another look, later, says the
 * same: a server may be restarted, but not for ever.
 */
export function settle(
  due: Pick<DueLink, 'state' | 'since' | 'misses'>,
  verdict: Verdict,
  now: Date,
  limits: Pick<LinkCheckLimits, 'looks' | 'secondLookSeconds' | 'againSeconds'>,
): Settled {
  const misses = verdict.state === 'unsure' ? due.misses + 1 : 0;
  const state = verdict.state !== 'unsure' ? verdict.state : misses >= limits.looks ? 'unavailable' : due.state;
  const soon = verdict.state === 'unsure' && misses < limits.looks;
  const wait = soon ? Math.max(limits.secondLookSeconds, verdict.retryAfter ?? 0) : limits.againSeconds;
  const kept = soon && due.state !== 'unchecked';
  return {
    state,
    // Of a state that is only kept, what is known stays, with the time of the look that found it.
    kept,
    checked: now,
    status: verdict.status,
    reason: verdict.reason,
    since: state === due.state ? due.since : now,
    misses,
    next: new Date(now.getTime() + Math.min(wait, limits.againSeconds) * 1000),
  };
}
