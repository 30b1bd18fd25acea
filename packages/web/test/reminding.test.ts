import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createByForm, getDraft, harvest, release } from '../../server/test/datasets.ts';
import { startTestPortal, type TestPortal } from '../../server/test/portal.ts';
import { createVisitor, readForm, type Visitor } from './visitor.ts';

let portal: TestPortal;
let anyone: Visitor;
let publisher: Visitor;
let root: Visitor;
let dataset = '';
beforeAll(async () => {
  portal = await startTestPortal();
  anyone = createVisitor(portal);
  publisher = createVisitor(portal, await portal.cookieOf('publisher'));
  root = createVisitor(portal, await portal.cookieOf('portal-administrator'));
  const client = await portal.clientAs('publisher');
  const metadata = { title: { es: 'Cosecha' }, licence: 'CC-BY-4.0', frequency: 'MONTHLY' };
  const made = await createByForm(client, 'office', [{ name: 'cosecha.csv', bytes: harvest(2) }], metadata);
  await portal.work();
  await release(client, await getDraft(client, made));
  await portal.work();
  dataset = made.id;
});
afterAll(() => portal.close());

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

describe('an update that comes later', () => {
  const address = () => `/es/workspace/datasets/${dataset}/snooze`;
  test('needs a day and a reason; what was typed comes back', async () => {
    const answer = await publisher.send(address(), { until: 'mañana', reason: 'No' });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain('Escriba el día así: 2027-03-31.');
    expect(readForm(answer.html, address())).toMatchObject({ until: 'mañana', reason: 'No' });
    const early = await publisher.send(address(), { until: inDays(2), reason: 'Llovió mucho en la sierra.' });
    expect(early.html).toContain('puede aplazarse a un día entre');
  });
  test('is shown to everyone, and can be taken back twice without harm', async () => {
    const answer = await publisher.send(address(), { until: inDays(60), reason: 'Llovió mucho en la sierra.' });
    expect([answer.status, answer.location]).toEqual([303, address()]);
    const page = (await anyone.visit('/en/datasets/cosecha')).html;
    expect(page).toContain('Up to date');
    expect(page).toContain('<q>Llovió mucho en la sierra.</q> (put off once)');
    for (let times = 0; times < 2; times += 1)
      expect((await publisher.send(`${address()}/end`, {})).location).toBe(address());
    expect((await anyone.visit('/en/datasets/cosecha')).html).not.toContain('Llovió mucho');
  });
});

test('a person chooses how reminders come', async () => {
  const address = '/fr/workspace/reminders';
  expect(readForm((await publisher.visit(address)).html, address)).toEqual({ digest: 'daily' });
  expect((await publisher.send(address, { digest: 'weekly' })).location).toBe(`${address}?done=saved`);
  expect(readForm((await publisher.visit(address)).html, address)).toEqual({ digest: 'weekly' });
});

test('letters of a portal without a mail server are read by whoever administers it, and by nobody else', async () => {
  const list = (await root.visit('/es/workspace/outbox')).html;
  expect(list).toContain('Cada una se borra a los 30 días.');
  const [, letter = ''] = /href="(\/es\/workspace\/outbox\/[^"?]+)"/.exec(list) ?? [];
  const shown = await root.visit(letter);
  expect(shown.html).toContain('publisher@office.example.org');
  expect(shown.html).toMatch(/\/invitation\?code=/);
  expect(shown.headers.get('cache-control')).toBe('no-store');
  expect((await publisher.visit(letter)).status).toBe(403);
  expect((await publisher.visit('/es/workspace/outbox')).status).toBe(403);
  expect((await root.visit('/es/workspace/outbox/2020-01-01T000000.000Z-00000000')).status).toBe(404);
});

describe('a law', () => {
  const address = '/es/workspace/laws';
  test('that is no JSON, or lacks something, says so', async () => {
    expect((await root.send(address, { document: '{' })).html).toContain('Esto no es JSON.');
    const lacking = await root.send(address, { document: '{"key":"ley"}' });
    expect(lacking.status).toBe(422);
    expect(lacking.html).toContain('citation');
  });
  test('is taken from an example, loaded, and binds', async () => {
    const { document = '' } = readForm((await root.visit(`${address}?use=open-data-basics`)).html, address);
    const loaded = await root.send(address, { document });
    expect([loaded.status, loaded.location]).toEqual([303, `${address}?loaded=open-data-basics`]);
    expect((await root.visit(loaded.location)).html).toContain('está cargada, versión 1');
    expect((await anyone.visit('/fr/obligations')).html).toContain('Les bases d’une politique de données ouvertes');
    const own = (await anyone.visit('/es/institutions/office/obligations')).html;
    expect(own).toContain('Nombrar un enlace');
    expect(own).not.toContain('Mostrar que se cumplió');
  });
  test('is fulfilled by those who publish, with evidence everyone reads', async () => {
    const page = (await publisher.visit('/es/institutions/office/obligations')).html;
    const [, path = ''] = /href="(\/es\/workspace\/obligations\/[^"]+)"/.exec(page) ?? [];
    const empty = await publisher.send(path, { on: '', text: '', url: '' });
    expect([empty.status, empty.html.includes('Diga qué lo demuestra.')]).toEqual([422, true]);
    const early = await publisher.send(path, { on: inDays(9), text: 'Informe anual 2026', url: '' });
    expect(early.html).toContain('Nada puede haberse hecho después de hoy');
    const done = await publisher.send(path, { on: inDays(-1), text: 'Informe anual 2026', url: '' });
    expect([done.status, done.location]).toEqual([303, '/es/institutions/office/obligations']);
    expect((await anyone.visit(done.location)).html).toContain('Informe anual 2026');
  });
});
