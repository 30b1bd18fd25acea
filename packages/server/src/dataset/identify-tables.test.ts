import { TableId } from '@milpa/sdk';
import { describe, expect, test } from 'vitest';
import { identifyTables } from './identify-tables.ts';

const id = (digit: number) => TableId.parse(`019a0000-0000-7000-8000-00000000000${digit}`);
const table = (digit: number, name: string, present = true) => ({ id: id(digit), name, present });

describe('tables of a new file', () => {
  test('are new when nothing is known', () => {
    expect(identifyTables(['a', 'b'], [])).toEqual([undefined, undefined]);
  });
  test('are the same by name, in any order', () => {
    expect(identifyTables(['b', 'a'], [table(1, 'a'), table(2, 'b')])).toEqual([id(2), id(1)]);
  });
  test('continue the only one left over, whatever it is called', () => {
    expect(identifyTables(['ventas-02'], [table(1, 'ventas-01')])).toEqual([id(1)]);
    expect(identifyTables(['a', 'c'], [table(1, 'a'), table(2, 'b')])).toEqual([id(1), id(2)]);
  });
  test('are not guessed when several are left over', () => {
    expect(identifyTables(['c', 'd'], [table(1, 'a'), table(2, 'b')])).toEqual([undefined, undefined]);
    expect(identifyTables(['c'], [table(1, 'a'), table(2, 'b')])).toEqual([undefined]);
  });
  test('come back by name after having been away, but are not continued by another', () => {
    expect(identifyTables(['a'], [table(1, 'a', false)])).toEqual([id(1)]);
    expect(identifyTables(['z'], [table(1, 'a', false)])).toEqual([undefined]);
  });
  test('never share an identity', () => {
    expect(identifyTables(['a', 'a'], [table(1, 'a')])).toEqual([id(1), undefined]);
  });
});
