import { expandTerm, formatIri, prefixes, type Resource, type Term } from './model.ts';
import { formatValue } from './turtle.ts';

/** One resource as N-Triples (RDF 1.1): a statement a line, so that lines can be sorted, counted and compared. */
export function formatNTriples({ id, types, properties }: Resource): string {
  const subject = id.startsWith('_:') ? id : `<${formatIri(id)}>`;
  let text = '';
  for (const type of types) text += `${subject} <${prefixes.rdf}type> ${formatTerm(type)} .\n`;
  for (const [name, values] of properties) {
    if (values.length === 0) continue;
    const predicate = formatTerm(name);
    for (const value of values) text += `${subject} ${predicate} ${formatValue(value, formatTerm)} .\n`;
  }
  return text;
}

const formatTerm = (term: Term): string => {
  let known = formatted.get(term);
  if (known === undefined) {
    known = `<${expandTerm(term)}>`;
    if (!term.startsWith('<')) formatted.set(term, known);
  }
  return known;
};
/** Of the terms of our own code, which are a few dozen. */
const formatted = new Map<Term, string>();
