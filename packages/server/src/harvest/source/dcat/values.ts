import { type Language, type LanguageMap, languages } from '@milpa/sdk';
import type { Quad, Term } from 'n3';
import type { Ledger } from './ledger.ts';
import { xsd } from './terms.ts';

/** The languages of the interface hold texts; a tag with a region is of its language. */
const languageOf = (tag: string): Language | undefined =>
  languages.find((each) => each === tag.toLowerCase().split('-')[0]);

/**
 * Texts by language. One that does not say its language is of `otherwise`; the first of each language is taken, the others
 * and those of other languages stay aside.
 */
export function takeTexts(ledger: Ledger, quads: readonly Quad[], otherwise: Language): LanguageMap {
  const map: LanguageMap = {};
  const tagged = quads.filter(({ object }) => object.termType === 'Literal' && object.language !== '');
  const plain = quads.filter(({ object }) => object.termType === 'Literal' && object.language === '');
  for (const quad of [...tagged, ...plain]) {
    const literal = parseLiteral(quad.object);
    const language = literal.language ? languageOf(literal.language) : otherwise;
    const text = literal.value.trim();
    if (!language || !text || map[language] !== undefined) continue;
    map[language] = text;
    const isSame = literal.language === language && text === literal.value;
    if (isSame) ledger.hold(quad);
    else if (literal.language === '' || text !== literal.value) ledger.recast(quad);
    else if (literal.language !== language) ledger.recast(quad);
  }
  return map;
}

/** When a text is needed and there is none in a language that is held, any is better than none; it stays aside as it is. */
export const anyText = (quads: readonly Quad[]): string =>
  quads.find(({ object }) => object.termType === 'Literal' && object.value.trim() !== '')?.object.value.trim() ?? '';

/** A text without language. What says its language stays aside beside it. */
export function takePlain(ledger: Ledger, quads: readonly Quad[]): string {
  const plain = quads.filter(isPlain);
  const [only] = plain;
  if (only) {
    if (only.object.value.trim() === only.object.value) ledger.hold(only);
    else ledger.recast(only);
    return only.object.value.trim();
  }
  return anyText(quads);
}

const isPlain = ({ object }: Quad): boolean =>
  object.termType === 'Literal' &&
  object.language === '' &&
  object.datatype.value === xsd('string') &&
  object.value.trim() !== '';

/** A web address as a thing is held as it stands; one written as text is taken for what it means. */
export function takeAddress(ledger: Ledger, quads: readonly Quad[]): string {
  for (const quad of quads) {
    const text = quad.object.value.trim();
    if (!isWeb(text)) continue;
    if (quad.object.termType === 'NamedNode' && text === quad.object.value) ledger.hold(quad);
    else if (quad.object.termType === 'Literal') ledger.recast(quad);
    else continue;
    return text;
  }
  return '';
}

export const isWeb = (text: string): boolean =>
  /^https?:\/\/[^\s<>"{}|\\^`]+$/i.test(text) && URL.canParse(text) && text.length <= 2000;

/** A term of a vocabulary: held when the model writes it by this very address, else taken for what it means. */
export function takeTerm(
  ledger: Ledger,
  quads: readonly Quad[],
  match: (text: string) => { readonly id: string; readonly uri: string } | undefined,
): string[] {
  const ids: string[] = [];
  for (const quad of quads) {
    const found = quad.object.termType === 'BlankNode' ? undefined : match(quad.object.value);
    if (!found || ids.includes(found.id)) continue;
    ids.push(found.id);
    if (quad.object.termType === 'NamedNode' && quad.object.value === found.uri) ledger.hold(quad);
    else ledger.recast(quad);
  }
  return ids;
}

export const parseLiteral = (term: Term) => term as Term & { language: string; datatype: { value: string } };

/** Whether a value is written just as the model writes it. */
export const isTyped = ({ object }: Quad, type: string, text: string): boolean =>
  object.termType === 'Literal' && object.datatype.value === xsd(type) && object.value === text;
