import { findText, Problem, paths, type SqlAnswer } from '@milpa/sdk';
import { Button, Code, Link, makeReadingPage, Notice } from '../design/index.ts';
import { QueryInput } from '../form/index.ts';
import type { Context, Page } from '../page.ts';
import type { Reader } from '../reader.ts';
import { formatConsoleAddress, parseView, type View } from './address.ts';
import { listExamples } from './examples.ts';
import { Result } from './result.tsx';
import { Examples, Tables } from './tables.tsx';

/** Rows of an answer on one page, and datasets in the list of tables. */
const [pageSize, listed] = [100, 25];

type Outcome = { readonly answer: SqlAnswer } | { readonly problem: Problem } | undefined;

/** A place to ask in SQL: the statement is in the address, so that it can be kept, shared and cited. */
export async function answerConsole({ client, reader, url, site }: Context): Promise<Page> {
  const view = parseView(url.searchParams);
  const [listing, outcome] = await Promise.all([
    client.call('listSqlTables', { query: { limit: listed, ...(view.tables ? { q: view.tables } : {}) } }),
    ask(client, view),
  ]);
  const words = reader.words.sql;
  const problem = outcome && 'problem' in outcome ? outcome.problem : undefined;
  const [example] = listExamples(listing.items, words);
  return makeReadingPage({
    title: words.title,
    lead: words.lead,
    crumbs: [],
    index: url.search === '',
    scripts: ['copy'],
    ...(problem ? { status: problem.status } : {}),
    body: (
      <>
        {problem ? <Failure problem={problem} reader={reader} statement={view.statement} /> : null}
        <Form reader={reader} view={view} problem={problem} suggestion={example?.statement ?? 'SELECT 1'} />
        {outcome && 'answer' in outcome ? (
          <Result site={site} reader={reader} view={view} answer={outcome.answer} />
        ) : null}
        <Examples reader={reader} listing={listing} />
        <Tables reader={reader} view={view} listing={listing} />
        <p>
          <Link href={paths.apiReference(reader.language)}>{words.forPrograms}</Link>{' '}
          <Link href={paths.sparql(reader.language)}>{reader.words.sparql.title}</Link>
        </p>
      </>
    ),
  });
}

async function ask(client: Context['client'], { statement, at, offset }: View): Promise<Outcome> {
  if (statement.trim() === '') return undefined;
  const query = {
    q: statement,
    limit: pageSize,
    offset,
    shape: 'arrays' as const,
    ...(at.length > 0 ? { at: [...at] } : {}),
  };
  try {
    return { answer: await client.call('askSql', { query }) };
  } catch (error) {
    if (error instanceof Problem) return { problem: error };
    throw error;
  }
}

function Failure(props: { readonly problem: Problem; readonly reader: Reader; readonly statement: string }) {
  const { problem, reader, statement } = props;
  const words = reader.words.sql;
  const spot = problem.errors.find((each) => each.line !== undefined);
  const marked = spot?.line === undefined ? '' : markPlace(statement, spot.line, spot.column ?? 1);
  return (
    <Notice kind="error" title={problem.status === 422 ? words.refused : words.stopped} alert>
      <p id="statement-fault">{findText(problem.details, reader.language)?.text}</p>
      {marked ? <Code text={marked} label={words.place} /> : null}
    </Notice>
  );
}

/** The line of the statement with a mark under the place. */
export function markPlace(statement: string, line: number, column: number): string {
  const text = statement.split(/\r\n|\n|\r/)[line - 1] ?? '';
  const characters = [...text];
  const from = Math.max(0, column - 40);
  const shown = characters.slice(from, from + 80).join('');
  return `${shown}\n${' '.repeat(Math.max(0, column - 1 - from))}^`;
}

function Form(props: {
  readonly reader: Reader;
  readonly view: View;
  readonly problem: Problem | undefined;
  readonly suggestion: string;
}) {
  const { reader, view, problem, suggestion } = props;
  const words = reader.words.sql;
  const text = view.statement || suggestion;
  return (
    <form action={`${paths.sql(reader.language)}#answer`} method="get" class="sqlform">
      <QueryInput
        name="q"
        label={words.statement}
        hint={words.hint}
        text={text}
        leastRows={6}
        wrong={problem?.status === 422}
        describedBy={problem ? 'statement-fault' : undefined}
      />
      {view.at.map((pin) => (
        <input type="hidden" name="at" value={pin} />
      ))}
      {view.at.length > 0 ? (
        <p class="soft">
          {words.pinned(view.at.join(', '))}{' '}
          <Link href={formatConsoleAddress(reader.language, { ...view, at: [], offset: 0 })} rel="nofollow">
            {words.unpin}
          </Link>
        </p>
      ) : null}
      <Button>{words.run}</Button>
    </form>
  );
}
