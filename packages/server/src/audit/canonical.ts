import { createHash } from 'node:crypto';

/**
 * JSON with one spelling for one value: members sorted by UTF-16 code unit, no white space, absent members left out,
 * after RFC 8785. Dates become ISO 8601 text.
 */
export function formatCanonicalJson(value: unknown): string {
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  if (Array.isArray(value)) return `[${value.map((item) => formatCanonicalJson(item ?? null)).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([name, member]) => `${JSON.stringify(name)}:${formatCanonicalJson(member)}`);
    return `{${members.join(',')}}`;
  }
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError(`JSON has no ${value}`);
  if (typeof value === 'bigint' || typeof value === 'function' || typeof value === 'symbol')
    throw new TypeError(`JSON has no ${typeof value}`);
  return JSON.stringify(value ?? null);
}

/** Lower-case hexadecimal SHA-256 of the canonical JSON of a value. */
export const hashOf = (value: unknown): string => createHash('sha256').update(formatCanonicalJson(value)).digest('hex');
