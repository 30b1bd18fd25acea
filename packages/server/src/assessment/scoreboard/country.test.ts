import { emptyTally, indicators, type MadeBody, makeCountry, mostTied, type Tally } from '@milpa/measure';
import type { Client } from '@milpa/sdk';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestPortal, type TestPortal } from '../../../test/portal.ts';
import { systemRandom } from '../../random.ts';

/** The made-up country of `measure`, written down as the rows that real work would have left. */
let now = new Date('2026-03-10T18:00:00Z');
const [past, future] = ['2025-06-30', '2027-06-30'] as const;
const country = makeCountry(2026);
const slugOf = ({ number }: MadeBody) => `cuerpo-${number}`;

let portal: TestPortal;
let anyone: Client;
beforeAll(async () => {
  portal = await startTestPortal({ now: () => now });
  anyone = await portal.clientAs('anyone');
  await portal.clientAs('publisher');
  await write();
}, 300_000);
afterAll(() => portal.close());

type Row = Readonly<Record<string, unknown>>;
const put = (sql: string, rows: readonly Row[]) => portal.database.query(sql, [JSON.stringify(rows)]);
const times = (count: number) => Array.from({ length: count }, (_, at) => at);

/** What each of the things that a tally counts is: the first ones hold, then come those that could not be checked. */
const spell = <T>({ held, unknown, population }: Tally, [pass, unclear, fail]: readonly [T, T, T]): T[] =>
  times(population).map((at) => (at < held ? pass : at < held + unknown ? unclear : fail));

/** All of a body on one row: what is added up is the same. */
const listQuality = ({ facts }: MadeBody, publisher: string) => ({
  ...{ id: systemRandom.id(), publisher },
  held: indicators.map(({ id }) => facts.quality?.[id].held),
  unknown: indicators.map(({ id }) => facts.quality?.[id].unknown),
  population: indicators.map(({ id }) => facts.quality?.[id].population),
});

async function write(): Promise<void> {
  const [account] = await portal.database.query<{ id: string }>(
    "select id from account where email like 'publisher@%'",
  );
  const bodies = country.map((body) => ({ body, id: systemRandom.id() }));
  const rows = bodies.map(({ body, id }) => listRows(body, id, account?.id ?? ''));
  const all = (name: keyof (typeof rows)[number]) => rows.flatMap((each): readonly Row[] => each[name]);
  await put(
    `insert into institution (id, slug, name, level, revision, guessed, created, updated)
     select r.id, r.slug, r.name, r.level, 1, '{}', now(), now()
     from jsonb_to_recordset($1::text::jsonb) as r (id uuid, slug text, name jsonb, level text)`,
    bodies.map(({ body, id }) => ({
      id,
      slug: slugOf(body),
      name: { es: `Cuerpo ${body.number}` },
      level: body.level,
    })),
  );
  await put(
    `insert into institution_slug (slug, institution)
     select r.slug, r.id from jsonb_to_recordset($1::text::jsonb) as r (id uuid, slug text)`,
    bodies.map(({ body, id }) => ({ id, slug: slugOf(body) })),
  );
  await put(
    `insert into dataset (id, slug, publisher, state, metadata, revision, latest, issued, modified, created, updated)
     select r.id, r.id::text, r.publisher, 'released', '{"title":{}}', 1, 1, r.issued, r.issued, r.issued, r.issued
     from jsonb_to_recordset($1::text::jsonb) as r (id uuid, publisher uuid, issued timestamptz)`,
    all('datasets'),
  );
  await put(
    `insert into catalogue_entry (dataset, publisher, version, modified, released, notes, tables, rows, files, bytes, item)
     select r.id, r.publisher, 1, r.issued, r.issued, '', 0, 0, 1, 0, r.item
     from jsonb_to_recordset($1::text::jsonb) as r (id uuid, publisher uuid, issued timestamptz, item jsonb)`,
    all('datasets'),
  );
  await put(
    `insert into clock_dataset (dataset, slug, title, publisher, frequency, modified, soon, due, overdue, unscheduled)
     select r.id, r.id::text, '{}', r.publisher, '', r.issued, r.overdue, r.overdue, r.overdue, r.unscheduled
     from jsonb_to_recordset($1::text::jsonb) as r (id uuid, publisher uuid, issued timestamptz, overdue date, unscheduled text)`,
    all('datasets'),
  );
  await put(
    `insert into quality_dataset (dataset, version, publisher, method, measured, points, highest, stars, possible_stars, held,
       unknown, population)
     select r.id, 1, r.publisher, 1, now(), 0, 0, 0, 0, r.held, r.unknown, r.population
     from jsonb_to_recordset($1::text::jsonb) as r (id uuid, publisher uuid, held int[], unknown int[], population int[])`,
    bodies.map(({ body, id }) => listQuality(body, id)),
  );
  await put(
    `insert into holding (id, institution, key, name, description, area, post, system, subject, geography, period, priority,
       level, revision, created, updated)
     select r.id, r.institution, r.id::text, '{}', '{}', '', '', '', '', '', '', '{}', r.level, 1, now(), now()
     from jsonb_to_recordset($1::text::jsonb) as r (id uuid, institution uuid, level text)`,
    all('holdings'),
  );
  await put(
    `with r as (select * from jsonb_to_recordset($1::text::jsonb) as r (id uuid, institution uuid, account uuid)),
       s as (insert into council_session (id, institution, held, title, agenda, attendance, resolutions, imported, account, recorded)
         select id, institution, '2025-01-15', '', '[]', '[]', '[]', false, account, now() from r returning id)
     insert into opening_plan (id, institution, title, state, note, session, revision, created, updated)
     select r.id, r.institution, 'Plan', 'approved', '', s.id, 1, now(), now() from r join s using (id)`,
    all('plans'),
  );
  await put(
    `insert into commitment (id, plan, holding, post, person, due, first, frequency, goal, revision, created, updated)
     select r.id, r.plan, r.id, '', '', r.first, r.first, '', '', 1, now(), now()
     from jsonb_to_recordset($1::text::jsonb) as r (id uuid, plan uuid, first date)`,
    all('commitments'),
  );
  await put(
    `insert into holding_dataset (holding, dataset, position)
     select r.id, r.dataset, 0 from jsonb_to_recordset($1::text::jsonb) as r (id uuid, dataset uuid) where r.dataset is not null`,
    all('commitments'),
  );
}

