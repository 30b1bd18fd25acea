import { formatCanonicalJson } from '@milpa/sdk';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestDatabase } from '../../test/database.ts';
import type { Database } from '../storage/database/index.ts';
import { createAudit, hashOf } from './index.ts';

let database: Database;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.close());

const clock = () => new Date('2026-03-01T12:00:00.123Z');
const entry = (id: string) => ({ caller: undefined, action: 'test', object: { kind: 'thing', id } });

describe('canonical JSON', () => {
  test('one spelling for one value', () => {
    expect(formatCanonicalJson({ b: [1, null, undefined], a: { d: 'é"', c: undefined } })).toBe(
      '{"a":{"d":"é\\""},"b":[1,null,null]}',
    );
    expect(hashOf({ x: 1, y: 2 })).toBe(hashOf({ y: 2, x: 1 }));
    expect(hashOf({ at: clock() })).toBe(hashOf({ at: '2026-03-01T12:00:00.123Z' }));
  });
  test('refuses what JSON cannot say', () => {
    expect(() => formatCanonicalJson(Number.NaN)).toThrow(TypeError);
    expect(() => formatCanonicalJson({ a: 1n })).toThrow(TypeError);
  });
});

describe('the chain', () => {
  test('entries written at the same time form one unbroken chain', async () => {
    const audit = createAudit({ database, clock });
    await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        database.transaction((tx) =>
          audit.record(tx, { ...entry(`n${index}`), before: { index }, after: { index: 1 } }),
        ),
      ),
    );
    const checked = await audit.verify();
    expect(checked).toMatchObject({ entries: 40 });
    expect(checked.broken).toBeUndefined();
    expect(await audit.history({ kind: 'thing', id: 'n7' })).toMatchObject([
      { action: 'test', before: hashOf({ index: 7 }), after: hashOf({ index: 1 }), at: '2026-03-01T12:00:00.123Z' },
    ]);
  });
  test('a transaction that fails leaves no gap', async () => {
    const audit = createAudit({ database, clock });
    const { entries } = await audit.verify();
    const failing = database.transaction(async (tx) => {
      await audit.record(tx, entry('lost'));
      throw new Error('stop');
    });
    await expect(failing).rejects.toThrow('stop');
    await database.transaction((tx) => audit.record(tx, entry('kept')));
    expect(await audit.verify()).toMatchObject({ entries: entries + 1 });
  });
  test('the database refuses to change, remove or empty it', async () => {
    for (const sql of [
      "update audit_entry set action = 'other' where number = 3",
      'delete from audit_entry where number = 3',
      'truncate audit_entry',
    ])
      await expect(database.query(sql)).rejects.toThrow(/append-only/);
  });
});

// Each case goes round the trigger, as somebody with the whole database in hand could.
const tamperings = [
  ['a changed content', 'update audit_entry set actor = gen_random_uuid() where number = 5', 5, 'content'],
  ['a changed time', "update audit_entry set at = at + interval '1 ms' where number = 6", 6, 'content'],
  ['another person acted as', 'update audit_entry set assumed = gen_random_uuid() where number = 5', 5, 'content'],
  ['another appointment', 'update audit_entry set appointment = gen_random_uuid() where number = 5', 5, 'content'],
  ['an entry said to be of an older form', 'update audit_entry set version = 1 where number = 9', 9, 'content'],
  ['an entry taken out', 'delete from audit_entry where number = 7', 7, 'missing'],
  [
    'a changed entry with its hash made anew',
    "update audit_entry set action = 'x', hash = repeat('a', 64) where number = 8",
    8,
    'content',
  ],
  [
    'two entries exchanged',
    'update audit_entry set number = case number when 3 then -4 else -3 end where number in (3, 4); update audit_entry set number = -number where number < 0',
    3,
    'previous',
  ],
] as const;

describe('entries written before people acted as others', () => {
  test('verify as they did, and take no person or appointment afterwards', async () => {
    const own = await startTestDatabase();
    try {
      const old = { at: clock().toISOString(), actor: null, token: null, action: 'test', before: null, after: null };
      const object = { kind: 'thing', id: '1' };
      // What the form of version 1 was, spelled out: it may never change.
      const hash = hashOf({ ...old, number: 1, object, previous: '0'.repeat(64) });
      await own.query(
        `insert into audit_entry (version, number, at, action, object_kind, object_id, previous, hash)
         values (1, 1, $1, 'test', 'thing', '1', repeat('0', 64), $2)`,
        [old.at, hash],
      );
      const audit = createAudit({ database: own, clock });
      await own.transaction((tx) => audit.record(tx, entry('2')));
      expect(await audit.verify()).toMatchObject({ entries: 2 });
      expect((await audit.verify()).broken).toBeUndefined();
      await own.query('alter table audit_entry disable trigger user');
      await expect(own.query('update audit_entry set assumed = gen_random_uuid() where number = 1')).rejects.toThrow(
        /audit_entry_version/,
      );
      await own.query('alter table audit_entry drop constraint audit_entry_version');
      await own.query('update audit_entry set assumed = gen_random_uuid() where number = 1');
      expect((await audit.verify()).broken).toEqual({ number: 1, reason: 'content' });
    } finally {
      await own.close();
    }
  });
});

describe('tampering', () => {
  test.each(tamperings)('%s is found at the first broken entry', async (_, sql, number, reason) => {
    const own = await startTestDatabase();
    try {
      const audit = createAudit({ database: own, clock });
      for (let index = 0; index < 10; index += 1) await own.transaction((tx) => audit.record(tx, entry(String(index))));
      expect((await audit.verify()).broken).toBeUndefined();
      await own.query('alter table audit_entry disable trigger user');
      for (const statement of sql.split(';')) await own.query(statement);
      expect((await audit.verify()).broken).toEqual({ number, reason });
    } finally {
      await own.close();
    }
  });
});
