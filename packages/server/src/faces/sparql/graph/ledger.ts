import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { DatasetId } from '@milpa/sdk';
import { files, type Slice } from './model.ts';

/** Who says something: a dataset, or the portal whatever is released. */
export type Holder = DatasetId | typeof portalItself;
export const portalItself = 'portal';

/** What stands in the graph because of one holder. */
export interface Held {
  readonly own: Slice;
  /** Numbers of the shared texts it says. */
  readonly shared: readonly number[];
  readonly series: DatasetId | undefined;
}

/** A text that one or many holders say; it stands in the graph once. */
export interface Shared {
  readonly key: string;
  readonly slice: Slice;
  /** How many say it. */
  holders: number;
}

/** Whose every statement of a graph is, so that one dataset can be taken out of it and another put in. */
export interface Ledger {
  readonly held: Map<Holder, Held>;
  readonly shared: Map<number, Shared>;
  readonly numbers: Map<string, number>;
  /** Of the next text: no number is given twice. */
  next: number;
}

const digest = (text: string, characters: number): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, characters);
const ofSubject = 8;

/** Of a shared text: its subject and the whole of it. */
export const makeKey = (subject: string, text: string): string => `${digest(subject, ofSubject)}${digest(text, 20)}`;
export const keyOfSubject = (subject: string): string => digest(subject, ofSubject);
export const findKeyOfSubject = (key: string): string => key.slice(0, ofSubject);

type Line =
  | readonly ['text', number, string, string, number, number]
  | readonly ['held', Holder, string, number, number, readonly number[], DatasetId | null]
  | readonly ['gone', Holder];

export const formatShared = (number: number, key: string, { file, at, size }: Slice): string =>
  formatLine(['text', number, key, file, at, size]);
export const formatHeld = (holder: Holder, { own: { file, at, size }, shared, series }: Held): string =>
  formatLine(['held', holder, file, at, size, shared, series ?? null]);
export const formatGone = (holder: Holder): string => formatLine(['gone', holder]);
const formatLine = (line: Line): string => `${JSON.stringify(line)}\n`;
// Written by the three above.
const parseLine = (text: string): Line => JSON.parse(text) as Line;

/** As it stands after these changes. */
export async function readLedger(folder: string, changes: readonly string[]): Promise<Ledger> {
  const ledger: Ledger = { held: new Map(), shared: new Map(), numbers: new Map(), next: 1 };
  for (const name of [files.ledger, ...changes.map(files.ledgerOf)]) {
    const input = createReadStream(join(folder, name));
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) enter(ledger, line);
  }
  for (const { shared } of ledger.held.values())
    for (const number of shared) {
      const text = ledger.shared.get(number);
      if (text) text.holders += 1;
    }
  for (const [number, { key, holders }] of ledger.shared) {
    if (holders > 0) continue;
    ledger.shared.delete(number);
    if (ledger.numbers.get(key) === number) ledger.numbers.delete(key);
  }
  return ledger;
}

function enter(ledger: Ledger, text: string): void {
  const { held, shared, numbers } = ledger;
  const line = parseLine(text);
  if (line[0] === 'text') {
    const [, number, key, file, at, size] = line;
    shared.set(number, { key, slice: { file, at, size }, holders: 0 });
    numbers.set(key, number);
    ledger.next = Math.max(ledger.next, number + 1);
  } else if (line[0] === 'held') {
    const [, holder, file, at, size, of, series] = line;
    held.set(holder, { own: { file, at, size }, shared: of, series: series ?? undefined });
  } else held.delete(line[1]);
}

/** Reads texts of a graph; each file is opened once. */
export async function withTexts<T>(folder: string, work: (read: (slice: Slice) => Promise<string>) => Promise<T>) {
  const opened = new Map<string, Awaited<ReturnType<typeof open>>>();
  try {
    return await work(async ({ file, at, size }) => {
      if (size === 0) return '';
      const handle = opened.get(file) ?? (await open(join(folder, file)));
      opened.set(file, handle);
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(size), 0, size, at);
      if (bytesRead < size) throw new Error(`${file} of the graph ends before what the ledger says stands in it`);
      return buffer.toString('utf8');
    });
  } finally {
    for (const handle of opened.values()) await handle.close();
  }
}
