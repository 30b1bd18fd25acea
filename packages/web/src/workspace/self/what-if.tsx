import type { Questionnaire, SelfAssessment, SelfScore, WhatIfResult } from '@milpa/sdk';
import { Button, numberHead, Table } from '../../design/index.ts';
import { forPerson, type PersonContext, Select, TextInput } from '../../form/index.ts';
import {
  formatAnswer,
  formatAnswers,
  formatInterval,
  formatPoint,
  inReader,
  listSections,
  nameQuestionnaire,
  nameSubject,
} from '../../self/index.ts';
import { makeWorkPage } from '../frame.tsx';
import { places } from '../places.ts';

const movesShown = 15;

/** What each answer to one question would give, what adds most, and the cheapest way to a target. Nothing is kept. */
export const showWhatIf = forPerson(async (context) => {
  const { client, reader, params, url } = context;
  const words = reader.words.self;
  const assessment = await client.call('getSelfAssessment', { params: { assessment: params['assessment'] ?? '' } });
  const { id, questionnaire: key } = assessment;
  const questionnaire = await client.call('getQuestionnaire', { params: { questionnaire: key } });
  const asked = url.searchParams.get('question') ?? '';
  const percent = Number(url.searchParams.get('target') || Number.NaN);
  const target = percent >= 0 && percent <= 100 ? percent / 100 : undefined;
  const base = await client.call('trySelfAssessment', {
    params: { assessment: id },
    body: target === undefined ? {} : { target },
  });
  const question = questionnaire.items.find((each) => each.id === asked);
  const tries = await Promise.all(
    Object.keys(question?.answers ?? {}).map(async (answer) => ({
      answer,
      result: await client.call('trySelfAssessment', {
        params: { assessment: id },
        body: { changes: { [asked]: answer }, moves: false },
      }),
    })),
  );
  return makeWorkPage(context, {
    section: 'self',
    title: words.work.whatIf,
    crumbs: [
      { href: places.selfAssessments(reader.language), text: words.nav },
      {
        href: places.selfAssessment(reader.language, id),
        text: words.report(nameQuestionnaire(assessment, reader), nameSubject(assessment, reader)),
      },
    ],
    body: (
      <>
        <h1>{words.work.whatIf}</h1>
        <p class="lead">{words.work.whatIfLead}</p>
        <Ask
          context={context}
          questionnaire={questionnaire}
          asked={asked}
          target={url.searchParams.get('target') ?? ''}
        />
        {question ? (
          <Tries context={context} assessment={assessment} question={question} now={base.now} tries={tries} />
        ) : null}
        {target === undefined ? null : (
          <Way context={context} assessment={assessment} questionnaire={questionnaire} way={base.way} target={target} />
        )}
        <div class="section">
          <h2 id="moves">{words.work.moves}</h2>
          <p>{words.work.movesLead}</p>
          <Moves
            context={context}
            assessment={assessment}
            questionnaire={questionnaire}
            caption={words.work.moves}
            moves={base.moves.slice(0, movesShown)}
          />
        </div>
      </>
    ),
  });
});

interface Shared {
  readonly context: PersonContext;
}
interface OfMoves extends Shared {
  readonly assessment: SelfAssessment;
  readonly questionnaire: Questionnaire;
}

function Ask(
  props: Shared & { readonly questionnaire: Questionnaire; readonly asked: string; readonly target: string },
) {
  const { context, questionnaire, asked, target } = props;
  const { reader } = context;
  const words = reader.words.self.work;
  const groups = listSections(questionnaire).map(({ section, questions }) => ({
    label: `${section.id} ${inReader(section.title, reader)}`,
    choices: questions.map(({ id, text }) => ({ value: id, text: `${id} ${shorten(inReader(text, reader))}` })),
  }));
  return (
    <form method="get" class="form card">
      <Select name="question" label={words.change} value={asked} faults={[]} empty="" groups={groups} />
      <TextInput
        name="target"
        label={words.target}
        hint={words.targetHint}
        value={target}
        faults={[]}
        short
        mostLength={5}
      />
      <Button>{words.tryIt}</Button>
    </form>
  );
}

