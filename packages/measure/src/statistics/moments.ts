/** Arithmetic mean; NaN of nothing. */
export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Sample variance, n − 1 in the denominator. */
export function variance(values: readonly number[]): number {
  const middle = mean(values);
  return values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1);
}

export const deviation = (values: readonly number[]): number => Math.sqrt(variance(values));

/** Pearson's correlation of two lists of the same length. */
export function correlate(a: readonly number[], b: readonly number[]): number {
  if (a.length !== b.length) throw new Error(`Lists of ${a.length} and ${b.length} values have no correlation`);
  const [meanA, meanB] = [mean(a), mean(b)];
  let [product, squareA, squareB] = [0, 0, 0];
  for (const [at, value] of a.entries()) {
    const [x, y] = [value - meanA, (b[at] ?? Number.NaN) - meanB];
    product += x * y;
    squareA += x * x;
    squareB += y * y;
  }
  return product / Math.sqrt(squareA * squareB);
}

/** Correlation of each variable with each other; a variable is a list of its values. */
export const correlateAll = (variables: readonly (readonly number[])[]): number[][] =>
  variables.map((a) => variables.map((b) => correlate(a, b)));

/** Cronbach's alpha of items, each a list with one value for each case. At least two items. */
export function findAlpha(items: readonly (readonly number[])[]): number {
  const cases = items[0]?.length ?? 0;
  const sums = Array.from({ length: cases }, (_, at) => items.reduce((sum, item) => sum + (item[at] ?? Number.NaN), 0));
  const own = items.reduce((sum, item) => sum + variance(item), 0);
  return (items.length / (items.length - 1)) * (1 - own / variance(sums));
}

/** The value below which this share of the values lies, with linear interpolation between neighbours. */
export function findQuantile(sorted: ArrayLike<number>, share: number): number {
  const place = (sorted.length - 1) * share;
  const [below, above] = [Math.floor(place), Math.ceil(place)];
  const [low = Number.NaN, high = Number.NaN] = [sorted[below], sorted[above]];
  return low + (high - low) * (place - below);
}
