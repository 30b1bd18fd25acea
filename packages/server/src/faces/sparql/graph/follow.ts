import { join } from 'node:path';
import type { DatasetId } from '@milpa/sdk';
import { createAppender } from './appender.ts';
import {
  findKeyOfSubject,
  formatGone,
  formatHeld,
  formatShared,
  type Held,
  type Holder,
  keyOfSubject,
  type Ledger,
  makeKey,
  portalItself,
  readLedger,
  type Shared,
  withTexts,
} from './ledger.ts';
import { files, findSubject, listLines, type Slice, type StatementSource, type Statements } from './model.ts';

export interface FollowOptions {
  readonly folder: string;
  /** Those that were followed before, in their order. */
  readonly changes: readonly string[];
  /** Of the new one. */
  readonly name: string;
  readonly source: StatementSource;
}

type Said = Omit<Statements, 'dataset'>;
type Read = (slice: Slice) => Promise<string>;

/**
 * Writes what became of these datasets as one change of the graph beside its files. Gives how many bytes it has, 0 when nothing
 * is said in another way than before.
 */
export async function followDatasets(
  { folder, changes, name, source }: FollowOptions,
  datasets: readonly DatasetId[],
  signal: AbortSignal,
): Promise<number> {
  const ledger = await readLedger(folder, changes);
  const now = await describeChanged(ledger, source, datasets, signal);
  return withTexts(folder, async (read) => {
    const different = await listDifferent(ledger, now, read);
    if (different.size === 0) return 0;
    const shift = exchange(ledger, different);
    const gone = await listGone(ledger, different, shift, read);
    return await writeChange({ folder, name }, different, { gone, ...shift });
  });
}

/** How those stand now that were named, and their neighbours in series; undefined: not released. */
async function describeChanged(
  { held }: Ledger,
  source: StatementSource,
  datasets: readonly DatasetId[],
  signal: AbortSignal,
): Promise<Map<Holder, Said | undefined>> {
  const now = new Map<Holder, Said | undefined>();
  now.set(portalItself, { own: '', shared: await source.describeWhole(), series: undefined });
  const describe = async (ids: readonly DatasetId[]) => {
    for (const id of ids) now.set(id, undefined);
    for await (const { dataset, ...said } of source.listOf(ids, signal)) now.set(dataset, said);
  };
  await describe(datasets);
  const series = new Set(datasets.flatMap((id) => [held.get(id)?.series ?? [], now.get(id)?.series ?? []].flat()));
  const beside = new Set<DatasetId>();
  for (const id of series)
    for (const one of [id, ...(await source.listMembers(id))]) if (!now.has(one)) beside.add(one);
  await describe([...beside]);
  return now;
}

interface Different {
  readonly before: (Held & { readonly text: string }) | undefined;
  readonly now: Said | undefined;
}

async function listDifferent(
  ledger: Ledger,
  now: ReadonlyMap<Holder, Said | undefined>,
  read: Read,
): Promise<Map<Holder, Different>> {
  const found = new Map<Holder, Different>();
  for (const [holder, said] of now) {
    const held = ledger.held.get(holder);
    const before = held && { ...held, text: await read(held.own) };
    if (before || said) if (!(before && said && isSame(ledger, before, said))) found.set(holder, { before, now: said });
  }
  return found;
}

function isSame({ shared }: Ledger, before: Held & { readonly text: string }, now: Said): boolean {
  const keys = new Set(now.shared.map((text) => makeKey(findSubject(text), text)));
  return (
    before.text === now.own &&
    before.series === now.series &&
    before.shared.length === keys.size &&
    before.shared.every((number) => keys.has(shared.get(number)?.key ?? ''))
  );
}

interface Shift {
  /** Shared texts that nobody says any more. */
  readonly ended: readonly Shared[];
  /** Those that nobody said before, by their number. */
  readonly begun: ReadonlyMap<number, { readonly key: string; readonly text: string }>;
  /** The numbers that each holder says now. */
  readonly numbers: ReadonlyMap<Holder, readonly number[]>;
}

