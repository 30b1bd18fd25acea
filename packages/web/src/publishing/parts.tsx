import {
  type Commitment,
  type Holding,
  type HoldingState,
  matchFrequency,
  type PriorityFactor,
  paths,
  priorityFactors,
  type Weights,
} from '@milpa/sdk';
import { DatasetLink, Link, Local, numberHead, SummaryList, Table, Tag } from '../design/index.ts';
import type { Reader } from '../reader.ts';

type Tone = 'plain' | 'good' | 'warning' | 'error';
const holdingTones: Readonly<Record<HoldingState, Tone>> = {
  published: 'good',
  drafted: 'plain',
  planned: 'plain',
  overdue: 'error',
  unplanned: 'warning',
  closed: 'plain',
  unclassified: 'warning',
};
export const HoldingTag = ({ state, reader }: { readonly state: HoldingState; readonly reader: Reader }) => (
  <Tag tone={holdingTones[state]}>{reader.words.publishing.states[state]}</Tag>
);

const commitmentTones = { kept: 'good', late: 'warning', due: 'plain', overdue: 'error', cancelled: 'plain' } as const;
export const CommitmentTag = (props: { readonly state: Commitment['state']; readonly reader: Reader }) => (
  <Tag tone={commitmentTones[props.state]}>{props.reader.words.publishing.commitment[props.state]}</Tag>
);

export const Day = ({ day, reader }: { readonly day: string; readonly reader: Reader }) => (
  <time datetime={day}>{reader.day(`${day}T12:00:00Z`)}</time>
);

/** Both ends of what is possible, or the one number when everything is known. */
export function formatScore({ score }: Pick<Holding, 'score'>, reader: Reader): string {
  if (score.unknown.length === priorityFactors.length) return reader.words.publishing.priority.unknown;
  const [least, most] = [Math.round(score.least), Math.round(score.most)];
  return least === most ? reader.number(least) : `${reader.number(least)}–${reader.number(most)}`;
}

/** The words of an interval of ISO 8601, with the interval itself where no word is known. */
export function formatInterval(interval: string, reader: Reader): string {
  if (!interval) return '';
  const known = matchFrequency(interval);
  return known ? known.label[reader.language] : interval;
}

/** Why a holding is not open, by whom that was looked at, and when it is looked at again. */
export function Decision({ holding, reader }: { readonly holding: Holding; readonly reader: Reader }) {
  const words = reader.words.publishing;
  const { decision } = holding;
  if (!decision) return null;
  return (
    <section class="section" aria-labelledby="decision">
      <h2 id="decision">{words.decision.title}</h2>
      <SummaryList
        rows={[
          [words.decision.instrument, decision.instrument],
          [words.decision.article, decision.article],
          [words.decision.reasoning, decision.reasoning],
          [words.decision.reviewer, decision.reviewer],
          [words.decision.decided, <Day day={decision.decided} reader={reader} />],
          [
            words.decision.review,
            <>
              <Day day={decision.review} reader={reader} />{' '}
              {holding.reviewPast ? <Tag tone="error">{words.inventory.reviewPast}</Tag> : null}
            </>,
          ],
        ]}
      />
    </section>
  );
}

/** The formula with the weights that hold and the judgements there are: anyone can do the sum again. */
export function PrioritySum(props: { readonly holding: Holding; readonly weights: Weights; readonly reader: Reader }) {
  const { holding, weights, reader } = props;
  const words = reader.words.publishing;
  return (
    <section class="section" aria-labelledby="priority">
      <h2 id="priority">
        {words.priority.title}: {formatScore(holding, reader)}
      </h2>
      <p class="small">{words.priority.formula}</p>
      <Table
        label={words.priority.title}
        head={[
          words.priority.title,
          numberHead(words.priority.weights),
          numberHead(words.priority.score),
          words.priority.reason,
        ]}
      >
        {priorityFactors.map((factor) => {
          const judged = findJudgement(holding, factor, reader);
          return (
            <tr>
              <th scope="row">{words.factors[factor]}</th>
              <td class="number">{reader.number(weights[factor])}</td>
              <td class="number">{judged ? reader.number(judged.score) : words.priority.unknown}</td>
              <td>{judged?.reason ?? ''}</td>
            </tr>
          );
        })}
      </Table>
    </section>
  );
}

