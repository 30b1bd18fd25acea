import { type DataRequest, NewDataRequest, paths, type SearchResult } from '@milpa/sdk';
import { DatasetItem } from '../catalogue/item.tsx';
import { Button, ButtonLink, makeReadingPage, Notice, Section } from '../design/index.ts';
import {
  bindFields,
  ErrorSummary,
  type Fault,
  Hidden,
  listBodies,
  readFields,
  SearchInput,
  Select,
  sameName,
  sendForm,
  TextArea,
  TextInput,
} from '../form/index.ts';
import { type Context, type Page, redirect } from '../page.ts';
import type { Reader } from '../reader.ts';
import { RequestCards } from './board.tsx';
import { listReaderFaults, pickReader, ReaderFields } from './reader-fields.tsx';

const names = ['title', 'description', 'purpose', 'institution', 'tags', 'email', 'name', 'website', 'looked'] as const;
type Values = Readonly<Record<(typeof names)[number], string>>;
const empty: Values = {
  ...{ title: '', description: '', purpose: '', institution: '', tags: '' },
  ...{ email: '', name: '', website: '', looked: '' },
};
const shown = 4;

/** First what is there already, asked by plain GET; then the form. */
export async function showAsk(context: Context): Promise<Page> {
  const { url, reader } = context;
  if (url.searchParams.get('sent') === 'yes') return sentPage(reader);
  const looked = (url.searchParams.get('q') ?? '').trim().slice(0, 200);
  const institution = url.searchParams.get('institution') ?? '';
  return askPage(context, { ...empty, title: looked, looked, institution }, []);
}

export async function sendRequest(context: Context): Promise<Page | Response> {
  const { client, reader, request } = context;
  const values: Values = (await readFields(request)).pick(names);
  const { title, description, purpose, institution, tags } = values;
  const listed = tags
    .split(',')
    .map((tag) => tag.trim())
    .filter((tag) => tag);
  const body = NewDataRequest.safeParse({
    ...{ title, description, purpose, tags: listed },
    ...(institution ? { institution } : {}),
    ...pickReader(values, reader),
  });
  const again = (faults: readonly Fault[]) => askPage(context, values, faults);
  if (!body.success) return again(listReaderFaults(body.error.issues, reader));
  return sendForm(context, {
    fields: sameName,
    again,
    send: async () => {
      await client.call('askForData', { body: body.data });
      return redirect(`${paths.newRequest(reader.language)}?sent=yes`);
    },
  });
}

async function askPage(context: Context, values: Values, faults: readonly Fault[]): Promise<Page> {
  const { client, reader } = context;
  const words = reader.words.demand.asking;
  const { looked } = values;
  const [data, requests, bodies] = await Promise.all([
    looked ? client.call('searchDatasets', { query: { q: looked, limit: shown, facets: ['theme'] } }) : undefined,
    looked ? client.call('listDataRequests', { query: { alike: looked, sort: 'supports', limit: shown } }) : undefined,
    client.call('listInstitutions'),
  ]);
  const asks = looked !== '' || faults.length > 0;
  const state = { values, faults, reader, bodies: listBodies(bodies, reader) };
  return {
    ...makeReadingPage({
      title: faults.length > 0 ? reader.allWords.work.form.errorTitle(words.title) : words.title,
      heading: words.title,
      lead: words.lead,
      narrow: true,
      crumbs: [{ href: paths.requests(reader.language), text: reader.words.demand.title }],
      body: (
        <>
          <ErrorSummary faults={faults} reader={reader} />
          <search>
            <form method="get" action={paths.newRequest(reader.language)}>
              {values.institution ? <Hidden name="institution" value={values.institution} /> : null}
              <SearchInput id="ask-q" label={words.search} value={looked} reader={reader} />
              <p class="hint">{words.searchHint}</p>
            </form>
          </search>
          {data && requests ? <Alike data={data} requests={requests.items} reader={reader} /> : null}
          {asks ? <AskForm {...state} /> : null}
        </>
      ),
    }),
    ...(faults.length > 0 ? { status: 422 } : {}),
    index: !asks,
  };
}

interface AlikeProps {
  readonly data: SearchResult;
  readonly requests: readonly DataRequest[];
  readonly reader: Reader;
}

/** What may be it already: nobody has to wait for what is there. */
function Alike({ data, requests, reader }: AlikeProps) {
  const words = reader.words.demand.asking;
  if (data.items.length + requests.length === 0) return <p role="status">{words.nothing}</p>;
  return (
    <>
      {data.items.length > 0 ? (
        <Section id="data" title={words.data}>
          <ol class="bare results">
            {data.items.map((item) => (
              <li>
                <DatasetItem item={item} reader={reader} />
              </li>
            ))}
          </ol>
        </Section>
      ) : null}
      {requests.length > 0 ? (
        <Section id="requests" title={words.requests}>
          <RequestCards items={requests} reader={reader} level="h3" />
        </Section>
      ) : null}
    </>
  );
}

interface FormProps {
  readonly values: Values;
  readonly faults: readonly Fault[];
  readonly reader: Reader;
  readonly bodies: ReturnType<typeof listBodies>;
}

function AskForm({ values, faults, reader, bodies }: FormProps) {
  const words = reader.words.demand.asking;
  const shared = bindFields(values, faults);
  return (
    <Section id="ask" title={words.missing.title}>
      <p>{words.missing.lead}</p>
      <form method="post" class="form" action={paths.newRequest(reader.language)}>
        <Hidden name="looked" value={values.looked} />
        <TextInput {...shared('title')} label={words.what} required mostLength={200} />
        <TextArea {...shared('description')} label={words.description} hint={words.descriptionHint} rows={5} required />
        <TextArea {...shared('purpose')} label={words.purpose} hint={words.purposeHint} rows={2} optional={reader} />
        <Select {...shared('institution')} label={words.institution} empty={words.unknown} choices={bodies} />
        <TextInput {...shared('tags')} label={words.tags} hint={words.tagsHint} optional={reader} mostLength={210} />
        <ReaderFields values={values} faults={faults} reader={reader} />
        <Button>{words.submit}</Button>
      </form>
    </Section>
  );
}

function sentPage(reader: Reader): Page {
  const { asking, title } = reader.words.demand;
  return {
    title: asking.sent.title,
    index: false,
    crumbs: [{ href: paths.requests(reader.language), text: title }],
    body: (
      <div class="wrap page narrow">
        <h1>{asking.sent.title}</h1>
        <Notice kind="good" alert>
          <p>{asking.sent.lead}</p>
        </Notice>
        <p>
          <ButtonLink href={paths.requests(reader.language)} kind="quiet">
            {asking.back}
          </ButtonLink>
        </p>
      </div>
    ),
  };
}
