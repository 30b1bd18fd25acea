import type { SqlFault, SqlName } from './contract.ts';
import { aggregateFunctions, operators, scalarFunctions, tableFunctions } from './functions.data.ts';
import { listNearest } from './nearest.ts';

type Node = Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);
const textOf = (node: Node, key: string) => (typeof node[key] === 'string' ? node[key] : '');

const expressions = new Set([
  ...['COLUMN_REF', 'CONSTANT', 'FUNCTION', 'CASE', 'CAST', 'COMPARISON', 'CONJUNCTION', 'OPERATOR', 'WINDOW'],
  ...['SUBQUERY', 'STAR', 'BETWEEN', 'COLLATE', 'LAMBDA', 'LAMBDA_REF', 'POSITIONAL_REFERENCE'],
]);
const tables = new Set([
  ...[
    'BASE_TABLE',
    'SUBQUERY',
    'JOIN',
    'EMPTY',
    'EMPTY_FROM',
    'EXPRESSION_LIST',
    'TABLE_FUNCTION',
    'PIVOT',
    'SHOW_REF',
  ],
]);
const queries = new Set(['SELECT_NODE', 'SET_OPERATION_NODE', 'RECURSIVE_CTE_NODE', 'CTE_NODE']);
const shows = new Set(['DESCRIBE', 'SUMMARY']);

/** What a statement reads, or why it may not run. */
export type Inspection = { readonly names: readonly SqlName[] } | { readonly fault: SqlFault };

/** The names of common table expressions that may be meant at a place. */
type Scope = ReadonlySet<string>;

interface Step {
  readonly value: unknown;
  readonly scope: Scope;
  readonly inFrom: boolean;
}

/**
 * Walks the syntax tree of one SELECT, as `json_serialize_sql` gives it. Every query, table and expression must be of a known
 * kind, every function on the list: what is new in DuckDB is refused until somebody has looked at it. Names of tables are those
 * that no common table expression in scope has, so each of them must be found before anything runs.
 */
export function inspectTree(tree: unknown): Inspection {
  const found: SqlName[] = [];
  const waiting: Step[] = [{ value: tree, scope: new Set(), inFrom: false }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, scope, inFrom } = next;
    if (Array.isArray(value)) for (const each of value) waiting.push({ value: each, scope, inFrom: false });
    if (!isNode(value)) continue;
    const fault = findFault(value, inFrom);
    if (fault) return { fault };
    if (value['type'] === 'BASE_TABLE' && 'table_name' in value && !isInScope(value, scope))
      found.push({ schema: textOf(value, 'schema_name'), name: textOf(value, 'table_name'), at: placeOf(value) });
    waiting.push(...listSteps(value, scope));
  }
  return { names: unique(found) };
}

const isInScope = (table: Node, scope: Scope) =>
  textOf(table, 'schema_name') === '' && scope.has(textOf(table, 'table_name').toLowerCase());

function unique(names: readonly SqlName[]): SqlName[] {
  const kept = new Map(names.toSorted((a, b) => b.at - a.at).map((name) => [`${name.schema}\0${name.name}`, name]));
  return [...kept.values()].toSorted((a, b) => a.at - b.at);
}

/** What is inside a node, each with its scope: an expression of WITH sees those before it, the query sees all of them. */
function listSteps(node: Node, scope: Scope): Step[] {
  const steps: Step[] = [];
  let inner = new Set([...scope, ...[textOf(node, 'cte_name').toLowerCase()].filter(Boolean)]);
  for (const entry of listEntries(node)) {
    steps.push({ value: entry.value, scope: inner, inFrom: false });
    inner = new Set([...inner, entry.key.toLowerCase()]);
  }
  const isCall = node['type'] === 'TABLE_FUNCTION';
  for (const [key, value] of Object.entries(node))
    if (key !== 'cte_map') steps.push({ value, scope: inner, inFrom: isCall && key === 'function' });
  return steps;
}

function listEntries(node: Node): { key: string; value: unknown }[] {
  const map = isNode(node['cte_map']) ? node['cte_map']['map'] : undefined;
  if (!Array.isArray(map)) return [];
  return map.map((entry) =>
    isNode(entry) ? { key: textOf(entry, 'key'), value: entry['value'] } : { key: '', value: entry },
  );
}

/** DuckDB writes the largest number there is where it knows no place. */
function placeOf(node: Node): number {
  const place = node['query_location'];
  return typeof place === 'number' && place < 2 ** 40 ? place : 0;
}

function findFault(node: Node, inFrom: boolean): SqlFault | undefined {
  const kind = textOf(node, 'type');
  const construct = (word: string): SqlFault => ({ code: 'construct', word, at: placeOf(node) });
  if ('class' in node) {
    if (node['class'] === 'PARAMETER') return { code: 'parameter' };
    if (!expressions.has(textOf(node, 'class'))) return construct(textOf(node, 'class'));
  } else if ('cte_map' in node) {
    if (!queries.has(kind)) return construct(kind);
  } else if ('sample' in node && 'alias' in node) {
    if (!tables.has(kind)) return construct(kind);
    const fault = findTableFault(node, kind);
    if (fault) return fault;
  }
  return 'function_name' in node ? findCallFault(node, inFrom) : undefined;
}

function findTableFault(node: Node, kind: string): SqlFault | undefined {
  const at = placeOf(node);
  if (kind === 'SHOW_REF' && (!isNode(node['query']) || !shows.has(textOf(node, 'show_type'))))
    return { code: 'not-select', word: 'SHOW' };
  if (kind !== 'BASE_TABLE') return undefined;
  if (isNode(node['at_clause'])) return { code: 'construct', word: 'AT', at };
  const [catalog, schema, name] = ['catalog_name', 'schema_name', 'table_name'].map((key) => textOf(node, key));
  if (catalog) return { code: 'table', word: [catalog, schema, name].join('.'), at };
  return undefined;
}

function findCallFault(node: Node, inFrom: boolean): SqlFault | undefined {
  const name = textOf(node, 'function_name');
  const at = placeOf(node);
  const known = name.toLowerCase();
  const foreign = !['', 'main', 'pg_catalog'].includes(textOf(node, 'schema')) || textOf(node, 'catalog') !== '';
  if (foreign || node['export_state'] === true) return { code: 'function', word: name, at };
  if (inFrom) return tableFunctions.has(known) ? undefined : { code: 'table-function', word: name, at };
  if (isOffered(known)) return undefined;
  return {
    code: 'function',
    word: name,
    at,
    candidates: listNearest(name, [...scalarFunctions, ...aggregateFunctions]),
  };
}

const isOffered = (name: string) =>
  operators.has(name) || scalarFunctions.has(name) || aggregateFunctions.has(name) || extra.has(name);

/** Names the parser itself puts in place of syntax, and those written with capitals. */
const extra = new Set(['unnest', 'formatreadabledecimalsize', 'formatreadablesize', 'count_star']);
