import { formatIri, isFull, prefixes, type Resource, type Term, type Value } from './model.ts';

export const turtleHeader = (): string =>
  `${Object.entries(prefixes)
    .map(([prefix, namespace]) => `@prefix ${prefix}: <${namespace}> .`)
    .join('\n')}\n`;

/** One resource as Turtle (RDF 1.1), after the header; nothing when nothing is said of it. */
export function formatTurtle({ id, types, properties }: Resource): string {
  let said = types.length > 0 ? ` a ${types.map(formatTerm).join(', ')}` : '';
  for (const [name, values] of properties) {
    if (values.length === 0) continue;
    said += `${said ? ' ;\n  ' : ' '}${formatTerm(name)} ${values.map((value) => formatValue(value, formatTerm)).join(', ')}`;
  }
  return said ? `\n${id.startsWith('_:') ? id : `<${formatIri(id)}>`}${said} .\n` : '';
}

const formatTerm = (term: Term): string => (isFull(term) ? `<${formatIri(term.slice(1, -1))}>` : term);

/** A value as Turtle and N-Triples write it; they differ in how they write its type. */
export function formatValue(value: Value, formatTerm: (term: Term) => string): string {
  if ('iri' in value) return `<${formatIri(value.iri)}>`;
  if ('blank' in value) return `_:${value.blank}`;
  const text = quote(value.text);
  if ('type' in value) return `${text}^^${formatTerm(value.type)}`;
  return value.language ? `${text}@${value.language}` : text;
}

/** A text as both write it. */
const quote = (text: string): string =>
  special.test(text) ? `"${text.toWellFormed().replace(everySpecial, escapeMark)}"` : `"${text}"`;
const special = /[\p{Cc}\p{Cs}"\\]/u;
const everySpecial = /[\p{Cc}"\\]/gu;

function escapeMark(mark: string): string {
  if (mark === '"' || mark === '\\') return `\\${mark}`;
  if (mark === '\n') return '\\n';
  if (mark === '\r') return '\\r';
  if (mark === '\t') return '\\t';
  return `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
