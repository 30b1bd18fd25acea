import { DatasetId, DatasetMetadata } from '@milpa/sdk';
import { expect, test } from 'vitest';
import { createChecks } from './check.ts';
import type { Planned } from './plan.ts';

const plan = (position: number, last: boolean): Planned => {
  const said = { metadata: DatasetMetadata.parse({ title: { es: `Conjunto ${position}` } }), links: [] };
  const record = { key: String(position), isGlobal: false, kind: 'dataset' as const, publisher: undefined, said };
  return {
    record: { ...record, place: { row: position }, problems: [] },
    ...{ position, publisher: undefined, problems: [], before: undefined, last: last ? said : undefined },
    key: { source: 's', key: String(position) },
    dataset: DatasetId.parse(`01960000-0000-7000-8000-00000000000${position}`),
  };
};
const check = async () => ({ violations: [], warnings: [], complete: true });
const createFor = (isDry: boolean) => {
  let now = 0;
  const elapsed = () => {
    now += 10;
    return now;
  };
  return createChecks({ check, elapsed, limits: { check: { dry: 25, real: 15 } } }, isDry);
};
const records = [1, 2, 3, 4, 5].map((position) => plan(position, position === 1));

test('what there was no time for is counted, and does not look as if it had been checked', async () => {
  const checks = createFor(true);
  expect([...(await checks.run(records)).keys()]).toEqual([1, 2, 3]);
  expect(checks.left()).toBe(2);
  expect((await checks.run([plan(6, false)])).size).toBe(0);
  expect(checks.left()).toBe(3);
});

test('a real run passes over what its source says as before, and over what is decided', async () => {
  const checks = createFor(false);
  const refused: Planned = { ...plan(2, false), settled: { outcome: 'refused' } };
  const [first] = records;
  expect([...(await checks.run([...(first ? [first] : []), refused, plan(3, false)])).keys()]).toEqual([3]);
  expect(checks.left()).toBe(0);
});
