import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { type Client, Dataset, type NewLink } from '@milpa/sdk';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { getDraft, release } from '../../../test/datasets.ts';
import { startTestPortal, type TestPortal } from '../../../test/portal.ts';
import { createEgress, type Egress } from '../../egress/index.ts';
import { createLinkChecks } from './check-links.ts';
import { takeTurns } from './turns.ts';

type Answer = (asked: IncomingMessage, answer: ServerResponse) => void;
const csv: Answer = (_, answer) => void answer.writeHead(200, { 'content-type': 'text/csv' }).end('a,b\n1,2\n');
const page: Answer = (_, answer) =>
  void answer.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Inicio</title>');
const status =
  (code: number): Answer =>
  (_, answer) =>
    void answer.writeHead(code).end('x');

/** Answers that a real server has; some change by what they were asked before. */
const answers: Record<string, Answer> = {
  '/': page,
  '/fine.csv': csv,
  '/typed-wrong.csv': (_, answer) => void answer.writeHead(200, { 'content-type': 'text/html' }).end('a,b\n1,2\n'),
  '/get-only.csv': (asked, answer) => (asked.method === 'HEAD' ? status(405) : csv)(asked, answer),
  '/head-lies.csv': (asked, answer) => (asked.method === 'HEAD' ? csv : status(404))(asked, answer),
  '/moved.csv': (_, answer) => void answer.writeHead(301, { location: '/fine.csv' }).end(),
  '/home.csv': (_, answer) => void answer.writeHead(302, { location: '/' }).end(),
  '/round.csv': (_, answer) => void answer.writeHead(302, { location: '/round.csv' }).end(),
  '/html.csv': page,
  '/sign-in-first.csv': (_, answer) => void answer.writeHead(302, { location: '/entrar?volver=datos' }).end(),
  '/entrar?volver=datos': (_, answer) =>
    void answer.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Iniciar sesión</title>'),
  '/other-countries.csv': (_, answer) =>
    void answer.writeHead(403, { 'content-type': 'text/html' }).end('<html>Access denied in your country'),
  '/legal-reasons.csv': status(451),
  '/gone.csv': status(410),
  '/lost.csv': status(404),
  '/choices.csv': status(300),
  '/not-acceptable.csv': status(406),
  '/broken.csv': status(500),
  '/closed.csv': status(403),
  '/busy.csv': (_, answer) => void answer.writeHead(503, { 'retry-after': '7200' }).end(),
  '/empty.csv': (_, answer) => void answer.writeHead(200).end(),
  '/range-refused.csv': (asked, answer) => (asked.headers.range ? status(416) : csv)(asked, answer),
  '/slow.csv': () => undefined,
  '/cut.csv': (_, answer) => answer.destroy(),
};

let server: Server;
let origin = '';
let portal: TestPortal;
let publisher: Client;
// Of the checks alone: the sessions of the portal's people end by the real clock.
let now = new Date(Date.now() + 3_600_000);
const seen: string[] = [];

