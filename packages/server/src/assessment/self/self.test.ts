import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Client, Problem, type QuestionnaireKey, type SelfAssessment, type Submission } from '@milpa/sdk';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createByForm, getDraft, release } from '../../../test/datasets.ts';
import { startTestPortal, type TestPortal } from '../../../test/portal.ts';
import { isSelfEvidence } from './evidence.ts';

let portal: TestPortal;
let first: Client;
let second: Client;
let anyone: Client;
let dataset: string;
beforeAll(async () => {
  portal = await startTestPortal();
  first = await portal.clientAs('publisher');
  second = await portal.clientAs('data-administrator');
  anyone = await portal.clientAs('anyone');
  const bytes = new Uint8Array(Buffer.from('a;b\n1;2\n3;4\n'));
  const draft = await createByForm(first, 'office', [{ name: 'pozos.csv', bytes }], {
    title: { es: 'Pozos' },
    description: { es: 'Pozos del estado' },
    licence: 'CC-BY-4.0',
    contact: { name: 'Agua', email: 'agua@example.org' },
  });
  await portal.work();
  const ready = await first.call('getDraft', { params: { dataset: draft.id } });
  await first.call('releaseDataset', { params: { dataset: draft.id }, revision: ready.revision, body: {} });
  await portal.work();
  // The graph follows ten seconds after a release: where all this took longer, there is one already, from before it.
  await portal.domains.sparql.refresh(AbortSignal.timeout(300_000));
  dataset = ready.slug;
  await warmGraph();
});

/** On a busy machine the processes that read the graph take longer to start than a question waits: both of them, beforehand. */
async function warmGraph(): Promise<void> {
  const ask = async () => (await portal.fetch(new Request(`${portal.url}/sparql?query=ASK%7B%7D`))).status;
  while ((await Promise.all([ask(), ask()])).includes(503)) await sleep(100);
}
afterAll(() => portal.close());

const refusal = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'let through',
    (error: unknown) => {
      if (error instanceof Problem) return error.code;
      throw error;
    },
  );
const itemOf = ({ items }: Pick<SelfAssessment, 'items'>, id: string) => items.find((item) => item.id === id);
const at = ({ id, revision }: SelfAssessment) => ({ params: { assessment: id }, revision });
const begin = (questionnaire: QuestionnaireKey) =>
  first.call('createSelfAssessment', { body: { questionnaire, institution: 'office' } });
const answers = (given: Record<string, { answer: string | null; reason?: string; evidence?: { url: string }[] }>) => ({
  body: { answers: given },
});

