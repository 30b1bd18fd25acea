import {
  type ActionEvent,
  type ActionState,
  actionEvents,
  actionLife,
  actionStates,
  auditQuestions,
  type Client,
  type CorrectiveAction,
  drawSample,
  hashPopulation,
} from '@milpa/sdk';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { harvest, publish } from '../../../test/datasets.ts';
import { readLettersTo } from '../../../test/letters.ts';
import { startTestPortal, type TestPortal } from '../../../test/portal.ts';
import { sha256 } from '../../audit/index.ts';
import { judgeRecord, listMoves } from './model.ts';

fc.configureGlobal({ seed: 20_261_126 });

let now = new Date('2026-03-10T18:00:00Z');
let portal: TestPortal;
let anyone: Client;
let auditor: Client;
let office: Client;
let head: Client;
let root: Client;
beforeAll(async () => {
  portal = await startTestPortal({ now: () => now });
  anyone = await portal.clientAs('anyone');
  root = await portal.clientAs('portal-administrator');
  auditor = await portal.clientAs('auditor');
  office = await portal.clientAs('publisher');
  head = await portal.clientAs('head');
  for (const months of [1, 2, 3]) {
    await publish(portal, office, { name: `cosecha-${months}.csv`, bytes: harvest(months) });
    await portal.work();
  }
  const other = await portal.clientAs('publisher', 'annex');
  await publish(portal, other, { name: 'anexo.csv', bytes: harvest(2) }, 'annex');
  await portal.work();
}, 300_000);
afterAll(() => portal.close());

const draw = (client: Client, more: object = {}) =>
  client.call('drawSample', { body: { title: 'Primer trimestre', size: 2, institution: 'office', ...more } });

/** The day moves on; nobody has to sign in again for it. */
async function moveTo(instant: string): Promise<void> {
  now = new Date(instant);
  await portal.database.query('update session set created = $1, seen = $1', [now]);
}

