import { type ChildProcess, spawn } from 'node:child_process';
import { Agent, request } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { NewLink } from '@milpa/sdk';
import { release } from '../../packages/server/test/datasets.ts';
import { startTestPortal } from '../../packages/server/test/portal.ts';
import { type Figure, round, timed, type Workload } from '../harness.ts';
import { expectedState, faults, hostOf, hosts, port } from './links-server.ts';

const linksOfOne = 500;
const atOnce = 64;

/** W14: every link of a fault server is asked as a portal does it, within politeness; each must be judged as it is. */
export const links: Workload = {
  name: 'W14',
  what: 'links to 250 hosts of a fault server, asked within politeness, each judged as it is',
  async run(options) {
    const count = Math.max(linksOfOne, Math.round(100_000 * options.scale));
    const server = await startServer();
    try {
      const ours = await measureOurs(count, options.log);
      const plain = await measurePlain(count);
      return [
        figure(
          `${count} links`,
          'milpa',
          ours.perSecond,
          `${(ours.right * 100).toFixed(2)} % right; goal ≥ 500/s, ≥ 99.5 %`,
        ),
        figure(
          `${count} links`,
          'node:http, HEAD and GET, 64 at a time',
          plain,
          'asks without politeness, judges nothing',
        ),
      ];
    } finally {
      server.kill();
    }
  },
};

async function startServer(): Promise<ChildProcess> {
  const path = fileURLToPath(new URL('./links-server.ts', import.meta.url));
  const child = spawn(process.execPath, [path], { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((resolve) => child.stdout?.once('data', resolve));
  return child;
}

const addressOf = (at: number): string => `http://${hostOf(at)}:${port}/${faults[at % faults.length]}/${at}.csv`;

async function measureOurs(count: number, log: (line: string) => void) {
  const portal = await startTestPortal({ env: { MILPA_PRIVATE_NETWORKS: 'yes' } });
  try {
    const client = await portal.clientAs('publisher');
    for (let at = 0; at < count; at += linksOfOne) {
      const some = Array.from({ length: Math.min(linksOfOne, count - at) }, (_, n): NewLink => {
        const address = addressOf(at + n);
        return { title: String(at + n), link: { accessUrl: address, downloadUrl: address, format: 'csv' } };
      });
      const metadata = { title: { es: `Enlaces ${at}` }, licence: 'CC0-1.0' };
      await release(
        client,
        await client.call('createDataset', { body: { publisher: 'office', metadata, links: some } }),
      );
    }
    log(`  ${count} links released`);
    // A run ends after ten minutes and goes on with the next one.
    const { milliseconds } = await timed(async () => {
      while ((await portal.domains.datasets.checkLinks()) > 0);
    });
    const rows = await portal.database.query<{ address: string; state: string }>(
      'select address, state from link_check',
    );
    const right = rows.filter(({ address, state }) => state === expectedState(address)).length / count;
    return { perSecond: (count / milliseconds) * 1000, right };
  } finally {
    await portal.close();
  }
}

async function measurePlain(count: number): Promise<number> {
  const agent = new Agent({ keepAlive: true });
  const ask = (method: string, address: string) =>
    new Promise<void>((resolve) => {
      const asked = request(address, { method, agent, timeout: 20_000 }, (answer) => {
        answer.resume().once('close', resolve);
      });
      asked.on('error', () => resolve());
      asked.end();
    });
  let next = 0;
  const work = async () => {
    for (let at = next++; at < count; at = next++) {
      await ask('HEAD', addressOf(at));
      await ask('GET', addressOf(at));
    }
  };
  const { milliseconds } = await timed(() => Promise.all(Array.from({ length: atOnce }, work)));
  agent.destroy();
  return (count / milliseconds) * 1000;
}

const figure = (name: string, system: string, perSecond: number, note: string): Figure => ({
  ...{ workload: 'W14', case: `${name}, ${hosts} hosts: asked a second`, system },
  ...{ median: round(perSecond), p99: round(perSecond), unit: 'count', note },
});
