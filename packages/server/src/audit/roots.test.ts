import { createHash, createPublicKey, verify } from 'node:crypto';
import {
  type AuditFault,
  type AuditRoot,
  type ChainEntry,
  compareRoots,
  findProvenRoot,
  firstPrevious,
  formatHex,
  hashEntry,
  listRootFaults,
  parseHex,
  verifyLog,
} from '@milpa/sdk';
import { afterEach, describe, expect, test } from 'vitest';
import { startTestDatabase } from '../../test/database.ts';
import { systemRandom } from '../random.ts';
import { createSeal } from '../seal.ts';
import type { Database } from '../storage/database/index.ts';
import { createAudit, createAuditProofs } from './index.ts';

const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** An audit record of four days: ten entries, three, none, four; and a day that is not over. */
async function start(secret = 'a secret of tests, long enough to be one') {
  const database = await startTestDatabase();
  closing.push(() => database.close());
  let now = Date.parse('2026-03-01T10:00:00Z');
  const clock = () => new Date(now);
  const audit = createAudit({ database, clock });
  const open = (withSecret: string) =>
    createAuditProofs({
      ...{ database, clock, random: systemRandom, jobs: { add: async () => undefined } },
      ...{ seal: createSeal(withSecret, systemRandom), publicUrl: 'https://datos.example.org' },
    });
  const proofs = open(secret);
  const write = async (count: number) => {
    for (let at = 0; at < count; at += 1)
      await database.transaction((tx) =>
        audit.record(tx, {
          caller: undefined,
          action: 'test',
          object: { kind: 'thing', id: `${now}-${at}` },
          after: at,
        }),
      );
  };
  for (const count of [10, 3, 0, 4]) {
    await write(count);
    now += 86_400_000;
  }
  await write(2);
  await proofs.roots.close();
  const wait = (ms: number) => {
    now += ms;
  };
  const listRoots = () => proofs.roots.listAll();
  return { database, audit, proofs, open, write, wait, listRoots };
}

const listEntries = async (database: Database): Promise<ChainEntry[]> => {
  const entries: ChainEntry[] = [];
  for await (const entry of createAudit({ database, clock: () => new Date() }).listAll()) entries.push(entry);
  return entries;
};
/** As somebody with the whole database in hand could: round the triggers. */
async function tamper(database: Database, ...statements: readonly string[]) {
  for (const table of ['audit_entry', 'audit_root', 'audit_detail'])
    await database.query(`alter table ${table} disable trigger all`);
  for (const statement of statements) await database.query(statement);
}

describe('daily roots', () => {
  test('each day that is over has one, a day without entries too, and each names the one before', async () => {
    const { listRoots, proofs, audit } = await start();
    const roots = await listRoots();
    expect(roots.map(({ day, first, last }) => [day, first, last])).toEqual([
      ['2026-03-01', 1, 10],
      ['2026-03-02', 11, 13],
      ['2026-03-03', 14, 13],
      ['2026-03-04', 14, 17],
    ]);
    expect(roots.map(({ previous }) => previous)).toEqual([
      firstPrevious,
      ...roots.slice(0, 3).map(({ hash }) => hash),
    ]);
    expect(await proofs.roots.close()).toBe(0);
    expect(await verifyLog(audit.listAll(), roots, digest)).toMatchObject({ entries: 19, faults: [] });
  });
  test('a root is signed by the key it names, and the key of another secret does not replace what is signed', async () => {
    const { listRoots, open, wait, write } = await start();
    const isSigned = async (root: AuditRoot | undefined) => {
      const key = (await open('x'.repeat(40)).signer.listKeys()).find(({ id }) => id === root?.key);
      const spki = createPublicKey({ key: Buffer.from(key?.publicKey ?? '', 'base64'), format: 'der', type: 'spki' });
      return verify(null, Buffer.from(root?.hash ?? ''), spki, Buffer.from(root?.signature ?? '', 'base64'));
    };
    const [first] = await listRoots();
    expect(await isSigned(first)).toBe(true);
    wait(86_400_000);
    await write(1);
    const other = open('another secret of tests, long enough too');
    expect(await other.roots.close()).toBe(1);
    const last = (await listRoots()).at(-1);
    expect(last?.key).not.toBe(first?.key);
    expect(await isSigned(last)).toBe(true);
    expect(await other.signer.listKeys()).toHaveLength(3);
  });
  test('the database refuses to change or remove a root', async () => {
    const { database } = await start();
    for (const sql of ["update audit_root set hash = 'x'", 'delete from audit_root', 'truncate audit_root'])
      await expect(database.query(sql)).rejects.toThrow(/append-only/);
  });
  test('an entry of a day that is over can be proven from its hash and the root alone', async () => {
    const { proofs, database } = await start();
    for (const entry of await listEntries(database)) {
      const proof = await proofs.roots.prove(entry.number);
      if (entry.number > 17) {
        expect(proof).toBeUndefined();
        continue;
      }
      expect(proof?.leaf).toBe(entry.hash);
      const { index = -1, path = [], root } = proof ?? {};
      const found = findProvenRoot(
        {
          leaf: parseHex(entry.hash),
          index,
          size: (root?.last ?? 0) - (root?.first ?? 0) + 1,
          path: path.map(parseHex),
        },
        digest,
      );
      expect(found && formatHex(found)).toBe(root?.merkle);
    }
  });
});

