import { fileURLToPath } from 'node:url';
import { type Client, LegalInstrument, type ObligationScope, OverdueQuery } from '@milpa/sdk';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { harvest, publish } from '../../../test/datasets.ts';
import { startTestPortal, type TestPortal } from '../../../test/portal.ts';
import { readInstruments } from './examples.ts';
import { isAddressed, judgeDuty, listDuties } from './model.ts';

const apf: ObligationScope = { levels: ['federal', 'state-enterprise'] };
const make = (more: object = {}, rule: object = {}) =>
  LegalInstrument.parse({
    key: 'ley-de-prueba',
    title: { es: 'Ley de prueba' },
    citation: 'DOF 1 de marzo de 2026',
    inForce: { from: '2026-03-01' },
    rules: [
      {
        key: 'inventario',
        title: { es: 'Inventario' },
        basis: 'Artículo 4',
        scope: apf,
        due: { days: 60, after: 'entry-into-force' },
        evidence: { es: 'Minuta' },
        ...rule,
      },
    ],
    ...more,
  });
const nobody = async () => undefined;

let now = new Date('2026-03-10T18:00:00Z');
let portal: TestPortal;
let root: Client;
let anyone: Client;
beforeAll(async () => {
  portal = await startTestPortal({ now: () => now });
  root = await portal.clientAs('portal-administrator');
  anyone = await portal.clientAs('anyone');
  const bodies = [
    ['sep', 'federal'],
    ['semarnat', 'federal'],
    ['pemex', 'state-enterprise'],
    ['xalapa', 'municipal'],
    ['toluca', 'municipal'],
    ['jalisco', 'state'],
  ] as const;
  for (const [slug, level] of bodies)
    await root.call('createInstitution', { body: { slug: parseSlug(slug), name: { es: slug }, level } });
});
afterAll(() => portal.close());
const parseSlug = (text: string) => text as never;

const load = (document: LegalInstrument, client = root) =>
  client.call('loadInstrument', { params: { instrument: document.key }, body: document });
const list = async (query: object = {}) => (await anyone.call('listObligations', { query })).items;

describe('C1: an obligation is defined once', () => {
  test('and each federal body has it, no municipality', async () => {
    const loaded = await load(make());
    expect(loaded).toMatchObject({ version: 1, figures: { due: 0, share: null } });
    const items = await list();
    expect(items.map(({ institution }) => institution.slug).toSorted()).toEqual(['pemex', 'semarnat', 'sep']);
    expect(items[0]).toMatchObject({
      due: '2026-04-30',
      state: 'open',
      basis: 'Artículo 4',
      title: { es: 'Inventario' },
    });
    expect(await list({ institution: 'xalapa' })).toEqual([]);
  });
  test('however often it is made anew, and by how many at once', async () => {
    const before = await list();
    await Promise.all([portal.domains.obligations.refresh(), portal.domains.obligations.refresh()]);
    expect(await list()).toEqual(before);
  });
  test('also for a body that comes later', async () => {
    await root.call('createInstitution', {
      body: { slug: parseSlug('salud'), name: { es: 'Salud' }, level: 'federal' },
    });
    await portal.domains.obligations.refresh();
    expect((await list({ institution: 'salud' })).map(({ due }) => due)).toEqual(['2026-04-30']);
  });
  test('is for the policy unit to define, and for nobody else', async () => {
    const refuse = async (client: Client) => load(make(), client).catch((error: unknown) => error);
    expect(await refuse(anyone)).toMatchObject({ code: 'sign-in-needed' });
    expect(await refuse(await portal.clientAs('administrator', 'sep'))).toMatchObject({ code: 'not-allowed' });
  });
});

