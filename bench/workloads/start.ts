import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startPortal } from '../../test/portal.ts';
import { type Figure, quantile, round, type Workload } from '../harness.ts';

/** W13: from the command to the first page, on data that is there; after a graceful stop and after kill -9. */
export const start: Workload = {
  name: 'W13',
  what: 'first start, later starts, recovery after kill -9',
  async run(options) {
    const dataFolder = await mkdtemp(join(options.folder, 'w13-'));
    const first = await startOnce(dataFolder, 'SIGTERM');
    const later: number[] = [];
    const recovered: number[] = [];
    for (let at = 0; at < options.rounds * 2; at++) {
      later.push(await startOnce(dataFolder, 'SIGKILL'));
      recovered.push(await startOnce(dataFolder, 'SIGTERM'));
    }
    await rm(dataFolder, { recursive: true, force: true });
    return [
      figure('first start, empty', [first], 'the database is created'),
      figure('later start to first page', later, 'goal ≤ 2000 ms'),
      figure('after kill -9 to first page', recovered, 'goal ≤ 5000 ms'),
    ];
  },
};

async function startOnce(dataFolder: string, signal: NodeJS.Signals): Promise<number> {
  const started = performance.now();
  const portal = await startPortal({ dataFolder });
  const page = await fetch(`${portal.url}/es`);
  await page.arrayBuffer();
  if (!page.ok) throw new Error(`the first page answered ${page.status}`);
  const taken = performance.now() - started;
  portal.child.kill(signal);
  await portal.gone;
  return taken;
}

const figure = (name: string, values: readonly number[], note: string): Figure => ({
  workload: 'W13',
  case: name,
  system: 'milpa',
  median: round(quantile(values, 0.5)),
  p99: round(quantile(values, 0.99)),
  unit: 'ms',
  note,
});
