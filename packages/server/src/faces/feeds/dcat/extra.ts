import { languages } from '@milpa/sdk';
import type { Identities } from '../names.ts';
import { type Property, type Term, typed, type Value } from '../rdf/index.ts';
import { formatDecimal } from './values.ts';

/** Fields that a portal added, each by the address it has or that the portal gives it. */
export const describeExtra = (extra: Readonly<Record<string, unknown>>, names: Identities): Property[] =>
  Object.entries(extra).map(([name, value]) => [nameField(name, names), [value].flat().flatMap(describeValue)]);

const nameField = (name: string, names: Identities): Term =>
  /^https?:\/\/[^\s<>"]+$/.test(name) ? `<${name}>` : `<${names.field(name)}>`;

/** Texts stay texts, addresses become things, a text in several languages becomes as many, other objects stay JSON. */
function describeValue(value: unknown): Value[] {
  if (value === null || value === undefined || value === '') return [];
  if (typeof value === 'string') return [/^https?:\/\/\S+$/.test(value) ? { iri: value } : { text: value }];
  if (typeof value === 'boolean') return [typed('xsd:boolean', String(value))];
  if (typeof value === 'number')
    return [
      Number.isSafeInteger(value) ? typed('xsd:integer', String(value)) : typed('xsd:decimal', formatDecimal(value)),
    ];
  const inLanguages = listTexts(value);
  return inLanguages.length > 0 ? inLanguages : [typed('rdf:JSON', JSON.stringify(value))];
}

function listTexts(value: object): Value[] {
  const entries = Object.entries(value);
  if (entries.length === 0 || !entries.every(([key]) => languages.some((language) => language === key))) return [];
  return entries.flatMap(([language, text]) => (typeof text === 'string' && text ? [{ text, language }] : []));
}
