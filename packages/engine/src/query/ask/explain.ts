import type { SqlFault } from './contract.ts';
import { listNearest } from './nearest.ts';

/** What DuckDB says of an error with `errors_as_json`. */
interface DuckdbError {
  readonly exception_type?: string;
  readonly exception_message?: string;
  readonly error_subtype?: string;
  readonly position?: string;
  readonly name?: string;
  readonly call?: string;
  readonly candidates?: string;
  readonly type?: string;
}

const parseError = (text: string) => JSON.parse(text) as DuckdbError;

/**
 * An error of DuckDB as a fault of the statement; undefined when it is not the statement's (then the process is given up).
 * `before`: bytes put before the statement when it was run, so that places are its own.
 */
export function explainError(error: unknown, before = 0): SqlFault | undefined {
  const message = error instanceof Error ? error.message : String(error);
  const start = message.indexOf('{');
  const told = start >= 0 && message.endsWith('}') ? maybeParse(message.slice(start)) : undefined;
  if (!told) return isTooMuch(message) ? { code: 'too-much' } : undefined;
  const position = told.position === undefined ? undefined : Number(told.position) - before;
  const at = position !== undefined && position >= 0 ? { at: position } : {};
  return { ...sortOut(told), ...at };
}

function maybeParse(text: string): DuckdbError | undefined {
  try {
    return parseError(text);
  } catch {
    return undefined; // plain words: the caller looks at those
  }
}

const isTooMuch = (text: string) =>
  /out of memory|bad_alloc|allocat|memory limit|max_temp_directory_size|no space left|file too large|too many open/i.test(
    text,
  );

function sortOut(told: DuckdbError): SqlFault {
  const kind = told.exception_type ?? '';
  const message = told.exception_message ?? '';
  if (kind === 'Out of Memory' || isTooMuch(message)) return { code: 'too-much' };
  if (/^(?:Parser|Syntax)/i.test(kind)) return explainSyntax(message);
  if (told.error_subtype === 'COLUMN_NOT_FOUND') return missing('column', told);
  const named = /does not have a column named "([^"]*)"/.exec(message)?.[1];
  if (named !== undefined) return { code: 'column', word: named };
  if (told.error_subtype === 'MISSING_ENTRY' && /function/i.test(told.type ?? '')) return missing('function', told);
  if (told.error_subtype === 'MISSING_ENTRY' && /table|view|schema/i.test(told.type ?? ''))
    return { code: 'table', word: told.name ?? '' };
  if (told.error_subtype === 'NO_MATCHING_FUNCTION')
    return { code: 'types', word: told.name ?? '', text: told.call ?? '' };
  if (/^(?:Conversion|Out of Range|Invalid Input|Decimal|Mismatch Type)/i.test(kind))
    return { code: 'value', text: scrub(message).replace(/[.!\s]+$/, '') };
  return { code: 'other', text: scrub(message) };
}

/** `at or near "x"`, and whatever else the parser says. */
export function explainSyntax(message: string): SqlFault {
  const near = /at or near "([\s\S]*)"/.exec(message)?.[1];
  if (near !== undefined || /end of input/.test(message)) return { code: 'syntax', word: (near ?? '').slice(0, 60) };
  return { code: 'other', text: scrub(message) };
}

function missing(code: 'column' | 'function', told: DuckdbError): SqlFault {
  const word = told.name ?? '';
  const offered = (told.candidates ?? '').split(',').filter(Boolean);
  return { code, word, candidates: listNearest(word, new Set(offered)) };
}

/** DuckDB's words without anything that looks like a place on this machine, and not endless. */
export function scrub(message: string): string {
  const bare = message
    .replace(/(?:[A-Za-z]:)?(?:\.{0,2}\/)+[\w.@%+~-]+(?:\/[\w.@%+~-]*)*/g, (path) =>
      /[A-Za-z]/.test(path) ? '…' : path,
    )
    .replace(/\s*\n\s*/g, ' ')
    .trim();
  return bare.length > 400 ? `${bare.slice(0, 400)}…` : bare;
}
