import { createServer, type Server } from 'node:http';
import type { Case, Client, Draft } from '@milpa/sdk';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { addByForm, getDraft, harvest, publish, release } from '../../test/datasets.ts';
import { readLettersTo } from '../../test/letters.ts';
import { startTestPortal, type TestPortal } from '../../test/portal.ts';
import { thePortal } from '../account/index.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const day = 24 * 3_600_000;
let now = new Date('2026-03-02T10:00:00Z');
let portal: TestPortal;
let publisher: Client;
let centre: Client;
let anyone: Client;
let server: Server;
let origin = '';
const dead = new Set<string>();

beforeAll(async () => {
  server = createServer((request, response) => {
    response.statusCode = dead.has(request.url ?? '') ? 404 : 200;
    response.setHeader('content-type', 'text/csv');
    response.end('a,b\n1,2\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  portal = await startTestPortal({ now: () => now, env: { MILPA_PRIVATE_NETWORKS: 'yes' } });
  await enter();
  anyone = await portal.clientAs('anyone');
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await portal.close();
});

async function enter(): Promise<void> {
  await portal.clientAs('publisher');
  centre = await portal.signInAgain('root@example.org');
  publisher = await portal.signInAgain('publisher@office.example.org');
}
async function wait(days: number): Promise<void> {
  now = new Date(now.getTime() + days * day);
  await enter();
}
const lookForDue = async () => portal.domains.helpdesk.jobs['helpdesk-due']?.({}, new AbortController().signal);
const publishMaize = (): Promise<Draft> => publish(portal, publisher, { name: 'maíz.csv', bytes: harvest(1) });
const report = (draft: Draft, text: string, email?: string) =>
  anyone.call('reportProblem', {
    params: { dataset: draft.slug },
    body: { kind: 'wrong-data', text, ...(email ? { email, language: 'fr' } : {}) },
  });
const listOf = async ({ id }: Pick<Draft, 'id'>): Promise<Case[]> =>
  (await centre.call('listCases', { query: { dataset: id } })).items;
const requireOne = async (draft: Pick<Draft, 'id'>): Promise<Case> => {
  const [only, ...more] = await listOf(draft);
  if (!only || more.length > 0) throw new Error(`Not one case but ${more.length + (only ? 1 : 0)}`);
  return only;
};
const write = (client: Client, { id }: Case, event: 'answer' | 'solve', text: string) =>
  client.call('writeInCase', { params: { case: id }, body: { event, text } });

describe('a reader without an account', () => {
  test('tells, is answered in their language by mail, and nobody is shown where', async () => {
    const draft = await publishMaize();
    const first = await report(draft, 'Yucatán manque.', 'lectrice@example.org');
    const second = await report(draft, 'Aquí también.');
    expect([first.joined, second]).toEqual([false, { number: first.number, joined: true }]);
    const opened = await requireOne(draft);
    const { history } = await publisher.call('getCase', { params: { case: opened.id } });
    expect(history).toMatchObject([
      { from: 'reader', name: null, text: 'Yucatán manque.', waits: true },
      { from: 'reader', text: 'Aquí también.', waits: false },
    ]);
    expect(JSON.stringify(history)).not.toContain('lectrice');
    await write(publisher, opened, 'answer', 'Merci, nous corrigeons.');
    await portal.work();
    const [letter, ...more] = await readLettersTo(portal, 'lectrice@example.org');
    expect(letter).toContain('Merci, nous corrigeons.');
    expect(letter).toContain(`/fr/datasets/${draft.slug}`);
    expect(more).toEqual([]);
  });

  test('leaves no address of theirs in the record, and what they wrote goes after its days (F18)', async () => {
    const draft = await publishMaize();
    await report(draft, 'Mi teléfono es 5512345678.', 'vecina@example.org');
    const opened = await requireOne(draft);
    await write(publisher, opened, 'solve', 'Corregido.');
    await portal.work();
    const { keepDays } = await anyone.call('getCaseSettings');
    const kept = async () =>
      (
        await portal.database.query<{ found: number }>(
          `select (select count(*) from helpdesk_message m where m.text::text like '%5512345678%' or m.reply_to = 'vecina@example.org')::int
             + (select count(*) from audit_entry e where to_jsonb(e)::text like '%5512345678%' or to_jsonb(e)::text like '%vecina@%')::int
             as found`,
        )
      )[0]?.found;
    expect(await kept()).toBe(1);
    await wait(keepDays - 1);
    await lookForDue();
    expect(await kept()).toBe(1);
    await wait(2);
    await lookForDue();
    expect(await kept()).toBe(0);
    const { history, state } = await publisher.call('getCase', { params: { case: opened.id } });
    expect([state, history[0]]).toMatchObject(['closed', { text: '', forgotten: true, waits: false }]);
    expect(history[1]?.text).toBe('Corregido.');
  });

  test('no table of cases has a place for a network address (F18)', async () => {
    const columns = await portal.database.query<{ name: string }>(
      `select column_name as name from information_schema.columns where table_name like 'helpdesk%'
         and (data_type in ('inet', 'cidr') or column_name ~ '(^|_)(ip|address|agent|cookie)($|_)')`,
    );
    expect(columns).toEqual([]);
  });

  test('writes at most so often from one address', async () => {
    const draft = await publishMaize();
    const codes: (string | number)[] = [];
    for (let times = 0; times < 7; times += 1)
      codes.push(
        await report(draft, `Otra vez ${times}.`).then(
          () => 'taken',
          (error: { code: string }) => error.code,
        ),
      );
    expect(codes.filter((code) => code === 'too-many-requests').length).toBeGreaterThanOrEqual(2);
    expect(codes[0]).toBe('taken');
    now = new Date(now.getTime() + 3_600_000);
    await expect(report(draft, 'Una hora después.')).resolves.toMatchObject({ joined: true });
  });

  test('cannot report on what is not public', async () => {
    const draft = await publisher.call('createDataset', {
      body: { publisher: 'office', metadata: { title: { es: 'Borrador' } } },
    });
    await expect(report(draft, 'Algo.')).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('the portal itself', () => {
  const publishLink = async (path: string) => {
    const draft = await publisher.call('createDataset', {
      body: {
        publisher: 'office',
        metadata: { title: { es: `Enlace ${path}` }, licence: 'CC-BY-4.0' },
        links: [
          { title: 'Datos', link: { accessUrl: `${origin}${path}`, downloadUrl: `${origin}${path}`, format: 'csv' } },
        ],
      },
    });
    await release(publisher, draft);
    await portal.work();
    return draft;
  };
  const check = async () => {
    await portal.domains.datasets.checkLinks();
    await portal.work();
  };

  test('opens a case when a link dies, one letter a day, and solves it when the link lives again: 0 staff actions', async () => {
    for (const path of ['/one.csv', '/two.csv']) dead.add(path);
    const [one, two] = [await publishLink('/one.csv'), await publishLink('/two.csv')];
    await check();
    const opened = await requireOne(one);
    expect(opened).toMatchObject({ kind: 'broken-link', origin: 'system', state: 'open' });
    expect(await requireOne(two)).toMatchObject({ state: 'open' });
    expect(await readLettersTo(portal, 'publisher@office.example.org', 'looks after the data by itself')).toHaveLength(
      1,
    );
    dead.clear();
    await wait(8);
    await check();
    for (const each of [one, two]) expect(await requireOne(each)).toMatchObject({ state: 'solved' });
    const before = await anyone.call('countCases', { params: { institution: 'office' } });
    expect(before.found).toEqual({ opened: 2, solved: 2 });
    // Dead again: the same case is opened again.
    dead.add('/one.csv');
    await wait(8);
    await check();
    expect(await requireOne(one)).toMatchObject({ id: opened.id, state: 'reopened' });
    const actors = await portal.database.query(
      "select 1 from audit_entry where object_kind = 'case' and object_id = $1 and actor is not null",
      [opened.id],
    );
    expect(actors).toEqual([]);
  });

  test('says nothing twice of a matter a person opened', async () => {
    dead.add('/three.csv');
    const draft = await publishLink('/three.csv');
    const object = { kind: 'dataset', id: draft.id } as const;
    await publisher.call('openCase', { body: { kind: 'broken-link', object, text: 'No responde.' } });
    await check();
    expect(await requireOne(draft)).toMatchObject({ origin: 'institution', messages: 1 });
  });
});

test('F17: a rename, a typo and a file sent again need no case and no staff action', async () => {
  const draft = await publishMaize();
  const params = { dataset: draft.id };
  const start = Number((await portal.database.query<{ n: string }>('select max(number) as n from audit_entry'))[0]?.n);
  // Rename: title and address.
  await publisher.call('changeDraft', {
    params,
    revision: draft.revision,
    body: { slug: parseSlug('maiz-por-estado'), metadata: { title: { es: 'Maíz por estado' } } },
  });
  // Typo.
  let current = await getDraft(publisher, draft);
  await publisher.call('changeDraft', {
    params,
    revision: current.revision,
    body: { metadata: { description: { es: 'Producción mensual, en toneladas.' } } },
  });
  // The file again, corrected.
  await addByForm(publisher, draft.id, { name: 'maíz.csv', bytes: harvest(2) }, current.distributions[0]?.id);
  await portal.work();
  current = await getDraft(publisher, draft);
  await release(publisher, current, 'Corrección');
  await portal.work();
  const shown = await anyone.call('getDataset', { params: { dataset: 'maiz-por-estado' } });
  expect(shown).toMatchObject({ id: draft.id, version: 2, metadata: { title: { es: 'Maíz por estado' } } });
  expect(
    shown.distributions.map(({ id }) => id),
    'the same file, another version',
  ).toEqual(draft.distributions.map(({ id }) => id));
  expect(await listOf(draft)).toEqual([]);
  const me = (await publisher.call('whoAmI')).account.id;
  const staff = await portal.database.query(
    'select number, action, actor from audit_entry where number > $1 and actor <> all($2::uuid[])',
    [start, [me, thePortal.account]],
  );
  expect(staff, '0 staff actions').toEqual([]);
});
const parseSlug = (text: string) => text as Draft['slug'];
