import { paths } from '@milpa/sdk';
import { Button, formatLocal } from '../../design/index.ts';
import {
  bindFields,
  type Fault,
  forPerson,
  type PersonContext,
  readFields,
  sendForm,
  TextArea,
  TextInput,
} from '../../form/index.ts';
import { type Page, redirect } from '../../page.ts';
import { makeWorkPage } from '../frame.tsx';

const names = ['on', 'text', 'url'] as const;
type Typed = Readonly<Record<(typeof names)[number], string>>;

export const showProve = forPerson((context) => provePage(context, { on: '', text: '', url: '' }, []));

export const prove = forPerson(async (context) => {
  const { client, params, reader, request } = context;
  const words = reader.words.obligation.prove;
  const typed = (await readFields(request)).pick(names);
  const { on, text, url } = typed;
  return sendForm(context, {
    faults: [
      ...(/^\d{4}-\d{2}-\d{2}$/.test(on) ? [] : [{ field: 'on', text: words.noDay }]),
      ...(text.length < 3 ? [{ field: 'text', text: words.noText }] : []),
    ],
    fields: names,
    again: (faults) => provePage(context, typed, faults),
    send: async () => {
      const body = { on, text, ...(url ? { url } : {}) };
      const done = await client.call('fulfilObligation', { params: { obligation: params['obligation'] ?? '' }, body });
      return redirect(paths.institutionObligations(reader.language, done.institution.slug));
    },
  });
});

async function provePage(context: PersonContext, typed: Typed, faults: readonly Fault[]): Promise<Page> {
  const { client, params, reader, url } = context;
  const words = reader.words.obligation.prove;
  const institution = url.searchParams.get('institution') ?? undefined;
  const { items } = await client.call('listObligations', {
    query: { ...(institution ? { institution } : {}), limit: 500 },
  });
  const item = items.find(({ id }) => id === params['obligation']);
  const shared = bindFields(typed, faults);
  return makeWorkPage(context, {
    section: 'datasets',
    title: words.title,
    faults,
    narrow: true,
    body: (
      <>
        <h1>{words.title}</h1>
        {item ? (
          <p class="lead">
            {formatLocal(item.title, reader, item.rule)} ·{' '}
            {formatLocal(item.institution.name, reader, item.institution.slug)}
          </p>
        ) : null}
        {item ? <p>{`${reader.label(reader.words.obligation.asks)} ${formatLocal(item.asks, reader, '')}`}</p> : null}
        <form method="post" class="form">
          <TextInput {...shared('on')} label={words.on} hint={words.onHint} required short mostLength={10} />
          <TextArea {...shared('text')} label={words.text} hint={words.textHint} rows={3} required />
          <TextInput {...shared('url')} label={words.url} type="url" optional={reader} mostLength={2000} />
          <Button>{words.submit}</Button>
        </form>
      </>
    ),
  });
}
