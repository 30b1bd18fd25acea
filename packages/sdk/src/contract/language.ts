import { z } from 'zod';
import { languages } from './languages.ts';

export { languages };
export const Language = z.enum(languages);
export type Language = z.infer<typeof Language>;

/** A text in one or more languages, keyed by BCP 47 tag. At least one language must be present where it is required. */
export const LanguageMap = z.partialRecord(Language, z.string().trim().max(20_000));
export type LanguageMap = z.infer<typeof LanguageMap>;

/** What a rule of ours over several fields says when it is broken; the portal tells it in the language of whoever asked. */
export const tell = (sentence: Readonly<Record<Language, string>>) => ({ params: { sentence } });
export const someLanguage = tell({
  en: 'This needs a text in at least one language.',
  es: 'Esto necesita un texto en al menos un idioma.',
  fr: 'Ceci demande un texte dans une langue au moins.',
});

export interface LocalText {
  readonly text: string;
  /** The language the text is really in, which may not be the one asked for: pages show this with `lang`. */
  readonly language: Language;
}

/** The text in the wanted language, else in the first language that has one; undefined when there is none. */
export function findText(map: LanguageMap | undefined, wanted: Language): LocalText | undefined {
  if (!map) return undefined;
  for (const language of [wanted, ...languages]) {
    const text = map[language];
    if (text) return { text, language };
  }
  return undefined;
}
