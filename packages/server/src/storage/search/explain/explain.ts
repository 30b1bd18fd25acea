import { type Language, languages } from '@milpa/sdk/plain';
import { markEnd, markStart, type SearchField, type SearchReason, type SearchText, searchFields } from '../contract.ts';
import { fold, isPlain } from '../language/fold.ts';
import { stem } from '../language/stem.ts';
import { telling } from '../language/stop-words.data.ts';
import { type Clause, listAsked } from '../question/question.ts';

/** What of a text is looked at: enough to show why, at a cost that no long text can raise. */
const longestLooked = 20_000;
/** Characters of a piece, about. */
const longestPiece = 240;
const before = 60;

interface Asked {
  /** Whether a folded word of a language is one that was asked for. */
  fits(word: string, language: Language): boolean;
  /** Finds words in plain text in small letters that may be: those that begin like one. */
  readonly plain: RegExp;
  /** Finds all words in any text. */
  readonly any: RegExp;
}

/** Letters at the beginning that no stemmer touches: most words of a text are passed over at one look at them. */
const firm = 2;

/** Worked out once for all that a question found. */
const known = new WeakMap<readonly Clause[], Asked>();

function requireAsked(clauses: readonly Clause[]): Asked {
  let asked = known.get(clauses);
  if (!asked) {
    asked = createAsked(clauses);
    known.set(clauses, asked);
  }
  return asked;
}

function createAsked(clauses: readonly Clause[]): Asked {
  const words = listAsked(clauses);
  const sayMuch = words.filter(({ word }) => telling(word));
  const looked = sayMuch.length > 0 ? sayMuch : words;
  const begins = new Set(looked.map(({ word }) => word.slice(0, firm)));
  // One that is asked for by its first letter alone lets all pass.
  const all = looked.some(({ word, prefix }) => prefix && word.length < firm);
  const stems = new Map(
    languages.map((language) => [language, new Set(looked.map(({ word }) => stem[language](word)))] as const),
  );
  const beginnings = looked.filter((each) => each.prefix).map((each) => each.word);
  const some = [...begins].filter((each) => /^[a-z0-9]+$/.test(each));
  // Texts that a question finds say the same words again and again.
  const judged = new Map(languages.map((language) => [language, new Map<string, boolean>()] as const));
  const judge = (word: string, language: Language): boolean =>
    (stems.get(language)?.has(stem[language](word)) ?? false) ||
    beginnings.some((beginning) => word.startsWith(beginning));
  return {
    plain: all ? /[a-z0-9]+/g : new RegExp(`(?<![a-z0-9])(?:${some.join('|') || '(?!)'})[a-z0-9]*`, 'g'),
    any: /[\p{L}\p{N}\p{M}]+/gu,
    fits(word, language) {
      if (!all && !begins.has(word.slice(0, firm))) return false;
      const before = judged.get(language);
      let fits = before?.get(word);
      if (fits === undefined) {
        fits = judge(word, language);
        before?.set(word, fits);
      }
      return fits;
    },
  };
}

type Texts = Readonly<Partial<Record<Language, SearchText>>>;

/** Of texts as they are kept: a piece for each field that has words of the question: in the language of the reader, else in one that has the words. */
export function explain(texts: Texts, clauses: readonly Clause[], wanted: Language): SearchReason[] {
  if (clauses.length === 0) return [];
  const asked = requireAsked(clauses);
  return searchFields.flatMap((field) => {
    for (const language of new Set([wanted, ...languages])) {
      const text = texts[language];
      const piece = text && findPiece(listPieces(text, field), asked, language);
      if (piece) return [{ field, language, piece }];
    }
    return [];
  });
}

const listPieces = (text: SearchText, field: SearchField): readonly string[] => {
  const value = text[field];
  return typeof value === 'string' ? [value] : value;
};

/** The piece with the most of the words, cut around the first of them. */
function findPiece(pieces: readonly string[], asked: Asked, language: Language): string | undefined {
  let best: { readonly text: string; readonly spans: readonly Span[]; readonly kinds: number } | undefined;
  let looked = 0;
  for (const piece of pieces) {
    if (looked > longestLooked) break;
    const text = piece.slice(0, longestLooked - looked);
    looked += piece.length;
    const spans = listSpans(text, asked, language);
    if (spans.length === 0) continue;
    const kinds = new Set(spans.map((span) => span.word)).size;
    if (kinds > (best?.kinds ?? 0)) best = { text, spans, kinds };
  }
  return best && cutPiece(best.text, best.spans);
}

interface Span {
  readonly from: number;
  readonly to: number;
  readonly word: string;
}

function listSpans(text: string, asked: Asked, language: Language): Span[] {
  const spans: Span[] = [];
  const plain = isPlain(text);
  const [pattern, looked] = plain ? [asked.plain, text.toLowerCase()] : [asked.any, text];
  // Not matchAll: it makes a pattern anew for each of the many short pieces.
  pattern.lastIndex = 0;
  for (let match = pattern.exec(looked); match; match = pattern.exec(looked)) {
    const [found] = match;
    const word = plain ? found : fold(found);
    if (asked.fits(word, language)) spans.push({ from: match.index, to: match.index + found.length, word });
  }
  return spans;
}

function cutPiece(text: string, spans: readonly Span[]): string {
  const window = findWindow(text, spans);
  let piece = '';
  let at = window.from;
  for (const span of spans) {
    if (span.from < at || span.to > window.to) continue;
    piece += text.slice(at, span.from) + markStart + text.slice(span.from, span.to) + markEnd;
    at = span.to;
  }
  piece += text.slice(at, window.to);
  return (window.from > 0 ? '… ' : '') + piece.replace(/\s*\n\s*/g, ' ').trim() + (window.to < text.length ? ' …' : '');
}

/** Where the most different words stand close together, between spaces. */
function findWindow(text: string, spans: readonly Span[]): { from: number; to: number } {
  if (text.length <= longestPiece) return { from: 0, to: text.length };
  let best = { from: 0, kinds: 0 };
  const near = new Map<string, number>();
  let next = 0;
  for (const [at, span] of spans.entries()) {
    for (let one = spans[next]; one && one.to <= span.from + longestPiece - before; one = spans[next]) {
      near.set(one.word, (near.get(one.word) ?? 0) + 1);
      next += 1;
    }
    if (near.size > best.kinds) best = { from: span.from, kinds: near.size };
    // It is before all that come. One that is longer than a piece was never near.
    const left = (near.get(span.word) ?? 0) - (next > at ? 1 : 0);
    if (left > 0) near.set(span.word, left);
    else near.delete(span.word);
    next = Math.max(next, at + 1);
  }
  const start = Math.max(0, best.from - before);
  const space = text.indexOf(' ', start);
  const from = start === 0 ? 0 : space >= 0 && space < best.from ? space + 1 : best.from;
  const last = text.lastIndexOf(' ', from + longestPiece);
  return { from, to: from + longestPiece >= text.length ? text.length : last > best.from ? last : from + longestPiece };
}
