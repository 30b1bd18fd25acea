export interface Component {
  /** Variance along it, of standardised variables: their sum is the number of variables. */
  readonly eigenvalue: number;
  /** Share of the whole variance. */
  readonly share: number;
  /** One weight for each variable; of length 1. */
  readonly loadings: readonly number[];
}

/**
 * Principal components of a correlation matrix, the strongest first, by Jacobi rotations (Golub and Van Loan, Matrix
 * Computations, 8.5): exact enough for the few variables of an index.
 */
export function findComponents(correlations: readonly (readonly number[])[]): Component[] {
  const size = correlations.length;
  const matrix = correlations.map((row) => [...row]);
  const vectors = Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (_, column) => +(row === column)),
  );
  for (let sweep = 0; sweep < 100 && offDiagonal(matrix) > 1e-20; sweep += 1)
    for (let p = 0; p < size; p += 1) for (let q = p + 1; q < size; q += 1) rotate(matrix, vectors, p, q);
  const total = matrix.reduce((sum, row, at) => sum + (row[at] ?? 0), 0);
  return matrix
    .map((row, at) => {
      const loadings = vectors.map((vector) => vector[at] ?? 0);
      // The sign of a component means nothing; the sum of its weights is made positive so that it reads the same twice.
      const sign = loadings.reduce((sum, value) => sum + value, 0) < 0 ? -1 : 1;
      const eigenvalue = row[at] ?? 0;
      return { eigenvalue, share: eigenvalue / total, loadings: loadings.map((value) => value * sign) };
    })
    .sort((a, b) => b.eigenvalue - a.eigenvalue);
}

const offDiagonal = (matrix: readonly (readonly number[])[]): number =>
  matrix.reduce(
    (sum, row, at) => sum + row.reduce((part, value, column) => part + (column === at ? 0 : value ** 2), 0),
    0,
  );

function rotate(matrix: number[][], vectors: number[][], p: number, q: number): void {
  const at = (row: number, column: number) => matrix[row]?.[column] ?? 0;
  if (at(p, q) === 0) return;
  const theta = (at(q, q) - at(p, p)) / (2 * at(p, q));
  const tangent = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const cosine = 1 / Math.hypot(tangent, 1);
  const sine = tangent * cosine;
  for (const row of matrix) turn(row, p, q, cosine, sine);
  const [first = [], second = []] = [matrix[p], matrix[q]];
  for (let column = 0; column < matrix.length; column += 1) {
    const [a, b] = [first[column] ?? 0, second[column] ?? 0];
    first[column] = cosine * a - sine * b;
    second[column] = sine * a + cosine * b;
  }
  for (const vector of vectors) turn(vector, p, q, cosine, sine);
}

function turn(row: number[], p: number, q: number, cosine: number, sine: number): void {
  const [a, b] = [row[p] ?? 0, row[q] ?? 0];
  row[p] = cosine * a - sine * b;
  row[q] = sine * a + cosine * b;
}
