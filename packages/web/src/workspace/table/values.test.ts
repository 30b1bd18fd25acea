import type { Column, ColumnNotes } from '@milpa/sdk';
import { describe, expect, test } from 'vitest';
import { createFields } from '../../form/index.ts';
import { changesTypes, composeNotes, formatColumns, readColumns } from './values.ts';

const column = (name: string): Column => ({
  name,
  title: name,
  type: 'integer',
  confidence: 1,
  profile: { nulls: 0, distinct: 1 },
});
const columns = [column('clave'), column('año.type'), column('__proto__')];
const notes: ColumnNotes = { clave: { type: 'string', label: { es: 'Clave', en: 'Code' }, unit: 'kg' } };

const send = (values: Readonly<Record<string, string>>, first = 0) =>
  readColumns(
    createFields([
      ...Object.entries({ ...formatColumns(columns, notes, first), ...values }),
      ...columns.map(({ name }, at): [string, string] => [`c${first + at}.name`, name]),
    ]),
  );

describe('the form of the columns', () => {
  test('that comes back as it was changes nothing', () => {
    expect(composeNotes(send({}), notes)).toEqual({});
    expect(composeNotes(send({}, 40), notes)).toEqual({});
  });

  test('sends the whole note of a changed column and no other', () => {
    const changed = composeNotes(send({ 'c0.label.es': ' Clave del estado ', 'c0.unit': '' }), notes);
    expect(changed).toEqual({ clave: { type: 'string', label: { es: 'Clave del estado', en: 'Code' } } });
    expect(changesTypes(changed, notes)).toBe(false);
  });

  test('gives a type back to the portal, and takes only types there are', () => {
    const changed = composeNotes(send({ 'c0.type': '', 'c1.type': 'year', 'c2.type': 'nonsense' }), notes);
    expect(changed['clave']).toEqual({ label: { es: 'Clave', en: 'Code' }, unit: 'kg' });
    expect(changed['año.type']).toEqual({ type: 'year' });
    expect(changesTypes(changed, notes)).toBe(true);
  });

  test('keeps columns apart whose names look like something else', () => {
    const sent = send({ 'c2.description.es': 'rara' });
    expect(sent.names.get(2)).toBe('__proto__');
    expect(Object.prototype).not.toHaveProperty('description');
  });
});
