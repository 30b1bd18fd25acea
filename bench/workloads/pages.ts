import { createServer } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { findBrowser, findHome } from '../../test/browser/chromium.ts';
import { startPortal } from '../../test/portal.ts';
import { type Figure, quantile, round, type Workload } from '../harness.ts';

const languages = ['es', 'en', 'fr'] as const;

/** Median weight of a page of the web, HTTP Archive 2025, as named in the bars. Bytes. */
const httpArchiveMedian = 2_559 * 1024;

/** W10: weight of each page with all it needs, answers per second beside a bare server, LCP on a slow phone line. */
export const pages: Workload = {
  name: 'W10',
  what: 'ten pages in three languages: bytes, answers per second, largest contentful paint at 1.6 Mbit/s',
  async run() {
    const portal = await startPortal({ demo: true });
    try {
      const paths = await listPages(portal.url);
      const figures: Figure[] = [];
      for (const path of paths) figures.push(await weigh(portal.url, path));
      figures.push(...(await throughput(portal.url, paths[2] ?? '/en')));
      figures.push(...(await paint(portal.url, paths)));
      return figures;
    } finally {
      await portal.stop();
    }
  },
};

/** Waits for the demonstration, then names one address of each kind of page in each language. */
async function listPages(url: string): Promise<string[]> {
  const slug = 'ourdata';
  for (let tries = 0; tries < 600; tries++) {
    const answer = await fetch(`${url}/api/v1/datasets/us-flights`);
    await answer.arrayBuffer();
    if (answer.ok) break;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  const kinds = [
    '',
    '/datasets',
    `/datasets/${slug}`,
    `/datasets/${slug}/versions/1`,
    '/datasets/earthquakes-week-2018',
    '/institutions',
    '/institutions/milpa',
    '/about',
    '/api',
    '/sign-in',
  ];
  return languages.flatMap((language) => kinds.map((kind) => `/${language}${kind}`));
}

async function transferred(address: URL): Promise<{ bytes: number; body: string }> {
  const { request } = await import('node:http');
  return new Promise((resolve, reject) => {
    const asked = request(address, { headers: { 'accept-encoding': 'gzip', accept: 'text/html,*/*' } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        const raw = Buffer.concat(parts);
        const body = response.headers['content-encoding'] === 'gzip' ? gunzipSync(raw) : raw;
        if (response.statusCode !== 200) reject(new Error(`${address.pathname} answered ${response.statusCode}`));
        else resolve({ bytes: raw.length, body: body.toString('utf8') });
      });
    });
    asked.on('error', reject);
    asked.end();
  });
}

async function weigh(url: string, path: string): Promise<Figure> {
  const page = await transferred(new URL(path, url));
  let bytes = page.bytes;
  const parts = [
    ...page.body.matchAll(/<(?:link[^>]+rel="(?:stylesheet|icon)"[^>]+href|script[^>]+src|img[^>]+src)="([^"]+)"/g),
  ];
  for (const [, href = ''] of parts) if (href.startsWith('/')) bytes += (await transferred(new URL(href, url))).bytes;
  return {
    workload: 'W10',
    case: `weight ${path}`,
    system: 'milpa',
    median: bytes,
    p99: page.bytes,
    unit: 'bytes',
    ratio: round(httpArchiveMedian / bytes),
    note: 'median: page with its parts; p99: the HTML alone; ratio to the HTTP Archive median',
  };
}

async function throughput(url: string, path: string): Promise<Figure[]> {
  const { body } = await transferred(new URL(path, url));
  const bare = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(body);
  });
  await new Promise<void>((resolve) => bare.listen(0, '127.0.0.1', resolve));
  const address = bare.address();
  if (!address || typeof address === 'string') throw new Error('the bare server has no port');
  const times = new Map<string, number[]>([
    ['milpa', []],
    ['bare node:http', []],
  ]);
  const systems = { milpa: new URL(path, url), 'bare node:http': new URL(`http://127.0.0.1:${address.port}/`) };
  for (let at = 0; at < 200; at++) {
    for (const [name, target] of at % 2 ? Object.entries(systems) : Object.entries(systems).toReversed()) {
      const started = performance.now();
      await (await fetch(target)).arrayBuffer();
      times.get(name)?.push(performance.now() - started);
    }
  }
  bare.close();
  return [...times].map(
    ([system, values]): Figure => ({
      workload: 'W10',
      case: `answer ${path}`,
      system,
      median: round(quantile(values, 0.5)),
      p99: round(quantile(values, 0.99)),
      unit: 'ms',
    }),
  );
}

async function paint(url: string, paths: readonly string[]): Promise<Figure[]> {
  const found = findBrowser();
  if (!found) return [];
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({
    executablePath: found.executablePath,
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
    env: { HOME: findHome(), ...found.env, ...found.fallbackEnv },
  });
  const figures: Figure[] = [];
  for (const path of paths) {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 150,
      downloadThroughput: 200_000,
      uploadThroughput: 90_000,
    });
    await page.goto(new URL(path, url).href, { waitUntil: 'load' });
    const painted = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? 0)).observe({
            type: 'largest-contentful-paint',
            buffered: true,
          });
        }),
    );
    figures.push({
      workload: 'W10',
      case: `LCP ${path}`,
      system: 'milpa',
      median: round(painted),
      p99: round(painted),
      unit: 'ms',
      note: '1.6 Mbit/s, 150 ms, phone',
    });
    await context.close();
  }
  await browser.close();
  return figures;
}
