import { type Dataset, type FieldChange, listKept, listLinked } from '@milpa/sdk';
import type { LoadedDraft } from './model.ts';

/** Characters of one value that are kept; longer ones are cut, with a mark. */
const longestText = 2000;
/** Places of one change that are kept. */
const mostChanges = 200;

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** What can change in a working copy, as one document. Distributions and tables stand under their identifiers, which stay. */
export function describeDraft({ dataset, files, links, tables }: LoadedDraft): unknown {
  const distributions = [...files, ...links].map((row) => [
    row.distribution,
    {
      title: row.title,
      description: row.description ?? undefined,
      ...row.terms,
      ...('link' in row ? { link: row.link } : { file: { name: row.name, size: row.size, sha256: row.sha256 } }),
    },
  ]);
  const columns = tables.flatMap(({ table, notes }) => (Object.keys(notes).length > 0 ? [[table, notes]] : []));
  return {
    slug: dataset.slug,
    metadata: dataset.metadata,
    distributions: Object.fromEntries(distributions),
    columns: Object.fromEntries(columns),
  };
}

/** The same of a release, as far as the public sees it. */
export function describeRelease(release: Dataset): unknown {
  const said = ({ title, description, licence, rights, conformsTo, service }: Dataset['distributions'][number]) => ({
    ...{ title, description, licence, rights, conformsTo, service },
  });
  const kept = listKept(release).map((one) => {
    const { name, size, sha256 } = one.file;
    return [one.id, { ...said(one), file: { name, size, sha256 } }];
  });
  const linked = listLinked(release).map((one) => [one.id, { ...said(one), link: one.link }]);
  return {
    slug: release.slug,
    metadata: release.metadata,
    distributions: Object.fromEntries([...kept, ...linked]),
  };
}

/** Every place in which two documents differ, by JSON Pointer (RFC 6901). Lists are compared whole: they read as one. */
export function listChanges(before: unknown, after: unknown): FieldChange[] {
  const changes: FieldChange[] = [];
  // Through JSON, so that what is absent and what is undefined are the same.
  collect(parseJson(before), parseJson(after), '', changes);
  return changes.slice(0, mostChanges);
}

const parseJson = (value: unknown) =>
  (value === undefined ? undefined : JSON.parse(JSON.stringify(value))) as Json | undefined;

function collect(before: Json | undefined, after: Json | undefined, pointer: string, changes: FieldChange[]): void {
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  if (isObject(before) && isObject(after)) {
    for (const name of new Set([...Object.keys(before), ...Object.keys(after)]))
      collect(before[name], after[name], `${pointer}/${escapePointer(name)}`, changes);
    return;
  }
  changes.push({
    pointer,
    ...(before === undefined ? {} : { before: shorten(before) }),
    ...(after === undefined ? {} : { after: shorten(after) }),
  });
}

const isObject = (value: Json | undefined): value is { readonly [name: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const escapePointer = (name: string) => name.replace(/~/g, '~0').replace(/\//g, '~1');

/** A value that fits a page: the description itself is kept whole elsewhere, by the releases. */
function shorten(value: Json): NonNullable<FieldChange['before']> {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (text.length > longestText) return `${text.slice(0, longestText)}…`;
  return JSON.parse(JSON.stringify(value));
}
