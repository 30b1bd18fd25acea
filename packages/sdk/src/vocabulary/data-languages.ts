import { type Concept, createFinder, findConcept } from './concept.ts';
import { dataLanguageRows } from './data-languages.data.ts';

/** A language data are written in; not to be mixed up with the languages the interface speaks (`languages`). */
export interface DataLanguage extends Concept {
  /** ISO 639-3, or ISO 639-2 where it names a group of languages. */
  readonly iso639: string;
}

/** `id` is the BCP 47 language subtag, `uri` that of the EU language authority table, which uses ISO 639-3. */
export const dataLanguages: readonly DataLanguage[] = dataLanguageRows
  .trim()
  .split('\n')
  .map((line) => {
    const [id = '', code = '', es = '', en = '', fr = ''] = line.split('|');
    return {
      id,
      iso639: code.toLowerCase(),
      uri: `http://publications.europa.eu/resource/authority/language/${code}`,
      label: { es, en, fr },
    };
  });

export const findDataLanguage = (id: string): DataLanguage | undefined => findConcept(dataLanguages, id);

/** ISO 639-2 codes for bibliographies, and what a language calls itself. */
const spellings: Readonly<Record<string, readonly string[]>> = {
  es: ['castellano', 'spanish castilian', 'español'],
  fr: ['fre', 'français'],
  de: ['ger', 'deutsch'],
  it: ['italiano'],
  pt: ['português', 'portugués'],
  ca: ['català', 'valenciano', 'valencià'],
  gl: ['galego'],
  eu: ['baq', 'euskara', 'vasco'],
  nl: ['dut', 'nederlands'],
  el: ['gre', 'ελληνικά'],
  zh: ['chi', '中文'],
  cs: ['cze', 'čeština'],
  ro: ['rum', 'română'],
  sk: ['slo', 'slovenčina'],
  nah: ['nci', 'nhn', 'mexicano'],
  yua: ['maya'],
  tzh: ['tzeltal'],
  tzo: ['tzotzil'],
};

const findSpelled = createFinder(dataLanguages, ({ id, iso639, uri, label }) => [
  id,
  iso639,
  uri,
  `http://id.loc.gov/vocabulary/iso639-1/${id}`,
  `http://id.loc.gov/vocabulary/iso639-2/${iso639}`,
  `http://www.lexvo.org/id/iso639-3/${iso639}`,
  `http://lexvo.org/id/iso639-1/${id}`,
  ...Object.values(label),
  ...(spellings[id] ?? []),
]);

/**
 * The language a text means: a BCP 47 tag ("es-MX"), an ISO 639 code, an address of the EU table, the Library of Congress or Lexvo,
 * or a name in Spanish, English or French. undefined when none, or when several are named: see `listDataLanguages`.
 */
export function matchDataLanguage(text: string): DataLanguage | undefined {
  const trimmed = text.trim();
  const primary = /^([a-z]{2,3})[-_][a-z0-9_-]{2,}$/i.exec(trimmed)?.[1];
  const named = /^([\p{L} ]+?)\s*\(/u.exec(trimmed)?.[1];
  return (
    findSpelled(trimmed) ?? (primary ? findSpelled(primary) : undefined) ?? (named ? findSpelled(named) : undefined)
  );
}

/** Every language a text names, as in "EN; ES" or `["en","ca"]`; each once, in its order. */
export function listDataLanguages(text: string): readonly DataLanguage[] {
  const found = text
    .split(/[,;|[\]"]|\s[y&/]\s|\s(?:and|et)\s/i)
    .flatMap((piece) => (piece.trim() === '' ? [] : (matchDataLanguage(piece) ?? [])));
  return [...new Set(found)];
}
