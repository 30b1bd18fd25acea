import { type Concept, createFinder, findConcept, foldWords } from './concept.ts';
import { frequencyRows } from './frequencies.data.ts';

export interface Frequency extends Concept {
  /** ISO 8601 duration between updates; null where none is promised. */
  readonly every: string | null;
  /** Whether forms offer it; the others are understood when they come from elsewhere. */
  readonly offered: boolean;
}

/** The EU frequency authority table, https://op.europa.eu/en/web/eu-vocabularies/dataset/-/resource?uri=http://publications.europa.eu/resource/dataset/frequency */
export const frequencies: readonly Frequency[] = frequencyRows.map(([id, every, offered, es, en, fr]) => ({
  id,
  uri: `http://publications.europa.eu/resource/authority/frequency/${id}`,
  every,
  offered: offered === 'offered',
  label: { es, en, fr },
}));

export const findFrequency = (id: string): Frequency | undefined => findConcept(frequencies, id);

const findSpelled = createFinder(frequencies, (frequency) => [
  frequency.uri,
  frequency.id,
  ...Object.values(frequency.label),
  ...(frequencyRows.find(([id]) => id === frequency.id)?.[6].split('|') ?? []),
]);

/** Words around the one that matters: "Data is updated daily.", "Automated - weekly", "se actualiza mensualmente". */
const around =
  /^(?:(?:the |these )?data(?:set)?s? (?:is|are) |actualizacion |se actualiza(?:n)? |mise a jour |automated |automatic |manual |usually |approx(?:imately)? |(?:is |are )?updated )+/;

/** Dublin Core's and the Library of Congress' addresses of frequencies end in a word. */
const byLastWord = /(?:cld\/(?:freq|terms)\/|cldfreq#|frequency\/|MaintenanceFrequencyCode[_#/])([A-Za-z0-9_-]+)$/i;

/**
 * The frequency a text means: an address, an identifier, an ISO 8601 repeating interval as DCAT-US and ADELA write it ("R/P1M"),
 * or words in Spanish, English or French. undefined when it means none that is known.
 */
export function matchFrequency(text: string): Frequency | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  const interval = matchInterval(trimmed);
  if (interval) return interval;
  const word = byLastWord.exec(trimmed)?.[1];
  return (
    findSpelled(trimmed) ??
    (word ? findSpelled(word) : undefined) ??
    findSpelled(foldWords(trimmed).replace(around, ''))
  );
}

const duration =
  /^(?:R\d*\/)?P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?$/i;
const daysOf = [365.25, 30.4375, 7, 1, 1 / 24, 1 / 1440, 1 / 86400] as const;

/** Length of an ISO 8601 duration or repeating interval in days of a mean year; undefined when the text is none. */
export function findDays(text: string): number | undefined {
  const parts = duration.exec(text.trim());
  if (!parts || parts.slice(1).every((part) => part === undefined)) return undefined;
  return daysOf.reduce((sum, days, index) => sum + days * Number(parts[index + 1] ?? 0), 0);
}

/** The frequency whose interval is nearest, at most a sixth away: P0.33W is three times a week, P1W is P7D. */
function matchInterval(text: string): Frequency | undefined {
  const wanted = findDays(text);
  if (wanted === undefined) return undefined;
  if (wanted < 1 / 2000) return findFrequency('CONT');
  let best: { frequency: Frequency; distance: number } | undefined;
  for (const frequency of frequencies) {
    const days = frequency.every ? findDays(frequency.every) : undefined;
    if (!days) continue;
    const distance = Math.abs(Math.log(wanted / days));
    if (distance < (best?.distance ?? Math.log(7 / 6))) best = { frequency, distance };
  }
  return best?.frequency;
}
