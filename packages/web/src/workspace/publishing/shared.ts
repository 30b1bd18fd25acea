import { Problem } from '@milpa/sdk';
import type { Fault, Fields } from '../../form/index.ts';
import type { Reader } from '../../reader.ts';

/** A problem the person can do something about on this page. */
export const isOwnProblem = (error: unknown): error is Problem =>
  error instanceof Problem && !['sign-in-needed', 'not-found', 'withdrawn'].includes(error.code) && error.status < 500;

/** What was typed, under the names of its controls, so that a form that comes back has it all. */
export type Typed = Readonly<Record<string, string>>;
export const readTyped = (fields: Fields): Typed =>
  Object.fromEntries(fields.entries.map(([name]) => [name, fields.text(name)]));

type Labels = Readonly<Record<string, unknown>>;

/** Each fault with the label of its field: “This is needed” four times over would not say what is. A field of a factor is called by it. */
export function nameFaults(faults: readonly Fault[], labels: Labels, { words }: Reader): readonly Fault[] {
  const known = new Map(Object.entries({ ...labels, ...words.publishing.factors }));
  return faults.map((fault) => {
    const [stem = '', rest = ''] = fault.field.split('-');
    const label = known.get(fault.field) ?? known.get(rest) ?? known.get(stem);
    return typeof label === 'string' ? { ...fault, label } : fault;
  });
}

export const listLines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

export const formatWhen = (day: string, reader: Reader): string => reader.day(`${day}T12:00:00Z`);
