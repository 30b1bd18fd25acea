import { quoteText } from '../format/stage.ts';
import {
  type CheckDigit,
  clabe,
  curp,
  genericRfcs,
  isIban,
  isIsin,
  rfcCompany,
  rfcPerson,
  stateLetters,
} from './check-digits.ts';
import { countries2, countries3, currencies, languages } from './codes.data.ts';
import type { Guess } from './guess.ts';
import { plainName } from './names.ts';

/** A text that follows a known rule: it stays text, the rule becomes the column's format. */
interface TextFormat {
  readonly id: string;
  /** Quick look at one text, before all of them are tried. */
  readonly matches: (text: string) => boolean;
  readonly fits: (text: string) => string;
  /** What must be so, beside the texts, for the guess to be made. */
  readonly evidence?: (texts: readonly string[], name: string) => boolean;
}

const full = (shape: string) => (text: string) => `regexp_full_match(${text}, ${quoteText(shape)})`;

function shaped(id: string, shape: string, evidence?: TextFormat['evidence']): TextFormat {
  const test = new RegExp(`^(?:${shape})$`);
  return { id, matches: (text) => test.test(text), fits: full(shape), ...(evidence ? { evidence } : {}) };
}

function checked(id: string, { shape, isValid, sql }: CheckDigit): TextFormat {
  const test = new RegExp(`^(?:${shape})$`);
  return {
    id,
    matches: (text) => test.test(text) && isValid(text),
    fits: (text) => `(CASE WHEN ${full(shape)(text)} THEN ${sql(text)} ELSE false END)`,
  };
}

function listed(id: string, codes: ReadonlySet<string>, evidence: TextFormat['evidence']): TextFormat {
  return {
    id,
    matches: (text) => codes.has(text),
    fits: (text) => `${text} IN (${[...codes].map(quoteText).join(', ')})`,
    ...(evidence ? { evidence } : {}),
  };
}

const named = (name: RegExp) => (_texts: readonly string[], title: string) => name.test(title);
const namedOrMany = (name: RegExp, many: number) => (texts: readonly string[], title: string) =>
  name.test(title) || texts.length >= many;

const rfcShape = `(?:${rfcPerson.shape}|${rfcCompany.shape})`;
const rfcTest = new RegExp(`^${rfcShape}$`);
const rfc: TextFormat = {
  id: 'rfc',
  matches: (text) =>
    genericRfcs.includes(text) || (rfcTest.test(text) && (text.length === 13 ? rfcPerson : rfcCompany).isValid(text)),
  fits: (text) =>
    `(CASE WHEN ${text} IN (${genericRfcs.map(quoteText).join(', ')}) THEN true WHEN NOT ${full(rfcShape)(text)} THEN false WHEN length(${text}) = 13 THEN ${rfcPerson.sql(text)} ELSE ${rfcCompany.sql(text)} END)`,
};

const country = /(^|_)(pais|country|pays|nationality|nacionalidad|nationalite|iso|iso2|iso3|cty|iso_?3166\w*)(_|$)/;
const formats: readonly TextFormat[] = [
  shaped('uri', '(?:[hH][tT][tT][pP][sS]?|[fF][tT][pP])://[^\\s/]\\S*'),
  shaped('email', '[^\\s@,;:<>]+@[A-Za-z0-9][A-Za-z0-9.-]*\\.[A-Za-z]{2,}'),
  shaped('uuid', '[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}'),
  checked('curp', curp),
  rfc,
  checked('clabe', clabe),
  shaped('cct', '(?:0[1-9]|[12]\\d|3[0-2])[A-Z]{3}\\d{4}[A-Z]'),
  shaped('clues', `(?:${stateLetters})[A-Z]{3}\\d{6}`),
  { ...shaped('iban', '[A-Z]{2}\\d{2}[A-Z0-9]{11,30}'), matches: isIban },
  { ...shaped('isin', '[A-Z]{2}[A-Z0-9]{9}\\d'), matches: isIsin },
  listed('iso3166-1-alpha2', countries2, namedOrMany(country, 40)),
  listed('iso3166-1-alpha3', countries3, namedOrMany(country, 6)),
  listed('iso4217', currencies, namedOrMany(/(^|_)(moneda|currency|divisa|devise|monnaie|curr)(_|$)/, 4)),
  listed('iso639-1', languages, named(/(^|_)(idioma|lang|language|langue|lengua)(_|$)/)),
];

/** The rules that the texts of a sample follow, but for a few. */
export function findCodeGuesses(texts: readonly string[], title: string): Guess[] {
  const name = plainName(title);
  const found = formats.find(
    ({ matches, evidence }) =>
      texts.filter(matches).length >= texts.length * 0.9 && (evidence === undefined || evidence(texts, name)),
  );
  return found ? [makeText(found.id, found.matches, found.fits)] : [];
}

/** A guess that keeps the text as it is. */
export function makeText(format: string, matches: (text: string) => boolean, fits: (text: string) => string): Guess {
  return {
    id: `text_${format}`,
    type: 'string',
    format,
    matches,
    sql: (text) => `(CASE WHEN ${fits(text)} THEN ${text} END)`,
  };
}
