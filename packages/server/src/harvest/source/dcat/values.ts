import { type Language, type LanguageMap, languages } from '@milpa/sdk';
import { DataFactory, type Quad, type Term } from 'n3';
import { longestText } from '../../record/texts.ts';
import type { Ledger } from './ledger.ts';
import { xsd } from './terms.ts';

const { namedNode, literal, quad: makeQuad } = DataFactory;

export const thing = (address: string) => namedNode(address);
export const words = (text: string, language?: string) => (language ? literal(text, language) : literal(text));
export const value = (type: string, text: string) => literal(text, namedNode(/^https?:/.test(type) ? type : xsd(type)));
/** A statement of the model, under its own names. */
export const statement = (subject: string, predicate: string, object: Term): Quad =>
  makeQuad(namedNode(subject), namedNode(predicate), parseObject(object));
// The model makes things with names and literals only.
const parseObject = (term: Term) => term as Quad['object'] & { termType: 'NamedNode' };

/** The languages of the interface hold texts; a tag with a region is of its language. */
const languageOf = (tag: string): Language | undefined =>
  languages.find((each) => each === tag.toLowerCase().split('-')[0]);

/**
 * Texts by language. One that does not say its language is of `otherwise`; the first of each language is taken, the others
 * and those of other languages stay aside.
 */
export function takeTexts(
  ledger: Pick<Ledger, 'hold' | 'recast' | 'extend'>,
  quads: readonly Quad[],
  otherwise: Language,
): LanguageMap {
  const map: LanguageMap = {};
  const tagged = quads.filter(({ object }) => object.termType === 'Literal' && object.language !== '');
  const plain = quads.filter(({ object }) => object.termType === 'Literal' && object.language === '');
  for (const quad of [...tagged, ...plain]) {
    const said = parseLiteral(quad.object);
    const language = said.language ? languageOf(said.language) : otherwise;
    const text = said.value.trim().slice(0, longestText);
    if (!language || !text || map[language] !== undefined) continue;
    map[language] = text;
    if (said.language === language && text === said.value) ledger.hold(quad);
    else if (text.length < said.value.trim().length) ledger.extend(quad, words(text, language));
    else ledger.recast(quad, words(text, language));
  }
  return map;
}

/** Texts by language of something that is not the model's to hold. */
export const readTexts = (quads: readonly Quad[], otherwise: Language): LanguageMap =>
  takeTexts({ hold: () => undefined, recast: () => undefined, extend: () => undefined }, quads, otherwise);

/** The same where a text is needed: when there is none in a language that is held, any is better than none. */
export function takeAnyTexts(ledger: Ledger, quads: readonly Quad[], otherwise: Language): LanguageMap {
  const map = takeTexts(ledger, quads, otherwise);
  if (languages.some((each) => map[each])) return map;
  const any = quads.find(isText);
  const text = any?.object.value.trim().slice(0, longestText) ?? '';
  if (any) ledger.extend(any, words(text, otherwise));
  return { [otherwise]: text };
}

const isText = ({ object }: Quad): boolean => object.termType === 'Literal' && object.value.trim() !== '';

/** A text without language, as the model writes it; undefined when it cannot hold it. */
export interface PlainOptions {
  readonly longest?: number;
  /** What it is said as when the model says it, if that is not the statement itself. */
  readonly made?: (text: string) => Quad;
  readonly isGood?: (text: string) => boolean;
  /** Of several that say their language, the one to take. */
  readonly language?: Language;
}

/** A text without language. One that says its language is given back beside what is made of it. */
export function takePlain(ledger: Ledger, quads: readonly Quad[], options: PlainOptions = {}): string {
  const { longest = longestText, made, isGood = () => true, language } = options;
  const texts = quads.filter(isText);
  const inLanguage = texts.find((quad) => parseLiteral(quad.object).language.split('-')[0] === language);
  const quad = texts.find(isPlain) ?? inLanguage ?? texts[0];
  if (!quad) return '';
  const text = quad.object.value.trim().slice(0, longest);
  if (!isGood(text)) return '';
  const instead = made ? made(text) : words(text);
  if (!made && isPlain(quad) && text === quad.object.value) ledger.hold(quad);
  else if (!made && isPlain(quad) && text === quad.object.value.trim()) ledger.recast(quad, instead);
  else ledger.extend(quad, instead);
  return text;
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
    else if (quad.object.termType === 'Literal') ledger.recast(quad, thing(text));
    else continue;
    return text;
  }
  return '';
}

export const isWeb = (text: string): boolean =>
  /^https?:\/\/[^\s<>"{}|\\^`]+$/i.test(text) && URL.canParse(text) && text.length <= 2000;

/** Terms of a vocabulary: held when the model writes them by this very address, else taken for what they mean. */
export function takeTerm(
  ledger: Ledger,
  quads: readonly Quad[],
  match: (text: string) => { readonly id: string; readonly uri: string } | undefined,
  most: number,
): string[] {
  const ids: string[] = [];
  for (const quad of quads) {
    const found = quad.object.termType === 'BlankNode' ? undefined : match(quad.object.value);
    if (!found || (!ids.includes(found.id) && ids.length >= most)) continue;
    if (!ids.includes(found.id)) ids.push(found.id);
    if (quad.object.termType === 'NamedNode' && quad.object.value === found.uri) ledger.hold(quad);
    else ledger.recast(quad, thing(found.uri));
  }
  return ids;
}

/** A value is held when it is written just as the model writes it. */
export function holdTyped(ledger: Ledger, quad: Quad, type: string, text: string): void {
  if (isTyped(quad, type, text)) ledger.hold(quad);
  else ledger.recast(quad, value(type, text));
}

export const parseLiteral = (term: Term) => term as Term & { language: string; datatype: { value: string } };

/** Whether a value is written just as the model writes it. */
export const isTyped = ({ object }: Quad, type: string, text: string): boolean =>
  object.termType === 'Literal' && object.datatype.value === xsd(type) && object.value === text;
