import { LegalInstrument, paths } from '@milpa/sdk';
import { Button, formatLocal, Link } from '../../design/index.ts';
import { type Fault, forPerson, type PersonContext, readFields, sendForm, TextArea } from '../../form/index.ts';
import { type Page, redirect } from '../../page.ts';
import { Done, makeWorkPage } from '../frame.tsx';
import { places } from '../places.ts';

interface State {
  readonly document: string;
  readonly faults: readonly Fault[];
}

export const showLoad = forPerson((context) => loadPage(context, { document: '', faults: [] }));

export const loadInstrument = forPerson(async (context) => {
  const { client, reader, request } = context;
  const document = (await readFields(request)).text('document');
  const read = parseDocument(document);
  const again = (faults: readonly Fault[]) => loadPage(context, { document, faults });
  if ('fault' in read) return again([{ field: 'document', text: read.fault || reader.words.obligation.load.broken }]);
  return sendForm(context, {
    fields: () => 'document',
    again,
    send: async () => {
      const params = { instrument: read.instrument.key };
      const { key } = await client.call('loadInstrument', { params, body: read.instrument });
      return redirect(`${places.laws(reader.language)}?loaded=${key}`);
    },
  });
});

/** The instrument, or where the text is none; an empty fault: it is no JSON at all. */
function parseDocument(text: string): { instrument: LegalInstrument } | { fault: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { fault: '' };
  }
  const parsed = LegalInstrument.safeParse(value);
  if (parsed.success) return { instrument: parsed.data };
  return { fault: parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ') };
}

async function loadPage(context: PersonContext, state: State): Promise<Page> {
  const { client, reader, url } = context;
  const words = reader.words.obligation.load;
  const [examples, loaded] = await Promise.all([client.call('listInstrumentExamples'), client.call('listInstruments')]);
  const chosen = [...loaded, ...examples].find(({ key }) => key === url.searchParams.get('use'));
  const done = loaded.find(({ key }) => key === url.searchParams.get('loaded'));
  const document = state.document || (chosen ? JSON.stringify(LegalInstrument.parse(chosen), null, 2) : '');
  return makeWorkPage(context, {
    section: 'laws',
    title: words.title,
    faults: state.faults,
    narrow: true,
    body: (
      <>
        <Done text={done && words.done(formatLocal(done.title, reader, done.key), done.version)} />
        <h1>{words.title}</h1>
        <p class="lead">{words.lead}</p>
        <h2>{words.examples}</h2>
        <ul>
          {[...loaded, ...examples.filter(({ key }) => !loaded.some((each) => each.key === key))].map((each) => (
            <li>
              <Link href={`${places.laws(reader.language)}?${new URLSearchParams({ use: each.key })}`}>
                {words.use(formatLocal(each.title, reader, each.key))}
              </Link>
            </li>
          ))}
        </ul>
        <form method="post" class="form" action={places.laws(reader.language)}>
          <TextArea
            name="document"
            label={words.document}
            hint={words.documentHint}
            value={document}
            faults={state.faults}
            rows={24}
            required
            lang="en"
          />
          <Button>{words.submit}</Button>
        </form>
        <p>
          <Link href={paths.obligations(reader.language)}>{reader.words.obligation.title}</Link>
        </p>
      </>
    ),
  });
}
