import { type AccessDecision, type Client, type Holding, Problem, parseProblem } from '@milpa/sdk';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { harvest, publish } from '../../test/datasets.ts';
import { startTestPortal, type TestPortal } from '../../test/portal.ts';

let portal: TestPortal;
let anyone: Client;
let office: Client;
let chief: Client;
let other: Client;
let now = new Date('2026-03-01T20:00:00Z');
beforeAll(async () => {
  portal = await startTestPortal({ now: () => now });
  anyone = await portal.clientAs('anyone');
  office = await portal.clientAs('publisher');
  chief = await portal.clientAs('administrator');
  other = await portal.clientAs('publisher', 'elsewhere');
});
afterAll(() => portal.close());

const decision: AccessDecision = {
  instrument: 'Ley Federal de Transparencia',
  article: 'Artículo 113, fracción I',
  reviewer: 'Titular de la Unidad de Transparencia',
  decided: '2026-02-01',
  review: '2027-02-01',
  reasoning: 'Identifica a las víctimas y no hay versión sin identidades.',
};
const params = { institution: 'office' };
const add = (body: object, client = office): Promise<Holding> =>
  client.call('createHolding', { params, body: parseBody(body) });
const parseBody = (body: object) => body as never;
const change = (holding: Holding, body: object, client = office): Promise<Holding> =>
  client.call('changeHolding', { params: { holding: holding.id }, revision: holding.revision, body: parseBody(body) });
const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => 'accepted',
    (error: unknown) => (error instanceof Problem ? error.code : String(error)),
  );

describe('4.6-1, F15: a level other than public (the reason for secrecy was lost)', () => {
  const whole = { name: { es: 'Registro de víctimas' }, level: 'restricted', decision };
  const parts = Object.keys(decision);
  test.each(parts)('is refused without %s', async (part) => {
    const rest = Object.fromEntries(Object.entries(decision).filter(([name]) => name !== part));
    for (const lacking of [rest, { ...rest, [part]: '  ' }])
      expect(await refusal(add({ ...whole, decision: lacking }))).toBe('invalid-request');
  });
  test('is refused without any decision, by a new holding and by a change', async () => {
    expect(await refusal(add({ ...whole, decision: null }))).toBe('invalid-request');
    const open = await add({ key: 'abierto', name: { es: 'Abierto' }, level: 'public' });
    for (const level of ['restricted', 'non-public'])
      expect(await refusal(change(open, { level }))).toBe('invalid-request');
    const closed = await change(open, { level: 'non-public', decision });
    expect(await refusal(change(closed, { decision: null }))).toBe('invalid-request');
  });
  test('is looked at again later than it was decided, within five years', async () => {
    for (const review of ['2026-02-01', '2025-12-31', '2031-02-02'])
      expect(await refusal(add({ ...whole, decision: { ...decision, review } }))).toBe('invalid-request');
  });
  test('is refused by the database, whoever writes', async () => {
    const { id } = await add({ ...whole, key: 'victimas' });
    const update = (set: string) => portal.database.query(`update holding set ${set} where id = $1`, [id]);
    for (const part of parts)
      for (const set of [`decision = decision - '${part}'`, `decision = jsonb_set(decision, '{${part}}', '" "')`])
        await expect(update(set), set).rejects.toThrow('holding_closed_has_reason');
    await expect(update('decision = null')).rejects.toThrow('holding_closed_has_reason');
    await update("level = 'public', decision = null");
    await expect(update("level = 'non-public'")).rejects.toThrow('holding_closed_has_reason');
  });
  test('keeps its reason in the CSV, in the column that was always empty', async () => {
    await add({ ...whole, key: 'con-razon', post: 'Dirección de Víctimas' });
    const csv = await (await office.request('/api/v1/institutions/office/inventory.csv?language=es')).text();
    const [heading, ...lines] = csv.replace('\uFEFF', '').trim().split('\r\n');
    expect(heading?.split(',').slice(0, 8)).toEqual([
      'Responsable',
      'Nombre del conjunto de datos',
      'Nombre del recurso',
      '¿De qué es el recurso?',
      '¿Tiene datos privados?',
      'Razón por la cual los datos son privados',
      'Sistema',
      'Fecha estimada de publicación',
    ]);
    const line = lines.find((each) => each.includes('con-razon'));
    expect(line).toContain('Sí,"Artículo 113, fracción I, Ley Federal de Transparencia"');
    expect(line).toContain('restringido');
  });
});

