/**
 * Signs that could move the cursor, change colours or turn the direction of writing: names and cells come from strangers'
 * files and must not command the terminal. White space becomes one blank.
 */
const commands = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;

export const cleanText = (text: string): string => text.replace(/\s+/g, ' ').replace(commands, '�');

/** Signs that take two cells of a terminal: the wide and full-width classes of Unicode's UAX 11, in ranges, and emoji. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|[\u{20000}-\u{3fffd}]/u;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

const widthOfSign = (sign: string) => (wide.test(sign) ? 2 : 1);

/** Cells of a terminal a text takes; a letter with its accents is one. */
export function measureText(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += widthOfSign(segment);
  return width;
}

/** At most so many cells; what is cut ends in «…». */
export function cutText(text: string, most: number): string {
  if (measureText(text) <= most) return text;
  let [kept, width] = ['', 0];
  for (const { segment } of graphemes.segment(text)) {
    width += widthOfSign(segment);
    if (width > most - 1) break;
    kept += segment;
  }
  return most <= 0 ? '' : `${kept.trimEnd()}…`;
}

export function padText(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const blank = ' '.repeat(Math.max(0, width - measureText(text)));
  return align === 'left' ? text + blank : blank + text;
}

/** Lines of at most so many cells, parted at blanks; a word too long for a line is parted where the line ends. */
export function wrapText(text: string, width: number): readonly string[] {
  const most = Math.max(8, width);
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line && measureText(line) + 1 + measureText(word) > most) {
      lines.push(line);
      line = '';
    }
    line = line ? `${line} ${word}` : word;
    while (measureText(line) > most) {
      const head = cutText(line, most + 1).slice(0, -1) || line.slice(0, most);
      lines.push(head);
      line = line.slice(head.length).trimStart();
    }
  }
  return line ? [...lines, line] : lines;
}
