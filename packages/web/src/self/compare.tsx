import { paths } from '@milpa/sdk';
import { Link, Notice, Table } from '../design/index.ts';
import type { Context, Page } from '../page.ts';
import { formatAnswers, formatInterval, inReader, namePart, nameQuestionnaire, nameSubject } from './names.ts';

/** Two frozen self-assessments beside each other: the parts of the score, and each answer that differs. */
export async function answerSelfComparison({ client, reader, params, url }: Context): Promise<Page> {
  const words = reader.words.self;
  const { before, after, comparable, items } = await client.call('compareSubmissions', {
    params: { submission: params['submission'] ?? '' },
    query: { since: url.searchParams.get('since') ?? '' },
  });
  const questionnaire = await client.call('getQuestionnaire', { params: { questionnaire: after.questionnaire } });
  const texts = new Map(questionnaire.items.map(({ id, text }) => [id, inReader(text, reader)]));
  const name = (each: typeof after) => words.submission(reader.number(each.number), reader.day(each.frozen));
  const title = `${reader.label(nameSubject(after, reader))} ${words.compareTitle(name(before), name(after))}`;
  const none = { low: 0, high: 1 };
  const rows = [
    [nameQuestionnaire(after, reader), before.score.share, after.score.share] as const,
    ...questionnaire.parts.map(
      (part) => [namePart(part, reader), before.score.parts[part] ?? none, after.score.parts[part] ?? none] as const,
    ),
  ];
  return {
    title,
    description: words.lead,
    index: false,
    crumbs: [
      { href: paths.submissions(reader.language), text: words.title },
      { href: paths.submission(reader.language, after.id), text: name(after) },
    ],
    body: (
      <div class="wrap page">
        <h1>{title}</h1>
        {comparable ? null : (
          <Notice kind="warning">
            <p>{words.notComparable}</p>
          </Notice>
        )}
        <ComparedTable
          caption={words.chart}
          first={words.part}
          heads={[words.before, words.after]}
          rows={rows.map(([part, was, is]) => [
            part,
            formatInterval(was, before, reader),
            formatInterval(is, after, reader),
          ])}
        />
        {items.length === 0 ? (
          <p>{words.noChanges}</p>
        ) : (
          <ComparedTable
            caption={words.answersTitle}
            first={words.question}
            heads={[words.before, words.after]}
            rows={items.map(({ id, before: was, after: is }) => [
              `${id} ${texts.get(id) ?? ''}`,
              formatAnswers(was ?? { counts: [] }, reader),
              formatAnswers(is ?? { counts: [] }, reader),
            ])}
          />
        )}
        <p>
          <Link href={paths.submission(reader.language, before.id)}>{name(before)}</Link>
        </p>
      </div>
    ),
  };
}

function ComparedTable(props: {
  readonly caption: string;
  readonly first: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}) {
  return (
    <Table label={props.caption} class="section" head={[props.first, ...props.heads]}>
      {props.rows.map(([head, ...cells]) => (
        <tr>
          <th scope="row">{head}</th>
          {cells.map((cell) => (
            <td>{cell}</td>
          ))}
        </tr>
      ))}
    </Table>
  );
}
