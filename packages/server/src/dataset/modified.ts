import type { ModifiedSaid } from '@milpa/sdk';
import type { LoadedDraft } from './model.ts';

export interface Modified {
  readonly modified: Date;
  /** The word of the source that it is. */
  readonly said?: ModifiedSaid | undefined;
}

/**
 * When the content of a release changed last. Bytes that the portal keeps tell it by themselves. Of data that lie elsewhere
 * nothing is seen here, and to take a description in, or to mend an address, makes no data new: what the source says of it
 * stands, until it says something else or a file is kept here.
 */
export function findModified(loaded: LoadedDraft, content: string, now: Date): Modified {
  const said = loaded.files.length === 0 ? findSaid(loaded, now) : undefined;
  if (said) return { modified: earlier(noonOf(said.day), now), said };
  const isSame = loaded.released?.content === content;
  return { modified: isSame ? (loaded.dataset.modified ?? now) : now };
}

/** A day to come says nothing of what has changed. */
function findSaid({ dataset }: LoadedDraft, now: Date): ModifiedSaid | undefined {
  const { modified, issued } = dataset.metadata.sourceDates ?? {};
  const hasCome = (day: string | undefined): day is string => day !== undefined && Date.parse(day) <= now.getTime();
  if (hasCome(modified)) return { day: modified, as: 'modified' };
  return hasCome(issued) ? { day: issued, as: 'issued' } : undefined;
}

/** The same day by the clock of every country but the easternmost. */
const noonOf = (day: string): Date => new Date(`${day}T12:00:00.000Z`);
const earlier = (one: Date, other: Date): Date => (one < other ? one : other);
