import { describe, expect, test } from 'vitest';
import { type Labelled, listIdentifierTables, listLookalikes, listTables } from '../../../test/labelled.ts';
import { findSuspects } from './suspects.ts';

interface Score {
  right: number;
  missed: string[];
  wrong: string[];
}

/** Found codes beside the labels, counted by code. */
function score(tables: readonly Labelled[]): Map<string, Score> {
  const scores = new Map<string, Score>();
  const of = (code: string) => {
    const found = scores.get(code) ?? { right: 0, missed: [], wrong: [] };
    scores.set(code, found);
    return found;
  };
  for (const { name, columns, personal } of tables) {
    const found = new Map(findSuspects(columns).map((suspect) => [suspect.column, suspect.code]));
    for (const column of columns) {
      const [wanted, got] = [personal[column.name], found.get(column.name)];
      if (wanted !== undefined && got === wanted) of(wanted).right++;
      else {
        if (wanted !== undefined) of(wanted).missed.push(`${name}: ${column.texts[0]}`);
        if (got !== undefined) of(got).wrong.push(`${name}: ${column.name} ${column.texts[0]}`);
      }
    }
  }
  return scores;
}

function summarise(scores: ReadonlyMap<string, Score>, codes: (code: string) => boolean) {
  const some = [...scores].filter(([code]) => codes(code)).map(([, each]) => each);
  const right = some.reduce((sum, each) => sum + each.right, 0);
  const missed = some.flatMap((each) => each.missed);
  const wrong = some.flatMap((each) => each.wrong);
  return { right, missed, wrong, precision: right / (right + wrong.length), recall: right / (right + missed.length) };
}

const checked = ['personal-curp', 'personal-rfc', 'personal-account', 'personal-card', 'personal-nss'];

describe('Personal data in a labelled set', () => {
  const tables = [11, 12, 13].flatMap((seed) => [
    ...listIdentifierTables(seed),
    ...listLookalikes(seed + 100),
    ...listTables(seed + 200),
  ]);
  const scores = score(tables);
  const columns = tables.reduce((sum, table) => sum + table.columns.length, 0);

  test('identifiers with check digits: precision at least 0.98, recall at least 0.99', () => {
    const lines = [...scores].map(
      ([code, { right, missed, wrong }]) =>
        `${code.padEnd(24)} precision ${(right / (right + wrong.length)).toFixed(3)} recall ${(right / (right + missed.length)).toFixed(3)} (${right} right, ${wrong.length} wrong, ${missed.length} missed)`,
    );
    console.log([`${columns} columns`, ...lines].join('\n'));
    const { precision, recall, missed, wrong } = summarise(scores, (code) => checked.includes(code));
    expect({ enough: precision >= 0.98 && recall >= 0.99, missed, wrong }).toMatchObject({ enough: true });
  });

  test('what only its neighbours tell: precision at least 0.98, recall at least 0.95', () => {
    const { precision, recall, missed, wrong } = summarise(scores, (code) => !checked.includes(code));
    expect({ enough: precision >= 0.98 && recall >= 0.95, missed, wrong }).toMatchObject({ enough: true });
  });

  test('the set is large and has every kind', () => {
    expect(columns).toBeGreaterThanOrEqual(400);
    const codes = new Set(tables.flatMap((table) => Object.values(table.personal)));
    expect(codes.size).toBe(12);
    expect(tables.filter((table) => Object.keys(table.personal).length === 0).length).toBeGreaterThan(400);
  });
});

describe('Single cases', () => {
  const find = (name: string, texts: string[], type = 'string') => findSuspects([{ name, type, texts }]);

  test('one valid CURP among other texts is enough; one with a wrong digit is none', () => {
    expect(find('dato', ['a', 'HEGG560427MVZRRL04'])).toMatchObject([{ code: 'personal-curp', kind: 'curp' }]);
    expect(find('dato', ['HEGG560427MVZRRL05'])).toEqual([]);
  });

  test('an identifier within a longer word is none', () => {
    expect(find('dato', ['XHEGG560427MVZRRL049'])).toEqual([]);
    expect(find('dato', ['CURP:HEGG560427MVZRRL04;'])).toMatchObject([{ inside: true }]);
  });

  test('bare digits need a name or many of them', () => {
    expect(find('referencia', ['032180000118359719'])).toEqual([]);
    expect(find('CLABE', ['032180000118359719'])).toMatchObject([{ code: 'personal-account' }]);
    expect(find('folio', ['4111111111111111'])).toEqual([]);
    expect(find('tarjeta', ['4111 1111 1111 1111'])).toMatchObject([{ code: 'personal-card' }]);
  });

  test('an empty column tells nothing', () => {
    expect(find('curp', [])).toEqual([]);
    expect(findSuspects([])).toEqual([]);
  });
});
