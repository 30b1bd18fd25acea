import type { Language } from '@milpa/sdk';

/** What should be found for some words: how good each thing is, 3 what was meant, 2 good, 1 of some use. */
export interface GoldenQuestion {
  readonly language: Language;
  readonly words: string;
  /** By the key of the catalogue: a title or an identifier. */
  readonly grades: ReadonlyMap<string, number>;
}

/** Reads a golden file: `? language words`, then `grade key` a line. `keyOf` takes the key out of what stands after the grade. */
export function parseGolden(text: string, keyOf: (entry: string) => string): GoldenQuestion[] {
  const questions: { language: Language; words: string; grades: Map<string, number> }[] = [];
  for (const [at, line] of text.split('\n').entries()) {
    if (line === '' || line.startsWith('#')) continue;
    const question = /^\? (es|en|fr) (.+)$/.exec(line);
    const judged = /^([123]) (.+)$/.exec(line);
    if (question) questions.push({ language: parseLanguage(question[1]), words: question[2] ?? '', grades: new Map() });
    else if (judged) questions.at(-1)?.grades.set(keyOf(judged[2] ?? ''), Number(judged[1]));
    else throw new Error(`Line ${at + 1} of the golden file is neither a question nor a judgement: ${line}`);
  }
  return questions;
}

const parseLanguage = (text: string | undefined) => text as Language;

/** Places that count. */
export const depth = 10;

const gain = (grade: number): number => 2 ** grade - 1;
const discount = (place: number): number => 1 / Math.log2(place + 2);
const sumGains = (grades: readonly number[]): number =>
  grades.slice(0, depth).reduce((sum, grade, place) => sum + gain(grade) * discount(place), 0);

/** Normalised discounted cumulative gain over the first ten (Järvelin and Kekäläinen, 2002): 1 is the best order there could be. */
export function measureGain(found: readonly string[], grades: ReadonlyMap<string, number>): number {
  const best = sumGains([...grades.values()].toSorted((a, b) => b - a));
  return best === 0 ? 0 : sumGains(found.map((key) => grades.get(key) ?? 0)) / best;
}