/** Makes every hash from an entry on anew, as somebody would who wants the chain to look whole. */
async function rewriteFrom(database: Database, number: number): Promise<void> {
  let previous: string | undefined;
  for (const entry of await listEntries(database)) {
    if (entry.number >= number) {
      const content = { ...entry, previous: previous ?? entry.previous };
      const hash = hashEntry(content, digest);
      await database.query('update audit_entry set previous = $2, hash = $3 where number = $1', [
        ...[entry.number, content.previous, hash],
      ]);
      previous = hash;
    }
  }
}

interface Tampering {
  readonly name: string;
  readonly by: (database: Database, proofs: Awaited<ReturnType<typeof start>>['proofs']) => Promise<unknown>;
  readonly found: readonly AuditFault[];
}
const root = (day: string, first: number, last: number, reason: 'entries' | 'cut' | 'rewritten' | 'withdrawn') =>
  ({ what: 'root', day: `2026-03-0${day}`, first, last, reason }) as const;
const entry = (number: number, reason: 'missing' | 'previous' | 'content') =>
  ({ what: 'entry', number, reason }) as const;

const tamperings: readonly Tampering[] = [
  {
    name: 'an entry was changed',
    by: (database) => tamper(database, "update audit_entry set action = 'nothing' where number = 5"),
    found: [entry(5, 'content')],
  },
  {
    name: 'an entry was removed',
    by: (database) => tamper(database, 'delete from audit_detail', 'delete from audit_entry where number = 7'),
    found: [entry(7, 'missing'), root('1', 1, 10, 'entries')],
  },
  {
    name: 'two entries changed places',
    by: (database) =>
      tamper(
        database,
        'delete from audit_detail',
        'update audit_entry set number = case number when 3 then -4 else -3 end where number in (3, 4)',
        'update audit_entry set number = -number where number < 0',
      ),
    found: [entry(3, 'previous'), entry(4, 'previous'), entry(5, 'previous'), root('1', 1, 10, 'entries')],
  },
  {
    name: 'the tail was cut off where a day ended',
    by: (database) => tamper(database, 'delete from audit_detail', 'delete from audit_entry where number > 13'),
    found: [root('4', 14, 17, 'cut')],
  },
  {
    name: 'the chain was written anew from an entry on, and looks whole',
    by: async (database) => {
      await tamper(database, "update audit_entry set action = 'nothing' where number = 12");
      await rewriteFrom(database, 12);
    },
    found: [root('2', 11, 13, 'entries'), root('3', 14, 13, 'entries'), root('4', 14, 17, 'entries')],
  },
];

describe('F21: what somebody with the whole database in hand cannot hide', () => {
  test.each(tamperings)('$name', async ({ by, found }) => {
    const { database, proofs, listRoots, audit } = await start();
    const roots = await listRoots();
    await by(database, proofs);
    expect((await verifyLog(audit.listAll(), roots, digest)).faults).toEqual(found);
  });
  test('the chain and the roots were written anew, and only an older root that somebody kept tells', async () => {
    const { database, proofs, listRoots, audit } = await start();
    const kept = await listRoots();
    await tamper(database, "update audit_entry set action = 'nothing' where number = 12", 'delete from audit_root');
    await rewriteFrom(database, 12);
    await proofs.roots.close();
    const published = await listRoots();
    const isSigned = () => true;
    expect(listRootFaults(published, { digest, isSigned })).toEqual([]);
    expect((await verifyLog(audit.listAll(), published, digest)).faults).toEqual([]);
    expect(compareRoots(published, kept)).toEqual([
      root('2', 11, 13, 'rewritten'),
      root('3', 14, 13, 'rewritten'),
      root('4', 14, 17, 'rewritten'),
    ]);
    expect((await verifyLog(audit.listAll(), [...published, ...kept], digest)).faults[0]).toEqual(
      root('2', 11, 13, 'entries'),
    );
    expect(compareRoots(published.slice(0, 1), kept)[0]).toEqual(root('2', 11, 13, 'withdrawn'));
  });
  test('a published root that was changed, taken out of the row, or not signed', async () => {
    const roots = await (await start()).listRoots();
    const isSigned = ({ signature }: AuditRoot) => signature !== 'AAAA';
    const faults = (change: (all: AuditRoot[]) => AuditRoot[]) =>
      listRootFaults(change([...roots]), { digest, isSigned }).map((fault) => [
        fault.what === 'root' ? fault.day : '',
        fault.reason,
      ]);
    expect(faults((all) => all)).toEqual([]);
    const at = (index: number, change: Partial<AuditRoot>) => (all: AuditRoot[]) =>
      all.map((each, place) => (place === index ? { ...each, ...change } : each));
    expect(faults(at(1, { last: 12 }))).toEqual([
      ['2026-03-02', 'changed'],
      ['2026-03-03', 'unlinked'],
    ]);
    expect(faults(at(2, { signature: 'AAAA' }))).toEqual([['2026-03-03', 'signature']]);
    expect(faults((all) => all.toSpliced(1, 1))).toEqual([['2026-03-03', 'unlinked']]);
    expect(faults((all) => all.slice(1))).toEqual([['2026-03-02', 'unlinked']]);
  });
});
