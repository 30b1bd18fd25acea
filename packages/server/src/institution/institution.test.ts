import { InstitutionId, Problem, Slug } from '@milpa/sdk';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Entered, type People, startPeople } from '../../test/people.ts';
import { formatSlug } from './index.ts';

let people: People;
let root: Entered;
beforeAll(async () => {
  people = await startPeople();
  root = await people.administrator();
});
afterAll(() => people.close());

const create = async (name: string, more: { slug?: string; parent?: string } = {}, headers = root.headers) =>
  (await people.call('createInstitution', { body: { name: { es: name }, ...more } }, headers)).body;
const change = (key: string, revision: number, body: object, headers = root.headers) =>
  people.call('changeInstitution', { params: { institution: key }, body, revision }, headers);
const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => 'accepted',
    (error: unknown) => (error instanceof Problem ? error.code : String(error)),
  );

describe('addresses', () => {
  test.each([
    ['Secretaría de Salud', 'secretaria-de-salud'],
    ["Préfecture de l'Île-de-France", 'prefecture-de-l-ile-de-france'],
    ['  ¡Ñandú!  ', 'nandu'],
    ['数据', ''],
    [`${'a'.repeat(79)} b`, 'a'.repeat(79)],
  ])('%s', (name, slug) => {
    expect(formatSlug(name)).toBe(slug);
  });
  test('are made from the name, and a second one is numbered', async () => {
    expect((await create('Archivo General')).slug).toBe('archivo-general');
    expect((await create('Archivo General')).slug).toBe('archivo-general-2');
    expect((await create('Portal')).slug).toBe('portal-2');
    expect((await create('数据')).slug).toBe('institution');
  });
  test('an old one redirects for ever and is given to nobody else', async () => {
    const made = await create('Instituto Viejo');
    const { body: renamed, headers } = await change(made.slug, 1, { slug: 'instituto-nuevo' });
    expect(headers.get('etag')).toBe('"2"');
    expect(renamed).toMatchObject({ id: made.id, slug: 'instituto-nuevo', revision: 2 });
    const answer = await people.call('getInstitution', { params: { institution: 'instituto-viejo' } });
    expect([answer.status, answer.headers.get('location')]).toEqual([308, '/api/v1/institutions/instituto-nuevo']);
    expect((await people.institutions.require('instituto-viejo')).id).toBe(made.id);
    expect(await refusal(create('x', { slug: 'instituto-viejo' }))).toBe('slug-taken');
    expect((await create('Instituto Viejo')).slug).toBe('instituto-viejo-2');
    expect((await change(made.id, 2, { slug: 'instituto-viejo' })).body.slug).toBe('instituto-viejo');
  });
  test('reserved words and identifiers are refused', async () => {
    for (const slug of ['portal', 'new', '019a0000-0000-7000-8000-000000000001'])
      expect(await refusal(create('x', { slug }))).toBe('slug-taken');
  });
  test('an address taken by two at once goes to one', async () => {
    const codes = await Promise.all([1, 2, 3].map(() => refusal(create('x', { slug: 'wanted' }))));
    expect(codes.toSorted()).toEqual(['accepted', 'slug-taken', 'slug-taken']);
  });
});

describe('reading', () => {
  test('by identifier, and not-found says where to look', async () => {
    const made = await create('Comisión del Agua');
    const { body } = await people.call('getInstitution', { params: { institution: made.id } });
    expect(body).toMatchObject({ slug: 'comision-del-agua', level: 'other', parent: null, datasets: 0, revision: 1 });
    expect(await refusal(people.call('getInstitution', { params: { institution: 'no-such' } }))).toBe('not-found');
  });
  test('is found by words without their accents', async () => {
    const found = (await people.call('listInstitutions', { query: { q: 'agua comision' } })).body;
    expect(found.map((body) => body.slug)).toEqual(['comision-del-agua']);
    expect((await people.call('listInstitutions', { query: { q: 'agua_%' } })).body).toEqual([]);
  });
});