describe('when it is done', () => {
  const prove = (client: Client, obligation: string, on = '2026-03-10') =>
    client.call('fulfilObligation', {
      params: { obligation },
      body: { on, text: 'Minuta 3 del consejo', url: 'https://example.org/minuta.pdf' },
    });
  test('whoever publishes for the institution shows it, and everyone sees it', async () => {
    const [item] = await list({ institution: 'sep' });
    const publisher = await portal.clientAs('publisher', 'sep');
    const stranger = await portal.clientAs('publisher', 'pemex');
    const id = item?.id ?? '';
    await expect(prove(stranger, id)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(prove(publisher, id, '2026-03-11')).rejects.toMatchObject({ code: 'invalid-request' });
    expect(await prove(publisher, id)).toMatchObject({ state: 'fulfilled', fulfilled: '2026-03-10' });
    expect(await list({ state: 'fulfilled' })).toMatchObject([
      {
        institution: { slug: 'sep' },
        evidence: { text: 'Minuta 3 del consejo', url: 'https://example.org/minuta.pdf' },
      },
    ]);
  });
  test('the share on time counts what was not done', async () => {
    now = new Date('2026-05-02T18:00:00Z');
    root = await portal.clientAs('portal-administrator');
    const [summary] = await anyone.call('listInstruments');
    expect(summary?.figures).toEqual({ due: 4, onTime: 1, late: 0, overdue: 3, unknown: 0, share: 0.25 });
    expect((await list({ state: 'overdue' })).map(({ days }) => days)).toEqual([2, 2, 2]);
    const source = portal.domains.obligations.source;
    const due = [];
    for await (const promised of source.listDueBy('2026-05-02')) due.push(promised.title);
    expect(due).toEqual([{ es: 'Inventario' }, { es: 'Inventario' }, { es: 'Inventario' }]);
    const overdue = await portal.domains.freshness.listOverdue(OverdueQuery.parse({}));
    expect(overdue.total).toBe(0); // duties are no datasets
  });
});

test('changing the law changes the duties, not the code: a day moves, what is asked no more lapses, what was done stays', async () => {
  now = new Date('2026-03-10T19:00:00Z');
  const version = await load(make({}, { scope: { levels: ['municipal'] }, due: { on: '2026-12-31' } }));
  expect(version.version).toBe(2);
  const items = await list();
  const brief = items.map(({ institution, due, state }) => `${institution.slug} ${due} ${state}`);
  expect(brief.toSorted()).toEqual([
    'pemex 2026-04-30 lapsed',
    'salud 2026-04-30 lapsed',
    'semarnat 2026-04-30 lapsed',
    'sep 2026-04-30 fulfilled',
    'toluca 2026-12-31 open',
    'xalapa 2026-12-31 open',
  ]);
  await load(make({}, { scope: apf, due: { on: '2026-06-30' } }));
  expect((await list({ institution: 'pemex' })).map(({ due, state }) => [due, state])).toEqual([
    ['2026-06-30', 'open'],
  ]);
  expect((await list({ institution: 'sep' })).map(({ due, state }) => [due, state])).toEqual([
    ['2026-04-30', 'fulfilled'],
  ]);
});

test('4.6-16: what the portal can see it looks at itself; what it cannot see is no pass', async () => {
  const office = await portal.clientAs('publisher');
  const document = make({
    key: 'ley-vigilada',
    rules: [
      { key: 'enlace', check: { name: 'liaison-appointed' } },
      { key: 'acervos', check: { name: 'inventory-classified' } },
      { key: 'plan', check: { name: 'plan-approved' } },
      { key: 'datos', check: { name: 'datasets-released', least: 1 } },
    ].map((rule) => ({ ...make().rules[0], ...rule, scope: { institutions: ['office'] } })),
  });
  await load(document);
  const look = async () => {
    const items = await list({ instrument: 'ley-vigilada' });
    return Object.fromEntries(items.map(({ rule, state, check }) => [rule, `${state} ${check?.outcome}`]));
  };
  expect(await look()).toEqual({ enlace: 'open fail', acervos: 'open unknown', plan: 'open fail', datos: 'open fail' });
  await publish(portal, office, { name: 'cosecha.csv', bytes: harvest(2) });
  await portal.work();
  await root.call('appoint', {
    params: { institution: 'office' },
    body: { email: 'enlace@office.example.org', name: 'Eva', role: 'liaison', language: 'es' },
  });
  await portal.domains.obligations.refresh();
  expect(await look()).toMatchObject({ enlace: 'fulfilled pass', acervos: 'open unknown', datos: 'fulfilled pass' });
  const [item] = (await list({ instrument: 'ley-vigilada' })).filter(({ rule }) => rule === 'acervos');
  const proof = office.call('fulfilObligation', {
    params: { obligation: item?.id ?? '' },
    body: { on: '2026-03-10', text: 'Ya está, de verdad' },
  });
  await expect(proof).rejects.toMatchObject({ code: 'conflict' });
});

describe('the days of a rule', () => {
  const body = { id: parseSlug('b'), slug: parseSlug('b'), level: 'federal' as const };
  const days = async (rule: object, more: object = {}, appointed: () => Promise<string | undefined> = nobody) =>
    (await listDuties(make(more, rule), body, '2028-02-01', appointed)).map(({ due }) => due);
  test.each([
    [{ due: { on: '2026-08-27' } }, {}, ['2026-08-27']],
    [{ due: { days: 70, after: 'publication' } }, { published: '2026-02-01' }, ['2026-04-12']],
    [{ due: { days: 70, after: 'publication' } }, {}, ['2026-05-10']],
    [{ due: { days: 30, after: 'appointment', role: 'liaison' } }, {}, []],
    [{ due: { on: '2027-08-31' }, repeat: 'P6M' }, {}, ['2027-08-31', '2028-02-29', '2028-08-31']],
    [
      { due: { on: '2027-08-31' }, repeat: 'P6M' },
      { inForce: { from: '2026-03-01', to: '2028-03-01' } },
      ['2027-08-31', '2028-02-29'],
    ],
    [{ scope: { levels: ['municipal'] } }, {}, []],
  ])('%o %o: %o', async (rule, more, expected) => expect(await days(rule, more)).toEqual(expected));
  test('count from an appointment, once there is one', async () =>
    expect(
      await days({ due: { days: 30, after: 'appointment', role: 'liaison' } }, {}, async () => '2026-05-01'),
    ).toEqual(['2026-05-31']));
  test('a body of which the class is not known is not bound by a rule about classes', () => {
    expect(isAddressed({ classes: ['ministry'] }, body)).toBe(false);
    expect(isAddressed({ classes: ['ministry'], levels: ['federal'] }, { ...body, class: 'ministry' })).toBe(true);
  });
  test('late is late for ever', () => {
    expect(judgeDuty({ due: '2026-01-31', fulfilled: '2026-02-01', lapsed: null }, '2030-01-01')).toBe('late');
    expect(judgeDuty({ due: '2026-01-31', fulfilled: null, lapsed: null }, '2026-01-31')).toBe('open');
  });
});

test('what comes with the portal is in order, and says how sure it is', async () => {
  const shipped = await readInstruments(fileURLToPath(new URL('../../../obligations/', import.meta.url)));
  expect(shipped.map(({ key, rules }) => `${key} ${rules.length}`)).toEqual([
    'mx-politica-2014 8',
    'mx-datos-abiertos-2015 1',
    'open-data-first-steps 5',
    'open-data-basics 5',
  ]);
  for (const { note, rules } of shipped)
    for (const text of [note, ...rules.flatMap(({ title, evidence }) => [title, evidence])])
      for (const language of ['es', 'en', 'fr'] as const) expect(text?.[language]).toBeTruthy();
  const body = { id: parseSlug('b'), slug: parseSlug('b') };
  const bound = (level: 'federal' | 'state-enterprise' | 'municipal') =>
    shipped.map(({ rules }) => rules.filter(({ scope }) => isAddressed(scope, { ...body, level })).length);
  expect(bound('federal')).toEqual([8, 1, 0, 5]);
  expect(bound('state-enterprise')).toEqual([0, 1, 0, 5]);
  expect(bound('municipal')).toEqual([0, 0, 5, 5]);
  // Days that the sources give; a rule without one is no rule (see the notes).
  const [draft, guide] = shipped;
  const days = draft?.rules.map(({ due }) => ('days' in due ? due.days : undefined));
  expect(days).toEqual([30, 60, 60, 90, 90, 120, 365, 548]);
  expect(guide?.rules.map(({ due }) => due)).toEqual([{ on: '2015-08-27' }]);
});
