import { type Client, type Commitment, Problem } from '@milpa/sdk';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestPortal, type TestPortal } from '../../../test/portal.ts';
import { createCommitmentSource } from './promises.ts';

const now = new Date('2026-03-10T12:00:00Z');
const params = { institution: 'office' };
let portal: TestPortal;
let anyone: Client;
let office: Client;
let chief: Client;
let other: Client;
beforeAll(async () => {
  portal = await startTestPortal({ now: () => now });
  anyone = await portal.clientAs('anyone');
  office = await portal.clientAs('publisher');
  chief = await portal.clientAs('administrator');
  other = await portal.clientAs('publisher', 'elsewhere');
});
afterAll(() => portal.close());

const parseBody = (body: object) => body as never;
const refusal = (asked: Promise<unknown>) =>
  asked.then(
    () => 'accepted',
    (error: unknown) => (error instanceof Problem ? error.code : String(error)),
  );
const get = (commitment: Commitment['id'], client = anyone) => client.call('getCommitment', { params: { commitment } });

/** Two promises of a plan, the first by whoever writes it, the second by a name; not given to the council. */
async function write(title: string): Promise<readonly [Commitment, Commitment]> {
  const plan = await office.call('createPlan', { params, body: { title } });
  const promise = async (name: string, person: string) => {
    const holding = await office.call('createHolding', {
      params,
      body: parseBody({ name: { es: `${title} ${name}` }, level: 'public' }),
    });
    const body = parseBody({ holding: holding.id, post: 'Dirección de Datos', due: '2026-06-01', person });
    return office.call('addCommitment', { params: { plan: plan.id }, body });
  };
  return [await promise('uno', ''), await promise('dos', 'Ana')];
}

async function approve({ plan: id }: Commitment): Promise<void> {
  const plan = await office.call('getPlan', { params: { plan: id } });
  await office.call('movePlan', { params: { plan: id }, revision: plan.revision, body: { event: 'submit' } });
  const form = new FormData();
  const resolutions = [{ about: 'plan', text: 'Acuerdo 1', plan: id, decides: 'approve' }];
  const attendance = [{ post: 'Titular', present: true }];
  const session = { held: '2026-03-01', title: 'Primera', agenda: ['Plan'], attendance, resolutions };
  form.set('session', JSON.stringify(session));
  form.set('file', new Blob(['acta firmada']), 'acta.pdf');
  const answer = await chief.request('/api/v1/institutions/office/sessions', { method: 'POST', body: form });
  expect(answer.status).toBe(201);
}

const told = { reason: 'El sistema del que salía se apagó.', by: 'Administración de datos' };
const cancel = (item: Commitment, body: object = told, client = office, revision = item.revision) =>
  client.call('cancelCommitment', { params: { commitment: item.id }, revision, body: parseBody(body) });

test('F11: what will not be published is cancelled in public: reason and post stay, nobody is reminded any more', async () => {
  const [written, stays] = await write('Cancelado');
  await approve(written);
  const item = await get(written.id);
  expect(await refusal(cancel(item, { ...told, reason: 'no' }))).toBe('invalid-request');
  expect(await refusal(cancel(item, { reason: told.reason }))).toBe('invalid-request');
  expect(await refusal(cancel(item, told, other))).toBe('not-allowed');
  expect(await refusal(cancel(item, told, anyone))).toBe('sign-in-needed');
  expect(await refusal(cancel(item, told, office, item.revision + 1))).toBe('edited-meanwhile');
  const clock = createCommitmentSource({ ...portal.domains, database: portal.database });
  const reminded = async () => {
    const found: string[] = [];
    for await (const { subject } of clock.listDueBy('2030-01-01')) found.push(subject);
    return found.toSorted();
  };
  expect(await reminded()).toEqual([item.id, stays.id].toSorted());
  const holding = () => office.call('getHolding', { params: { holding: item.holding } });
  expect(await holding()).toMatchObject({ state: 'planned', planned: '2026-06-01' });

  expect(await cancel(item)).toMatchObject({ state: 'cancelled', cancelled: told, due: item.due });
  const seen = await get(item.id);
  expect(seen).toMatchObject({ state: 'cancelled', cancelled: { ...told, at: now.toISOString() }, account: null });
  expect(await reminded()).toEqual([stays.id]);
  expect(await clock.find(item.id)).toBeUndefined();
  expect(await holding()).toMatchObject({ state: 'unplanned', planned: null });
  expect(await refusal(cancel(seen))).toBe('conflict');
  const move = { due: '2027-01-01', reason: 'Ya se puede', by: 'Enlace' };
  const moved = office.call('changeCommitment', {
    params: { commitment: item.id },
    revision: seen.revision,
    body: move,
  });
  expect(await refusal(moved)).toBe('conflict');

  const query = { institution: 'office', state: 'cancelled' as const };
  const listed = await anyone.call('listCommitments', { query });
  expect([listed.items.map(({ id }) => id), listed.states.cancelled]).toEqual([[item.id], 1]);
  const feed = async (format: string) => {
    const answer = await anyone.request(`/api/v1/commitments.${format}?institution=office&language=es`);
    return (await answer.text()).replaceAll('\r\n ', '');
  };
  expect(await feed('csv')).toContain(`,cancelado,${told.reason},`);
  const calendar = await feed('ics');
  expect(calendar.match(/STATUS:CANCELLED/g)).toHaveLength(1);
  expect(calendar).toContain('Cancelado: Administración de datos: El sistema');
  for (const language of ['es', 'en', 'fr'])
    expect(await (await anyone.request(`/${language}/institutions/office/plan`)).text()).toContain(told.reason);
});

