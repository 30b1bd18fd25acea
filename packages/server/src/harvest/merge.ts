import { DatasetMetadata, type DistributionId, type NewLink } from '@milpa/sdk';
import { hashOf } from '../audit/index.ts';
import type { CopyChange, StandingCopy } from '../dataset/index.ts';
import type { SaidDataset } from './model.ts';

export interface Merged extends CopyChange {
  /** Fields of the metadata that differ, `distributions` and `aside`. */
  readonly changes: readonly string[];
}

export interface MergeInput {
  readonly before: StandingCopy | undefined;
  /** What the source said last time; undefined the first time. */
  readonly last: SaidDataset | undefined;
  readonly now: SaidDataset;
  readonly newLinkId: () => DistributionId;
}

/**
 * What a description makes of a working copy: only what the source changed since it was read last. So what people wrote
 * here stays until the source says something else, and what the source takes back goes. Undefined: nothing differs.
 */
export function mergeSaid(input: MergeInput): Merged | undefined {
  const { before, last, now } = input;
  if (before && last && isSame(last, now)) return undefined;
  const links = mergeLinks(input);
  const fields = before ? mergeFields(before.metadata, last?.metadata, now.metadata) : now.metadata;
  const aside = mergeAside(input, links.ids);
  const metadata = DatasetMetadata.parse({ ...fields, ...(aside ? { aside } : { aside: undefined }) });
  const changes = before ? listChanges(before.metadata, metadata) : [];
  if (links.addLinks.length + links.changeLinks.length + links.removeLinks.length > 0) changes.push('distributions');
  if (before && changes.length === 0) return undefined;
  const { addLinks, changeLinks, removeLinks } = links;
  return { metadata, addLinks, changeLinks, removeLinks, changes };
}

const isSame = (one: unknown, other: unknown): boolean => hashOf(one ?? null) === hashOf(other ?? null);

const isSaid = (value: unknown): boolean =>
  value !== undefined &&
  value !== '' &&
  !(typeof value === 'object' && value !== null && Object.keys(value).length === 0);

function mergeFields(
  before: DatasetMetadata,
  last: DatasetMetadata | undefined,
  now: DatasetMetadata,
): Record<string, unknown> {
  const [held, said, then] = [
    new Map<string, unknown>(Object.entries(before)),
    new Map<string, unknown>(Object.entries(now)),
    new Map<string, unknown>(Object.entries(last ?? {})),
  ];
  for (const field of new Set([...said.keys(), ...then.keys()])) {
    if (field === 'aside') continue;
    const [value, earlier] = [said.get(field), then.get(field)];
    if (isSaid(value) ? !isSame(value, earlier) : isSaid(earlier)) held.set(field, value);
  }
  return Object.fromEntries(held);
}

function listChanges(before: DatasetMetadata, after: DatasetMetadata): string[] {
  const [held, made] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  return [...new Set([...held.keys(), ...made.keys()])].filter(
    (field) => !isSame(held.get(field) ?? null, made.get(field) ?? null),
  );
}

/** Within the portal links are named by their identifiers, as the feeds give them back. */
function mergeAside({ before, last, now }: MergeInput, ids: readonly DistributionId[]): string | undefined {
  const named = now.aside && nameAside(now.aside, ids);
  if (!before || !isSame(last?.aside, now.aside)) return named;
  return before.metadata.aside;
}

export const nameAside = (aside: string, links: readonly string[]): string =>
  aside.replace(/<urn:milpa:link:(\d+)(-[a-z]+)?>/g, (whole, at: string, part: string | undefined) => {
    const id = links[Number(at)];
    return id ? `<urn:milpa:this#${id}${part ?? ''}>` : whole;
  });

type Standing = StandingCopy['links'][number];

/** Links by what they are: the same address and title, then the same address, then the same title at a new address. */
function mergeLinks({ before, last, now, newLinkId }: MergeInput) {
  const left = new Set(before?.links ?? []);
  const take = (test: (row: Standing) => boolean): Standing | undefined => {
    const row = [...left].find(test);
    if (row) left.delete(row);
    return row;
  };
  const matched: (Standing | undefined)[] = now.links.map((one) =>
    take((row) => addressOf(row) === addressOf(one) && row.title === one.title),
  );
  for (const [at, one] of now.links.entries()) matched[at] ??= take((row) => addressOf(row) === addressOf(one));
  for (const [at, one] of now.links.entries())
    matched[at] ??= one.title === '' ? undefined : take((row) => row.title === one.title && wasSaid(last, row));
  const addLinks: (NewLink & { id: DistributionId })[] = [];
  const changeLinks: (NewLink & { id: DistributionId })[] = [];
  const ids = now.links.map((one, at) => {
    const row = matched[at];
    const id = row?.id ?? newLinkId();
    if (!row) addLinks.push({ ...one, id });
    else if (!isSame(describeLink(row, row.terms), describeLink(one, termsOf(one))) && isNews(last, one))
      changeLinks.push({ ...one, id });
    return id;
  });
  // What people added here themselves the source never knew.
  const removeLinks = [...left].filter((row) => wasSaid(last, row)).map(({ id }) => id);
  return { addLinks, changeLinks, removeLinks, ids };
}

const addressOf = ({ link }: Pick<NewLink, 'link'>): string => link.downloadUrl ?? link.accessUrl;
const wasSaid = (last: SaidDataset | undefined, row: Standing): boolean =>
  last?.links.some((one) => addressOf(one) === addressOf(row)) ?? false;
const isNews = (last: SaidDataset | undefined, one: NewLink): boolean =>
  !last?.links.some((earlier) => isSame(earlier, one));

const termsOf = ({ licence, rights, conformsTo, service }: NewLink) => ({ licence, rights, conformsTo, service });
const describeLink = (
  { title, description, link }: Pick<NewLink, 'title' | 'description' | 'link'>,
  terms: object,
) => ({
  ...{ title, description: description ?? null, link },
  terms,
});
