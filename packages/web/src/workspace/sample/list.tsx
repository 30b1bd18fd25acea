import { NewSample, themeSchemes } from '@milpa/sdk';
import { Button, Section } from '../../design/index.ts';
import {
  bindFields,
  type Fault,
  forPerson,
  type PersonContext,
  readFields,
  Select,
  sameName,
  sendForm,
  TextInput,
} from '../../form/index.ts';
import { type Page, redirect } from '../../page.ts';
import type { Reader } from '../../reader.ts';
import { SampleCards } from '../../sample/index.ts';
import { makeWorkPage } from '../frame.tsx';
import { places } from '../places.ts';

const names = ['title', 'size', 'institution', 'theme', 'from', 'to', 'seed'] as const;
type Typed = Readonly<Partial<Record<(typeof names)[number], string>>>;

export const showSamples = forPerson((context) => samplesPage(context, { size: '30' }, []));

export const drawSample = forPerson(async (context) => {
  const { client, request, reader } = context;
  const typed = (await readFields(request)).pick(names);
  const said = Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== ''));
  const again = (faults: readonly Fault[]) => samplesPage(context, typed, faults);
  const parsed = NewSample.safeParse({ ...said, size: Number(typed.size) });
  if (!parsed.success)
    return again(parsed.error.issues.map(({ path: [field] }) => explain(String(field ?? ''), reader)));
  return sendForm(context, {
    fields: sameName,
    again,
    send: async () => {
      const { id } = await client.call('drawSample', { body: parsed.data });
      return redirect(places.sample(reader.language, id));
    },
  });
});

/** What is wrong with a field, in its own words. */
function explain(field: string, reader: Reader): Fault {
  const { work } = reader.words.sample;
  if (field === 'size') return { field, text: work.badSize };
  if (field === 'from' || field === 'to') return { field, text: work.dayHint };
  return { field, text: `${reader.label(work.name)} ${work.nameHint}` };
}

async function samplesPage(context: PersonContext, typed: Typed, faults: readonly Fault[]): Promise<Page> {
  const { client, reader } = context;
  const words = reader.words.sample;
  const samples = await client.call('listSamples');
  const shared = bindFields(typed, faults);
  return makeWorkPage(context, {
    section: 'samples',
    title: words.title,
    faults,
    body: (
      <div>
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
