import { paths, type QuestionnaireSummary, type SubmissionSummary } from '@milpa/sdk';
import { Link, Pagination } from '../design/index.ts';
import type { Context, Page } from '../page.ts';
import type { Reader } from '../reader.ts';
import { formatInterval, nameQuestionnaire, nameSubject } from './names.ts';

const perPage = 50;

/** Everything that was frozen, and what may be asked. */
export async function answerSubmissions({ client, reader, url }: Context): Promise<Page> {
  const words = reader.words.self;
  const page = Math.max(1, Math.floor(Number(url.searchParams.get('page')) || 1));
  const [{ total, items }, questionnaires] = await Promise.all([
    client.call('listSubmissions', { query: { limit: perPage, offset: (page - 1) * perPage } }),
    client.call('listQuestionnaires'),
  ]);
  return {
    title: words.title,
    description: words.lead,
    crumbs: [{ href: paths.ourdata(reader.language), text: reader.words.ourdata.title }],
    body: (
      <div class="wrap page">
        <h1>{words.title}</h1>
        <p class="lead">{words.lead}</p>
        {items.length === 0 ? <p>{words.none}</p> : <SubmissionTable items={items} reader={reader} />}
        <Pagination
          reader={reader}
          page={page}
          pages={Math.ceil(total / perPage)}
          href={(wanted) => `${paths.submissions(reader.language)}?page=${wanted}`}
        />
        <Questionnaires all={questionnaires} reader={reader} />
      </div>
    ),
  };
}

export function SubmissionTable({
  items,
  reader,
}: {
  readonly items: readonly SubmissionSummary[];
  readonly reader: Reader;
}) {
  const words = reader.words.self;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1) */}
      <section class="scroll" tabIndex={0} aria-label={words.work.submissions}>
        <table>
          <caption>{words.work.submissions}</caption>
          <thead>
            <tr>
              <th scope="col">{words.work.subject}</th>
              <th scope="col">{words.work.questionnaire}</th>
              <th scope="col" class="number">
                {words.certain} – {words.possible}
              </th>
              <th scope="col">{words.method}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr>
                <th scope="row" class="strong">
                  <Link href={paths.submission(reader.language, item.id)}>{nameSubject(item, reader)}</Link>
                  <p class="small soft">{words.submission(reader.number(item.number), reader.day(item.frozen))}</p>
                </th>
                <td>{nameQuestionnaire(item, reader)}</td>
                <td class="number">{formatInterval(item.score.share, item, reader)}</td>
                <td class="small">
                  <code>{item.method}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

function Questionnaires({ all, reader }: { readonly all: readonly QuestionnaireSummary[]; readonly reader: Reader }) {
  const words = reader.words.self;
  return (
    <section class="section" aria-labelledby="questionnaires">
      <h2 id="questionnaires">{words.questionnaires}</h2>
      <p>{words.questionnairesLead}</p>
      <ul>
        {all.map(({ key, kind, questions }) => (
          <li>
            <Link href={paths.questionnaire(reader.language, key)}>
              {nameQuestionnaire({ questionnaire: key }, reader)}
            </Link>{' '}
            <span class="small soft">
              {words.countQuestions(reader.number(questions))} · {words.kinds[kind]}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
