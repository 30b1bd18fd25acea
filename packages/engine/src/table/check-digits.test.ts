import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDuckdb } from '../duckdb.ts';
import type { Ask } from '../format/format.ts';
import { quoteText } from '../format/stage.ts';
import { makeAsk } from './ask.ts';
import {
  type CheckDigit,
  clabe,
  curp,
  isIban,
  isIsin,
  isLuhn,
  luhnSql,
  rfcCompany,
  rfcPerson,
} from './check-digits.ts';

let ask: Ask;
let close: () => unknown;
beforeAll(async () => {
  const duckdb = await openDuckdb({ memoryBytes: 128 * 2 ** 20, threads: 1, tempDirectory: tmpdir() });
  close = () => duckdb.close();
  ask = makeAsk(duckdb.connection);
});
afterAll(() => close());

/** Published examples: RENAPO's instructive, the SAT's own number and guide, Banxico's circular. */
const examples: readonly (readonly [string, CheckDigit, readonly string[]])[] = [
  ['CURP', curp, ['HEGG560427MVZRRL04']],
  ['RFC of a person', rfcPerson, ['GODE561231GR8']],
  ['RFC of a company', rfcCompany, ['SAT970701NN3', 'CFE370814QI0', 'PME380607P35']],
  ['CLABE', clabe, ['032180000118359719', '002010077777777771']],
];

describe('Check digits', () => {
  test.each(examples)(
    '%s: right ones pass, every other last digit fails, here and in SQL',
    async (_name, check, texts) => {
      for (const text of texts) {
        const others = [...'0123456789'].map((digit) => text.slice(0, -1) + digit).filter((other) => other !== text);
        expect(text).toMatch(new RegExp(`^(?:${check.shape})$`));
        expect([text, check.isValid(text)]).toEqual([text, true]);
        for (const other of others) expect([other, check.isValid(other)]).toEqual([other, false]);
        const [row] = await ask(`SELECT ${[text, ...others].map((each) => check.sql(quoteText(each))).join(', ')}`);
        expect(row).toEqual([true, ...others.map(() => false)]);
      }
    },
  );

  test('two digits that changed places are seen', () => {
    expect(curp.isValid('HEGG564027MVZRRL04')).toBe(false);
    expect(clabe.isValid('023180000118359719')).toBe(false);
    expect(isLuhn('4111111111111111')).toBe(true);
    expect(isLuhn('1411111111111111')).toBe(false);
  });

  test('nothing but zeros is no number of anything', () => {
    expect(clabe.isValid('0'.repeat(18))).toBe(false);
    expect(isLuhn('0'.repeat(16))).toBe(false);
    expect(isLuhn('41a1')).toBe(false);
  });

  test('Luhn in SQL', async () => {
    for (const text of ['4111111111111111', '5500005555555559', '4111111111111112', '12345678903', '12345678904']) {
      const [row] = await ask(`SELECT ${luhnSql(quoteText(text), text.length)}`);
      expect([text, row?.[0]]).toEqual([text, isLuhn(text)]);
    }
  });

  test('accounts and shares of other countries', () => {
    for (const text of ['DE89370400440532013000', 'GB29NWBK60161331926819', 'FR1420041010050500013M02606'])
      expect([text, isIban(text)]).toEqual([text, true]);
    for (const text of ['DE89370400440532013001', 'XX00', 'LOTE20240001234567'])
      expect([text, isIban(text)]).toEqual([text, false]);
    expect(isIsin('US0378331005')).toBe(true);
    expect(isIsin('US0378331006')).toBe(false);
    expect(isIsin('LA011C009997')).toBe(false);
  });

  test('a day no calendar has is no CURP and no RFC', () => {
    expect('HEGG561327MVZRRL04').not.toMatch(new RegExp(`^${curp.shape}$`));
    expect('GODE561332GR8').not.toMatch(new RegExp(`^${rfcPerson.shape}$`));
    expect('GODE56123GR8').not.toMatch(new RegExp(`^${rfcPerson.shape}$`));
  });
});
