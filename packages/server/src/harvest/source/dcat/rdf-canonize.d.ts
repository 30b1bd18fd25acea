declare module 'rdf-canonize' {
  /** RDF Dataset Canonicalization (https://www.w3.org/TR/rdf-canon/): statements in one order, blank nodes with one label each. */
  export function canonize(
    input: string,
    options: {
      readonly algorithm: 'RDFC-1.0';
      readonly inputFormat: 'application/n-quads';
      readonly format: 'application/n-quads';
      readonly maxWorkFactor?: number;
      readonly signal?: AbortSignal;
    },
  ): Promise<string>;
}
