/** What a query asks for, or that it would change something. */
export type QueryForm = 'table' | 'graph' | 'update' | 'unknown';

const forms: Readonly<Record<string, QueryForm>> = {
  SELECT: 'table',
  ASK: 'table',
  CONSTRUCT: 'graph',
  DESCRIBE: 'graph',
};
const updates = new Set(['INSERT', 'DELETE', 'LOAD', 'CLEAR', 'DROP', 'CREATE', 'ADD', 'MOVE', 'COPY', 'WITH']);

/** Declarations before the query proper (SPARQL 1.1, 4.1.1), space and comments. */
const prologue = /(?:\s+|#[^\n\r]*|BASE\s*<[^<>\s]*>|PREFIX\s+[^\s:<]*:\s*<[^<>\s]*>)/iy;
const word = /[A-Za-z]+/y;

/** By its first word after the declarations: enough to choose the form of the answer, and the sentence for what is refused. */
export function findQueryForm(query: string): QueryForm {
  let at = 0;
  for (prologue.lastIndex = 0; prologue.test(query); at = prologue.lastIndex);
  word.lastIndex = at;
  const first = word.exec(query)?.[0].toUpperCase() ?? '';
  return forms[first] ?? (updates.has(first) ? 'update' : 'unknown');
}
