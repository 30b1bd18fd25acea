/** SHA-256 of bytes; how it is computed differs between Node and browsers, so it is an argument. */
export type Digest = (bytes: Uint8Array) => Uint8Array;

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
export const hashValue = (value: unknown, digest: Digest): string =>
  formatHex(digest(new TextEncoder().encode(formatCanonicalJson(value))));

export const formatHex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Bytes of hexadecimal text; throws when it is none. */
export function parseHex(text: string): Uint8Array {
  if (!/^(?:[0-9a-f]{2})*$/i.test(text)) throw new TypeError(`“${text.slice(0, 80)}” is not hexadecimal`);
  return Uint8Array.from({ length: text.length / 2 }, (_, at) => Number.parseInt(text.slice(at * 2, at * 2 + 2), 16));
}
