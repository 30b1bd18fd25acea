import { createServer, type Server } from 'node:http';
import { type Client, type Draft, type NewReuse, Problem, type Reuse, Slug } from '@milpa/sdk';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { harvest, publish } from '../../test/datasets.ts';
import { readLettersTo } from '../../test/letters.ts';
import { startTestPortal, type TestPortal } from '../../test/portal.ts';
import { startMailServer } from '../../test/smtp.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const day = 24 * 3_600_000;
let now = new Date('2026-03-02T10:00:00Z');
let portal: TestPortal;
let publisher: Client;
let anyone: Client;
let dataset: Draft;
let server: Server;
let origin = '';
const dead = new Set<string>();
const logged: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    response.statusCode = dead.has(request.url ?? '') ? 404 : 200;
    response.setHeader('content-type', 'text/html');
    response.end('<!doctype html><title>A map</title><p>Maize</p>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  const env = { MILPA_PRIVATE_NETWORKS: 'yes' };
  portal = await startTestPortal({ now: () => now, env, onLog: (line) => logged.push(line) });
  anyone = await portal.clientAs('anyone');
  publisher = await portal.clientAs('publisher');
  await portal.clientAs('publisher', 'elsewhere');
  dataset = await publish(portal, publisher, { name: 'maíz.csv', bytes: harvest(1) });
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await portal.close();
});

let sent = 0;
const somebody = () => `hacedora${sent}@example.org`;
/** What somebody made; each from a mailbox of its own, and an hour later, so that nobody is told to wait. */
function send(more: Partial<NewReuse> = {}, client = anyone) {
  sent += 1;
  now = new Date(now.getTime() + 3_600_000);
  return client.call('sendReuse', {
    body: {
      title: `Mapa del maíz ${sent}`,
      description: 'Dónde se cosecha más.',
      kind: 'application',
      address: `${origin}/mapa-${sent}`,
      maker: { name: 'Vecinas del valle', kind: 'organisation' },
      datasets: [{ dataset: dataset.slug }],
      language: 'es',
      email: somebody(),
      ...more,
    },
  });
}

const codeFor = async (address: string): Promise<string> => {
  await portal.work();
  const letter = (await readLettersTo(portal, address, 'code=')).at(-1) ?? '';
  return /code=([\w-]+)/.exec(letter)?.[1] ?? 'no letter came';
};
const problemOf = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'done',
    (error: unknown) => (error instanceof Problem ? error.code : String(error)),
  );

/** Sessions end while time passes. */
const enter = async () => {
  publisher = await portal.signInAgain('publisher@office.example.org');
  return publisher;
};
const confirm = async (address = somebody()) => anyone.call('confirmReuse', { body: { code: await codeFor(address) } });
const read = (id: string, client = anyone) => client.call('getReuse', { params: { reuse: id } });
async function decide(id: string, event: 'accept' | 'decline' | 'hide' | 'show', reason = ''): Promise<Reuse> {
  now = new Date(now.getTime() + 60_000); // letters lie in the outbox by the time at which they were written
  const client = await enter();
  const { revision } = await read(id, client);
  return client.call('decideReuse', { params: { reuse: id }, body: { event, reason }, revision });
}
async function show(more: Partial<NewReuse> = {}): Promise<Reuse> {
  const { id } = await send(more);
  await confirm();
  return decide(id, 'accept');
}
const care = () => portal.domains.reuses.jobs['reuse-care']?.({}, new AbortController().signal);
const listed = async (query: object = {}) => (await anyone.call('listReuses', { query })).items.map(({ id }) => id);