beforeAll(async () => {
  server = createServer((asked, answer) => {
    seen.push(`${asked.method} ${asked.url}`);
    (answers[asked.url ?? ''] ?? status(404))(asked, answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  portal = await startTestPortal({ env: { MILPA_PRIVATE_NETWORKS: 'yes' } });
  publisher = await portal.clientAs('publisher');
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await portal.close();
});

const signal = new AbortController().signal;
const heard: unknown[] = [];
const check = (more: object = {}, privateNetworks = true) =>
  createLinkChecks(
    {
      database: portal.database,
      clock: () => now,
      emit: async (_, ...said) => void heard.push(said),
    },
    giveUpSoon('/slow.csv', createEgress({ userAgent: 'Milpa-test', privateNetworks })),
    { gapMs: 0, perHost: 8, timeoutMs: 100_000, hostFailures: 100, ...more },
  ).run(signal);
/** Patient with every address but this one: what answers is never taken for what does not, however busy the machine is. */
const giveUpSoon = (path: string, { probe }: Egress): Pick<Egress, 'probe'> => ({
  probe: (url, options) => probe(url, url.endsWith(path) ? { ...options, timeoutMs: 300 } : options),
});
const later = (hours: number) => {
  now = new Date(now.getTime() + hours * 3_600_000);
};
const link = (downloadUrl: string): NewLink => ({
  title: new URL(downloadUrl).pathname,
  link: { accessUrl: 'https://example.org/', downloadUrl, format: 'csv' },
});

async function publishLinks(urls: readonly string[]) {
  const draft = await publisher.call('createDataset', {
    body: {
      publisher: 'office',
      metadata: { title: { es: 'Enlaces' }, licence: 'CC-BY-4.0' },
      links: urls.map(link),
    },
  });
  await release(publisher, draft);
  return draft;
}

/** Each link's state, with its reason or status when it is not fine. */
async function readHealth(dataset: string): Promise<Record<string, string>> {
  const anyone = await portal.clientAs('anyone');
  const { distributions } = Dataset.parse(await anyone.call('getDataset', { params: { dataset } }));
  return Object.fromEntries(
    distributions.map(({ title, availability }) => [
      title,
      [availability?.state, availability?.reason, availability?.reason === 'status' ? availability.status : '']
        .filter((each) => each)
        .join(' '),
    ]),
  );
}

test('4.6-13, F2: broken links are seen within one cycle, and none is counted as fine', async () => {
  const draft = await publishLinks(
    Object.keys(answers)
      .filter((path) => path.endsWith('.csv'))
      .map((path) => origin + path),
  );
  expect(new Set(Object.values(await readHealth(draft.id)))).toEqual(new Set(['unchecked']));
  await check();
  const sure = {
    '/fine.csv': 'available',
    '/typed-wrong.csv': 'available',
    '/get-only.csv': 'available',
    '/moved.csv': 'available',
    '/range-refused.csv': 'available',
    '/head-lies.csv': 'unavailable status 404',
    '/home.csv': 'unavailable redirected-home',
    '/round.csv': 'unavailable redirects',
    '/html.csv': 'unavailable html-instead',
    '/sign-in-first.csv': 'unavailable html-instead',
    '/gone.csv': 'unavailable status 410',
    '/lost.csv': 'unavailable status 404',
    '/choices.csv': 'unavailable status 300',
    '/not-acceptable.csv': 'unavailable status 406',
    '/empty.csv': 'unavailable empty',
  };
  expect(await readHealth(draft.id)).toEqual({
    ...sure,
    '/broken.csv': 'unchecked status 500',
    '/closed.csv': 'unchecked closed',
    '/other-countries.csv': 'unchecked closed',
    '/legal-reasons.csv': 'unchecked closed',
    '/busy.csv': 'unchecked busy',
    '/slow.csv': 'unchecked timeout',
    '/cut.csv': 'unchecked network',
  });
  // The second look, an hour later; who asked for more time gets it.
  later(1.1);
  await check();
  expect(await readHealth(draft.id)).toEqual({
    ...sure,
    '/broken.csv': 'unavailable status 500',
    '/closed.csv': 'unavailable closed',
    '/other-countries.csv': 'unavailable closed',
    '/legal-reasons.csv': 'unavailable closed',
    '/busy.csv': 'unchecked busy',
    '/slow.csv': 'unavailable timeout',
    '/cut.csv': 'unavailable network',
  });
});

test('a link that fails is told with the day since when, keeps its state for one bad look, and comes back', async () => {
  answers['/changing.csv'] = csv;
  const draft = await publishLinks([`${origin}/changing.csv`]);
  await check();
  const fine = now.toISOString();
  later(24 * 7);
  answers['/changing.csv'] = status(500);
  await check();
  expect(await readHealth(draft.id)).toEqual({ '/changing.csv': 'available' });
  later(1.1);
  const since = now.toISOString();
  await check();
  const anyone = await portal.clientAs('anyone');
  const [broken] = (await anyone.call('getDataset', { params: { dataset: draft.id } })).distributions;
  expect(broken?.availability).toEqual({ state: 'unavailable', checked: since, since, status: 500, reason: 'status' });
  expect(Date.parse(since)).toBeGreaterThan(Date.parse(fine));
  later(24 * 7);
  answers['/changing.csv'] = csv;
  const told = () => heard.filter((said) => JSON.stringify(said).includes(draft.id));
  expect(told()).toEqual([['dataset-links-changed', { dataset: draft.id }]]);
  await check();
  expect(await readHealth(draft.id)).toEqual({ '/changing.csv': 'available' });
  expect(told(), 'that it answers again is told too').toHaveLength(2);
});

test('asks an address once however many name it, and nothing before its time', async () => {
  await check();
  answers['/shared.csv'] = csv;
  const url = `${origin}/shared.csv`;
  const [one, other] = [await publishLinks([url]), await publishLinks([url])];
  seen.length = 0;
  await check();
  await check();
  expect(seen.filter((line) => line.endsWith('/shared.csv'))).toEqual(['HEAD /shared.csv', 'GET /shared.csv']);
  for (const { id } of [one, other]) expect(await readHealth(id)).toEqual({ '/shared.csv': 'available' });
});

test('asks the address the public sees while a new one is only in the working copy; forgets those that nothing names', async () => {
  answers['/old.csv'] = csv;
  const draft = await publishLinks([`${origin}/old.csv`]);
  const present = await getDraft(publisher, draft);
  const changed = await publisher.call('changeDraft', {
    params: { dataset: draft.id },
    revision: present.revision,
    body: { distributions: [{ id: present.distributions[0]?.id ?? '', link: link(`${origin}/new.csv`).link }] },
  });
  await check();
  expect(await readHealth(draft.id)).toEqual({ '/old.csv': 'available' });
  await release(publisher, changed);
  await check();
  expect(await readHealth(draft.id)).toEqual({ '/old.csv': 'unavailable status 404' });
  later(24 * 8);
  await check();
  const left = await portal.database.query<{ address: string }>(
    'select c.address from link_check c join distribution d on d.id = c.distribution where d.dataset = $1',
    [draft.id],
  );
  expect(left).toEqual([{ address: `${origin}/new.csv` }]);
});

test('never enters a private network that is not open to it', async () => {
  later(24 * 8);
  const draft = await publishLinks(['http://10.0.0.1/x.csv', 'http://169.254.169.254/latest.csv']);
  await check({}, false);
  expect(new Set(Object.values(await readHealth(draft.id)))).toEqual(new Set(['unavailable forbidden-address']));
});

test('a host that is silent is not asked again for each of its thousand links', async () => {
  later(24 * 8);
  await check();
  const dead = createServer((asked) => asked.socket.destroy());
  await new Promise<void>((resolve) => dead.listen(0, '127.0.0.1', resolve));
  const address = dead.address();
  let asked = 0;
  dead.on('request', () => {
    asked += 1;
  });
  const host = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  const draft = await publishLinks(Array.from({ length: 40 }, (_, at) => `${host}/${at}.csv`));
  await check({ perHost: 1, hostFailures: 3 });
  expect(asked).toBe(3);
  later(1.1);
  await check({ perHost: 1, hostFailures: 3 });
  expect(new Set(Object.values(await readHealth(draft.id)))).toEqual(new Set(['unavailable network']));
  dead.close();
});

test('no host is asked by more at a time than is polite', async () => {
  const [running, most] = [new Map<string, number>(), new Map<string, number>()];
  const starts: number[] = [];
  const items = Array.from({ length: 24 }, (_, at) => ({ host: `h${at % 3}`, at }));
  await takeTurns(
    items,
    ({ host }) => host,
    async ({ host }) => {
      if (host === 'h0') starts.push(performance.now());
      running.set(host, (running.get(host) ?? 0) + 1);
      most.set(host, Math.max(most.get(host) ?? 0, running.get(host) ?? 0));
      most.set(
        'all',
        Math.max(
          most.get('all') ?? 0,
          [...running.values()].reduce((sum, each) => sum + each, 0),
        ),
      );
      await wait(5);
      running.set(host, (running.get(host) ?? 0) - 1);
    },
    { perHost: 2, gapMs: 20, atOnce: 4, signal },
  );
  expect([most.get('h0'), most.get('h1'), most.get('h2')]).toEqual([2, 2, 2]);
  expect(most.get('all')).toBeLessThanOrEqual(4);
  expect((starts.at(-1) ?? 0) - (starts[0] ?? 0)).toBeGreaterThanOrEqual(3 * 40 - 10);
});

test('the job asks what is due and asks for itself again, once however often it ran', async () => {
  const draft = await publishLinks([`${origin}/lost.csv`]);
  for (let n = 0; n < 2; n += 1) {
    await portal.database.query(`select graphile_worker.add_job('dataset-check-links', '{}')`);
    await portal.work();
  }
  expect(await readHealth(draft.id)).toEqual({ '/lost.csv': 'unavailable status 404' });
  const waiting = await portal.database.query(
    `select from graphile_worker.jobs where task_identifier = 'dataset-check-links' and run_at > now() + interval '4 minutes'`,
  );
  expect(waiting).toHaveLength(1);
});

test('the setting switches it off', async () => {
  const quiet = await startTestPortal({ env: { MILPA_LINK_CHECKS: 'no' } });
  expect(await quiet.domains.datasets.checkLinks()).toBe(0);
  await quiet.close();
});
