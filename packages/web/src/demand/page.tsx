import { type DataRequest, NewSupport, paths } from '@milpa/sdk';
import {
  Button,
  DatasetLink,
  formatLocal,
  InstitutionLink,
  Link,
  Local,
  Notice,
  Section,
  SummaryList,
} from '../design/index.ts';
import { ErrorSummary, type Fault, readFields, sameName, sendForm } from '../form/index.ts';
import { formatCalendarDay } from '../freshness/index.ts';
import { type Context, type Page, redirect } from '../page.ts';
import type { Reader } from '../reader.ts';
import { RequestTags, RequestTitle } from './board.tsx';
import { listReaderFaults, pickReader, ReaderFields, type ReaderValues } from './reader-fields.tsx';

const nobody: ReaderValues = { email: '', name: '', website: '' };
const fields = ['email', 'name', 'website'] as const;

/** One request: what is asked, who answers, what they said, and what became of it. */
export const answerRequest = async (context: Context): Promise<Page> => requestPage(context, nobody, []);

export async function supportRequest(context: Context): Promise<Page | Response> {
  const { client, params, reader, request } = context;
  const values: ReaderValues = (await readFields(request)).pick(fields);
  const body = NewSupport.safeParse(pickReader(values, reader));
  const again = (faults: readonly Fault[]) => requestPage(context, values, faults);
  if (!body.success) return again(listReaderFaults(body.error.issues, reader));
  const id = params['request'] ?? '';
  return sendForm(context, {
    fields: sameName,
    again,
    send: async () => {
      await client.call('supportDataRequest', { params: { request: id }, body: body.data });
      return redirect(`${paths.requests(reader.language, id)}?done=letter`);
    },
  });
}

async function requestPage(context: Context, values: ReaderValues, faults: readonly Fault[]): Promise<Page> {
  const { client, reader, params, url, account } = context;
  const words = reader.words.demand;
  const id = params['request'] ?? '';
  const item = await client.call('getDataRequest', { params: { request: id } });
  const title = item.title || words.number(item.number);
  const done = new Map(Object.entries(words.done)).get(url.searchParams.get('done') ?? '');
  return {
    title: faults.length > 0 ? reader.allWords.work.form.errorTitle(title) : title,
    description: item.description || words.lead,
    index: item.state !== 'hidden' && faults.length === 0,
    ...(faults.length > 0 ? { status: 422 } : {}),
    crumbs: [{ href: paths.requests(reader.language), text: words.title }],
    body: (
      <div class="wrap page narrow">
        <ErrorSummary faults={faults} reader={reader} />
        {done ? (
          <Notice kind="good" alert>
            <p>{done}</p>
          </Notice>
        ) : null}
        <p class="kicker">{words.number(item.number)}</p>
        <h1>
          <RequestTitle of={item} reader={reader} />
        </h1>
        <p>
          <RequestTags item={item} reader={reader} />
        </p>
        <Outcome item={item} reader={reader} />
        <RequestWords item={item} reader={reader} />
        <RequestFacts item={item} reader={reader} />
        <Answer item={item} reader={reader} />
        {item.maySupport ? <Support {...{ item, values, faults, reader }} /> : null}
        <RequestHistory item={item} reader={reader} />
        {account && item.moves.length > 0 ? (
          <p class="section">
            <Link href={paths.answerRequest(reader.language, item.id)}>{words.work.answerIt}</Link>
          </p>
        ) : null}
      </div>
    ),
  };
}

interface ItemProps {
  readonly item: DataRequest;
  readonly reader: Reader;
}