describe('somebody without an account', () => {
  test('shows what they made: confirmed by a letter, looked at, then public', async () => {
    const { id, state } = await send();
    expect(state).toBe('waiting');
    expect([await problemOf(read(id)), await problemOf(read(id, await enter()))]).toEqual(['not-found', 'not-found']);
    const code = await codeFor(somebody());
    expect(await anyone.call('confirmReuse', { body: { code } })).toEqual({ id, state: 'sent' });
    expect(await problemOf(anyone.call('confirmReuse', { body: { code } }))).toBe('not-found');
    expect([await problemOf(read(id)), await listed()]).toEqual(['not-found', []]);
    const queue = await (await enter()).call('listReuseQueue', { query: {} });
    expect(queue.items.map((each) => [each.id, each.moves])).toEqual([[id, ['accept', 'decline']]]);
    await portal.work();
    const told = await readLettersTo(portal, 'publisher@office.example.org', `/workspace/reuses/${id}`);
    expect(told.length).toBeGreaterThan(0);
    await decide(id, 'accept');
    expect(await read(id)).toMatchObject({
      state: 'accepted',
      title: { es: `Mapa del maíz ${sent}` },
      datasets: [{ id: dataset.id, slug: dataset.slug, publisher: { slug: 'office' }, version: null }],
      gone: 0,
      moves: [],
    });
    expect(await listed({ dataset: dataset.slug })).toEqual([id]);
  });

  test('corrects it by the link in the letter: looked at again before it is public', async () => {
    const { id } = await show();
    const code = await codeFor(somebody());
    const own = await anyone.call('findOwnReuse', { body: { code } });
    const { title: _, ...rest } = {
      ...{ title: '', description: 'Ahora con sequía.', kind: 'research' as const, address: own.address },
      ...{ maker: own.maker, datasets: [{ dataset: dataset.id, version: 1 }] },
    };
    const correction = { ...rest, title: 'Mapa corregido', code, revision: own.revision };
    const corrected = await anyone.call('correctOwnReuse', { body: correction });
    expect(corrected).toMatchObject({ state: 'sent', title: { es: 'Mapa corregido' }, kind: 'research' });
    expect([await problemOf(read(id)), (await listed()).includes(id)]).toEqual(['not-found', false]);
    expect(await problemOf(anyone.call('correctOwnReuse', { body: correction }))).toBe('edited-meanwhile');
    await decide(id, 'accept');
    expect((await read(id)).datasets).toMatchObject([{ version: 1 }]);
  });

  test('withdraws it for good, and the link stops working', async () => {
    const { id } = await show();
    const code = await codeFor(somebody());
    expect(await anyone.call('withdrawOwnReuse', { body: { code } })).toEqual({ id, state: 'withdrawn' });
    expect([await problemOf(read(id)), (await listed()).includes(id)]).toEqual(['not-found', false]);
    expect(await problemOf(anyone.call('findOwnReuse', { body: { code } }))).toBe('not-found');
  });

  test('is told why it was declined, and may send it better', async () => {
    const { id } = await send();
    await confirm();
    expect(await problemOf(decide(id, 'decline'))).toBe('invalid-request');
    await decide(id, 'decline', 'Es publicidad.');
    const code = await codeFor(somebody());
    const [letter] = (await readLettersTo(portal, somebody(), 'Es publicidad.')).slice(-1);
    expect(letter).toContain('/es/reuses/own?code=');
    expect(await anyone.call('findOwnReuse', { body: { code } })).toMatchObject({ state: 'declined' });
    expect(await problemOf(decide(id, 'hide', 'No se puede.'))).toBe('conflict');
  });

  test('who does not confirm within a week has sent nothing', async () => {
    const { id } = await send();
    const code = await codeFor(somebody());
    now = new Date(now.getTime() + 8 * day);
    expect(await problemOf(anyone.call('confirmReuse', { body: { code } }))).toBe('not-found');
    await care();
    expect(await portal.database.query('select id from reuse where id = $1', [id])).toEqual([]);
  });

  test('sends at most so much from one place, and so many letters to one mailbox', async () => {
    const sendNow = (more: Partial<NewReuse> = {}) => {
      now = new Date(now.getTime() - 3_600_000); // which sending adds
      return problemOf(send(more));
    };
    const repeat = async (times: number, more: Partial<NewReuse> = {}) => {
      const codes: string[] = [];
      for (let time = 0; time < times; time += 1) codes.push(await sendNow(more));
      return codes;
    };
    const refused = 'too-many-requests';
    expect(await repeat(5, { email: 'llena@example.org' })).toEqual(['done', 'done', 'done', refused, refused]);
    now = new Date(now.getTime() + day);
    expect(await repeat(7)).toEqual(['done', 'done', 'done', 'done', 'done', refused, refused]);
    now = new Date(now.getTime() + day);
  });
});

