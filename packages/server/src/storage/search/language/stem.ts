import type { Language } from '@milpa/sdk';
import { stemEnglish } from './english.ts';

/** The part of a folded word that its inflected forms share. The same for a word with and without accents. */
export const stem: Readonly<Record<Language, (word: string) => string>> = {
  es: stemSpanish,
  en: stemEnglish,
  fr: stemFrench,
};

/**
 * Number and gender. Light on purpose: "contrato" and "contratación" stay apart, and synonyms join what should be joined.
 * After J. Savoy, "Light stemming approaches for the French, Portuguese, German and Hungarian languages" (2006).
 */
function stemSpanish(word: string): string {
  let end = word;
  if (/[^aeiou]es$/.test(end) && end.length >= 5) end = end.slice(0, -2);
  else if (/[aeo]s$/.test(end) && end.length >= 4) end = end.slice(0, -1);
  if (/[aeo]$/.test(end) && end.length >= 4) end = end.slice(0, -1);
  // luz, luces; índice, índices
  return end.endsWith('z') && end.length >= 3 ? `${end.slice(0, -1)}c` : end;
}

/** Number and gender, by the same source. */
function stemFrench(word: string): string {
  let end = word;
  if (end.endsWith('eaux')) end = end.slice(0, -1);
  else if (end.endsWith('aux') && end.length >= 6) end = `${end.slice(0, -2)}l`;
  else if (/eux$|oux$/.test(end) && end.length >= 4) end = end.slice(0, -1);
  else if (/[^s]s$/.test(end) && end.length >= 4) end = end.slice(0, -1);
  if (end.endsWith('e') && end.length >= 5) {
    end = end.slice(0, -1);
    if (end.endsWith('e')) end = end.slice(0, -1);
    if (/([ln])\1$/.test(end) && end.length >= 6) end = end.slice(0, -1);
  }
  // public, publique
  return end.endsWith('iqu') ? `${end.slice(0, -2)}c` : end;
}