const shorten = (text: string) => (text.length > 80 ? `${text.slice(0, 79)}…` : text);

function Tries(
  props: Shared & {
    readonly assessment: SelfAssessment;
    readonly question: Questionnaire['items'][number];
    readonly now: SelfScore;
    readonly tries: readonly { readonly answer: string; readonly result: WhatIfResult }[];
  },
) {
  const { context, assessment, question, now, tries } = props;
  const { reader } = context;
  const words = reader.words.self;
  const item = assessment.items.find(({ id }) => id === question.id);
  const title = `${question.id} ${inReader(question.text, reader)}`;
  return (
    <section class="section" aria-labelledby="tries">
      <h2 id="tries">{title}</h2>
      <ScoreTable
        context={context}
        assessment={assessment}
        caption={words.work.tried}
        rows={[
          [`${reader.label(words.work.now)} ${formatAnswers(item ?? { counts: [] }, reader)}`, now],
          ...tries.map(({ answer, result }) => [formatAnswer(answer, reader), result.tried] as const),
        ]}
      />
    </section>
  );
}

function ScoreTable(
  props: Shared & {
    readonly assessment: SelfAssessment;
    readonly caption: string;
    readonly rows: readonly (readonly [string, SelfScore])[];
  },
) {
  const { context, assessment, caption, rows } = props;
  const { reader } = context;
  const words = reader.words.self;
  const hasPlace = rows.some(([, { place }]) => place !== null);
  return (
    <Table
      label={caption}
      head={[
        words.answer,
        numberHead(`${words.certain} – ${words.possible}`),
        hasPlace ? reader.words.ourdata.rank : null,
      ]}
    >
      {rows.map(([name, { share, place }]) => (
        <tr>
          <th scope="row">{name}</th>
          <td class="number">{formatInterval(share, assessment, reader)}</td>
          {hasPlace ? (
            <td>
              {place
                ? `${reader.number(place.best)} – ${reader.words.ourdata.rankOf(reader.number(place.worst), reader.number(place.of))}`
                : '–'}
            </td>
          ) : null}
        </tr>
      ))}
    </Table>
  );
}

function Way(props: OfMoves & { readonly way: WhatIfResult['way']; readonly target: number }) {
  const { way, target, context, assessment } = props;
  const { reader } = context;
  const words = reader.words.self.work;
  const goal = formatPoint(target, assessment, reader);
  if (!way) return <p>{words.noWay(goal)}</p>;
  const title = words.way(reader.number(way.length), goal);
  return (
    <div class="section">
      <h2 id="way">{title}</h2>
      {way.length > 0 ? <Moves {...props} caption={title} moves={way} /> : null}
    </div>
  );
}

function Moves(props: OfMoves & { readonly caption: string; readonly moves: WhatIfResult['moves'] }) {
  const { context, assessment, questionnaire, caption, moves } = props;
  const { reader } = context;
  const words = reader.words.self;
  const texts = new Map(questionnaire.items.map(({ id, text }) => [id, inReader(text, reader)]));
  const efforts = new Map<string, string>(Object.entries(words.work.efforts));
  return (
    <Table label={caption} head={[words.question, words.work.toAnswer, numberHead(words.work.gain), words.work.effort]}>
      {moves.map(({ id, answer, gain, effort }) => (
        <tr>
          <th scope="row">
            <span class="soft">{id}</span> {texts.get(id)}
          </th>
          <td>{formatAnswer(answer, reader)}</td>
          <td class="number">{formatGain(gain, assessment, context)}</td>
          <td>{efforts.get(String(effort)) ?? ''}</td>
        </tr>
      ))}
    </Table>
  );
}

/** Three decimals where two would often be nought. */
const formatGain = (gain: number, { questionnaire }: SelfAssessment, { reader }: PersonContext): string =>
  questionnaire.startsWith('odm')
    ? formatPoint(gain, { questionnaire }, reader)
    : reader.exact(Math.round(gain * 1000) / 1000);
