import { commonSigns } from './common-signs.data.ts';

/** How much text decoded in some way reads like a language, for each sign beyond ASCII: −1 (noise) to 1 (surely). */
export type Judge = (text: string) => number;

const common = {
  simplified: new Set(commonSigns.simplified),
  traditional: new Set(commonSigns.traditional),
  japanese: new Set(commonSigns.japanese),
  korean: new Set(commonSigns.korean),
};

/** Averages what `score` says of each sign beyond ASCII, given its neighbours. */
function judgeEach(text: string, score: (before: string, sign: string, after: string) => number): number {
  const signs = Array.from(text);
  let [sum, count] = [0, 0];
  for (const [index, sign] of signs.entries()) {
    if (sign < '\u0080') continue;
    sum += sign === '\ufffd' ? -1.5 : score(signs[index - 1] ?? ' ', sign, signs[index + 1] ?? ' ');
    count++;
  }
  return count === 0 ? 0 : sum / count;
}

const latin = new Set('áéíóúñüÁÉÍÓÚÑÜàâçèêëîïôûùœÀÂÇÈÊËÎÏÔÛÙŒ°ºª€£«»–—’‘“”…¿¡²³µãõÃÕöäÖÄßåøæÅØÆ·×');
const isHighLetter = (sign: string) => sign > '\u007f' && /\p{L}/u.test(sign);

/** Spanish, French and the like: an accented letter in a likely place scores; a capital amid small letters or a drawing sign costs. */
export const judgeLatin: Judge = (text) =>
  judgeEach(text, (before, sign, after) => scoreLatin(before, sign, after) / 3);

function scoreLatin(before: string, letter: string, after: string): number {
  if (!latin.has(letter)) return /\p{L}/u.test(letter) ? -1 : -3;
  if (!/\p{L}/u.test(letter) || /[ºª]/.test(letter)) return scoreMark(before, letter, after);
  const capital = letter !== letter.toLowerCase();
  if (capital && /\p{Ll}/u.test(before)) return -2;
  if (!capital && /\p{Lu}/u.test(before) && /\p{Lu}/u.test(after)) return -1;
  // Accented letters stand among plain ones.
  const high = Number(isHighLetter(before)) + Number(isHighLetter(after));
  if (high > 0) return high === 2 ? -2 : 1;
  return /\p{L}/u.test(before + after) ? 3 : 0;
}

/** Quotes open before and close after a word, degree and ordinal signs follow a number or an initial. */
function scoreMark(before: string, sign: string, after: string): number {
  if (/[«“‘¿¡]/.test(sign)) return /[\p{L}\p{N}\s]/u.test(after) && !/\p{L}/u.test(before) ? 2 : -1;
  if (/[»”]/.test(sign)) return /\p{L}/u.test(after) ? -1 : 1;
  if (sign === '’') return /\p{L}/u.test(before) ? 2 : 0;
  if (/[ºª°]/.test(sign)) return /[\p{N}\p{L}.]/u.test(before) && !/\p{L}/u.test(after) ? 1.5 : 0.3;
  if (/[€£]/.test(sign)) return /[\d\s,;("]/.test(before) || /[\d\s]/.test(after) ? 1.5 : 0;
  return 0.5;
}

/** A script with letters of its own, where they follow one another. */
const judgeScript =
  (script: RegExp): Judge =>
  (text) =>
    judgeEach(text, (before, sign, after) => {
      if (!script.test(sign)) return /[«»“”’–—°№…]/.test(sign) ? 0.2 : -0.7;
      if (/[a-z]/i.test(before) || /[a-z]/i.test(after)) return -0.7;
      const beside = script.test(before) || script.test(after);
      const turned = script.test(before) && before === before.toLowerCase() && sign !== sign.toLowerCase();
      return !beside ? 0 : turned ? -0.7 : 0.9;
    });

export const judgeGreek = judgeScript(/\p{Script=Greek}/u);
export const judgeCyrillic = judgeScript(/[\u0410-\u044fЁёІіЇїЄєҐґЎўЂђЈјЉљЊњЋћЏџ]/u);

/** Scripts of many signs: the frequent ones score, rare ones do not, what belongs to another language costs. */
const judgeSigns =
  (known: ReadonlySet<string>, own: RegExp, foreign: RegExp): Judge =>
  (text) =>
    judgeEach(text, (before, sign, after) => {
      if (/[a-z]/.test(before) || /[a-z]/.test(after)) return -0.8;
      if (known.has(sign)) return 1;
      if (own.test(sign)) return 0.9;
      if (foreign.test(sign) || /[\u{e000}-\u{f8ff}\u{f0000}-\u{10ffff}]/u.test(sign)) return -0.8;
      if (/[\u3000-\u3002\u3008-\u3011\u2018-\u201d\u2026·\uff01-\uff5e]/u.test(sign)) return 0.5;
      return /\p{Script=Han}|\p{Script=Hangul}/u.test(sign) ? 0.1 : -0.3;
    });

const kana = /[\u3041-\u3096\u30a1-\u30fc]/u;
const none = /(?!)/u;

export const judgeSimplified = judgeSigns(common.simplified, none, /[\u3041-\u3096\u30a1-\u30fc\uff61-\uff9f]/u);
export const judgeTraditional = judgeSigns(common.traditional, none, /[\u3041-\u3096\u30a1-\u30fc\uff61-\uff9f]/u);
export const judgeJapanese = judgeSigns(common.japanese, kana, /[\uff61-\uff9f]/u);
export const judgeKorean = judgeSigns(common.korean, none, /[\u3041-\u3096\u30a1-\u30fc]/u);
