import { type Figure, quantile, round, type Workload } from '../harness.ts';
import { openPortal } from '../portal.ts';

/** W13: from the command to the first page, on data that is there; after a graceful stop and after kill -9. */
export const start: Workload = {
  name: 'W13',
  what: 'first start, later starts, recovery after kill -9',
  async run(options) {
    const first = await startOnce(options.folder, 'SIGTERM');
    const later: number[] = [];
    const recovered: number[] = [];
    for (let at = 0; at < options.rounds * 2; at++) {
      later.push(await startOnce(options.folder, 'SIGKILL'));
      recovered.push(await startOnce(options.folder, 'SIGTERM'));
    }
    return [
      figure('first start, empty', [first], 'database is created'),
      figure('later start to first page', later, 'goal ≤ 2000 ms'),
      figure('after kill -9 to first page', recovered, 'goal ≤ 5000 ms'),
    ];
  },
};

async function startOnce(folder: string, signal: NodeJS.Signals): Promise<number> {
  const started = performance.now();
  const portal = await openPortal(folder);
  const taken = performance.now() - started;
  await portal.close(signal);
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
