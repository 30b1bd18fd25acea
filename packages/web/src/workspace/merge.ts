import type { Values } from '../form/index.ts';

export interface Merge {
  /** What both together say; for fields in conflict, what this person typed. */
  readonly values: Values;
  /** Fields that both changed, to different texts. */
  readonly conflicts: readonly { readonly field: string; readonly mine: string; readonly theirs: string }[];
  /** Fields that only the other person changed. */
  readonly taken: readonly string[];
}

/**
 * Two people started from `base`: this one typed `mine`, the other saved `theirs` first. Field by field, whoever changed
 * it wins; only where both did must a person choose.
 */
export function mergeValues(base: Values, mine: Values, theirs: Values): Merge {
  const values: Record<string, string> = {};
  const conflicts: { field: string; mine: string; theirs: string }[] = [];
  const taken: string[] = [];
  for (const field of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
    const [was = '', own = was, other = was] = [base[field], mine[field], theirs[field]];
    values[field] = own === was ? other : own;
    if (own === was && other !== was) taken.push(field);
    if (own !== was && other !== was && own !== other) conflicts.push({ field, mine: own, theirs: other });
  }
  return { values, conflicts, taken };
}

/** The state of the form when it was opened, in a hidden field. */
export const formatBase = (values: Values): string =>
  JSON.stringify(Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '')));

/** What `formatBase` wrote. Anything else counts as an empty form: then every filled field may be in conflict. */
export function parseBase(text: string): Values {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== 'object' || parsed === null) return {};
    return Object.fromEntries(
      Object.entries(parsed).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
    );
  } catch {
    return {}; // somebody changed the hidden field: nothing is known of the state before
  }
}