describe('changing', () => {
  test('needs the present revision, and shows what is there now', async () => {
    const made = await create('Editada');
    await change(made.id, 1, { homepage: 'https://editada.example.org' });
    const late = await change(made.id, 1, { email: 'a@example.org' }).catch((error: unknown) => error);
    expect(late).toMatchObject({
      code: 'edited-meanwhile',
      current: { revision: 2, homepage: 'https://editada.example.org' },
    });
    const writers = await Promise.all(
      [1, 2, 3, 4].map((n) => refusal(change(made.id, 2, { email: `w${n}@example.org` }))),
    );
    expect(writers.filter((code) => code === 'accepted')).toHaveLength(1);
  });
  test('is told to the others, and recorded', async () => {
    people.emitted.length = 0;
    const made = await create('Contada');
    await change(made.id, 1, { name: { es: 'Contada', fr: 'Comptée' } });
    expect(people.emitted).toEqual([{ institution: made.id }, { institution: made.id }]);
    expect(await people.audit.history({ kind: 'institution', id: made.id })).toMatchObject([
      { action: 'create-institution', actor: root.account },
      { action: 'change-institution', actor: root.account },
    ]);
  });
  test('a name stays in some language', async () => {
    const made = await create('Nombrada');
    expect(await refusal(change(made.id, 1, { name: {} }))).toBe('invalid-request');
  });
  test('the tree has no circles', async () => {
    const top = await create('Arriba');
    const middle = await create('En medio', { parent: top.id });
    const bottom = await create('Abajo', { parent: middle.id });
    expect(await refusal(change(top.id, 1, { parent: top.id }))).toBe('conflict');
    expect(await refusal(change(top.id, 1, { parent: bottom.id }))).toBe('conflict');
    expect(await refusal(change(bottom.id, 1, { parent: InstitutionId.parse(crypto.randomUUID()) }))).toBe(
      'invalid-request',
    );
    expect((await change(middle.id, 1, { parent: null })).body.parent).toBeNull();
    expect((await change(top.id, 1, { parent: bottom.id })).body.parent).toBe(bottom.id);
    // Both moves are fine alone; together they would close a circle.
    const [a, b] = [await create('Uno'), await create('Otro')];
    const both = await Promise.all([
      refusal(change(a.id, 1, { parent: b.id })),
      refusal(change(b.id, 1, { parent: a.id })),
    ]);
    expect(both.toSorted()).toEqual(['accepted', 'conflict']);
  });
});

describe('roles', () => {
  test('an appointment gives rights in one institution and ends with them', async () => {
    const [own, other] = [await create('Propia'), await create('Ajena')];
    const chief = await people.enter('chief@example.org', 'administrator', own.id);
    expect((await change(own.id, 1, { email: 'datos@propia.example' }, chief.headers)).status).toBe(200);
    expect(await refusal(change(own.id, 2, { level: 'federal' }, chief.headers))).toBe('not-allowed');
    expect(await refusal(change(other.id, 1, { email: 'x@y.example' }, chief.headers))).toBe('not-allowed');
    expect(await refusal(create('Nueva', {}, chief.headers))).toBe('not-allowed');
    expect(await refusal(create('Nueva', {}, { cookie: '' }))).toBe('sign-in-needed');
    const { body: me } = await people.call('whoAmI', {}, chief.headers);
    expect(me.account.abilities).toEqual({
      administerPortal: false,
      publishFor: [{ id: own.id, slug: Slug.parse('propia'), name: { es: 'Propia' } }],
      writeFor: [{ id: own.id, slug: Slug.parse('propia'), name: { es: 'Propia' } }],
      inventoryOf: [{ id: own.id, slug: Slug.parse('propia'), name: { es: 'Propia' }, keeps: true, approves: true }],
      peopleOf: [expect.objectContaining({ id: own.id, appoints: expect.arrayContaining(['head', 'publisher']) })],
      appointsForPortal: [],
    });
    const list = { params: { institution: 'propia' } };
    const [held] = (await people.call('listAppointments', list, chief.headers)).body;
    expect(held).toMatchObject({ email: 'chief@example.org', role: 'administrator', to: null });
    await people.call('endAppointment', { params: { appointment: held?.id ?? '' } }, root.headers);
    expect(await refusal(people.call('listAppointments', list, chief.headers))).toBe('not-allowed');
    expect((await people.call('listAppointments', list, root.headers)).body).toEqual([]);
  });
  test('a new person is invited, a known one is not; twice the same role is one appointment', async () => {
    const own = await create('Con gente');
    const appoint = (role: 'publisher' | 'viewer') =>
      people.call(
        'appoint',
        { params: { institution: own.slug }, body: { email: 'New@Example.org', name: 'Nueva', role, language: 'es' } },
        root.headers,
      );
    const [first, second] = await Promise.all([appoint('publisher'), appoint('publisher')]);
    expect(second.body.id).toBe(first.body.id);
    await people.runJobs();
    expect(people.letters.at(-1)).toMatchObject({
      to: 'new@example.org',
      subject: expect.stringContaining('Invitación'),
    });
    expect((await appoint('viewer')).body.account).toBe(first.body.account);
    await people.runJobs();
    const sent = people.letters.length;
    await people.enter('known@example.org', 'viewer', own.id);
    await people.accounts.appointments.appoint(undefined, {
      email: 'known@example.org',
      role: 'publisher',
      institution: own.id,
      language: 'en',
    });
    await people.runJobs();
    expect(people.letters.length).toBe(sent + 1);
  });
  test('the portal keeps one administrator; a second is appointed under `portal`', async () => {
    const list = () => people.call('listAppointments', { params: { institution: 'portal' } }, root.headers);
    const [held] = (await list()).body;
    const end = () => people.call('endAppointment', { params: { appointment: held?.id ?? '' } }, root.headers);
    expect(await refusal(end())).toBe('conflict');
    const second = {
      params: { institution: 'portal' },
      body: { email: 'second@example.org', role: 'administrator' as const },
    };
    expect((await people.call('appoint', second, root.headers)).body.institution).toBeNull();
    expect(await refusal(end())).toBe('accepted');
    expect(await refusal(list())).toBe('not-allowed');
  });
});
