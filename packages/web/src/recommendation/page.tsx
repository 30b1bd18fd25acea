import { paths, type Recommendation } from '@milpa/sdk';
import { DatasetLink, formatLocal, InstitutionLink, Link, Local, Section, SummaryList, Tag } from '../design/index.ts';
import { formatCalendarDay } from '../freshness/index.ts';
import type { Context, Page } from '../page.ts';
import type { Reader } from '../reader.ts';
import { StateTags } from './board.tsx';

/** One recommendation: who answers, what they said, what was promised, and what shows that it was done. */
export async function answerRecommendation({ client, reader, params, account }: Context): Promise<Page> {
  const words = reader.words.recommendation;
  const { language } = reader;
  const id = params['recommendation'] ?? '';
  const item = await client.call('getRecommendation', { params: { recommendation: id } });
  const title = formatLocal(item.title, reader, item.code ?? id);
  return {
    title,
    description: words.lead,
    crumbs: [{ href: paths.recommendations(language), text: words.title }],
    body: (
      <div class="wrap page">
        <p class="kicker">
          {item.code ? `${item.code} · ` : ''}
          {words.sources[item.source]}
        </p>
        <h1>
          <Local map={item.title} reader={reader} otherwise={item.code ?? id} />
        </h1>
        <p>
          <StateTags item={item} reader={reader} />
        </p>
        <Facts item={item} reader={reader} />
        <Progress item={item} reader={reader} />
        {account && (item.mayAssign || item.moves.length > 0) ? (
          <p class="section">
            <Link href={`${paths.workspace(language)}/recommendations/${item.id}`}>{words.workOn}</Link>
          </p>
        ) : null}
      </div>
    ),
  };
}

interface ToldProps {
  readonly item: Recommendation;
  readonly reader: Reader;
}

/** What was promised, what shows that it was done, and everything that was said. */
export function Progress({ item, reader }: ToldProps) {
  const words = reader.words.recommendation;
  return (
    <>
      <Section id="milestones" title={words.milestones}>
        <Milestones item={item} reader={reader} />
      </Section>
      <Section id="evidence" title={words.evidence}>
        <Evidence item={item} reader={reader} />
      </Section>
      <Section id="history" title={words.history}>
        <History item={item} reader={reader} />
      </Section>
    </>
  );
}

/** Who answers, by when, what they said, and where it stands. */
export function Facts({ item, reader }: ToldProps) {
  const words = reader.words.recommendation;
  const { owner, answered, answerDue, url } = item;
  const late = answered?.late ? `, ${words.answeredLate}` : '';
  return (
    <SummaryList
      rows={[
        [words.owner, owner ? <InstitutionLink of={owner} reader={reader} /> : words.nobody],
        [words.post, item.post && reader.allWords.work.posts.roles[item.post]],
        [words.received, formatCalendarDay(reader, item.received)],
        [words.answerDue, answerDue ? formatCalendarDay(reader, answerDue) : words.noDay],
        [words.answered, answered && `${formatCalendarDay(reader, answered.on)}${late}`],
        [words.answer, answered?.text],
        [words.citation, url ? <Link href={url}>{item.citation}</Link> : item.citation],
        [words.wording, words.wordings[item.wording]],
      ]}
    />
  );
}

const milestoneTones = { open: 'plain', overdue: 'error', done: 'good', late: 'warning' } as const;

function Milestones({ item, reader }: ToldProps) {
  const words = reader.words.recommendation;
  if (item.milestones.length === 0) return <p>{words.noMilestones}</p>;
  return (
    <ul>
      {item.milestones.map(({ title, due, done, state }) => (
        <li>
          {title} <Tag tone={milestoneTones[state]}>{words.milestoneStates[state]}</Tag>{' '}
          <span class="small soft">{formatCalendarDay(reader, done ?? due)}</span>
        </li>
      ))}
    </ul>
  );
}

function Evidence({ item, reader }: ToldProps) {
  const words = reader.words.recommendation;
  if (item.evidence.length === 0) return <p>{words.noEvidence}</p>;
  return (
    <ul>
      {item.evidence.map(({ text, url, dataset, at }) => (
        <li>
          {text} {url ? <Link href={url}>{words.document}</Link> : null}{' '}
          {dataset ? <DatasetLink of={dataset} reader={reader} /> : null}{' '}
          <time class="small soft" datetime={at}>
            {reader.day(at)}
          </time>
        </li>
      ))}
    </ul>
  );
}

function History({ item, reader }: ToldProps) {
  const words = reader.words.recommendation;
  const { roles } = reader.allWords.work.posts;
  return (
    <ol class="steps">
      {item.steps.map(({ event, role, at, text }) => (
        <li>
          <strong>{words.events[event]}</strong>
          {role ? ` ${words.by(roles[role])}` : ''}, <time datetime={at}>{reader.day(at)}</time>
          <p>{text}</p>
        </li>
      ))}
    </ol>
  );
}
