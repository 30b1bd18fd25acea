import { makeQuestionnaire, questionnaireKeys as measured, scoreSelf } from '@milpa/measure';
import {
  AccountId,
  questionnaireKeys,
  readingEvents,
  readingLife,
  readingStates,
  type SystemAnswer,
  selfEvents,
  selfLife,
  selfStates,
} from '@milpa/sdk';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allPatterns, formatAddress, formQuery } from './graph.ts';
import { createLive, listProbes } from './live.ts';
import { bandOf, extentOf } from './look.ts';
import { countUnread, findState, listCounting, listPossible, makeItem } from './model.ts';

fc.configureGlobal({ seed: 20_261_126 });

test('the contract knows the questionnaires that are measured, and no other', () => {
  expect([...questionnaireKeys]).toEqual([...measured]);
});

test('both tables of states are total, and what is frozen can only have been read', () => {
  for (const state of selfStates) expect(Object.keys(selfLife[state]).sort()).toEqual([...selfEvents].sort());
  for (const state of readingStates) expect(Object.keys(readingLife[state]).sort()).toEqual([...readingEvents].sort());
  expect(selfStates.filter((state) => selfLife[state].freeze !== null)).toEqual(['reading']);
  expect(readingStates.every((state) => readingLife[state].answer === 'open')).toBe(true);
});

const found = (answer: string | null): SystemAnswer => ({ answer, says: { en: 'x' }, proofs: [] });
const said = (answer: string | null, verdict: 'open' | 'confirmed' | 'contested') => ({ answer, verdict });

describe('whose answer it is, and what counts', () => {
  test.each([
    [null, undefined, 'unknown', []],
    ['no', undefined, 'system', ['no']],
    [null, said('yes', 'open'), 'person', ['yes']],
    ['yes', said('yes', 'open'), 'system', ['yes']],
    ['no', said('yes', 'open'), 'disputed', ['no', 'yes']],
    ['no', said('yes', 'contested'), 'disputed', ['no', 'yes']],
    ['no', said('yes', 'confirmed'), 'disputed', ['yes']],
    ['no', said(null, 'open'), 'disputed', []],
    [null, said(null, 'open'), 'unknown', []],
  ] as const)('portal %o, person %o: %s', (system, person, state, counts) => {
    expect(findState(system, person)).toBe(state);
    expect(listCounting(system, person)).toEqual(counts);
  });

  test('to settle a dispute, or to answer what was unknown, never widens the score', () => {
    const questionnaire = makeQuestionnaire('ourdata-2017');
    const question = fc.constantFrom(...questionnaire.questions.filter(({ answers }) => answers['yes'] !== undefined));
    const answer = fc.constantFrom('yes', 'no');
    fc.assert(
      fc.property(question, answer, answer, (one, system, person) => {
        const score = (verdict: 'open' | 'confirmed' | undefined) => {
          const row = verdict && { ...rowOf(one.id, person), verdict };
          return scoreSelf(questionnaire, listPossible([makeItem(one.id, found(system), row)])).share;
        };
        const [open, settled] = [score('open'), score('confirmed')];
        expect(settled.low).toBeGreaterThanOrEqual(open.low - 1e-12);
        expect(settled.high).toBeLessThanOrEqual(open.high + 1e-12);
        const nothing = scoreSelf(questionnaire, {}).share;
        expect(open.low).toBeGreaterThanOrEqual(nothing.low - 1e-12);
        expect(open.high).toBeLessThanOrEqual(nothing.high + 1e-12);
      }),
      { numRuns: 60 },
    );
  });

  test('only answers of people have to be read, and contested ones are not', () => {
    const items = [
      makeItem('A', found('yes'), undefined),
      makeItem('B', undefined, { ...rowOf('B', 'yes'), verdict: 'open' }),
      makeItem('C', undefined, { ...rowOf('C', 'yes'), verdict: 'contested' }),
      makeItem('D', undefined, { ...rowOf('D', 'yes'), verdict: 'confirmed' }),
    ];
    expect(countUnread(items)).toBe(2);
  });
});

function rowOf(question: string, answer: string) {
  return {
    ...{ question, answer, reason: 'r', evidence: [], name: 'Ana', at: new Date(0), revision: 1, comment: '' },
    account: AccountId.parse('019a0000-0000-7000-8000-000000000001'),
    verdict: 'open' as const,
    ...{ reader: null, reader_name: null, read: null },
  };
}

test('shares fall into the bands of the questionnaires', () => {
  expect([0, 1, 49, 50, 99, 100].map((part) => extentOf(part, 100))).toEqual([
    ...['none', 'some', 'some', 'most', 'most', 'all'],
  ]);
  expect([0, 9, 10, 30, 31, 50, 51, 70, 71, 90, 91, 100].map((part) => bandOf(part, 100))).toEqual([
    ...['<10%', '<10%', '10-30%', '10-30%', '31-50%', '31-50%', '51-70%', '51-70%', '71-90%', '71-90%'],
    ...['>90%', '>90%'],
  ]);
});

