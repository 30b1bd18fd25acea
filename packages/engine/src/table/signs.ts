import { type Guess, isNullWord, listGuesses } from './guess.ts';
import { isLatitudeName, isLongitudeName } from './names.ts';

/** Which sign parts the decimals in a table, as its columns show that leave no doubt. */
export type DecimalSign = '.' | ',';

/** What is known of a column when its neighbours are asked. */
interface Doubtful {
  readonly title: string;
  readonly texts: ReadonlySet<string>;
}

/** The decimal sign that the formats of a table's columns agree on; undefined when none tells, or they differ. */
export function findDecimalSign(formats: readonly (string | undefined)[]): DecimalSign | undefined {
  const comma = formats.some((format) => format !== undefined && /^1(?:[. ']?234),56$/.test(format));
  const point = formats.some((format) => format === '1,234.56' || format === '1,234' || format === "1'234.56");
  return comma === point ? undefined : comma ? ',' : '.';
}

/** Numbers such as 1,234 or 1.234, with three digits behind every sign: only other columns tell whether they are parts or thousands. */
const byComma = /^[-+]?[1-9]\d{0,2},\d{3}$/;
const byPoint = /^[-+]?[1-9]\d{0,2}(?:\.\d{3})+$/;

/** How a column is read whose own numbers leave its sign open; undefined when they do not, or nothing would change. */
export function readBySign({ title, texts }: Doubtful, sign: DecimalSign): Guess | undefined {
  const all = [...texts].filter((text) => !isNullWord(text));
  if (all.length === 0 || isLatitudeName(title) || isLongitudeName(title)) return undefined;
  const open = all.every((text) => byComma.test(text)) || (sign === ',' && all.every((text) => byPoint.test(text)));
  if (!open) return undefined;
  const format = all.every((text) => byPoint.test(text)) ? '1.234' : sign === '.' ? '1,234' : '1234,56';
  const found = listGuesses(all, title).find((guess) => guess.format === format && all.every(guess.matches));
  if (!found) return undefined;
  const { rival: _rival, ...settled } = found;
  return settled;
}
