import type { Store, Term } from 'n3';

export type { Quad, Term } from 'n3';

/** A graph as it is looked up here: the default graph of an n3 store. */
export type Graph = Pick<Store, 'getSubjects' | 'getObjects' | 'size'>;

/** sh:Violation, sh:Warning, sh:Info. */
export type Severity = 'violation' | 'warning' | 'info';

/** How a property shape reaches values from a node (SHACL 2.3.1). Paths that repeat are refused: no rule here needs one. */
export type Path =
  | { readonly kind: 'predicate'; readonly iri: string }
  | { readonly kind: 'inverse'; readonly iri: string }
  | { readonly kind: 'sequence'; readonly parts: readonly Path[] }
  | { readonly kind: 'alternative'; readonly parts: readonly Path[] };

export interface Target {
  readonly kind: 'class' | 'node' | 'subjects-of' | 'objects-of';
  readonly iri: string;
}

/** One constraint of a shape. Gives the values that break it; `undefined` stands for the set of values as a whole. */
export interface Constraint {
  /** Local name of its SHACL component without "ConstraintComponent", e.g. MinCount. */
  readonly component: string;
  readonly find: (run: Run, values: readonly Term[], focus: Term) => Iterable<Term | undefined>;
}

export interface Shape {
  readonly id: string;
  readonly severity: Severity;
  /** null for a node shape. */
  readonly path: Path | null;
  readonly targets: readonly Target[];
  readonly constraints: readonly Constraint[];
  /** Property shapes below it, whose results stand for themselves. */
  readonly properties: readonly Shape[];
}

/** What a constraint may ask while it is checked. */
export interface Run {
  readonly graph: Graph;
  /** Whether a node breaks nothing of a shape. */
  conforms(shape: Shape, node: Term): boolean;
}

export interface Result {
  readonly severity: Severity;
  readonly focus: Term;
  readonly path: Path | null;
  /** The offending value; undefined when it is what is missing. */
  readonly value: Term | undefined;
  readonly component: string;
  readonly shape: string;
}

/** Shapes that cannot be used as they stand. The message names the shape and what is not understood. */
export class ShapeFault extends Error {}
