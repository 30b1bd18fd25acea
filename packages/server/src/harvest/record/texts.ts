import { type LanguageMap, languages } from '@milpa/sdk';

/** What a text of a description may have (LanguageMap). */
export const longestText = 20_000;
export function trimMap(map: LanguageMap | undefined): LanguageMap {
  const said: LanguageMap = {};
  for (const language of languages) {
    const text = map?.[language]?.trim().slice(0, longestText);
    if (text) said[language] = text;
  }
  return said;
}