/** Takes what was said of the different out of the ledger's counts, and enters what is said now. */
function exchange(ledger: Ledger, different: ReadonlyMap<Holder, Different>): Shift {
  const { shared } = ledger;
  const begun = new Map<number, { key: string; text: string }>();
  const numbers = new Map<Holder, readonly number[]>();
  const left = new Set<number>();
  for (const { before } of different.values())
    for (const number of before?.shared ?? []) {
      left.add(number);
      const text = shared.get(number);
      if (text) text.holders -= 1;
    }
  let { next } = ledger;
  const entering = new Map<string, number>();
  const share = (text: string): number => {
    const key = makeKey(findSubject(text), text);
    const known = ledger.numbers.get(key) ?? entering.get(key);
    if (known !== undefined) {
      const one = shared.get(known);
      if (one) one.holders += 1;
      return known;
    }
    entering.set(key, next);
    begun.set(next, { key, text });
    return next++;
  };
  for (const [holder, { now }] of different) numbers.set(holder, [...new Set(now?.shared ?? [])].map(share));
  const ended = [...left].flatMap((number) => shared.get(number) ?? []).filter(({ holders }) => holders === 0);
  return { ended, begun, numbers };
}

/** Statements that stood because of the different and that nobody makes any more. */
async function listGone(
  ledger: Ledger,
  different: ReadonlyMap<Holder, Different>,
  { ended, begun }: Shift,
  read: Read,
): Promise<Set<string>> {
  const gone = new Set<string>();
  const take = (text: string) => {
    for (const line of listLines(text)) gone.add(line);
  };
  const keep = (text: string) => {
    for (const line of listLines(text)) gone.delete(line);
  };
  for (const { before } of different.values()) if (before) take(before.text);
  for (const { slice } of ended) take(await read(slice));
  for (const { now } of different.values()) if (now) keep(now.own);
  for (const { text } of begun.values()) keep(text);
  const subjects = new Set([...gone].map(findSubject));
  // A statement has one subject: whoever else makes it speaks of that too.
  const keys = new Set([...subjects].map(keyOfSubject));
  for (const { key, slice, holders } of ledger.shared.values())
    if (holders > 0 && keys.has(findKeyOfSubject(key))) keep(await read(slice));
  for (const subject of subjects) {
    const owner = findOwner(ledger, subject);
    if (owner && !different.has(owner[0])) keep(await read(owner[1].own));
  }
  return gone;
}

/** The dataset whose own thing this is, when its address names one that is there. */
function findOwner({ held }: Ledger, subject: string): readonly [Holder, Held] | undefined {
  for (const [id] of subject.matchAll(identifiers)) {
    const holder = parseHolder(id);
    const found = held.get(holder);
    if (found) return [holder, found];
  }
  return undefined;
}
const identifiers = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
// The ledger knows whether it is one.
const parseHolder = (text: string) => text as Holder;

async function writeChange(
  { folder, name }: Pick<FollowOptions, 'folder' | 'name'>,
  different: ReadonlyMap<Holder, Different>,
  { gone, begun, numbers }: Pick<Shift, 'begun' | 'numbers'> & { readonly gone: ReadonlySet<string> },
): Promise<number> {
  const [out, come, ledger] = [files.gone(name), files.come(name), files.ledgerOf(name)];
  const goneFile = await createAppender(join(folder, out), out);
  const comeFile = await createAppender(join(folder, come), come);
  const ledgerFile = await createAppender(join(folder, ledger), ledger);
  let bytes = 0;
  try {
    for (const line of gone) bytes += (await goneFile.append(`${line}\n`)).size;
    for (const [number, { key, text }] of begun) {
      const slice = await comeFile.append(text);
      bytes += slice.size;
      await ledgerFile.append(formatShared(number, key, slice));
    }
    for (const [holder, { now }] of different) {
      if (!now) {
        await ledgerFile.append(formatGone(holder));
        continue;
      }
      const own = await comeFile.append(now.own);
      bytes += own.size;
      await ledgerFile.append(formatHeld(holder, { own, shared: numbers.get(holder) ?? [], series: now.series }));
    }
  } finally {
    for (const file of [goneFile, comeFile, ledgerFile]) await file.close();
  }
  return Math.max(1, bytes);
}