test('F11: no hand takes back what was told of it', async () => {
  for (const hand of ["update commitment_cancellation set reason = 'otro'", 'delete from commitment_cancellation'])
    await expect(portal.database.query(hand)).rejects.toThrow('never changed');
  const [{ commitment = '' } = {}] = await portal.database.query<{ commitment: string }>(
    'select commitment from commitment_cancellation',
  );
  const entries = await portal.domains.audit.history({ kind: 'commitment', id: commitment });
  expect(entries.at(-1)?.action).toBe('cancel-commitment');
});

test('of a plan that is not approved nothing is cancelled: it is taken out', async () => {
  const [item] = await write('Sin aprobar');
  expect(await refusal(cancel(item))).toBe('conflict');
});

test('F7: who wrote a promise answers for it, and it goes on to a successor', async () => {
  const [mine, named] = await write('Con responsable');
  const { account } = await office.call('whoAmI');
  expect(mine).toMatchObject({ account: account.id, person: account.name });
  expect(named).toMatchObject({ account: null, person: 'Ana' });
  expect((await get(mine.id, office)).account).toBe(account.id);
  const change = (item: Commitment, body: object) =>
    office.call('changeCommitment', { params: { commitment: item.id }, revision: item.revision, body });
  const other = await change(mine, { person: 'Luis, de fuera' });
  expect(other).toMatchObject({ account: null, person: 'Luis, de fuera' });
  expect(await change(other, { post: 'Otro puesto' })).toMatchObject({ account: null, person: 'Luis, de fuera' });
  const back = await change(await get(mine.id, office), { mine: true });
  expect(await change(back, { post: 'Dirección' })).toMatchObject({ account: account.id, person: account.name });

  const { items, takers } = await chief.call('listResponsibilities', { params, query: { person: account.id } });
  expect(items.filter(({ kind, id }) => kind === 'commitment' && id === mine.id)).toMatchObject([
    { state: 'draft', orphan: false, person: { account: account.id } },
  ]);
  const to = takers.find((each) => each.account !== account.id) ?? never();
  const responsibilities = [{ kind: 'commitment' as const, id: mine.id }];
  expect(await chief.call('handOver', { params, body: { to: to.account, responsibilities } })).toEqual({ moved: 1 });
  expect(await get(mine.id, office)).toMatchObject({ account: to.account, person: to.name });

  // Who leaves without handing over leaves something that is named, until another takes it.
  await change(await get(mine.id, office), { mine: true });
  const held = (await chief.call('listAppointments', { params })).find((each) => each.email.startsWith('publisher@'));
  await chief.call('endAppointment', { params: { appointment: (held ?? never()).id } });
  const left = await chief.call('listResponsibilities', { params, query: { person: account.id } });
  expect(left.items.find(({ id }) => id === mine.id)).toMatchObject({ kind: 'commitment', orphan: true });
  expect(await chief.call('handOver', { params, body: { to: to.account, responsibilities } })).toEqual({ moved: 1 });
  expect(await get(mine.id, chief)).toMatchObject({ account: to.account });
});

function never(): never {
  throw new Error('Nobody could take it over');
}