describe('what the public sees', () => {
  const list = (client: Client, query: object = {}) =>
    client.call('listHoldings', { params, query: { limit: 500, ...query } });
  const names = async (client: Client) => (await list(client)).items.map(({ key }) => key);

  test('4.6-2: is what is open; what is closed is counted, and what nobody classified is not named', async () => {
    await add({ key: 'publico', name: { es: 'Padrón público' }, level: 'public' });
    const secret = await add({
      key: 'secreto',
      name: { es: 'Secreto' },
      level: 'non-public',
      decision,
      system: 'Oracle',
    });
    const raw = await add({ key: 'sin-clasificar', name: { es: 'Sin clasificar' } });
    const seen = await names(anyone);
    expect(seen).toContain('publico');
    expect(seen).not.toContain('secreto');
    expect(seen).not.toContain('sin-clasificar');
    const { counts } = await list(anyone);
    expect(counts.levels['non-public']).toBeGreaterThan(0);
    expect(counts.hidden).toBeGreaterThanOrEqual(2);
    for (const { id } of [secret, raw]) {
      expect(await refusal(anyone.call('getHolding', { params: { holding: id } }))).toBe('not-found');
      expect(await refusal(anyone.call('listHoldingRevisions', { params: { holding: id } }))).toBe('not-found');
      expect(await refusal(other.call('getHolding', { params: { holding: id } }))).toBe('not-found');
    }
    for (const path of ['inventory.csv', 'gaps.csv']) {
      const text = await (await anyone.request(`/api/v1/institutions/office/${path}`)).text();
      expect(text).toContain('publico');
      expect(text).not.toContain('secreto');
      expect(text).not.toContain('sin-clasificar');
    }
  });

  test('holds names of closed holdings too where the institution says so, and why they are closed, but not where they lie', async () => {
    const settings = await anyone.call('getInventorySettings', { params });
    expect(settings).toMatchObject({ closedNamesPublic: false, revision: 0 });
    const choose = (client: Client, revision: number, closedNamesPublic: boolean) =>
      client.call('changeInventorySettings', { params, revision, body: { closedNamesPublic } });
    expect(await refusal(choose(office, 0, true))).toBe('not-allowed');
    await choose(chief, 0, true);
    expect(await refusal(choose(chief, 0, false))).toBe('edited-meanwhile');
    const secret = (await list(anyone)).items.find(({ key }) => key === 'secreto');
    expect(secret).toMatchObject({ state: 'closed', system: '', decision: { article: decision.article } });
    expect(await names(anyone)).not.toContain('sin-clasificar');
    expect(await anyone.call('listHoldingRevisions', { params: { holding: secret?.id ?? parseBody({}) } })).toEqual([]);
    await choose(chief, 1, false);
    expect(await names(anyone)).not.toContain('secreto');
  });

  test('F15: lists decisions whose review is past, once the day is over', async () => {
    await add({
      key: 'por-revisar',
      name: { es: 'Por revisar' },
      level: 'restricted',
      decision: { ...decision, review: '2026-03-01' },
    });
    const past = async () => (await list(office, { review: 'past' })).items.map(({ key }) => key);
    expect(await past()).toEqual([]);
    now = new Date('2026-03-02T00:00:01Z');
    expect(await past()).toEqual(['por-revisar']);
    expect((await list(anyone)).counts.reviewsPast).toBe(1);
  });

  test('tells what was published of it: the gaps (O2)', async () => {
    const dataset = await publish(portal, office, { name: 'maiz.csv', bytes: harvest(2) });
    const holding = await add({ key: 'maiz', name: { es: 'Cosecha' }, level: 'public', datasets: [dataset.id] });
    expect(holding).toMatchObject({ state: 'published', datasets: [{ slug: dataset.slug, withdrawn: false }] });
    const gaps = await (await anyone.request('/api/v1/institutions/office/gaps.csv?language=en')).text();
    expect(gaps).toMatch(new RegExp(`maiz,Cosecha,,public,published,.*/en/datasets/${dataset.slug}`));
    expect(gaps).toMatch(/publico,Padrón público,,public,not planned/);
    // IDOR: a dataset of one institution is not in the inventory of another.
    const theirs = other.call('createHolding', {
      params: { institution: 'elsewhere' },
      body: parseBody({ name: { es: 'Ajeno' }, datasets: [dataset.id] }),
    });
    expect(await refusal(theirs)).toBe('invalid-request');
  });
});