describe('one assessment from its first answer to its comparison', () => {
  let assessment: SelfAssessment;
  let frozen: Submission;

  test('the portal answers what it can see, and each proof gives the count it names', {
    timeout: 600_000,
  }, async () => {
    assessment = await begin('ourdata-2017');
    expect(itemOf(assessment, 'Q73')).toMatchObject({ state: 'system', counts: ['yes'] });
    expect(itemOf(assessment, 'Q74')?.counts).toEqual(['yes']);
    expect(itemOf(assessment, 'Q72')?.counts).toEqual(['yes']);
    expect(itemOf(assessment, 'Q75.machine')?.counts).toEqual(['all']);
    expect(itemOf(assessment, 'Q66b')?.counts).toEqual(['no']);
    for (const id of ['Q70', 'Q70a', 'Q70b']) expect(itemOf(assessment, id)?.counts, id).toEqual(['yes']);
    expect(itemOf(assessment, 'Q70c')?.counts).toEqual([]);
    expect(itemOf(assessment, 'Q2')).toMatchObject({ state: 'unknown', system: null, counts: [] });
    expect(itemOf(assessment, 'Q68.census')).toMatchObject({ state: 'unknown', counts: [] });
    let proofs = 0;
    const states = new Set<string | null>();
    for (const { id, system } of assessment.items)
      for (const { url, found } of system?.proofs ?? []) {
        const answer = await portal.fetch(
          new Request(portal.url + url, { headers: { accept: 'application/json, application/sparql-results+json' } }),
        );
        expect(answer.status, `${id} ${url}`).toBe(200);
        if (url.startsWith('/sparql')) states.add(answer.headers.get('x-milpa-snapshot'));
        if (found === null || !/^\/(?:sparql|api\/v1\/datasets)/.test(url)) continue;
        const body = JSON.parse(await answer.text());
        expect(body.total ?? Number(body.results.bindings[0].n.value), `${id} ${url}`).toBe(found);
        proofs += 1;
      }
    expect(proofs).toBeGreaterThan(60);
    expect([states.size, states.has(null)]).toEqual([1, false]);
  });

  test('unknown makes an interval; what is answered narrows it', async () => {
    const { low, high } = assessment.score.share;
    expect(low).toBeGreaterThan(0);
    expect(high).toBeLessThan(1);
    const after = await first.call('answerSelfAssessment', {
      ...at(assessment),
      ...answers({ Q2: { answer: 'some' }, Q13: { answer: 'no' } }),
    });
    expect(after.score.share.low).toBeGreaterThan(low);
    expect(after.score.share.high).toBeLessThan(high);
    expect(after.score.place?.best).toBeLessThanOrEqual(after.score.place?.worst ?? 0);
    assessment = after;
  });

  test('who disputes the portal says why; both answers are kept and the score stands between them', async () => {
    const disputed = { Q78: { answer: 'yes' } };
    expect(await refusal(first.call('answerSelfAssessment', { ...at(assessment), ...answers(disputed) }))).toBe(
      'invalid-request',
    );
    const evidence = [{ url: 'https://example.org/galeria' }, { url: `/es/datasets/${dataset}` }];
    assessment = await first.call('answerSelfAssessment', {
      ...at(assessment),
      ...answers({ Q78: { answer: 'yes', reason: 'There is a gallery', evidence } }),
    });
    const item = itemOf(assessment, 'Q78');
    expect(item).toMatchObject({ state: 'disputed', counts: ['no', 'yes'], system: { answer: 'no' } });
    expect(item?.person?.evidence[1]?.dataset?.slug).toBe(dataset);
    const nowhere = { Q12: { answer: 'all', evidence: [{ url: '/datasets/nothing-here' }] } };
    expect(await refusal(first.call('answerSelfAssessment', { ...at(assessment), ...answers(nowhere) }))).toBe(
      'invalid-request',
    );
  });

  test('an answer or a question that does not exist is named', async () => {
    const problem = await first
      .call('answerSelfAssessment', {
        ...at(assessment),
        ...answers({ Q0: { answer: 'yes' }, Q2: { answer: 'perhaps' } }),
      })
      .catch((error: unknown) => error);
    expect(problem instanceof Problem && problem.errors.map(({ pointer }) => pointer)).toEqual([
      '/answers/Q0',
      '/answers/Q2',
    ]);
  });

  test('two people may answer different questions at once; the same one only after looking', async () => {
    const seen = assessment;
    await second.call('answerSelfAssessment', { ...at(seen), ...answers({ Q12: { answer: 'all' } }) });
    const other = await first.call('answerSelfAssessment', { ...at(seen), ...answers({ Q20: { answer: 'all' } }) });
    expect(itemOf(other, 'Q12')?.counts).toEqual(['all']);
    expect(
      await refusal(first.call('answerSelfAssessment', { ...at(seen), ...answers({ Q12: { answer: 'none' } }) })),
    ).toBe('edited-meanwhile');
    assessment = await second.call('answerSelfAssessment', { ...at(other), ...answers({ Q12: { answer: null } }) });
    expect(itemOf(assessment, 'Q12')).toMatchObject({ state: 'unknown', person: null });
  });

  test('nothing is frozen before a second person has read every answer', async () => {
    expect(await refusal(first.call('freezeSelfAssessment', at(assessment)))).toBe('conflict');
    assessment = await first.call('moveSelfAssessment', { ...at(assessment), body: { event: 'hand-in' } });
    expect(assessment).toMatchObject({ state: 'reading', unread: 4 });
    expect(
      await refusal(first.call('answerSelfAssessment', { ...at(assessment), ...answers({ Q2: { answer: 'all' } }) })),
    ).toBe('conflict');
    expect(await refusal(first.call('freezeSelfAssessment', at(assessment)))).toBe('conflict');
    const all = (verdict: 'confirmed' | 'contested') => ({
      body: { readings: Object.fromEntries(['Q2', 'Q13', 'Q20', 'Q78'].map((id) => [id, { verdict }])) },
    });
    expect(await refusal(first.call('readSelfAssessment', { ...at(assessment), ...all('confirmed') }))).toBe(
      'not-allowed',
    );
    expect(await refusal(second.call('readSelfAssessment', { ...at(assessment), ...all('contested') }))).toBe(
      'invalid-request',
    );
    const none = { body: { readings: { Q3b: { verdict: 'confirmed' as const } } } };
    expect(await refusal(second.call('readSelfAssessment', { ...at(assessment), ...none }))).toBe('invalid-request');
    assessment = await second.call('readSelfAssessment', { ...at(assessment), ...all('confirmed') });
    expect(assessment.unread).toBe(0);
    expect(itemOf(assessment, 'Q78')).toMatchObject({ state: 'disputed', counts: ['yes'] });
  });

  test('an answer given back and left as it was keeps its reading; a new one loses it', async () => {
    assessment = await second.call('moveSelfAssessment', {
      ...at(assessment),
      body: { event: 'return', comment: 'Q13 is too strict' },
    });
    expect(assessment).toMatchObject({ state: 'draft', comment: 'Q13 is too strict' });
    assessment = await first.call('answerSelfAssessment', {
      ...at(assessment),
      ...answers({ Q2: { answer: 'some' }, Q13: { answer: 'yes' } }),
    });
    expect(itemOf(assessment, 'Q2')?.reading?.verdict).toBe('confirmed');
    expect(itemOf(assessment, 'Q13')?.reading?.verdict).toBe('open');
    assessment = await first.call('moveSelfAssessment', { ...at(assessment), body: { event: 'hand-in' } });
    const body = { readings: { Q13: { verdict: 'confirmed' as const } } };
    assessment = await second.call('readSelfAssessment', { ...at(assessment), body });
  });

  test('what is frozen is public, has the digest it names, and never changes', async () => {
    frozen = await second.call('freezeSelfAssessment', at(assessment));
    expect(frozen).toMatchObject({ number: 1, method: 'ourdata-2017/1', questionnaire: 'ourdata-2017' });
    const file = await anyone.request(`/api/v1/self-submissions/${frozen.id}.json`);
    const text = await file.text();
    expect(createHash('sha256').update(text).digest('hex')).toBe(frozen.sha256);
    assessment = await first.call('getSelfAssessment', { params: { assessment: assessment.id } });
    expect(assessment).toMatchObject({ state: 'draft', submissions: 1 });
    assessment = await first.call('answerSelfAssessment', { ...at(assessment), ...answers({ Q2: { answer: 'all' } }) });
    const again = await anyone.call('getSubmission', { params: { submission: frozen.id } });
    expect(again).toEqual(frozen);
    expect(itemOf(again, 'Q2')?.counts).toEqual(['some']);
    for (const sql of [
      "update self_submission set body = '{}'",
      'delete from self_submission',
      'truncate self_submission',
    ])
      await expect(portal.database.query(sql)).rejects.toThrow('never changed');
  });

  test('as CSV it has a row a question, with the portal’s proof as an address', async () => {
    const file = await anyone.request(`/api/v1/self-submissions/${frozen.id}.csv?language=en`);
    expect(file.headers.get('content-type')).toContain('text/csv');
    const lines = (await file.text()).trim().split('\r\n');
    expect(lines).toHaveLength(141);
    expect(lines[0]).toContain('Whose answer');
    expect(lines.find((line) => line.startsWith('Q73,'))).toContain(`${portal.url}/sparql?query=`);
  });

  test('two submissions are compared question by question', async () => {
    assessment = await first.call('moveSelfAssessment', { ...at(assessment), body: { event: 'hand-in' } });
    const body = { readings: { Q2: { verdict: 'confirmed' as const } } };
    assessment = await second.call('readSelfAssessment', { ...at(assessment), body });
    const next = await first.call('freezeSelfAssessment', at(assessment));
    expect(next.number).toBe(2);
    const changes = await anyone.call('compareSubmissions', {
      params: { submission: next.id },
      query: { since: frozen.id },
    });
    expect(changes.comparable).toBe(true);
    expect(changes.items.map(({ id }) => id)).toEqual(['Q2']);
    expect(changes.after.score.share.low).toBeGreaterThan(changes.before.score.share.low);
    const { total, items } = await anyone.call('listSubmissions', { query: { institution: 'office' } });
    expect([total, items[0]?.number]).toEqual([2, 2]);
  });

  test('what-if tells how far an answer moves score and place, and the cheapest way; nothing is kept', async () => {
    const before = await first.call('getSelfAssessment', { params: { assessment: assessment.id } });
    const tried = await first.call('trySelfAssessment', {
      params: { assessment: assessment.id },
      body: { changes: { Q13: 'no', Q23: 'all' }, target: 0.5 },
    });
    expect(tried.now.share).toEqual(before.score.share);
    expect(tried.tried.share.low).not.toBe(tried.now.share.low);
    expect(tried.moves[0]?.gain).toBeGreaterThan(0);
    expect(tried.way?.length).toBeGreaterThan(3);
    const after = await first.call('getSelfAssessment', { params: { assessment: assessment.id } });
    expect(after.revision).toBe(before.revision);
  });
});

