import type { Client, NewLink } from '@milpa/sdk';
import { startTestPortal, type TestPortal } from '../../packages/server/test/portal.ts';
import { type Figure, round, timed, type Workload } from '../harness.ts';

const perDataset = 10;
const formats = ['csv', 'json', 'xlsx'] as const;
const goalMs = 2000;

/** W15: the page of a body with 5,000 resources (F22): pages and filters as its people ask for them, against the bare count and page in SQL. */
export const bulk: Workload = {
  name: 'W15',
  what: 'pages and filters of one institution with 5,000 resources',
  async run({ scale, rounds, log }) {
    const count = Math.max(100, Math.round(5000 * scale));
    const portal = await startTestPortal();
    try {
      const client = await portal.clientAs('publisher');
      await seed(client, count);
      log(`  ${count} resources`);
      const figures: Figure[] = [];
      for (const [name, query] of Object.entries(listQuestions(count))) {
        const ours: number[] = [];
        const bare: number[] = [];
        for (let turn = 0; turn < rounds * 25; turn += 1) {
          // A B B A: whatever the machine does in between meets both alike.
          const pair = [() => askPage(portal, ours, query), () => askBare(portal, bare)];
          for (const ask of turn % 2 ? pair.reverse() : pair) await ask();
        }
        const shared = { workload: 'W15', case: `${count} resources, ${name}`, unit: 'ms' as const };
        const [page, reference] = [measure(ours), measure(bare)];
        const ratio = round(reference.median / page.median);
        const note = `p95 ${page.p95} ms; goal ≤ ${goalMs} ms`;
        figures.push({ ...shared, system: 'milpa, the page as HTML', ...figure(page), ratio, note });
        const bareNote = `p95 ${reference.p95} ms; no filter, no page`;
        figures.push({ ...shared, system: 'PostgreSQL, count and page', ...figure(reference), note: bareNote });
      }
      return figures;
    } finally {
      await portal.close();
    }
  },
};

async function seed(client: Client, count: number): Promise<void> {
  for (let at = 0; at < count; at += perDataset) {
    const links = Array.from({ length: Math.min(perDataset, count - at) }, (_, n): NewLink => {
      const address = `https://example.org/${at + n}`;
      const format = formats[(at + n) % formats.length] ?? 'csv';
      return { title: `Recurso ${at + n}`, link: { accessUrl: address, downloadUrl: `${address}.${format}`, format } };
    });
    const metadata = { title: { es: `Conjunto ${at}` }, licence: 'CC0-1.0' };
    await client.call('createDataset', { body: { publisher: 'office', metadata, links } });
  }
}

const listQuestions = (count: number): Readonly<Record<string, Readonly<Record<string, string>>>> => ({
  'first page': {},
  'last page': { page: String(Math.ceil(count / 100)) },
  'by format': { format: 'json' },
  'by words': { q: 'recurso 7' },
  'by health, state and format': { health: 'unchecked', state: 'draft', format: 'csv' },
});

async function askPage(portal: TestPortal, times: number[], query: Readonly<Record<string, string>>): Promise<void> {
  const cookie = await portal.cookieOf('publisher');
  const address = new URL(`/en/workspace/resources/office?${new URLSearchParams(query)}`, portal.url);
  const { milliseconds, result } = await timed(async () => {
    const answer = await portal.fetch(new Request(address, { headers: { cookie, accept: 'text/html' } }));
    return { status: answer.status, text: await answer.text() };
  });
  if (result.status !== 200 || !result.text.includes('name="key"'))
    throw new Error(`${address} answered ${result.status}`);
  times.push(milliseconds);
}

async function askBare(portal: TestPortal, times: number[]): Promise<void> {
  const { milliseconds } = await timed(() =>
    portal.database.query(
      `select d.id, s.metadata->'title' as title, d.title as name, count(*) over () as total
       from dataset s join distribution d on d.dataset = s.id order by s.slug, d.position limit 100`,
    ),
  );
  times.push(milliseconds);
}

interface Measured {
  readonly median: number;
  readonly p95: number;
  readonly p99: number;
}

function measure(times: readonly number[]): Measured {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return { median: at(0.5), p95: at(0.95), p99: at(0.99) };
}

const figure = ({ median, p99 }: Measured) => ({ median, p99 });