describe('changes', () => {
  test('4.6-3: need a role in this institution (IDOR)', async () => {
    const holding = await add({ key: 'mio', name: { es: 'Mío' }, level: 'public' });
    expect(await refusal(add({ name: { es: 'x' } }, other))).toBe('not-allowed');
    expect(await refusal(add({ name: { es: 'x' } }, anyone))).toBe('sign-in-needed');
    expect(await refusal(change(holding, { post: 'x' }, other))).toBe('not-allowed');
    const viewer = await portal.clientAs('viewer');
    expect(await refusal(change(holding, { post: 'x' }, viewer))).toBe('not-allowed');
  });
  test('name the revision they saw; of many at once one is taken', async () => {
    const holding = await add({ key: 'disputado', name: { es: 'Disputado' }, level: 'public' });
    const outcomes = await Promise.all([1, 2, 3, 4].map((n) => refusal(change(holding, { post: `Puesto ${n}` }))));
    expect(outcomes.toSorted()).toEqual(['accepted', 'edited-meanwhile', 'edited-meanwhile', 'edited-meanwhile']);
  });
  test('are told with who, when, before and after, and cannot be rewritten', async () => {
    const first = await add({ key: 'contado', name: { es: 'Contado' }, level: 'public', post: 'Uno' });
    await change(first, { post: 'Dos', level: 'restricted', decision });
    const history = await office.call('listHoldingRevisions', { params: { holding: first.id } });
    expect(history).toMatchObject([
      { revision: 2, action: 'change-holding', by: expect.stringMatching(/./) },
      { revision: 1, action: 'create-holding' },
    ]);
    expect(history[0]?.changes).toContainEqual({ pointer: '/post', before: 'Uno', after: 'Dos' });
    expect(history[0]?.changes.map(({ pointer }) => pointer)).toContain('/level');
    const update = "update holding_change set by_name = 'nobody' where holding = $1";
    await expect(portal.database.query(update, [first.id])).rejects.toThrow('never changed');
    const entries = await portal.domains.audit.history({ kind: 'holding', id: first.id });
    expect(entries.map(({ action }) => action)).toEqual(['create-holding', 'change-holding']);
  });
  test('keep keys unique, and make one from the name', async () => {
    expect((await add({ name: { es: 'Padrón de Árboles' } })).key).toBe('padron-de-arboles');
    expect((await add({ name: { es: 'Padrón de Árboles' } })).key).toBe('padron-de-arboles-2');
    expect(await refusal(add({ key: 'padron-de-arboles', name: { es: 'x' } }))).toBe('conflict');
  });
  test('a holding nobody promised can be taken out; its history stays', async () => {
    const holding = await add({ key: 'error', name: { es: 'Error' } });
    await office.call('removeHolding', { params: { holding: holding.id }, revision: 1 });
    expect(await refusal(office.call('getHolding', { params: { holding: holding.id } }))).toBe('not-found');
    const rows = await portal.database.query('select action from holding_change where holding = $1 order by revision', [
      holding.id,
    ]);
    expect(rows).toEqual([{ action: 'create-holding' }, { action: 'remove-holding' }]);
  });
  test('a change without If-Match is refused', async () => {
    const holding = await add({ key: 'sin-marca', name: { es: 'Sin marca' } });
    const answer = await office.request(`/api/v1/holdings/${holding.id}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: '{"post":"x"}',
    });
    expect((await parseProblem(answer)).code).toBe('precondition-required');
  });
});
