import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Term, termToId } from 'n3';
import type { Graph, Path, Result, Run, Shape, Target } from './model.ts';

const rdfType = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

/** Deeper than any shape here asks; ends graphs that go in circles. */
const deepest = 20;

/** Every result of every shape on a graph, in the order of the shapes. */
export function* listResults(graph: Graph, shapes: readonly Shape[]): Generator<Result> {
  const run = createRun(graph);
  for (const shape of shapes)
    for (const focus of findFocusNodes(graph, shape.targets)) yield* checkShape(run, shape, focus);
}

export interface Limits {
  /** Results that are kept. */
  readonly results: number;
  /** Milliseconds, all turns together. */
  readonly timeMs: number;
}
export interface Outcome {
  readonly results: readonly Result[];
  /** False when a limit ended the check before everything was looked at. */
  readonly complete: boolean;
}

/** The same within limits, and without keeping other requests from being answered for longer than some milliseconds. */
export async function validateGraph(
  graph: Graph,
  shapes: readonly Shape[],
  limits: Limits,
  elapsed: () => number,
): Promise<Outcome> {
  const results: Result[] = [];
  const run = createRun(graph);
  const started = elapsed();
  let turn = started;
  for (const shape of shapes)
    for (const focus of findFocusNodes(graph, shape.targets)) {
      for (const result of checkShape(run, shape, focus)) {
        if (results.length >= limits.results) return { results, complete: false };
        results.push(result);
      }
      const now = elapsed();
      if (now - started > limits.timeMs) return { results, complete: false };
      if (now - turn < 8) continue;
      await nextTurn();
      turn = elapsed();
    }
  return { results, complete: true };
}

function createRun(graph: Graph): Run {
  let depth = 0;
  const run: Run = {
    graph,
    conforms(shape, node) {
      if (depth >= deepest) return true;
      depth += 1;
      const broken = checkShape(run, shape, node).next().done === false;
      depth -= 1;
      return !broken;
    },
  };
  return run;
}

function* checkShape(run: Run, shape: Shape, focus: Term): Generator<Result> {
  const values = shape.path ? findValues(run.graph, focus, shape.path) : [focus];
  for (const { component, find } of shape.constraints)
    for (const value of find(run, values, focus))
      yield { severity: shape.severity, focus, path: shape.path, value, component, shape: shape.id };
  for (const property of shape.properties) for (const value of values) yield* checkShape(run, property, value);
}

function findFocusNodes(graph: Graph, targets: readonly Target[]): Iterable<Term> {
  const found = new Map<string, Term>();
  for (const target of targets) for (const term of findTargets(graph, target)) found.set(termToId(term), term);
  return found.values();
}

function findTargets(graph: Graph, { kind, iri }: Target): readonly Term[] {
  if (kind === 'class') return graph.getSubjects(rdfType, iri, null);
  if (kind === 'subjects-of') return graph.getSubjects(iri, null, null);
  if (kind === 'objects-of') return graph.getObjects(null, iri, null);
  return [
    ...graph
      .getSubjects(null, null, null)
      .filter(({ value }) => value === iri)
      .slice(0, 1),
  ];
}

function findValues(graph: Graph, focus: Term, path: Path): readonly Term[] {
  if (path.kind === 'predicate') return focus.termType === 'Literal' ? [] : graph.getObjects(focus, path.iri, null);
  if (path.kind === 'inverse') return graph.getSubjects(path.iri, focus, null);
  const found =
    path.kind === 'alternative'
      ? path.parts.flatMap((part) => findValues(graph, focus, part))
      : path.parts.reduce<readonly Term[]>(
          (nodes, part) => nodes.flatMap((node) => findValues(graph, node, part)),
          [focus],
        );
  return [...new Map(found.map((term) => [termToId(term), term])).values()];
}
