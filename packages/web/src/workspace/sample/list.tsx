import { NewSample, themeSchemes } from '@milpa/sdk';
import { Button, Section } from '../../design/index.ts';
import {
  ErrorSummary,
  type Fault,
  forPerson,
  listFaults,
  type PersonContext,
  readFields,
  Select,
  TextInput,
} from '../../form/index.ts';
import { type Page, redirect } from '../../page.ts';
import type { Reader } from '../../reader.ts';
import { SampleCards } from '../../sample/index.ts';
import { makeWorkPage } from '../frame.tsx';
import { places } from '../places.ts';
import { isOwnProblem } from '../publishing/shared.ts';

const names = ['title', 'size', 'institution', 'theme', 'from', 'to', 'seed'] as const;
type Typed = Readonly<Partial<Record<(typeof names)[number], string>>>;

export const showSamples = forPerson((context) => samplesPage(context, { size: '30' }, []));

export const drawSample = forPerson(async (context) => {
  const { client, request, reader } = context;
  const fields = await readFields(request);
  const typed: Typed = Object.fromEntries(names.map((name) => [name, fields.text(name)]));
  const said = Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== ''));
  const parsed = NewSample.safeParse({ ...said, size: Number(typed.size) });
  if (!parsed.success)
    return samplesPage(
      context,
      typed,
      parsed.error.issues.map(({ path: [field] }) => explain(String(field ?? ''), reader)),
    );
  try {
    const { id } = await client.call('drawSample', { body: parsed.data });
    return redirect(places.sample(reader.language, id));
  } catch (error) {
    if (!isOwnProblem(error)) throw error;
    return {
      ...(await samplesPage(
        context,
        typed,
        listFaults(error, reader, (pointer) => pointer.slice(1)),
      )),
      status: error.status,
    };
  }
});

/** What is wrong with a field, in its own words. */
function explain(field: string, { words }: Reader): Fault {
  const { work } = words.sample;
  if (field === 'size') return { field, text: work.badSize };
  if (field === 'from' || field === 'to') return { field, text: work.dayHint };
  return { field, text: `${work.name}${words.common.colon} ${work.nameHint}` };
}

async function samplesPage(context: PersonContext, typed: Typed, faults: readonly Fault[]): Promise<Page> {
  const { client, reader } = context;
  const words = reader.words.sample;
  const samples = await client.call('listSamples');
  const shared = (name: keyof Typed) => ({ name, value: typed[name] ?? '', faults });
  const wrong = faults.length > 0;
  return makeWorkPage(context, {
    section: 'samples',
    title: words.title,
    wrong,
    status: wrong ? 422 : 200,
    body: (
      <div>
        <ErrorSummary faults={faults} reader={reader} />
        <h1>{words.title}</h1>
        <p class="lead">{words.work.lead}</p>
        <SampleCards samples={samples} reader={reader} addressOf={({ id }) => places.sample(reader.language, id)} />
        <Section id="draw" title={words.work.draw}>
          <form method="post" class="form narrow" action={places.samples(reader.language)}>
            <TextInput {...shared('title')} label={words.work.name} hint={words.work.nameHint} required />
            <TextInput {...shared('size')} label={words.work.size} required short mostLength={3} />
            <TextInput
              {...shared('institution')}
              label={words.work.institution}
              hint={words.work.institutionHint}
              optional={reader}
              mostLength={200}
            />
            <Select
              {...shared('theme')}
              label={words.theme}
              empty={words.work.themeAny}
              groups={themeSchemes.map(({ label, concepts }) => ({
                label: label[reader.language],
                choices: concepts.map((theme) => ({ value: theme.id, text: theme.label[reader.language] })),
              }))}
            />
            <TextInput {...shared('from')} label={words.work.from} hint={words.work.dayHint} optional={reader} short />
            <TextInput {...shared('to')} label={words.work.to} hint={words.work.dayHint} optional={reader} short />
            <TextInput
              {...shared('seed')}
              label={words.seed}
              hint={words.work.seedHint}
              optional={reader}
              mostLength={200}
            />
            <Button>{words.work.submit}</Button>
          </form>
        </Section>
      </div>
    ),
  });
}
