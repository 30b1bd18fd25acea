import { type Case, type CaseObject, type Client, caseEvents, caseLife, caseStates, type Draft } from '@milpa/sdk';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { harvest, publish } from '../../test/datasets.ts';
import { readLettersTo } from '../../test/letters.ts';
import { startTestPortal, type TestPortal } from '../../test/portal.ts';

fc.configureGlobal({ seed: 20_261_126 });

// Each reads files in processes of their own, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const hour = 3_600_000;
// A Monday morning. Sessions end after twelve idle hours, so whoever asks after days signs in again.
let now = new Date('2026-03-02T10:00:00Z');
let portal: TestPortal;
let publisher: Client;
let viewer: Client;
let centre: Client;
let anyone: Client;

beforeAll(async () => {
  portal = await startTestPortal({ now: () => now });
  publisher = await portal.clientAs('publisher');
  viewer = await portal.clientAs('viewer');
  centre = await portal.clientAs('portal-administrator');
  anyone = await portal.clientAs('anyone');
});
afterAll(() => portal.close());

const publishMaize = (): Promise<Draft> => publish(portal, publisher, { name: 'maíz.csv', bytes: harvest(1) });
const about = ({ id }: Draft): CaseObject => ({ kind: 'dataset', id });
const open = (
  client: Client,
  object: CaseObject,
  text = 'Falta el estado de Yucatán.',
  kind: Case['kind'] = 'wrong-data',
) => client.call('openCase', { body: { kind, object, text } });
const write = (client: Client, { id }: Pick<Case, 'id'>, event: (typeof caseEvents)[number], text = '') =>
  client.call('writeInCase', { params: { case: id }, body: { event, text } });
const read = (client: Client, { id }: Pick<Case, 'id'>) => client.call('getCase', { params: { case: id } });
const listOf = async (draft: Draft, query: Record<string, string> = {}) =>
  (await centre.call('listCases', { query: { dataset: draft.id, ...query } })).items;

const lettersTo = (address: string, words = '') => readLettersTo(portal, address, words);

describe('one case for each matter', () => {
  test('a second one for the same matter leads to the first and adds to it (C4)', async () => {
    const draft = await publishMaize();
    const first = await open(viewer, about(draft));
    expect(first).toMatchObject({ joined: false, case: { state: 'open', origin: 'institution', messages: 1 } });
    const second = await open(centre, about(draft), 'También falta Campeche.');
    expect(second).toMatchObject({ joined: true, case: { id: first.case.id, messages: 2 } });
    expect(await open(viewer, about(draft), 'No se abre.', 'access')).toMatchObject({ joined: false });
    expect((await read(publisher, first.case)).history).toMatchObject([
      { number: 1, from: 'institution', role: 'viewer', event: 'ask', text: 'Falta el estado de Yucatán.' },
      { number: 2, from: 'centre', event: 'ask', text: 'También falta Campeche.' },
    ]);
  });

  test('forty people at the same moment open one (#940/#941)', async () => {
    const draft = await publishMaize();
    const opened = await Promise.all(Array.from({ length: 40 }, (_, at) => open(viewer, about(draft), `Falta ${at}.`)));
    expect(new Set(opened.map((each) => each.case.id)).size).toBe(1);
    expect(opened.filter(({ joined }) => !joined)).toHaveLength(1);
    const [only, ...more] = await listOf(draft);
    expect([only?.messages, more]).toEqual([40, []]);
    expect(
      new Set((await read(viewer, opened[0]?.case ?? { id: parseId('') })).history.map(({ number }) => number)).size,
    ).toBe(40);
  });

  test('is about a version, a file, an institution, a holding; not about what is not there', async () => {
    const draft = await publishMaize();
    const [file] = (await anyone.call('getDataset', { params: { dataset: draft.id } })).distributions;
    for (const object of [
      { kind: 'release', id: `${draft.id}/1` },
      { kind: 'distribution', id: file?.id ?? '' },
      { kind: 'institution', id: draft.publisher.id },
    ] as const)
      expect(await open(viewer, object)).toMatchObject({ case: { object, institution: { slug: 'office' } } });
    for (const object of [
      { kind: 'release', id: `${draft.id}/2` },
      { kind: 'dataset', id: '019a0000-0000-7000-8000-00000000dead' },
      { kind: 'holding', id: 'nothing' },
    ] as const)
      await expect(open(viewer, object)).rejects.toMatchObject({ code: 'not-found' });
  });
});
const parseId = (text: string) => text as Case['id'];

