import { isAbsolute, relative, resolve } from 'node:path';
import { columnTypes, type RowsQuery, TableDiff, TableProfile } from '@milpa/sdk';
import { EngineFailure, type Reading, type RowsAnswer } from '../contract.ts';
import { isRecord } from './message.ts';

const broken = (what: string) => new EngineFailure('broken', `the worker's answer is no ${what}`);

/** A reading whose Parquet files lie inside the folder that was given. Throws EngineFailure `broken`. */
export function parseReading(raw: unknown, out: string | undefined): Reading {
  if (!isRecord(raw) || typeof raw['format'] !== 'string' || !Array.isArray(raw['tables'])) throw broken('reading');
  for (const table of raw['tables']) {
    if (!isRecord(table) || typeof table['name'] !== 'string') throw broken('reading');
    const profile = TableProfile.safeParse(table['profile']);
    if (!profile.success)
      throw new EngineFailure('broken', `the worker's profile does not keep the contract: ${profile.error.message}`);
    const parquet = table['parquet'];
    if (parquet === undefined) continue;
    if (!isRecord(parquet) || typeof parquet['path'] !== 'string' || !out || !isInside(parquet['path'], out))
      throw broken('reading');
  }
  return raw as unknown as Reading;
}

function isInside(path: string, folder: string): boolean {
  const way = relative(resolve(folder), path);
  return way !== '' && !way.startsWith('..') && !isAbsolute(way);
}

const isCell = (value: unknown): boolean => value === null || ['string', 'number', 'boolean'].includes(typeof value);
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

const types: ReadonlySet<string> = new Set(columnTypes);
const isColumn = (value: unknown): boolean =>
  isRecord(value) && typeof value['name'] === 'string' && types.has(String(value['type']));

/** A page with as many cells in each row as it has columns, and no more rows than were asked for. Throws EngineFailure `broken`. */
export function parseRows(raw: unknown, query: RowsQuery): RowsAnswer {
  if (!isRecord(raw) || !isCount(raw['total']) || !isCount(raw['offset'])) throw broken('page of rows');
  const { columns, ids, rows, cursor } = raw;
  if (!Array.isArray(columns) || !columns.every(isColumn)) throw broken('page of rows');
  if (cursor !== null && (typeof cursor !== 'string' || !/^[\w-]{1,200}$/.test(cursor))) throw broken('page of rows');
  if (!Array.isArray(ids) || !Array.isArray(rows) || rows.length > query.limit) throw broken('page of rows');
  if (ids.length !== 0 && ids.length !== rows.length) throw broken('page of rows');
  if (!ids.every((id) => isCount(id) && id > 0)) throw broken('page of rows');
  for (const row of rows) {
    if (!Array.isArray(row) || row.length !== columns.length || !row.every(isCell)) throw broken('page of rows');
  }
  return raw as unknown as RowsAnswer;
}

export function parseSize(raw: unknown): { size: number } {
  if (!isRecord(raw) || !isCount(raw['size'])) throw broken('size');
  return { size: raw['size'] };
}

export function parseDiff(raw: unknown): TableDiff {
  const diff = TableDiff.safeParse(raw);
  if (!diff.success) throw broken('comparison');
  return diff.data;
}
