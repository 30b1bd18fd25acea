import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatBase, mergeValues, parseBase } from './merge.ts';

fc.configureGlobal({ seed: 20_261_126 });

const base = { title: 'Aire', source: 'Red', licence: '' };

describe('two people who edit at once', () => {
  test('keep both changes when they are of different fields', () => {
    const merge = mergeValues(base, { ...base, title: 'Aire limpio' }, { ...base, source: 'Red nacional' });
    expect(merge).toEqual({
      values: { title: 'Aire limpio', source: 'Red nacional', licence: '' },
      conflicts: [],
      taken: ['source'],
    });
  });

  test('must choose where both changed the same field', () => {
    const merge = mergeValues(base, { ...base, title: 'A' }, { ...base, title: 'B' });
    expect(merge.conflicts).toEqual([{ field: 'title', mine: 'A', theirs: 'B' }]);
    expect(merge.values['title']).toBe('A');
  });

  test('agree when both typed the same', () => {
    expect(mergeValues(base, { ...base, title: 'A' }, { ...base, title: 'A' }).conflicts).toEqual([]);
  });

  test('see that one emptied what the other changed', () => {
    const merge = mergeValues(base, { ...base, title: '' }, { ...base, title: 'B' });
    expect(merge.conflicts).toEqual([{ field: 'title', mine: '', theirs: 'B' }]);
  });

  const values = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('', 'x', 'y', 'z'));
  test('lose nothing they typed, whatever they typed', () => {
    fc.assert(
      fc.property(values, values, values, (was, mine, theirs) => {
        const merge = mergeValues(was, mine, theirs);
        for (const [field, text] of Object.entries(mine)) {
          if (text !== (was[field] ?? '')) expect(merge.values[field]).toBe(text);
        }
        for (const [field, text] of Object.entries(theirs)) {
          const shown = merge.values[field] === text || merge.conflicts.some((each) => each.field === field);
          if (text !== (was[field] ?? '')) expect(shown).toBe(true);
        }
      }),
    );
  });
});

test('the state before survives the way through the browser', () => {
  expect(parseBase(formatBase(base))).toEqual({ title: 'Aire', source: 'Red' });
  for (const text of ['', '{', '[1]', 'null', '{"a":1}']) expect(parseBase(text)).toEqual({});
});
