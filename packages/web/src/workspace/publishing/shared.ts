import type { Fault, PersonContext } from '../../form/index.ts';
import type { Reader } from '../../reader.ts';

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

export const keepsInventory = ({ account }: PersonContext, institution: string): boolean =>
  account.abilities.inventoryOf.some(({ id, keeps }) => keeps && id === institution);