/** What was published because somebody asked, or was there; or that nothing is shown. */
function Outcome({ item, reader }: ItemProps) {
  const { did, found, hidden } = reader.words.demand;
  if (item.state === 'hidden')
    return (
      <Notice kind="warning" title={hidden.title}>
        <p>{hidden.lead}</p>
      </Notice>
    );
  const said = item.state === 'fulfilled' ? did : item.state === 'published' ? found : undefined;
  if (!said || item.datasets.length === 0) return null;
  return (
    <Notice kind="good" title={said.title}>
      <p>{said.lead}</p>
      <ul>
        {item.datasets.map((dataset) => (
          <li>
            <DatasetLink of={dataset} reader={reader} />
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** What was asked, in the words and the language of whoever did. */
export function RequestWords({ item, reader }: ItemProps) {
  const lang = item.language === reader.language ? undefined : item.language;
  if (item.description === '') return null;
  return (
    <>
      <div class="prose" lang={lang}>
        {item.description.split(/\n\s*\n/).map((part) => (
          <p>{part}</p>
        ))}
      </div>
      {item.purpose ? (
        <>
          <h2 class="item-title">{reader.words.demand.purpose}</h2>
          <p lang={lang}>{item.purpose}</p>
        </>
      ) : null}
    </>
  );
}

/** Who answers, by when, and what is promised. */
export function RequestFacts({ item, reader }: ItemProps) {
  const { facts, nobody: centre, supports } = reader.words.demand;
  const { answer, commitment, duplicateOf, institution, refusal } = item;
  const late = answer.late ? `, ${facts.late}` : '';
  return (
    <SummaryList
      rows={[
        [facts.supports, supports(item.supports)],
        [facts.institution, institution ? <InstitutionLink of={institution} reader={reader} /> : centre],
        [facts.asked, reader.day(item.opened)],
        [facts.due, formatCalendarDay(reader, answer.due)],
        [facts.answered, answer.done && `${reader.day(answer.done)}${late}`],
        [facts.promised, item.promised && formatCalendarDay(reader, item.promised)],
        [
          facts.commitment,
          commitment && institution && (
            <>
              <Link href={paths.openingPlan(reader.language, institution.slug)}>
                <Local map={commitment.name} reader={reader} otherwise={commitment.id} />
              </Link>
              {commitment.cancelled ? ` (${facts.cancelled})` : ''}
            </>
          ),
        ],
        [facts.law, refusal && `${refusal.instrument}, ${refusal.article}`],
        [
          facts.duplicate,
          duplicateOf && (
            <Link href={paths.requests(reader.language, duplicateOf.id)}>
              <RequestTitle of={duplicateOf} reader={reader} />
            </Link>
          ),
        ],
        [facts.tags, item.tags.join(', ')],
      ]}
    />
  );
}

const answering: readonly string[] = ['accept', 'decline', 'publish', 'merge'];

/** What those who answer said last. */
function Answer({ item, reader }: ItemProps) {
  const words = reader.words.demand;
  const said = item.steps.findLast(({ event }) => answering.includes(event));
  if (item.state === 'hidden') return null;
  return (
    <Section id="answer" title={words.answer}>
      {said ? <p>{said.text}</p> : <p>{words.noAnswer}</p>}
    </Section>
  );
}

interface SupportProps extends ItemProps {
  readonly values: ReaderValues;
  readonly faults: readonly Fault[];
}

function Support({ item, values, faults, reader }: SupportProps) {
  const { support } = reader.words.demand;
  return (
    <Section id="support" title={support.title}>
      <p>{support.lead}</p>
      <form method="post" class="form" action={paths.requests(reader.language, item.id)}>
        <ReaderFields values={values} faults={faults} reader={reader} />
        <Button>{support.submit}</Button>
      </form>
    </Section>
  );
}

/** Everything that happened, oldest first; roles, never names. */
export function RequestHistory({ item, reader }: ItemProps) {
  const words = reader.words.demand;
  const { roles } = reader.allWords.work.posts;
  return (
    <Section id="history" title={words.history}>
      <ol class="steps">
        {item.steps.map(({ event, role, at, text, institution }) => (
          <li>
            <strong>{words.events[event]}</strong>
            {event === 'forward'
              ? ` ${institution ? words.sentTo(formatLocal(institution.name, reader, institution.slug)) : words.sentToCentre}`
              : null}
            {role ? ` ${words.by(roles[role])}` : ''}, <time datetime={at}>{reader.day(at)}</time>
            {text ? <p>{text}</p> : null}
          </li>
        ))}
      </ol>
    </Section>
  );
}