function listRows({ facts }: MadeBody, institution: string, account: string) {
  const ids = times(facts.datasets).map(() => systemRandom.id());
  const updates = spell(facts.updates, [{ overdue: future }, { unscheduled: 'unknown' }, { overdue: past }] as const);
  const formats = spell(facts.formats, [['csv'], [], ['pdf']] as const);
  const licences = spell(facts.licences, ['CC-BY-4.0', 'somebody-knows', ''] as const);
  const datasets = ids.map((id, at) => ({
    ...{ id, publisher: institution, issued: '2025-01-31T12:00:00Z' },
    ...(updates[at] ?? { unscheduled: 'never' }),
    item: { licence: licences[at], formats: formats[at] },
  }));
  const { approved, promised, due, onTime, late } = facts.plan;
  const plan = systemRandom.id();
  const commitments = times(promised).map((at) => ({
    ...{ id: systemRandom.id(), plan, dataset: at < onTime + late ? ids[at % ids.length] : null },
    first: at < onTime ? '2025-02-28' : at < onTime + late ? '2025-01-15' : at < due ? past : future,
  }));
  // What is promised is held: holdings beyond those are only counted.
  const levels = spell(facts.holdings, ['public', null, null] as const);
  const holdings = levels.map((level, at) => ({ institution, level, id: commitments[at]?.id ?? systemRandom.id() }));
  return {
    datasets,
    holdings,
    plans: approved ? [{ id: plan, institution, account }] : [],
    commitments: commitments.slice(0, holdings.length),
  };
}

test('F8, C2: 200 bodies with 14 thousand resources are told apart, from rows of every domain, in seconds', async () => {
  const start = performance.now();
  const board = await anyone.call('getScoreboard', { query: { limit: 1000 } });
  const seconds = (performance.now() - start) / 1000;
  process.stdout.write(`scoreboard of ${board.distribution.scored} bodies: ${seconds.toFixed(2)} s\n`);
  expect(board.distribution.scored).toBe(200);
  expect(board.distribution.tiedShare).toBeLessThan(mostTied);
  expect(board.distribution.spread).toBeGreaterThanOrEqual(40);
  const ranks = board.items.map(({ rank }) => rank ?? Number.MAX_SAFE_INTEGER);
  expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
});

test.each([1, 2, 6, 40, 111, 200])('the figures of body %i are counted as they were written', async (number) => {
  const made = country.find((body) => body.number === number);
  if (!made) throw new Error('There is no such body');
  const { facts } = await anyone.call('getInstitutionScore', { params: { institution: slugOf(made) } });
  const { plan, holdings, ...rest } = made.facts;
  expect(facts).toMatchObject({
    ...rest,
    // Nobody showed anything yet, which the portal knows.
    reused: { held: 0, unknown: 0, population: rest.datasets },
    holdings: { ...holdings, unknown: 0 },
    requests: emptyTally,
  });
  // Only as many promises as there is something held.
  if (plan.promised <= holdings.population) expect(facts.plan).toEqual(plan);
});

test('a month of such a country is kept and follows from its own figures', async () => {
  const { scoreboard } = portal.domains;
  now = new Date('2026-04-02T18:00:00Z');
  const march = await scoreboard.take();
  expect(march?.bodies).toHaveLength(201);
  expect(await scoreboard.verify()).toEqual([]);
  expect(await anyone.call('getScoreSnapshot', { params: { month: '2026-03' } })).toEqual(march);
});
