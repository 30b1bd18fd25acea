import type { DatasetId, LanguageMap, Slug } from '@milpa/sdk';

export const changeKinds = ['created', 'updated', 'withdrawn', 'restored'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** What became of one public dataset. */
export interface Change {
  /** Its place in the feed, from 1, without gaps: the cursor. */
  readonly number: number;
  readonly dataset: DatasetId;
  readonly kind: ChangeKind;
  readonly version: number;
  /** When it happened. */
  readonly at: Date;
  /** When the feed took notice of it. */
  readonly noted: Date;
  readonly slug: Slug;
  readonly title: LanguageMap;
  readonly withdrawal: { readonly reason: string; readonly authority: string } | null;
}

/** How a dataset stands now, as far as the public can see. */
export type Standing = { readonly state: 'released'; readonly version: number } | { readonly state: 'withdrawn' };
export type Noted = Pick<Change, 'kind' | 'version'>;

/** What is to be noted of a dataset that was noted last as this and stands like that; undefined: nothing new. */
export function findChange(last: Noted | undefined, now: Standing | undefined): ChangeKind | undefined {
  if (!now) return undefined;
  if (now.state === 'withdrawn') return last && last.kind !== 'withdrawn' ? 'withdrawn' : undefined;
  if (!last) return 'created';
  if (last.kind === 'withdrawn') return 'restored';
  return now.version > last.version ? 'updated' : undefined;
}

/** Where a reader goes on: after a number, or with what was noted at an instant or later. */
export type Since = { readonly after: number } | { readonly instant: Date };

/** A whole number is a cursor, anything else a time of ISO 8601; undefined when it is neither. */
export function findSince(text: string | null): Since | undefined {
  if (text === null || text === '') return { after: 0 };
  if (/^\d{1,15}$/.test(text)) return { after: Number(text) };
  if (!/^\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:\d{2}))?$/.test(text)) return undefined;
  const instant = new Date(text);
  return Number.isNaN(instant.getTime()) ? undefined : { instant };
}