describe('what is kept of them', () => {
  test('no answer, export or line of the log has the address of whoever sent something in', async () => {
    const secret = 'nadie.debe.verla@example.org';
    const { id } = await send({ email: secret });
    await confirm(secret);
    await decide(id, 'accept');
    const answers = await Promise.all(
      [
        ...['/api/v1/reuses', `/api/v1/reuses/${id}`, '/api/v1/reuses.csv', '/api/v1/reuses.json', '/es/reuses.atom'],
        ...[`/es/reuses/${id}`, '/es/reuses', `/es/datasets/${dataset.slug}`, `/datasets/${dataset.slug}.ttl`],
      ].map(async (path) => (await portal.fetch(new Request(new URL(path, portal.url)))).text()),
    );
    expect(answers.filter((text) => text.includes(id) || text.includes('Mapa del ma')).length).toBeGreaterThan(5);
    const queue = JSON.stringify(await (await enter()).call('listReuseQueue', { query: { state: 'accepted' } }));
    for (const text of [...answers, queue, ...logged]) expect(text).not.toContain('nadie.debe.verla');
    // Not even a copy of the database tells it; the record of who did what, kept for ever, never had it.
    for (const table of ['reuse', 'reuse_code', 'audit_entry', 'graphile_worker.jobs']) {
      const found = await portal.database.query<{ text: string }>(`select to_jsonb(t)::text as text from ${table} t`);
      for (const { text } of found) expect(text).not.toContain('nadie.debe.verla');
    }
  });

  test('the address goes a month after somebody withdrew', async () => {
    const { id } = await show();
    await anyone.call('withdrawOwnReuse', { body: { code: await codeFor(somebody()) } });
    const kept = async () =>
      (await portal.database.query<{ email: string | null }>('select email from reuse where id = $1', [id]))[0]?.email;
    now = new Date(now.getTime() + 29 * day);
    await care();
    expect(await kept()).toEqual(expect.any(String));
    now = new Date(now.getTime() + 2 * day);
    await care();
    expect(await kept()).toBeNull();
  });
});

describe('what is said of its address', () => {
  test('is never fine before it was asked, and what is gone is said to be gone', async () => {
    const { id, address } = await show();
    expect((await read(id)).availability).toEqual({ state: 'unchecked' });
    await care();
    expect((await read(id)).availability).toMatchObject({ state: 'available', status: 200 });
    dead.add(new URL(address).pathname);
    now = new Date(now.getTime() + 8 * day);
    await care();
    expect((await read(id)).availability).toMatchObject({ state: 'unavailable', status: 404 });
  });

  test('counts as an effect only while something stands there (R16-22)', async () => {
    const elsewhere = await portal.signInAgain('publisher@elsewhere.example.org');
    const made = await publish(portal, elsewhere, { name: 'lejos.csv', bytes: harvest(1) }, 'elsewhere');
    const body = { ...sample(), address: `${origin}/efecto`, datasets: [{ dataset: made.id }] };
    expect((await elsewhere.call('sendReuse', { body })).state).toBe('accepted');
    const { id: institution } = await portal.domains.institutions.require('elsewhere');
    const count = async () =>
      (await portal.domains.reuses.countUsed()).find((each) => each.institution === institution);
    expect(await count()).toEqual({ institution, live: 0, unchecked: 1 });
    await care();
    expect(await count()).toEqual({ institution, live: 1, unchecked: 0 });
    dead.add('/efecto');
    now = new Date(now.getTime() + 8 * day);
    await care();
    expect(await count()).toEqual({ institution, live: 0, unchecked: 0 });
  });

  test('another address is not fine because the old one was', async () => {
    const { id } = await show();
    await care();
    const code = await codeFor(somebody());
    const { revision, maker } = await anyone.call('findOwnReuse', { body: { code } });
    const body = {
      title: 'Otro lugar',
      description: 'Se mudó.',
      kind: 'other' as const,
      address: `${origin}/otro`,
      maker,
    };
    await anyone.call('correctOwnReuse', { body: { ...body, datasets: [{ dataset: dataset.id }], code, revision } });
    await decide(id, 'accept');
    expect((await read(id)).availability).toEqual({ state: 'unchecked' });
  });

  test.each([
    'javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'ftp://example.org/x',
    'https://user:secret@example.org/',
    '//example.org/x',
    'no address',
  ])('%s is refused', async (address) => {
    expect(await problemOf(send({ address }))).toBe('invalid-request');
    expect(await problemOf(send({ impact: { text: 'Cambió algo.', url: address } }))).toBe('invalid-request');
  });
});

