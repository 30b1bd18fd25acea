import type { RowFilter } from '@milpa/sdk';
import { formatView, makeFormFilter, parseView, type View } from './view.ts';

/** A place that shows a table: its path, what else its address carries (which table, which version), its usual page size. */
export interface Place {
  readonly path: string;
  readonly extra: Readonly<Record<string, string>>;
  readonly usual: number;
}

/** Id of the part of the page that holds the rows: links that change the view come back to it. */
export const rowsId = 'rows';

export function formatAddress(place: Place, view: View): string {
  const params = new URLSearchParams(place.extra);
  for (const [name, value] of formatView(view, place.usual)) params.append(name, value);
  const query = params.toString();
  return `${place.path}${query ? `?${query}` : ''}#${rowsId}`;
}

/** Names and values that a form of the place carries along, so that it changes one thing only. */
export function listHidden(place: Place, view: View): readonly (readonly [string, string])[] {
  return [...Object.entries(place.extra), ...formatView({ ...view, page: 1 }, place.usual)];
}

/**
 * Forms without scripts send fields (`fc`, `fo`, `fv`, `fv2` of a new condition, `col` of chosen columns), not a view.
 * Returns the address of the view they mean, or undefined when the address is one already.
 */
export function settleForm(params: URLSearchParams, place: Place): string | undefined {
  const view = parseView(params, place.usual);
  if (params.has('fc')) {
    const field = (name: string) => params.get(name)?.trim() ?? '';
    const added = makeFormFilter(params.get('fc') ?? '', field('fo'), field('fv'), field('fv2'));
    return formatAddress(place, { ...view, page: 1, filters: added ? addFilter(view.filters, added) : view.filters });
  }
  if (params.has('pick')) return formatAddress(place, { ...view, page: 1, select: params.getAll('col') });
  return undefined;
}

function addFilter(filters: readonly RowFilter[], added: RowFilter): readonly RowFilter[] {
  const same = filters.some((each) => JSON.stringify(each) === JSON.stringify(added));
  return same ? filters : [...filters, added];
}

/** The view with one column's sort moved on: none → lowest first → highest first → none. */
export function turnSort(view: View, column: string): View {
  const now = view.sort.find((each) => each.column === column);
  const sort = !now ? [{ column, descending: false }] : now.descending ? [] : [{ column, descending: true }];
  return { ...view, sort, page: 1 };
}
