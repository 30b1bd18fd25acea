import { expect, test } from 'vitest';
import { checkpoints } from '../../packages/server/src/dataset/model.ts';
import { createRandom, runCrashes } from './main.ts';

test('kill -9 at named steps and at any moment loses nothing that was acknowledged', async () => {
  const report = await runCrashes({ kills: 10, seed: 20_261_123 });
  expect(report.losses).toEqual([]);
  expect(report.mixed).toEqual([]);
  expect(report.acknowledged).toBeGreaterThan(10);
  expect(report.releases).toBeGreaterThan(0);
  expect(report.withDatabase).toBeGreaterThan(0);
  expect(Object.keys(report.atStep).length).toBeGreaterThan(3);
});

test('the steps are the portal’s own, and chance can be repeated', () => {
  expect(checkpoints.length).toBeGreaterThanOrEqual(10);
  const [one, two] = [createRandom(7), createRandom(7)];
  expect([one(), one(), one()]).toEqual([two(), two(), two()]);
});