describe('hostile words', () => {
  test('stay text: no markup, no formula, nothing that turns the direction of text round', async () => {
    const title = '<script>alert(1)</script>\u202E gnp.exe';
    const { id } = await show({
      title,
      description: '<img src=x onerror=alert(2)>',
      maker: { name: '=cmd|calc', kind: 'person' },
    });
    const page = await (await portal.fetch(new Request(`${portal.url}/es/reuses/${id}`))).text();
    expect(page).not.toMatch(/<script>alert|<img src=x/);
    expect(page).not.toContain('\u202E');
    const csv = await (await portal.fetch(new Request(`${portal.url}/api/v1/reuses.csv`))).text();
    expect(csv).toContain("'=cmd|calc");
    expect(await problemOf(send({ title: '\u200B\u200B\u200B\u200B' }))).toBe('invalid-request');
  });
});

describe('those who decide', () => {
  test('publish at once what they show themselves, and nobody else does', async () => {
    const body = sample();
    expect(await problemOf(anyone.call('sendReuse', { body }))).toBe('invalid-request');
    const own = await (await enter()).call('sendReuse', { body });
    expect(own.state).toBe('accepted');
    const elsewhere = await portal.signInAgain('publisher@elsewhere.example.org');
    const { id, state } = await elsewhere.call('sendReuse', { body });
    expect(state).toBe('sent');
    expect(await problemOf(elsewhere.call('getReuse', { params: { reuse: id } }))).toBe('not-found');
    const asked = { params: { reuse: own.id }, body: { event: 'hide' as const, reason: 'Porque sí.' }, revision: 1 };
    expect(await problemOf(elsewhere.call('decideReuse', asked))).toBe('not-allowed');
  });

  test('confirm what it changed; corrected words are a claim again', async () => {
    const impact = { text: 'Se reparó un pozo.', url: 'https://example.org/nota' };
    const { id, impact: claimed, revision } = await show({ impact });
    expect(claimed?.confirmed).toBeNull();
    const params = { reuse: id };
    const confirmed = await (await enter()).call('confirmReuseImpact', { params, revision });
    expect(confirmed.impact?.confirmed).toMatchObject({ by: { slug: 'office' } });
    expect(confirmed.mayConfirmImpact).toBe(false);
    const code = await codeFor(somebody());
    const own = await anyone.call('findOwnReuse', { body: { code } });
    const said = sample();
    await anyone.call('correctOwnReuse', {
      body: { ...said, impact: { ...impact, text: 'Se repararon cien pozos.' }, code, revision: own.revision },
    });
    await decide(id, 'accept');
    expect((await read(id)).impact).toMatchObject({ text: { es: 'Se repararon cien pozos.' }, confirmed: null });
  });

  test('hide it with a reason and show it again; both are in the record of who did what', async () => {
    const { id } = await show();
    await decide(id, 'hide', 'La página cambió de dueño.');
    expect(await problemOf(read(id))).toBe('not-found');
    await decide(id, 'show');
    expect(await read(id)).toMatchObject({ state: 'accepted', reason: null });
    const actions = await portal.database.query<{ action: string }>(
      `select action from audit_entry where object_id = $1 order by number`,
      [id],
    );
    expect(actions.map(({ action }) => action)).toEqual([
      ...['send-reuse', 'confirm-reuse', 'accept-reuse', 'hide-reuse', 'show-reuse'],
    ]);
  });

  test('of two who decide at once the second is told', async () => {
    const { id, revision } = await show();
    const client = await enter();
    const ask = () =>
      client.call('decideReuse', { params: { reuse: id }, body: { event: 'hide', reason: 'Por si acaso.' }, revision });
    const outcomes = await Promise.all([problemOf(ask()), problemOf(ask())]);
    expect(outcomes.toSorted()).toEqual(['done', 'edited-meanwhile']);
  });
});