test.each(measured)('%s: every question the portal looks at is asked, and each of the portal’s is looked at', (key) => {
  const questionnaire = makeQuestionnaire(key);
  const probed = [...listProbes(questionnaire, 'es').keys()];
  const asked = new Set(questionnaire.questions.map(({ id }) => id));
  expect(probed.filter((id) => !asked.has(id))).toEqual([]);
  if (questionnaire.index !== 'ourdata') return;
  const own = questionnaire.questions.filter(({ id }) => {
    const number = Number(/^Q(\d+)/.exec(id)?.[1]);
    return number >= 66 && number <= 80;
  });
  expect(own).toHaveLength(53 + 30);
  expect(own.filter(({ id }) => !probed.includes(id)).map(({ id }) => id)).toEqual([]);
});

test('a query fits into an address, and names one publisher when it is of one', () => {
  const scope = {
    publicUrl: 'https://datos.example.org',
    publisher: 'https://datos.example.org/api/v1/institutions/1',
  };
  for (const pattern of allPatterns)
    expect(formatAddress(formQuery(pattern, scope)).length, pattern).toBeLessThan(8000);
  expect(formQuery('all', scope)).toContain('dct:publisher <https://datos.example.org/api/v1/institutions/1>');
  expect(formQuery('all', { ...scope, publisher: undefined })).not.toContain('dct:publisher');
});

test('who is too busy is asked again; what then fails is unknown, says so, and is not kept', async () => {
  const asked: string[] = [];
  let busy = 2;
  const troubles: string[] = [];
  const live = createLive({
    ask: async (path) => {
      asked.push(path);
      if (path.startsWith('/sparql')) {
        if (busy > 0) {
          busy -= 1;
          return new Response('', { status: 503 });
        }
        return Response.json({ results: { bindings: [{ n: { value: '2' } }] } });
      }
      return path.startsWith('/api/v1/datasets') ? new Response('', { status: 500 }) : Response.json({ paths: {} });
    },
    publicUrl: 'https://datos.example.org',
    language: 'es',
    clock: () => new Date(0),
    elapsed: () => 0,
    onTrouble: (what) => troubles.push(what),
  });
  const questionnaire = makeQuestionnaire('ourdata-2017');
  const seen = await live.recall(questionnaire, { institution: undefined });
  expect(seen.answers.get('Q73')?.answer).toBe('yes');
  expect(seen.answers.get('Q68.census')).toMatchObject({ answer: null, proofs: [] });
  expect([seen.complete, troubles.length]).toEqual([false, 63]);
  const before = asked.length;
  await live.recall(questionnaire, { institution: undefined });
  expect(asked.length).toBeGreaterThan(before);
});

test('Open Data Maturity 2023: a share whose points were never published is told and settles nothing', async () => {
  const look = (licensed: number) =>
    createLive({
      ask: async (path) => {
        if (!path.startsWith('/sparql')) return Response.json({ paths: {}, total: 0 });
        const part = /dct:license/.test(new URLSearchParams(path.slice(path.indexOf('?'))).get('query') ?? '');
        return Response.json({ results: { bindings: [{ n: { value: `${part ? licensed : 10}` } }] } });
      },
      publicUrl: 'https://datos.example.org',
      language: 'es',
      clock: () => new Date(0),
      elapsed: () => 0,
      onTrouble: () => {},
    }).look(makeQuestionnaire('odm-2023'), { institution: undefined });
  const [most, half] = [await look(8), await look(4)];
  expect(most.answers.get('115')?.answer).toBe('71-90%');
  expect(half.answers.get('115')).toMatchObject({ answer: null, proofs: [{ found: 4 }, { found: 10 }] });
  expect([most.complete, half.complete]).toEqual([true, true]);
});

describe('the counts of one look come from one state of the graph', () => {
  const questionnaire = makeQuestionnaire('ourdata-2017');
  /** A portal whose graph says as its state what `stateOf` gives for the count at this place; the count is as long as the state. */
  const look = async (stateOf: (place: number) => string) => {
    let place = 0;
    const live = createLive({
      ask: async (path) => {
        if (!path.startsWith('/sparql')) return Response.json({ paths: {}, total: 0, areas: [] });
        const state = stateOf(place);
        place += 1;
        return Response.json(
          { results: { bindings: [{ n: { value: String(state.length) } }] } },
          { headers: { 'x-milpa-snapshot': state } },
        );
      },
      publicUrl: 'https://datos.example.org',
      language: 'es',
      clock: () => new Date(0),
      elapsed: () => 0,
      onTrouble: () => {},
    });
    const { answers } = await live.look(questionnaire, { institution: undefined });
    const proofs = [...answers.values()].flatMap((answer) => answer.proofs);
    const found = proofs.filter(({ url }) => url.startsWith('/sparql?')).map((proof) => proof.found);
    return { answers, counts: [...new Set(found)] };
  };

  test('when it is renewed in between, all are counted again', async () => {
    expect((await look(() => 'old')).counts).toEqual([3]);
    const { answers, counts } = await look((place) => (place < 5 ? 'old' : 'newer'));
    expect(counts).toEqual([5]);
    expect(answers.get('Q73')?.answer).toBe('yes');
  });

  test('when it never holds still, nothing is said of it', async () => {
    const { answers, counts } = await look((place) => (place % 2 === 0 ? 'old' : 'newer'));
    expect(counts).toEqual([]);
    expect(answers.get('Q73')).toMatchObject({ answer: null, proofs: [] });
  });
});
