import { Problem, paths } from '@milpa/sdk';
import { Button, formatLocal } from '../../design/index.ts';
import {
  ErrorSummary,
  type Fault,
  forPerson,
  listFaults,
  type PersonContext,
  readFields,
  TextArea,
  TextInput,
} from '../../form/index.ts';
import { type Page, redirect } from '../../page.ts';
import { makeWorkPage } from '../frame.tsx';

type Values = Readonly<Record<'on' | 'text' | 'url', string>>;
interface State {
  readonly values: Values;
  readonly faults: readonly Fault[];
}

export const showProve = forPerson((context) =>
  provePage(context, { values: { on: '', text: '', url: '' }, faults: [] }),
);

export const prove = forPerson(async (context) => {
  const { client, params, reader, request } = context;
  const words = reader.words.obligation.prove;
  const fields = await readFields(request);
  const values: Values = { on: fields.text('on'), text: fields.text('text'), url: fields.text('url') };
  const faults = [
    ...(/^\d{4}-\d{2}-\d{2}$/.test(values.on) ? [] : [{ field: 'on', text: words.noDay }]),
    ...(values.text.length < 3 ? [{ field: 'text', text: words.noText }] : []),
  ];
  if (faults.length > 0) return provePage(context, { values, faults });
  try {
    const { on, text, url } = values;
    const done = await client.call('fulfilObligation', {
      params: { obligation: params['obligation'] ?? '' },
      body: { on, text, ...(url ? { url } : {}) },
    });
    return redirect(paths.institutionObligations(reader.language, done.institution.slug));
  } catch (error) {
    if (!(error instanceof Problem) || error.code === 'sign-in-needed') throw error;
    const known = ['on', 'text', 'url'];
    const found = listFaults(error, reader, (pointer) => known.find((field) => pointer === `/${field}`));
    // What is wrong with the day is a sentence of the whole problem.
    const told = found.map((each) =>
      each.field === 'on' ? { ...each, text: error.details[reader.language] ?? each.text } : each,
    );
    return { ...(await provePage(context, { values, faults: told })), status: error.status };
  }
});

async function provePage(context: PersonContext, { values, faults }: State): Promise<Page> {
  const { client, params, reader, url } = context;
  const words = reader.words.obligation.prove;
  const institution = url.searchParams.get('institution') ?? undefined;
  const { items } = await client.call('listObligations', {
    query: { ...(institution ? { institution } : {}), limit: 500 },
  });
  const item = items.find(({ id }) => id === params['obligation']);
  const shared = (name: keyof Values) => ({ name, value: values[name], faults });
  return makeWorkPage(context, {
    section: 'datasets',
    title: words.title,
    wrong: faults.length > 0,
    status: faults.length > 0 ? 422 : 200,
    body: (
      <div class="narrow">
        <ErrorSummary faults={faults} reader={reader} />
        <h1>{words.title}</h1>
        {item ? (
          <p class="lead">
            {formatLocal(item.title, reader, item.rule)} ·{' '}
            {formatLocal(item.institution.name, reader, item.institution.slug)}
          </p>
        ) : null}
        {item ? (
          <p>{`${reader.words.obligation.asks}${reader.words.common.colon} ${formatLocal(item.asks, reader, '')}`}</p>
        ) : null}
        <form method="post" class="form">
          <TextInput {...shared('on')} label={words.on} hint={words.onHint} required short mostLength={10} />
          <TextArea {...shared('text')} label={words.text} hint={words.textHint} rows={3} required />
          <TextInput {...shared('url')} label={words.url} type="url" optional={reader} mostLength={2000} />
          <Button>{words.submit}</Button>
        </form>
      </div>
    ),
  });
}
