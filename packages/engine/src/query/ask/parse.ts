import { EngineFailure } from '../../contract.ts';
import { type SqlFault, type SqlName, type SqlOutcome, type SqlPage, sqlFaultCodes } from './contract.ts';

// What the process says is read as coming from a stranger: a statement may have taken it over.
type Read = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is Read =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
const isText = (value: unknown): value is string => typeof value === 'string';
const broken = () => new EngineFailure('broken', 'the answer of the SQL process is not what was asked for');

/** Done or at fault. Throws EngineFailure `broken` for anything else. */
export function parseOutcome<T>(raw: unknown, parseDone: (raw: unknown) => T): SqlOutcome<T> {
  if (!isRecord(raw)) throw broken();
  if ('done' in raw) return { done: parseDone(raw['done']) };
  return { fault: parseFault(raw['fault']) };
}

function parseFault(raw: unknown): SqlFault {
  if (!isRecord(raw)) throw broken();
  const code = sqlFaultCodes.find((each) => each === raw['code']);
  if (!code) throw broken();
  const { at, word, text, candidates } = raw;
  return {
    code,
    ...(isCount(at) ? { at } : {}),
    ...(isText(word) ? { word: word.slice(0, 200) } : {}),
    ...(isText(text) ? { text: text.slice(0, 500) } : {}),
    ...(Array.isArray(candidates) ? { candidates: candidates.filter(isText).slice(0, 5) } : {}),
  };
}

export function parseParsed(raw: unknown): { body: string; names: readonly SqlName[] } {
  if (!isRecord(raw) || !isText(raw['body']) || !Array.isArray(raw['names'])) throw broken();
  const names = raw['names'].map((name): SqlName => {
    if (!isRecord(name) || !isText(name['schema']) || !isText(name['name']) || !isCount(name['at'])) throw broken();
    return { schema: name['schema'], name: name['name'], at: name['at'] };
  });
  return { body: raw['body'], names };
}

/** No more rows than asked for, each as wide as the columns. */
export function parsePage(raw: unknown, limit: number): SqlPage {
  if (!isRecord(raw) || typeof raw['more'] !== 'boolean') throw broken();
  const { columns, rows, more } = raw;
  if (!Array.isArray(columns) || !Array.isArray(rows) || rows.length > limit) throw broken();
  for (const column of columns) {
    if (!isRecord(column) || !isText(column['name']) || !isText(column['type']) || !isText(column['sqlType']))
      throw broken();
  }
  for (const row of rows) if (!Array.isArray(row) || row.length !== columns.length) throw broken();
  return { columns, rows, more };
}

export function parseRowCount(raw: unknown): number {
  if (!isRecord(raw) || !isCount(raw['rows'])) throw broken();
  return raw['rows'];
}

export function parseHoles(raw: unknown): readonly string[] {
  if (!Array.isArray(raw) || !raw.every(isText)) throw broken();
  return raw;
}