/** People who asked are counted: then nobody's judgement of the demand counts. */
function findJudgement({ priority, demand }: Holding, factor: PriorityFactor, { words }: Reader) {
  if (factor !== 'demand' || demand === null) return priority[factor];
  return { score: demand.score, reason: words.publishing.priority.counted(demand.people, demand.requests) };
}

/** Commitments in their order, each with what became of its day. */
export function CommitmentTable(props: {
  readonly items: readonly Commitment[];
  readonly caption: string;
  readonly reader: Reader;
  readonly withInstitution?: boolean;
  /** Where a commitment is changed, for those who may. */
  readonly edit?: (item: Commitment) => string;
}) {
  const { items, caption, reader, withInstitution = false, edit } = props;
  const words = reader.words.publishing.plan;
  const headings = [
    words.holding,
    ...(withInstitution ? [reader.words.publishing.calendar.institution] : []),
    words.due,
    words.state,
    words.responsible,
    words.frequency,
  ];
  return (
    <Table label={caption} head={headings}>
      {items.map((item) => (
        <tr>
          <th scope="row">
            <CommitmentName item={item} reader={reader} edit={edit} />
          </th>
          {withInstitution ? (
            <td>
              <Link href={paths.openingPlan(reader.language, item.institution.slug)}>
                <Local map={item.institution.name} reader={reader} otherwise={item.institution.slug} />
              </Link>
            </td>
          ) : null}
          <td>
            <Day day={item.due} reader={reader} />
            <Moves item={item} reader={reader} />
          </td>
          <td>
            <CommitmentTag state={item.state} reader={reader} />
            <Cancellation item={item} reader={reader} />
          </td>
          <td>{item.post}</td>
          <td>{formatInterval(item.frequency, reader)}</td>
        </tr>
      ))}
    </Table>
  );
}

function CommitmentName(props: {
  readonly item: Commitment;
  readonly reader: Reader;
  readonly edit: ((item: Commitment) => string) | undefined;
}) {
  const { item, reader, edit } = props;
  const href = edit?.(item) ?? paths.inventory(reader.language, item.institution.slug, item.holding);
  return (
    <>
      <Link href={href}>
        <Local map={item.name} reader={reader} otherwise={item.holding} />
      </Link>
      {item.dataset ? (
        <p class="small">
          {reader.words.publishing.plan.dataset}: <DatasetLink of={item.dataset} reader={reader} />
        </p>
      ) : null}
    </>
  );
}

/** That it was taken back, when, by which post and why: never folded away. */
export function Cancellation({ item, reader }: { readonly item: Commitment; readonly reader: Reader }) {
  if (!item.cancelled) return null;
  const { at, by, reason } = item.cancelled;
  return <p class="small">{reader.words.publishing.plan.cancelled(reader.day(at), by, reason)}</p>;
}

/** "Rescheduled n times", and each time from when to when, by which post and why. */
export function Moves({ item, reader }: { readonly item: Commitment; readonly reader: Reader }) {
  const words = reader.words.publishing.plan;
  if (item.rescheduled.length === 0) return null;
  const day = (text: string) => reader.day(`${text}T12:00:00Z`);
  return (
    <details class="small">
      <summary>{words.rescheduled(item.rescheduled.length)}</summary>
      <ol class="bare">
        {item.rescheduled.map(({ from, to, by, reason }) => (
          <li>{words.told(day(from), day(to), by, reason)}</li>
        ))}
      </ol>
    </details>
  );
}
