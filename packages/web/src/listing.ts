/** Which page of a long list is asked for, and what the API is asked for it. */
export interface Paging {
  /** Counted from 1. */
  readonly page: number;
  /** Entries on one page. */
  readonly size: number;
  /** The last page that can be asked for. */
  readonly last: number;
  readonly query: { readonly limit: number; readonly offset: number };
}

/**
 * The page that an address (`?page=2`) or a field of a form names; anything else is the first one. Beyond `furthest` entries
 * nobody pages through a list, and the API would refuse.
 */
export function readPaging(asked: URL | string, size: number, furthest = 5_000_000): Paging {
  const text = asked instanceof URL ? asked.searchParams.get('page') : asked;
  const last = Math.ceil(furthest / size);
  const page = Math.max(1, Math.min(last, Math.trunc(Number(text)) || 1));
  return { page, size, last, query: { limit: size, offset: (page - 1) * size } };
}

/** What an address asks of a list, by the names of its filters; those that say nothing are left out. */
export const readAsked = <Name extends string>(url: URL, names: readonly Name[]): Partial<Record<Name, string>> =>
  parseAsked(names.map((name) => [name, url.searchParams.get(name)?.trim() ?? '']));
const parseAsked = <Name extends string>(said: readonly (readonly [Name, string])[]) =>
  Object.fromEntries(said.filter(([, value]) => value !== '')) as Partial<Record<Name, string>>;
