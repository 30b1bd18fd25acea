import { type Client, paths } from '@milpa/sdk';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { harvest, publish } from '../../../test/datasets.ts';
import { startTestPortal, type TestPortal } from '../../../test/portal.ts';
import { systemRandom } from '../../random.ts';

let now = new Date('2026-03-01T18:00:00Z');
let portal: TestPortal;
let publisher: Client;
const ids = {
  holding: systemRandom.id(),
  plan: systemRandom.id(),
  session: systemRandom.id(),
  commitment: systemRandom.id(),
};
beforeAll(async () => {
  portal = await startTestPortal({ now: () => now });
  publisher = await portal.clientAs('publisher');
  const { id } = await portal.domains.institutions.require('office');
  const [account] = await portal.database.query<{ id: string }>(
    "select id from account where email like 'publisher@%'",
  );
  const at = '2026-01-01T00:00:00Z';
  const insert = (sql: string, values: readonly string[]) => portal.database.query(sql, values);
  await insert(
    `insert into holding (id, institution, key, name, description, area, post, system, subject, geography, period, priority,
       level, revision, created, updated)
     values ($1, $2, 'lluvia', '{"es":"Lluvia por estación"}', '{}', '', '', '', '', '', '', '{}', 'public', 1, $3, $3)`,
    [ids.holding, id, at],
  );
  await insert(
    `insert into council_session (id, institution, held, title, agenda, attendance, resolutions, imported, account, recorded)
     values ($1, $2, '2026-01-15', 'Primera', '[]', '[]', '[]', false, $3, $4)`,
    [ids.session, id, account?.id ?? '', at],
  );
  await insert(
    `insert into opening_plan (id, institution, title, state, note, session, revision, created, updated)
     values ($1, $2, 'Plan 2026', 'approved', '', $3, 1, $4, $4)`,
    [ids.plan, id, ids.session, at],
  );
  await insert(
    `insert into commitment (id, plan, holding, post, person, due, first, frequency, goal, revision, created, updated)
     values ($1, $2, $3, 'Dirección', '', '2026-04-30', '2026-04-30', 'R/P1M', '', 1, $4, $4)`,
    [ids.commitment, ids.plan, ids.holding, at],
  );
});
afterAll(() => portal.close());

const listSteps = async () =>
  (
    await portal.database.query<{ step: string; reached: string; state: string }>(
      "select step, reached, state from clock_notice where kind = 'commitment' and subject = $1 order by id",
      [ids.commitment],
    )
  ).map(({ step, reached, state }) => `${step} ${reached} ${state}`);
const tickOn = async (day: string) => {
  now = new Date(`${day}T18:00:00Z`);
  await portal.domains.freshness.tick();
};

test('a commitment of an approved plan goes by the same clock, up the same ladder, until it is published', async () => {
  await tickOn('2026-03-30');
  expect(await listSteps()).toEqual([]);
  for (const day of ['2026-03-31', '2026-04-23', '2026-04-30', '2026-05-01', '2026-05-07']) await tickOn(day);
  expect(await listSteps()).toEqual(['T-30 owner sent', 'T-7 owner sent', 'T0 owner sent', 'T+7 portal sent']);
  const { letters } = await portal.domains.mail.outbox.list({ limit: 1, offset: 0 });
  expect(letters[0]?.text).toContain('debió publicarse el 30 de abril de 2026: lleva 7 días de retraso.');
  expect(letters[0]?.text).toContain(paths.openingPlan('es', 'office'));
});

test('what is published needs no letter, however late', async () => {
  now = new Date('2026-03-01T19:00:00Z');
  const dataset = await publish(portal, publisher, { name: 'lluvia.csv', bytes: harvest(2) });
  const link = [ids.holding, dataset.id];
  await portal.database.query('insert into holding_dataset (holding, dataset, position) values ($1, $2, 0)', link);
  await tickOn('2026-06-15');
  expect(await listSteps()).toHaveLength(4);
});
