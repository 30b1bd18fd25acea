import { earliestPlanned, latestPlanned } from '@milpa/sdk';
import { foldHeading, monthNames } from '../../sheet/index.ts';

export type ReadDay =
  | { readonly day: string }
  | { readonly wrong: 'date-unknown' | 'date-impossible' | 'date-out-of-range' };

/**
 * The day a cell of an inventory means: a day or a month of ISO 8601, days first as Excel in Spanish and French writes
 * them, or a month by its name; of a month, its last day. A year like 20013 or 0201 (ADELA 1069) is told, not guessed.
 */
export function readDay(text: string): ReadDay {
  const said = text.trim();
  const iso = /^(\d{4,6})-(\d{1,2})(?:-(\d{1,2}))?(?:[T ].*)?$/.exec(said);
  if (iso) return makeDay(Number(iso[1]), Number(iso[2]), iso[3] === undefined ? undefined : Number(iso[3]));
  const dayFirst = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4,6})$/.exec(said);
  if (dayFirst) return makeDay(Number(dayFirst[3]), Number(dayFirst[2]), Number(dayFirst[1]));
  const monthFirst = /^(\d{1,2})[/.-](\d{4,6})$/.exec(said);
  if (monthFirst) return makeDay(Number(monthFirst[2]), Number(monthFirst[1]), undefined);
  return readWords(foldHeading(said));
}

/** «15 de octubre de 2015», «octubre 2015», «oct-15» is too little to go by. */
function readWords(folded: string): ReadDay {
  const found = /^(?:(\d{1,2}) (?:de |er )?)?(\p{L}+) (?:de |del )?(\d{4,6})$/u.exec(folded);
  const month = monthNames.findIndex((names) => names.includes(found?.[2] ?? ''));
  if (!found || month < 0) return { wrong: 'date-unknown' };
  return makeDay(Number(found[3]), month + 1, found[1] === undefined ? undefined : Number(found[1]));
}

function makeDay(year: number, month: number, day: number | undefined): ReadDay {
  if (year > 9999 || month < 1 || month > 12) return { wrong: 'date-impossible' };
  const last = new Date(Date.UTC(2000, month, 0));
  last.setUTCFullYear(year, month, 0);
  const lastDay = last.getUTCDate();
  if (day !== undefined && (day < 1 || day > lastDay)) return { wrong: 'date-impossible' };
  const two = (number: number) => String(number).padStart(2, '0');
  const made = `${String(year).padStart(4, '0')}-${two(month)}-${two(day ?? lastDay)}`;
  return made < earliestPlanned || made > latestPlanned ? { wrong: 'date-out-of-range' } : { day: made };
}
