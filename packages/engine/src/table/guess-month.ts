import { quoteText } from '../format/stage.ts';

const months: readonly (readonly string[])[] = [
  ['ene', 'jan', 'gen'],
  ['feb', 'fev'],
  ['mar'],
  ['abr', 'apr', 'avr'],
  ['may', 'mai', 'mag'],
  ['jun', 'juin', 'giu'],
  ['jul', 'juil', 'lug'],
  ['ago', 'aug', 'aou'],
  ['sep', 'set'],
  ['oct', 'okt', 'ott', 'out'],
  ['nov'],
  ['dic', 'dec', 'dez'],
];

/** Names and abbreviations of months in Spanish, English, French, Portuguese, Italian; lower case without accents. */
export const monthWords =
  '(?:ene(?:ro)?|jan(?:uary|vier|v|eiro)?|gen(?:naio)?|feb(?:rero|ruary|braio|r)?|fev(?:rier|r|ereiro)?|mar(?:zo|ch|s|co)?|abr(?:il)?|apr(?:il|ile)?|avr(?:il)?' +
  '|may(?:o)?|mai(?:o)?|mag(?:gio)?|jun(?:io|e|ho)?|juin|giu(?:gno)?|jul(?:io|y|ho)?|juil(?:let|l)?|lug(?:lio)?|ago(?:sto)?|aug(?:ust)?|aout|set(?:iembre|embro|tembre)?' +
  '|sept?(?:iembre|ember|embre)?|oct(?:ubre|ober|obre)?|ott(?:obre)?|out(?:ubro)?|nov(?:iembre|ember|embre|embro)?|dic(?:iembre|embre)?|dec(?:ember|embre)?|dez(?:embro)?)\\.?';

/** Number of a month's name or abbreviation in Spanish, English, French, Italian, Portuguese; 0 for no month. */
export function findMonth(text: string): number {
  const bare = text
    .normalize('NFD')
    .replace(/[^a-zA-Z]/g, '')
    .toLowerCase();
  if (bare.startsWith('juil')) return 7;
  if (bare.startsWith('juin')) return 6;
  return months.findIndex((names) => names.some((name) => bare.startsWith(name))) + 1;
}

/** The same in SQL; NULL for no month. */
export function monthSql(text: string): string {
  const bare = `strip_accents(lower(${text}))`;
  const cases = months.map(
    (names, index) =>
      `WHEN left(${bare}, 3) IN (${names
        .filter((name) => name.length === 3)
        .map(quoteText)
        .join(', ')}) THEN ${index + 1}`,
  );
  return `(CASE WHEN starts_with(${bare}, 'juil') THEN 7 WHEN starts_with(${bare}, 'juin') THEN 6 ${cases.join(' ')} END)`;
}