describe('U3: a sample drawn by a seed', () => {
  test('is the same for whoever has seed and population, and says what it was drawn from', async () => {
    const [one, two] = [await draw(auditor, { seed: 'maize' }), await draw(auditor, { seed: 'maize' })];
    expect(one.population).toMatchObject({ size: 3, institution: { slug: 'office' } });
    expect(one.population.sha256).toBe(two.population.sha256);
    const [first, second] = await Promise.all(
      [one, two].map(({ id }) => auditor.call('getSample', { params: { sample: id } })),
    );
    const drawn = first?.records.map(({ dataset }) => dataset.id);
    expect(second?.records.map(({ dataset }) => dataset.id)).toEqual(drawn);
    // As anybody does it again, from what the portal gives away.
    const text = await (await auditor.request(`/api/v1/samples/${one.id}/population.txt`)).text();
    const members = text
      .trim()
      .split('\n')
      .map((line) => ({ id: line.split(' ')[0] ?? '', version: Number(line.split(' ')[1]) }));
    expect(hashPopulation(text, sha256)).toBe(one.population.sha256);
    expect(drawSample(members, 'maize', 2, sha256).map(({ id }) => id)).toEqual(drawn);
  });
  test('reaches below an institution as far as its auditor does, and no further', async () => {
    await expect(draw(auditor, { institution: 'annex' })).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(auditor.call('drawSample', { body: { title: 'Todo el portal', size: 2 } })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await expect(draw(auditor, { from: '2030-01-01' })).rejects.toMatchObject({ code: 'conflict' });
    await expect(draw(auditor, { from: '2026-03-02', to: '2026-03-01' })).rejects.toMatchObject({
      code: 'invalid-request',
    });
    expect((await draw(auditor, { from: '2026-03-10', to: '2026-03-10', size: 50 })).size).toBe(3);
  });
  test('is for the auditor alone: neither administrators nor publishers draw', async () => {
    for (const client of [root, office, head, await portal.clientAs('administrator')])
      await expect(draw(client)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(draw(anyone)).rejects.toMatchObject({ code: 'sign-in-needed' });
  });
});

describe('the records', () => {
  test('are filled in by the machine; what nobody said is no pass', async () => {
    const { id } = await draw(auditor, { seed: 'beans', size: 3 });
    await expect(auditor.call('publishSample', { params: { sample: id } })).rejects.toMatchObject({ code: 'conflict' });
    await portal.work();
    const sample = await auditor.call('getSample', { params: { sample: id } });
    expect(sample.waiting).toBe(0);
    expect(sample.verdicts.pass).toBe(0);
    const [record] = sample.records;
    expect(Object.fromEntries((record?.checks ?? []).map(({ code, outcome }) => [code, outcome]))).toEqual({
      'files-intact': 'pass',
      'freshness-met': 'unknown',
      'licence-open': 'pass',
      described: 'fail',
      'no-personal-data': 'pass',
      'receipt-verifies': 'pass',
    });
    expect(sample.figures.find(({ code }) => code === 'complete')).toMatchObject({ pass: 0, unknown: 3 });
  });
  test('say when the bytes are not those of the release', async () => {
    const { records, id } = await auditor.call('getSample', {
      params: { sample: (await draw(auditor, { seed: 'squash', size: 3 })).id },
    });
    const [victim] = records;
    const released = await anyone.call('getDataset', { params: { dataset: victim?.dataset.id ?? '' }, query: {} });
    const sha = released.distributions[0]?.file?.sha256 ?? '';
    const { readdir, writeFile, chmod } = await import('node:fs/promises');
    const { join } = await import('node:path');
    const names = await readdir(portal.dataFolder, { recursive: true });
    const path = join(portal.dataFolder, names.find((name) => name.endsWith(sha)) ?? 'nowhere');
    await chmod(path, 0o600);
    await writeFile(path, 'something else');
    await portal.work();
    const after = await auditor.call('getSample', { params: { sample: id } });
    const outcomes = after.records.map(
      ({ dataset, checks }) => [dataset.id, checks?.find(({ code }) => code === 'files-intact')?.outcome] as const,
    );
    expect(Object.fromEntries(outcomes)[victim?.dataset.id ?? '']).toBe('fail');
    expect(outcomes.filter(([, outcome]) => outcome === 'pass')).toHaveLength(2);
  });
  test('keep what the auditor says, of one revision, until they are published', async () => {
    const { id } = await draw(auditor, { seed: 'answers', size: 1 });
    await portal.work();
    const [record] = (await auditor.call('getSample', { params: { sample: id } })).records;
    const params = { sample: id, record: record?.id ?? '' };
    const answers = auditQuestions.map((question) => ({ question, outcome: 'pass' as const, note: 'Visto' }));
    const say = (revision: number, client = auditor) =>
      client.call('answerVerification', { params, revision, body: { answers } });
    await expect(say(1, office)).rejects.toMatchObject({ code: 'not-found' });
    expect(await say(1)).toMatchObject({ revision: 2, verdict: 'fail', answers });
    await expect(say(1)).rejects.toMatchObject({ code: 'edited-meanwhile' });
    await expect(anyone.call('getSample', { params: { sample: id } })).rejects.toMatchObject({ code: 'not-found' });
    expect(await auditor.call('publishSample', { params: { sample: id } })).toMatchObject({
      published: now.toISOString(),
    });
    await expect(say(2)).rejects.toMatchObject({ code: 'conflict' });
    expect((await anyone.call('getSample', { params: { sample: id } })).records[0]?.answers).toEqual(answers);
    expect((await anyone.call('listSamples')).map((each) => each.id)).toEqual([id]);
    await expect(
      portal.database.query("update audit_sample set seed = 'chosen after' where id = $1", [id]),
    ).rejects.toThrow(/not changed/);
    const csv = await (await anyone.request(`/api/v1/samples/${id}/records.csv`)).text();
    expect(csv.split('\r\n')).toHaveLength(1 + 6 + auditQuestions.length + 1);
  });
});

describe('what a record comes to', () => {
  const outcome = fc.constantFrom('pass' as const, 'fail' as const, 'unknown' as const);
  const answersOf = (outcomes: readonly ('pass' | 'fail' | 'unknown')[]) =>
    outcomes.flatMap((each, at) => {
      const question = auditQuestions[at];
      return question ? [{ question, outcome: each, note: '' }] : [];
    });
  test('could not check never counts as pass, and to learn more never makes a pass of a failure', () =>
    fc.assert(
      fc.property(
        fc.array(outcome, { maxLength: auditQuestions.length }),
        fc.option(fc.array(outcome, { minLength: 1, maxLength: 7 }), { nil: null }),
        (said, seen) => {
          const checks = seen?.map((each) => ({ code: 'described' as const, outcome: each, found: '' }));
          const verdict = judgeRecord({ checks: checks ?? null, answers: answersOf(said) });
          const all = [...said, ...(seen ?? [])];
          expect(verdict === 'pass').toBe(
            seen !== null && said.length === auditQuestions.length && all.every((each) => each === 'pass'),
          );
          expect(verdict === 'fail').toBe(all.includes('fail'));
        },
      ),
    ));
});

describe('R18-07: finding, corrective action, reply, judgement', () => {
  const due = '2026-03-20';
  let action: CorrectiveAction;
  const move = (client: Client, event: ActionEvent, more: object = {}) =>
    client.call('moveAction', {
      params: { action: action.id },
      revision: action.revision,
      body: { event, text: 'Como se dice en el oficio 12', ...more },
    });
  test('the auditor notes and orders; the institution sees it before everybody does', async () => {
    const { id } = await draw(auditor, { seed: 'finding', size: 1 });
    await portal.work();
    const [record] = (await auditor.call('getSample', { params: { sample: id } })).records;
    const body = { severity: 'major' as const, what: 'Sin descripción', rule: 'Guía, paso 3', evidence: 'La ficha' };
    const note = (client: Client, more: object) =>
      client.call('noteFinding', { params: { sample: id }, body: { ...body, ...more } });
    await expect(note(auditor, { institution: 'annex' })).rejects.toMatchObject({ code: 'invalid-request' });
    await expect(note(auditor, {})).rejects.toMatchObject({ code: 'invalid-request' });
    const finding = await note(auditor, { record: record?.id });
    expect(finding).toMatchObject({ institution: { slug: 'office' }, dataset: { id: record?.dataset.id } });
    const order = (client: Client, day: string) =>
      client.call('orderAction', {
        params: { finding: finding.id },
        body: { post: 'data-administrator', what: 'Describir el conjunto', due: day },
      });
    await expect(order(auditor, '2026-03-10')).rejects.toMatchObject({ code: 'invalid-request' });
    await expect(order(office, due)).rejects.toMatchObject({ code: 'not-found' });
    action = await order(auditor, due);
    expect(action).toMatchObject({ state: 'open', overdue: false, moves: ['extend', 'close', 'drop'] });
    const mine = await office.call('listActions', { query: {} });
    expect(mine).toMatchObject({ total: 1, items: [{ id: action.id, moves: ['reply'] }] });
    expect((await (await portal.clientAs('publisher', 'annex')).call('listActions', { query: {} })).total).toBe(0);
    await expect(anyone.call('getAction', { params: { action: action.id } })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
  test('a letter goes to the post that was charged, seven days before and once', async () => {
    const keeper = await portal.clientAs('data-administrator');
    await moveTo('2026-03-13T18:00:00Z');
    await portal.domains.freshness.tick();
    await portal.domains.freshness.tick();
    const rows = await portal.database.query<{ step: string; state: string; email: string }>(
      `select n.step, n.state, a.email from clock_notice n join account a on a.id = n.account
       where n.kind = 'corrective-action'`,
    );
    expect(rows).toEqual([{ step: 'T-7', state: 'sent', email: 'data-administrator@office.example.org' }]);
    expect((await keeper.call('listActions', { query: {} })).total).toBe(1);
  });
  test('who replies never judges, who judges never replies', async () => {
    await expect(move(auditor, 'reply')).rejects.toMatchObject({ code: 'not-allowed' });
    for (const client of [office, root])
      await expect(move(client, 'close')).rejects.toMatchObject({ code: 'not-allowed' });
    await moveTo('2026-03-22T18:00:00Z');
    expect(await auditor.call('getAction', { params: { action: action.id } })).toMatchObject({
      overdue: true,
      days: 2,
    });
    action = await move(office, 'reply');
    expect(action).toMatchObject({ state: 'replied', overdue: false, moves: ['reply'] });
    await expect(move(auditor, 'send-back')).rejects.toMatchObject({ code: 'invalid-request' });
    await expect(move(auditor, 'reopen')).rejects.toMatchObject({ code: 'conflict' });
    action = await move(auditor, 'send-back', { due: '2026-03-30' });
    action = await move(await portal.clientAs('head'), 'reply');
    action = await move(auditor, 'close');
    expect(action).toMatchObject({ state: 'closed', due: '2026-03-30', moves: ['reopen'] });
    expect(action.steps.map(({ event, role }) => `${event} ${role}`)).toEqual([
      'order auditor',
      'reply publisher',
      'send-back auditor',
      'reply head',
      'close auditor',
    ]);
  });
  test('when the institution answers, those who asked get a letter: once for each answer, and none once they judged', async () => {
    const listLetters = () =>
      portal.database.query<{ email: string; due: string; state: string }>(
        `select a.email, n.due::text as due, n.state from clock_notice n join account a on a.id = n.account
         where n.kind = 'reply' order by n.id`,
      );
    // The answers so far were judged before anybody had to be told.
    await portal.domains.freshness.tick();
    expect(await listLetters()).toEqual([]);
    await portal.clientAs('internal-control');
    action = await move(auditor, 'reopen', { due: '2026-04-30' });
    action = await move(office, 'reply');
    await moveTo('2026-03-23T18:00:00Z');
    for (let times = 0; times < 2; times += 1) await portal.domains.freshness.tick();
    const sent = { email: 'auditor@office.example.org', due: '2026-03-22', state: 'sent' };
    expect(await listLetters()).toEqual([sent]);
    const [letter] = await readLettersTo(portal, sent.email, action.id);
    expect(letter).toContain('Subject: =?UTF-8?Q?Answered:');
    expect(letter).toContain('• Describir el conjunto (Office office)');
    expect(letter).toContain(
      'The institution answered on 22 March 2026. It waits for you to say whether that is enough.',
    );
    action = await move(auditor, 'send-back', { due: '2026-04-30' });
    action = await move(office, 'reply');
    await moveTo('2026-03-24T18:00:00Z');
    await portal.domains.freshness.tick();
    expect(await listLetters()).toEqual([sent, { ...sent, due: '2026-03-23' }]);
    action = await move(auditor, 'close');
    await moveTo('2026-04-20T18:00:00Z');
    await portal.domains.freshness.tick();
    expect(await listLetters()).toHaveLength(2);
  });
  test('where those who asked examine no more, whoever does now is told', async () => {
    action = await move(auditor, 'reopen', { due: '2026-04-30' });
    action = await move(office, 'reply');
    await portal.database.query(
      `update appointment p set valid_to = $1 from account a
       where a.id = p.account and a.email = 'auditor@office.example.org'`,
      [now],
    );
    await moveTo('2026-04-21T18:00:00Z');
    await portal.domains.freshness.tick();
    const rows = await portal.database.query<{ email: string }>(
      `select a.email from clock_notice n join account a on a.id = n.account
       where n.kind = 'reply' and n.due = '2026-04-20'`,
    );
    expect(rows).toEqual([{ email: 'internal-control@office.example.org' }]);
    await portal.database.query(
      `update appointment p set valid_to = null from account a
       where a.id = p.account and a.email = 'auditor@office.example.org'`,
    );
    action = await move(auditor, 'close');
  });
  test('everything of it is in the record of who did what', async () => {
    const rows = await portal.database.query<{ action: string }>(
      "select action from audit_entry where object_kind = 'corrective-action' order by number",
    );
    expect(rows.map((row) => row.action)).toEqual([
      'order-corrective-action',
      'reply-corrective-action',
      'send-back-corrective-action',
      'reply-corrective-action',
      'close-corrective-action',
      'reopen-corrective-action',
      'reply-corrective-action',
      'send-back-corrective-action',
      'reply-corrective-action',
      'close-corrective-action',
      'reopen-corrective-action',
      'reply-corrective-action',
      'close-corrective-action',
    ]);
  });
});

test('a purge takes the words that were said of a dataset; that it was drawn and judged stays, and the record verifies', async () => {
  const { id } = await draw(auditor, { seed: 'purge', size: 1 });
  await portal.work();
  const [record] = (await auditor.call('getSample', { params: { sample: id } })).records;
  const told = 'Persona Secreta 8812';
  await auditor.call('answerVerification', {
    params: { sample: id, record: record?.id ?? '' },
    revision: 1,
    body: { answers: [{ question: 'complete', outcome: 'fail', note: told }] },
  });
  const finding = await auditor.call('noteFinding', {
    params: { sample: id },
    body: { record: record?.id, severity: 'critical', what: told, rule: 'Ley', evidence: told },
  });
  await auditor.call('orderAction', {
    params: { finding: finding.id },
    body: { post: 'head', what: told, due: '2026-12-01' },
  });
  await auditor.call('publishSample', { params: { sample: id } });
  await (await portal.clientAs('administrator')).call('purgeDataset', {
    params: { dataset: record?.dataset.id ?? '' },
    body: { reason: 'Contenía datos personales', authority: 'Comité de Transparencia' },
  });
  await portal.work();
  const sample = await anyone.call('getSample', { params: { sample: id } });
  expect(JSON.stringify(sample)).not.toContain(told);
  expect(sample.records[0]).toMatchObject({ dataset: { title: {} }, verdict: 'fail' });
  expect(sample.findings[0]).toMatchObject({ severity: 'critical', what: '', actions: [{ state: 'open', what: '' }] });
  const kept = await portal.database.query(
    "select from audit_detail where before::text like '%Secreta%' or after::text like '%Secreta%'",
  );
  expect(kept).toHaveLength(0);
  expect((await portal.domains.audit.verify()).broken).toBeUndefined();
});

test('the life of an action: whatever is tried, no state closes without an auditor, and nothing leaves «dropped»', () =>
  fc.assert(
    fc.property(
      fc.array(fc.record({ event: fc.constantFrom(...actionEvents), by: fc.constantFrom('auditor', 'office') }), {
        maxLength: 30,
      }),
      (tries) => {
        let state: ActionState = 'open';
        for (const { event, by } of tries) {
          const standing = { examines: by === 'auditor', answers: by === 'office' };
          const next: ActionState | null = actionLife[state][event];
          const may = listMoves(state, standing).includes(event);
          expect(may).toBe(next !== null && (event === 'reply') === (by === 'office'));
          if (!may || next === null) continue;
          if (by === 'office') expect(next).toBe('replied');
          expect(state).not.toBe('dropped');
          state = next;
        }
        expect(actionStates).toContain(state);
      },
    ),
  ));