describe('a conversation', () => {
  test('is answered in the app, solved, opened again and closed, and each side is told', async () => {
    const draft = await publishMaize();
    const { case: opened } = await open(viewer, about(draft), 'La columna Fecha está vacía.');
    await portal.work();
    expect(await lettersTo('publisher@office.example.org', 'La columna Fecha está vacía.')).toHaveLength(1);
    expect(await lettersTo('viewer@office.example.org', 'La columna Fecha está vacía.')).toEqual([]);
    await expect(write(viewer, opened, 'answer', 'Ya.')).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(write(publisher, opened, 'answer')).rejects.toMatchObject({ code: 'invalid-request' });
    expect(await write(publisher, opened, 'answer', 'La corregimos hoy.')).toMatchObject({ state: 'answered' });
    expect(await write(publisher, opened, 'solve', 'Corregido en la versión 2.')).toMatchObject({ state: 'solved' });
    await expect(write(publisher, opened, 'answer', 'Otra cosa.')).rejects.toMatchObject({ code: 'conflict' });
    expect(await write(viewer, opened, 'reopen')).toMatchObject({ state: 'reopened', solution: { done: null } });
    // The same matter again leads here, not to a new case.
    expect(await open(viewer, about(draft), 'Sigue vacía.')).toMatchObject({ joined: true, case: { id: opened.id } });
    expect(await write(publisher, opened, 'close', 'Duplicado.')).toMatchObject({ state: 'closed' });
    await expect(write(viewer, opened, 'reopen')).rejects.toMatchObject({ code: 'conflict' });
    expect(await open(viewer, about(draft), 'Otra vez.')).toMatchObject({ joined: false });
    await portal.work();
    expect(await lettersTo('viewer@office.example.org', 'La corregimos hoy.')).toHaveLength(1);
    expect(await lettersTo('viewer@office.example.org', 'Corregido en la versión 2.')).toHaveLength(1);
    await portal.work();
    expect(await lettersTo('viewer@office.example.org', 'La corregimos hoy.')).toHaveLength(1);
  });

  test('goes to a post that answers, and whoever holds it is told', async () => {
    const { case: opened } = await open(viewer, about(await publishMaize()));
    await portal.clientAs('steward');
    const assign = (role: Case['post']['role'], at: Case['post']['at']) =>
      publisher.call('assignCase', { params: { case: opened.id }, body: { role, at } });
    expect(await assign('steward', 'institution')).toMatchObject({ post: { role: 'steward', at: 'institution' } });
    await portal.work();
    expect(await lettersTo('steward@office.example.org', `Case ${opened.number}`)).toHaveLength(1);
    await expect(assign('policy-unit', 'institution')).rejects.toMatchObject({ code: 'invalid-request' });
    await expect(assign('auditor', 'portal')).rejects.toMatchObject({ code: 'invalid-request' });
  });

  test('of another institution is nobody’s business', async () => {
    const { case: opened } = await open(viewer, about(await publishMaize()));
    const stranger = await portal.clientAs('publisher', 'elsewhere');
    await expect(read(stranger, opened)).rejects.toMatchObject({ code: 'not-allowed' });
    expect((await stranger.call('listCases', { query: {} })).total).toBe(0);
    await expect(open(stranger, opened.object)).rejects.toMatchObject({ code: 'not-allowed' });
  });
});

test('whatever happens to a case is in the table, and what is closed stays closed', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...caseStates),
      fc.array(fc.constantFrom(...caseEvents), { maxLength: 12 }),
      (from, events) => {
        let state = from;
        for (const event of events) {
          const next = caseLife[state][event];
          if (state === 'closed') expect(next).toBeNull();
          state = next ?? state;
          expect(caseStates).toContain(state);
        }
      },
    ),
  );
});

describe('the clock', () => {
  test('says by when by working hours, tells once when that passed, and counts a late one', async () => {
    const draft = await publishMaize();
    const { case: opened } = await open(viewer, about(draft));
    const term = Date.parse(opened.answer.due) - now.getTime();
    expect(term).toBeGreaterThanOrEqual(18 * hour);
    expect(opened.answer.late).toBe(false);
    now = new Date(Date.parse(opened.answer.due) + 60_000);
    centre = await portal.signInAgain('root@example.org');
    const tick = () => portal.domains.helpdesk.jobs['helpdesk-due']?.({}, new AbortController().signal);
    await Promise.all([tick(), tick()]);
    await tick();
    await portal.work();
    expect(
      await lettersTo(
        'publisher@office.example.org',
        `Case ${opened.number}, about “Cosecha de maíz”, should have had a first answer`,
      ),
    ).toHaveLength(1);
    expect(await listOf(draft, { late: 'yes' })).toMatchObject([{ id: opened.id, answer: { late: true } }]);
    expect((await anyone.call('countCases', { params: { institution: 'office' } })).late).toBeGreaterThan(0);
  });

  test('runs by settings that are data, for cases opened from then on', async () => {
    const settings = await anyone.call('getCaseSettings');
    const draft = await publish(portal, await portal.signInAgain('publisher@office.example.org'), {
      name: 'maíz.csv',
      bytes: harvest(1),
    });
    const strict = { ...settings, terms: { ...settings.terms, access: { answerHours: 1, solveDays: 1 } } };
    await expect(viewer.call('setCaseSettings', { body: strict })).rejects.toMatchObject({
      code: /sign-in|not-allowed/,
    });
    await centre.call('setCaseSettings', { body: strict });
    const { case: quick } = await open(centre, about(draft), 'No se abre.', 'access');
    const { case: usual } = await open(centre, about(draft), 'Un error.', 'wrong-data');
    expect(Date.parse(quick.answer.due)).toBeLessThan(Date.parse(usual.answer.due));
    await centre.call('setCaseSettings', { body: settings });
    expect((await read(centre, quick)).answer.due).toBe(quick.answer.due);
  });
});