test('the gallery is narrowed by kind, theme, institution, dataset and words without accents', async () => {
  const { id } = await show({ kind: 'teaching', title: 'Lección de geografía' });
  expect(await listed({ kind: 'teaching' })).toEqual([id]);
  expect(await listed({ q: 'GEOGRAFIA leccion' })).toEqual([id]);
  expect(await listed({ q: 'geografía inexistente' })).toEqual([]);
  expect((await listed({ institution: 'office' })).includes(id)).toBe(true);
  expect(await listed({ theme: 'HEAL' })).toEqual([]);
  expect(await listed({ dataset: 'no-such-dataset' })).toEqual([]);
  const { total } = await anyone.call('listReuses', { query: { limit: 1, offset: 100 } });
  expect(total).toBeGreaterThan(1);
});

test('a dataset that is withdrawn leaves the reuse, which says that it is gone', async () => {
  const other = await publish(portal, await enter(), { name: 'otro.csv', bytes: harvest(2) });
  const { id } = await show({ datasets: [{ dataset: other.slug }, { dataset: dataset.slug }] });
  const { revision } = await (await enter()).call('getDraft', { params: { dataset: other.id } });
  const body = { reason: 'Contenía datos personales.', authority: 'Artículo 113' };
  await publisher.call('withdrawDataset', { params: { dataset: other.id }, body, revision });
  await portal.work();
  expect(await read(id)).toMatchObject({ gone: 1, datasets: [{ id: dataset.id }] });
  expect(await problemOf(send({ datasets: [{ dataset: other.slug }] }))).toBe('invalid-request');
});

test('letters go over SMTP: the first holds no word of whoever sent it in', async () => {
  const mail = await startMailServer();
  const lettered = await startTestPortal({ env: { SMTP_URL: mail.url } });
  try {
    const root = await lettered.clientAs('portal-administrator');
    await root.call('createInstitution', {
      body: { slug: Slug.parse('office'), name: { en: 'Office' }, level: 'federal' },
    });
    const made = await publish(lettered, root, { name: 'maíz.csv', bytes: harvest(1) });
    const body = { ...sample(), email: 'real@example.org', datasets: [{ dataset: made.id }], title: 'Compre ya' };
    await (await lettered.clientAs('anyone')).call('sendReuse', { body });
    await lettered.work();
    const letters = mail.taken.filter((letter) => letter.includes('To: real@example.org'));
    expect(letters.length).toBe(1);
    expect(letters[0]).toMatch(/Content-Language: es/);
    expect(letters[0]).not.toContain('Compre');
  } finally {
    await lettered.close();
    await mail.close();
  }
});

const sample = (): NewReuse => ({
  title: 'Tablero de cosechas',
  description: 'Cuánto se cosecha en cada estado.',
  kind: 'visualisation',
  address: `${origin}/tablero`,
  maker: { name: 'Laboratorio', kind: 'organisation' },
  datasets: [{ dataset: dataset.id }],
  language: 'es',
});
