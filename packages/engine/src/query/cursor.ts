import { createHash } from 'node:crypto';
import { foreignCursor } from './refuse.ts';

/** Where a page begins. */
export interface Position {
  /** Rows before it. */
  readonly offset: number;
  /** File row number of the row before it; absent among groups. */
  readonly row?: number;
}

/** Opaque to its reader. `question` says what it belongs to: table and conditions, order and columns. */
export function formatCursor(question: string, { offset, row }: Position): string {
  const place = row === undefined ? `${offset}` : `${offset}.${row}`;
  return Buffer.from(`${digest(question)}.${place}`).toString('base64url');
}

/** Throws QueryRefused for anything that is no cursor of this question. */
export function parseCursor(question: string, cursor: string): Position {
  const text = Buffer.from(cursor, 'base64url').toString('latin1');
  const [, owner, offset, row] = /^([\w-]{16})\.(\d{1,15})(?:\.(\d{1,15}))?$/.exec(text) ?? [];
  if (owner !== digest(question) || offset === undefined) throw foreignCursor(cursor);
  return { offset: Number(offset), ...(row === undefined ? {} : { row: Number(row) }) };
}

const digest = (question: string) => createHash('sha256').update(question).digest('base64url').slice(0, 16);
