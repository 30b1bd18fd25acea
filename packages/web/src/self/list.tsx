import { paths, type QuestionnaireSummary, type SubmissionSummary } from '@milpa/sdk';
import { Link, makeReadingPage, numberHead, Pagination, Table } from '../design/index.ts';
import { readPaging } from '../listing.ts';
import type { Context, Page } from '../page.ts';
import type { Reader } from '../reader.ts';
import { formatInterval, nameQuestionnaire, nameSubject } from './names.ts';

const perPage = 50;

/** Everything that was frozen, and what may be asked. */
export async function answerSubmissions({ client, reader, url }: Context): Promise<Page> {
  const words = reader.words.self;
  const at = readPaging(url, perPage);
  const [{ total, items }, questionnaires] = await Promise.all([
    client.call('listSubmissions', { query: at.query }),
    client.call('listQuestionnaires'),
  ]);
  return makeReadingPage({
    title: words.title,
    lead: words.lead,
    crumbs: [{ href: paths.ourdata(reader.language), text: reader.words.ourdata.title }],
    body: (
      <>
        {items.length === 0 ? <p>{words.none}</p> : <SubmissionTable items={items} reader={reader} />}
        <Pagination reader={reader} at={at} total={total} href={paths.submissions(reader.language)} />
        <Questionnaires all={questionnaires} reader={reader} />
      </>
    ),
  });
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
    <Table
      label={words.work.submissions}
      head={[
        words.work.subject,
        words.work.questionnaire,
        numberHead(`${words.certain} – ${words.possible}`),
        words.method,
      ]}
    >
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
    </Table>
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
