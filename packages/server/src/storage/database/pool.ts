import { setTimeout as wait } from 'node:timers/promises';
import { Problem } from '@milpa/sdk/plain';
import pg from 'pg';
import type { Database, SqlValue, Transaction } from './index.ts';

export interface DatabaseOptions {
  /** Connections at most; 10 when absent. */
  readonly connections?: number;
  /** Milliseconds after which a statement is stopped; none when absent. */
  readonly statementMs?: number;
  /** Told of connections that broke while idle: the pool replaces them by itself. */
  readonly onIdleError?: (error: Error) => void;
}

const tries = 4;
// PostgreSQL's codes: serialization_failure and deadlock_detected.
const repeatable = new Set(['40001', '40P01']);
const int8 = 20;
const day = 1082;
const int8Array = 1016;
const dayArray = 1182;

/** A pool of connections to the PostgreSQL at `url`. Connects when first asked. */
export function openDatabase(url: string, options: DatabaseOptions = {}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.connections ?? 10,
    idleTimeoutMillis: 60_000,
    connectionTimeoutMillis: 15_000,
    application_name: 'milpa',
    types: { getTypeParser: findTypeParser },
    ...(options.statementMs ? { statement_timeout: options.statementMs } : {}),
  });
  pool.on('error', (error) => options.onIdleError?.(error));
  return {
    url,
    query: (sql, values) => run(pool, sql, values),
    transaction: (work) => runTransaction(pool, work),
    close: () => pool.end(),
  };
}

async function runTransaction<T>(pool: pg.Pool, work: (tx: Transaction) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await tryTransaction(pool, work);
    } catch (error) {
      if (attempt >= tries || !repeatable.has(findCode(error))) throw error;
      await wait(5 * 4 ** attempt);
    }
  }
}

async function tryTransaction<T>(pool: pg.Pool, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const client = await pool.connect().catch(refuse);
  let broken: Error | undefined;
  const onError = (error: Error) => {
    broken = error;
  };
  client.on('error', onError);
  try {
    await run(client, 'begin');
    const result = await work({ transaction: true, query: (sql, values) => run(client, sql, values) });
    await run(client, 'commit');
    return result;
  } catch (error) {
    // A connection whose rollback fails is thrown away with whatever it had begun.
    await client.query('rollback').catch((failure: Error) => onError(failure));
    throw error;
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
}

interface Asked {
  query(sql: string, values: unknown[]): Promise<{ rows: unknown[] }>;
}

async function run<Row extends object>(asked: Asked, sql: string, values: readonly SqlValue[] = []): Promise<Row[]> {
  try {
    return parseRows<Row>((await asked.query(sql, [...values])).rows);
  } catch (error) {
    return refuse(error);
  }
}

// What a statement selects is what its author says it selects: the one place where this is believed.
const parseRows = <Row>(rows: unknown[]): Row[] => rows as Row[];

/** Throws what a failure of the database means to a client; everything else as it is. */
function refuse(error: unknown): never {
  const code = findCode(error);
  if (code === '53100' || code === '53200')
    throw new Problem(
      'storage-full',
      {
        en: 'The disk of the database is full. Nothing was changed; tell the operator of the portal.',
        es: 'El disco de la base de datos está lleno. No se cambió nada; avise a quien opera el portal.',
        fr: "Le disque de la base de données est plein. Rien n'a été modifié ; prévenez l'exploitant du portail.",
      },
      { cause: error },
    );
  if (isUnreachable(code, error))
    throw new Problem(
      'unavailable',
      {
        en: 'The database does not answer at the moment. Nothing was lost; try again in a few seconds.',
        es: 'La base de datos no responde en este momento. No se perdió nada; intente de nuevo en unos segundos.',
        fr: "La base de données ne répond pas pour l'instant. Rien n'est perdu ; réessayez dans quelques secondes.",
      },
      { cause: error, retryAfter: 2 },
    );
  throw error;
}

function isUnreachable(code: string, error: unknown): boolean {
  if (/^(?:08|57P0|53300|57014|25P0[34])/.test(code)) return true;
  if (/^(?:ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH)/.test(code)) return true;
  return error instanceof Error && /^(?:Connection terminated|timeout exceeded when)/.test(error.message);
}

/** PostgreSQL's or the system's error code, empty when there is none. */
export function findCode(error: unknown): string {
  if (!(error instanceof Error) || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}

function findTypeParser(type: number, format?: 'text' | 'binary') {
  if (type === int8) return parseInteger;
  if (type === day) return parseText;
  if (type === int8Array) return (text: string) => parseArray(text).map(parseInteger);
  if (type === dayArray) return parseArray;
  return format === 'binary' ? pg.types.getTypeParser(type, 'binary') : pg.types.getTypeParser(type, 'text');
}

const parseText = (text: string) => text;

function parseInteger(text: string): number | bigint {
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : BigInt(text);
}

/** A one-dimensional array of numbers or days, whose members are never quoted. */
function parseArray(text: string): string[] {
  const inner = text.slice(1, -1);
  return inner === '' ? [] : inner.split(',');
}

/** One connection of its own, for session-level locks. The caller ends it. */
export async function connect(url: string, name: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: name, connectionTimeoutMillis: 15_000 });
  client.on('error', () => undefined); // whoever holds it learns from 'end', which always follows
  try {
    await client.connect();
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
  return client;
}