test('a file is evidence: kept for those who work on it, named with its hash in what is frozen and exported', async () => {
  const send = (client: Client, id: string, body: string, name = 'acta de sesión.pdf') =>
    client.request(`/api/v1/self-assessments/${id}/evidence?${new URLSearchParams({ name })}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body,
    });
  let assessment = await begin('ourdata-2019');
  const stranger = await portal.clientAs('publisher', 'elsewhere');
  const viewer = await portal.clientAs('viewer');
  const statuses = [];
  for (const client of [anyone, stranger, viewer]) statuses.push((await send(client, assessment.id, 'x')).status);
  expect(statuses).toEqual([401, 403, 403]);
  expect((await send(first, assessment.id, '')).status).toBe(422);
  const sent = await send(first, assessment.id, 'the minutes');
  expect(sent.status).toBe(201);
  const sha256 = createHash('sha256').update('the minutes').digest('hex');
  const { url } = JSON.parse(await sent.text());
  expect(url).toBe(`/api/v1/self-assessments/${assessment.id}/evidence/${sha256}`);
  const other = JSON.parse(await (await send(first, assessment.id, 'never named')).text());
  const used = async (hash: string, days: number) =>
    isSelfEvidence(portal.database, hash, new Date(Date.now() + days * 86_400_000));
  expect([await used(sha256, 0), await used(sha256, 2)]).toEqual([true, false]);

  assessment = await first.call('answerSelfAssessment', {
    ...at(assessment),
    ...answers({ Q2: { answer: 'some', evidence: [{ url }] } }),
  });
  expect(itemOf(assessment, 'Q2')?.person?.evidence).toEqual([
    { url, text: '', file: { sha256, name: 'acta de sesión.pdf' } },
  ]);
  expect([await used(sha256, 2), await used(other.sha256, 2)]).toEqual([true, false]);
  // A file of one assessment is none of another, and a hash alone opens nothing.
  const foreign = await begin('ourdata-2023');
  for (const wrong of [url.replace(sha256, '0'.repeat(64)), url.replace(assessment.id, foreign.id)])
    expect(
      await refusal(
        first.call('answerSelfAssessment', {
          ...at(assessment),
          ...answers({ Q12: { answer: 'all', evidence: [{ url: wrong }] } }),
        }),
      ),
    ).toBe('invalid-request');
  const read = await second.request(url);
  expect([read.status, await read.text()]).toEqual([200, 'the minutes']);
  expect((await anyone.request(url)).status).toBe(401);
  expect((await stranger.request(url)).status).toBe(403);

  // The page takes a file along with what is typed, without a script.
  const page = new URL(`/es/workspace/self-assessments/${assessment.id}/sections/1.1.a`, portal.url);
  const form = new FormData();
  form.append('revision', String(assessment.revision));
  form.append('answer.Q2', 'some');
  form.append('evidence.Q2', `https://example.org/ley Artículo 5\r\n${url}`);
  form.append('file.Q2', new Blob(['a table']), 'cuadro.csv');
  const headers = { cookie: await portal.cookieOf('publisher') };
  const saved = await portal.fetch(new Request(page, { method: 'POST', headers, body: form, redirect: 'manual' }));
  expect(saved.status).toBe(303);
  assessment = await first.call('getSelfAssessment', { params: { assessment: assessment.id } });
  const named = itemOf(assessment, 'Q2')?.person?.evidence ?? [];
  expect(named.map(({ file, text }) => file?.name ?? text)).toEqual([
    ...['Artículo 5', 'acta de sesión.pdf', 'cuadro.csv'],
  ]);
  const shown = await (await portal.fetch(new Request(page, { headers }))).text();
  for (const { file } of named) if (file) expect(shown).toContain(`>${file.sha256}<`);

  assessment = await first.call('moveSelfAssessment', { ...at(assessment), body: { event: 'hand-in' } });
  expect((await send(first, assessment.id, 'too late')).status).toBe(409);
  const body = { readings: { Q2: { verdict: 'confirmed' as const } } };
  assessment = await second.call('readSelfAssessment', { ...at(assessment), body });
  const frozen = await second.call('freezeSelfAssessment', at(assessment));
  const text = await (await anyone.request(`/api/v1/self-submissions/${frozen.id}.json`)).text();
  expect(createHash('sha256').update(text).digest('hex')).toBe(frozen.sha256);
  expect(text).toContain(`"file":{"name":"acta de sesión.pdf","sha256":"${sha256}"}`);
  const table = await (await anyone.request(`/api/v1/self-submissions/${frozen.id}.csv?language=en`)).text();
  expect(table.split('\r\n').find((line) => line.startsWith('Q2,'))).toContain(`acta de sesión.pdf sha256:${sha256}`);
  // The answer is taken back; what was frozen keeps its file.
  const now = await first.call('getSelfAssessment', { params: { assessment: assessment.id } });
  await first.call('answerSelfAssessment', { ...at(now), ...answers({ Q2: { answer: null } }) });
  expect(await used(sha256, 2)).toBe(true);
});

test('of another institution it is not for them; one of a subject is enough', async () => {
  const other = await portal.clientAs('publisher', 'elsewhere');
  const [mine] = await first.call('listSelfAssessments');
  expect(await refusal(other.call('getSelfAssessment', { params: { assessment: mine?.id ?? '' } }))).toBe(
    'not-allowed',
  );
  expect(await other.call('listSelfAssessments')).toEqual([]);
  expect(await refusal(begin('ourdata-2017'))).toBe('conflict');
  const country = { body: { questionnaire: 'ourdata-2017', country: 'MEX' } } as const;
  expect(await refusal(first.call('createSelfAssessment', country))).toBe('not-allowed');
  const root = await portal.clientAs('portal-administrator');
  expect((await root.call('createSelfAssessment', country)).country).toBe('MEX');
  const nowhere = { body: { questionnaire: 'ourdata-2023', country: 'XXX' } } as const;
  expect(await refusal(root.call('createSelfAssessment', nowhere))).toBe('invalid-request');
});

test('Open Data Maturity counts points, and the features of the portal answer by themselves', async () => {
  const assessment = await begin('odm-2025');
  for (const id of ['PT3', 'PT4', 'PT5', 'PT6', 'PT12', 'PT13', 'PT14'])
    expect(itemOf(assessment, id)?.counts, id).toEqual(['yes']);
  for (const id of ['Q12', 'Q21', 'Q25', 'Q27']) expect(itemOf(assessment, id)?.counts, id).toEqual(['>90%']);
  expect(itemOf(assessment, 'PT17')?.counts).toEqual(['no']);
  expect(assessment.score.points.high).toBeLessThan(2520);
  expect(assessment.score.place).toBeNull();
});

test('Open Data Maturity 2023 is asked beside it, and answers what both editions ask', async () => {
  const assessment = await begin('odm-2023');
  for (const id of ['63', '64', '68']) expect(itemOf(assessment, id)?.counts, id).toEqual(['yes']);
  for (const id of ['115', '125a', '125b', '128a']) expect(itemOf(assessment, id)?.counts, id).toEqual(['>90%']);
  expect(itemOf(assessment, '117')?.counts).toEqual(['1-4']);
  const { low, high } = assessment.score.points;
  expect([low > 0, high < 2540]).toEqual([true, true]);
  // The mean of the four dimensions, which is not the points of the whole.
  const shares = Object.values(assessment.score.parts).map((part) => part.low);
  expect(assessment.score.share.low).toBeCloseTo(shares.reduce((sum, each) => sum + each, 0) / 4, 12);
  const noSuch = { '1': { answer: 'no' } };
  expect(await refusal(first.call('answerSelfAssessment', { ...at(assessment), ...answers(noSuch) }))).toBe(
    'invalid-request',
  );
});

test('of the 53 datasets of Q68, what a steward pointed out and can be had is a yes with its proof', async () => {
  const steward = await portal.clientAs('steward');
  const link = await first.call('createDataset', {
    body: {
      publisher: 'office',
      metadata: { title: { es: 'Escuelas, en otra parte' }, licence: 'CC-BY-4.0' },
      links: [{ title: 'Escuelas', link: { accessUrl: 'https://example.org/escuelas', format: 'csv' } }],
    },
  });
  await release(first, await getDraft(first, link));
  await portal.work();
  const fill = (slot: string, key: string) =>
    steward.call('fillSlot', { params: { slot, dataset: key }, body: { note: '' } });
  await fill('elections', dataset);
  await fill('schools', link.id);
  const assessment = await begin('ourdata-2025');
  const elections = itemOf(assessment, 'Q68.elections');
  expect(elections).toMatchObject({ state: 'system', counts: ['yes'] });
  const [proof, shown] = elections?.system?.proofs ?? [];
  expect(proof).toMatchObject({ url: '/api/v1/charter', found: 1 });
  expect(shown?.url).toBe(`/api/v1/datasets/${dataset}`);
  const { areas } = await anyone.call('getCharterReport');
  const slot = areas.flatMap(({ slots }) => slots).find(({ id }) => id === 'elections');
  expect(slot?.datasets.filter(({ checks }) => checks.present === 'pass')).toHaveLength(1);
  // Pointed out, and nobody could see yet whether the link answers: that settles nothing.
  expect(itemOf(assessment, 'Q68.schools')).toMatchObject({ state: 'unknown', counts: [] });
  expect(itemOf(assessment, 'Q68.schools')?.system?.proofs[0]).toMatchObject({ url: '/api/v1/charter', found: 0 });
  // Of the others nobody has said: only candidates.
  expect(itemOf(assessment, 'Q68.census')).toMatchObject({ state: 'unknown', counts: [] });
  expect(itemOf(assessment, 'Q68.census')?.system?.proofs[0]?.url).toContain('/api/v1/datasets?');
});

test('what another institution has does not answer for this one', async () => {
  const elsewhere = await portal.clientAs('publisher', 'elsewhere');
  const assessment = await elsewhere.call('createSelfAssessment', {
    body: { questionnaire: 'ourdata-2025', institution: 'elsewhere' },
  });
  expect(itemOf(assessment, 'Q68.elections')).toMatchObject({ state: 'unknown', counts: [] });
});
