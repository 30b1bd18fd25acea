import { countFilled, findReach, type Grid, isValueLike } from './layout.ts';

const remark =
  /^(?:\*|\(|\d{1,2}[/)]|nota|note|fuente|source|quelle|elabor|total|fecha|actualiz|mise|updated|n\.?d|p\/|r\/|e\/|www|http|[^\p{L}\p{N}]+$)/iu;

/** Words that begin a remark and hardly ever a value. */
const plainRemark =
  /^(?:\*+\s?\S|(?:notas?|notes?|fuentes?|sources?|quelle|elaborad[oa]|elaboraci[oó]n|elaboration|observaciones|remarques?|remarks?|lecture|champ|n\.\s?b\.?|última actualización|dernière mise à jour|last updated?)\s*(?:\d{0,2}\s*[/)]?\s*)[:.])/i;

/**
 * Whether a row below the table may be a note: one filled cell at the left, or a sentence that delimiters cut apart. It is one
 * if nothing but notes follows.
 */
export function mayBeNote(row: Grid, width: number, indent: number, afterNote: boolean): boolean {
  const columns = width - indent;
  const first = row.cells[indent]?.trim() ?? '';
  if (columns >= 2 && plainRemark.test(first)) return isLoneOrCut(row, width, indent);
  if (columns < 3 || countFilled(row) !== 1 || findReach(row) > indent + 2) return false;
  const text = row.cells.join('').trim();
  if (isValueLike(text)) return false;
  return afterNote || row.cells.length < columns || text.length > 12 || remark.test(text);
}

/** Nothing beside the first cell, or fewer cells than the table has and none of them a value. */
function isLoneOrCut(row: Grid, width: number, indent: number): boolean {
  const others = row.cells.slice(indent + 1).filter((cell) => cell.trim() !== '');
  return others.length === 0 || (findReach(row) < width && !others.some((cell) => isValueLike(cell)));
}

/** A line that a sign marks as no part of the table: `# …` without a single delimiter. */
export function isComment(row: Grid, width: number): boolean {
  return row.cells.length === 1 && width >= 2 && /^\s*#/.test(row.cells[0] ?? '');
}

const total =
  /^(?:(?:gran|grand|sub|sous|suma|general)[\s-]*)?(?:sub)?(?:total|totales|totals|totaux|suma|sumas|somme|ensemble)(?:\s+(?:general|generale|nacional|national|nationale|estatal|municipal|federal|global|pais|anual|annuel)|\s+(?:de|del|des|du|of|for|en|in|por|par|by)\s+\S.*|\s+\S+)?$/;

/** Whether a text is the label of a row that adds up others: Total, Suma, Gran total, TOTAL NACIONAL, Sous-total. */
export function isTotalLabel(text: string): boolean {
  if (text.length < 4 || text.length > 60) return false;
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return total.test(plain.replace(/^[\s*.:=-]+|[\s*.:=-]+$/g, ''));
}

/** The label of a row of totals: it stands in one of the first columns, and values stand behind it. */
export function findTotalLabel(row: Grid, indent: number): string | undefined {
  const end = Math.min(row.cells.length, indent + 3);
  for (let column = indent; column < end; column++) {
    const text = row.cells[column]?.trim() ?? '';
    if (text === '' || !isTotalLabel(text)) continue;
    if (row.cells.slice(column + 1).some((cell) => /\d/.test(cell) && isValueLike(cell))) return text;
  }
  return undefined;
}
