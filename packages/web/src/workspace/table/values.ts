import { type Column, type ColumnNote, type ColumnNotes, type ColumnType, columnTypes, languages } from '@milpa/sdk';
import type { Fields, Values } from '../../form/index.ts';

/** What can be said about a column: its type, and texts. */
export const columnParts = [
  'type',
  ...languages.map((language) => `label.${language}` as const),
  ...languages.map((language) => `description.${language}` as const),
  'unit',
  'personal',
] as const;
export type ColumnPart = (typeof columnParts)[number];

export const columnsPerPage = 40;

/** Name of a control. Columns go by their place, as their names may hold anything. */
export const formatControl = (position: number, part: ColumnPart | 'name') => `c${position}.${part}`;

/** The form of these columns, filled with what was said about them. */
export function formatColumns(columns: readonly Column[], notes: ColumnNotes, first: number): Values {
  return Object.fromEntries(
    columns.flatMap((column, at) => {
      const note = Object.hasOwn(notes, column.name) ? notes[column.name] : undefined;
      return columnParts.map((part) => [formatControl(first + at, part), findPart(note, part)]);
    }),
  );
}

function findPart(note: ColumnNote | undefined, part: ColumnPart): string {
  if (!note) return '';
  if (part === 'type') return note.type ?? '';
  if (part === 'unit') return note.unit ?? '';
  if (part === 'personal') return note.personal ?? '';
  for (const language of languages) {
    if (part === `label.${language}`) return note.label?.[language] ?? '';
    if (part === `description.${language}`) return note.description?.[language] ?? '';
  }
  return '';
}

export interface SentColumns {
  readonly values: Values;
  /** Names of the columns by their place in the table. */
  readonly names: ReadonlyMap<number, string>;
}

export function readColumns(fields: Fields): SentColumns {
  const names = new Map(
    fields.entries.flatMap(([control, value]): [number, string][] => {
      const position = /^c(\d{1,6})\.name$/.exec(control)?.[1];
      return position === undefined ? [] : [[Number(position), value]];
    }),
  );
  const values = [...names.keys()].flatMap((position) =>
    columnParts.map((part) => {
      const control = formatControl(position, part);
      return [control, fields.text(control)];
    }),
  );
  return { values: Object.fromEntries(values), names };
}

/** The notes that differ from those before, each whole: the API keeps one note for a column. */
export function composeNotes({ values, names }: SentColumns, before: ColumnNotes): ColumnNotes {
  const changed: ColumnNotes = {};
  for (const [position, name] of names) {
    const get = (part: ColumnPart) => values[formatControl(position, part)] ?? '';
    const old = Object.hasOwn(before, name) ? before[name] : undefined;
    if (columnParts.every((part) => get(part) === findPart(old, part))) continue;
    const texts = (kind: 'label' | 'description') =>
      Object.fromEntries(
        languages.flatMap((language) => (get(`${kind}.${language}`) ? [[language, get(`${kind}.${language}`)]] : [])),
      );
    const [label, description, type] = [texts('label'), texts('description'), findType(get('type'))];
    const [unit, personal] = [get('unit'), get('personal')];
    changed[name] = {
      ...(type ? { type } : {}),
      ...(Object.keys(label).length > 0 ? { label } : {}),
      ...(Object.keys(description).length > 0 ? { description } : {}),
      ...(unit ? { unit } : {}),
      ...(personal ? { personal } : {}),
    };
  }
  return changed;
}

export const findType = (text: string): ColumnType | undefined => columnTypes.find((type) => type === text);

/** Whether some column gets another type, so that the file must be read again. */
export const changesTypes = (changed: ColumnNotes, before: ColumnNotes): boolean =>
  Object.entries(changed).some(
    ([name, note]) => note.type !== (Object.hasOwn(before, name) ? before[name]?.type : undefined),
  );
