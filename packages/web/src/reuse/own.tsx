import { paths, type Reuse } from '@milpa/sdk';
import { Button, makeReadingPage, Notice, Section, Tag } from '../design/index.ts';
import {
  ErrorSummary,
  type Fault,
  Hidden,
  Revision,
  readFields,
  Submit,
  sendForm,
  type Values,
} from '../form/index.ts';
import { type Context, type Page, redirect } from '../page.ts';
import { fieldNames, findField, formatTyped, parseTyped, ReuseFields, secretHeaders } from './form.tsx';

/** What a link in a letter leads to: only a button confirms, since programs open links of letters too. */
export async function showConfirm({ reader, url }: Context): Promise<Page> {
  const words = reader.words.reuse;
  const code = url.searchParams.get('code') ?? '';
  const done = url.searchParams.get('done') !== null;
  return {
    ...makeReadingPage({
      title: done ? words.confirm.done : words.confirm.title,
      lead: done ? words.confirm.doneLead : code ? words.confirm.lead : words.confirm.noCode,
      narrow: true,
      index: false,
      crumbs: [{ href: paths.reuses(reader.language), text: words.title }],
      body:
        code && !done ? (
          <form method="post" class="form" action={paths.confirmReuse(reader.language)}>
            <Hidden name="code" value={code} />
            <p class="row">
              <Button>{words.confirm.submit}</Button>
            </p>
          </form>
        ) : null,
    }),
    headers: secretHeaders,
  };
}

export async function takeConfirm({ client, reader, request }: Context): Promise<Response> {
  const code = (await readFields(request)).text('code');
  await client.call('confirmReuse', { body: { code } });
  return redirect(`${paths.confirmReuse(reader.language)}?done`);
}

const find = ({ client }: Context, code: string) => client.call('findOwnReuse', { body: { code } });

/** What somebody sent in, to correct or withdraw it. */
export async function showOwn(context: Context): Promise<Page> {
  const { url, reader } = context;
  const words = reader.words.reuse;
  const code = url.searchParams.get('code') ?? '';
  const withdrawn = url.searchParams.get('done') === 'withdrawn';
  if (withdrawn || code === '')
    return makeReadingPage({
      title: withdrawn ? words.own.withdrawn : words.own.title,
      lead: withdrawn ? words.own.withdrawnLead : words.confirm.noCode,
      narrow: true,
      index: false,
      crumbs: [{ href: paths.reuses(reader.language), text: words.title }],
      body: null,
    });
  const item = await find(context, code);
  return ownPage(context, { code, item, typed: formatTyped(item), faults: [] });
}

export async function takeOwn(context: Context): Promise<Page | Response> {
  const { client, reader, request } = context;
  const fields = await readFields(request);
  const code = fields.text('code');
  if (fields.has('withdraw')) {
    await client.call('withdrawOwnReuse', { body: { code } });
    return redirect(`${paths.ownReuse(reader.language)}?done=withdrawn`);
  }
  const typed = fields.pick(fieldNames);
  const item = await find(context, code);
  const { text, faults } = parseTyped(typed, reader);
  const again = (found: readonly Fault[]) => ownPage(context, { code, item, typed, faults: found });
  return sendForm(context, {
    faults,
    fields: findField,
    again,
    send: async () => {
      if (!text) return again(faults);
      // The texts stay in the language in which they were written, whatever the language of the page.
      const { language: _, ...said } = text;
      await client.call('correctOwnReuse', { body: { ...said, code, revision: fields.revision } });
      return redirect(`${paths.ownReuse(reader.language)}?${new URLSearchParams({ code, done: 'corrected' })}`);
    },
  });
}

interface Own {
  readonly code: string;
  readonly item: Reuse;
  readonly typed: Values;
  readonly faults: readonly Fault[];
}

function ownPage({ reader, url }: Context, { code, item, typed, faults }: Own): Page {
  const words = reader.words.reuse;
  const { own } = words;
  const here = paths.ownReuse(reader.language);
  const wrong = faults.length > 0;
  return {
    ...makeReadingPage({
      title: wrong ? reader.allWords.work.form.errorTitle(own.title) : own.title,
      heading: own.title,
      lead: own.lead,
      narrow: true,
      index: false,
      crumbs: [{ href: paths.reuses(reader.language), text: words.title }],
      body: (
        <>
          <ErrorSummary faults={faults} reader={reader} />
          {url.searchParams.get('done') === 'corrected' && !wrong ? (
            <Notice kind="good" alert>
              <p>{own.corrected}</p>
            </Notice>
          ) : null}
          <p>
            <Tag>{words.states[item.state]}</Tag> {item.state === 'accepted' ? own.publicNow : ''}
          </p>
          {item.reason ? (
            <p>
              {reader.label(words.work.why)} {item.reason}
            </p>
          ) : null}
          <form method="post" class="form" action={here}>
            <Hidden name="code" value={code} />
            <Revision revision={item.revision} />
            <ReuseFields typed={typed} faults={faults} reader={reader} />
            <Submit reader={reader} text={own.submit} cancel={paths.reuses(reader.language)} />
          </form>
          <Section id="withdraw" title={own.withdraw}>
            <p>{own.withdrawLead}</p>
            <form method="post" class="form" action={here}>
              <Hidden name="code" value={code} />
              <Hidden name="withdraw" value="yes" />
              <Button kind="danger">{own.withdraw}</Button>
            </form>
          </Section>
        </>
      ),
    }),
    headers: secretHeaders,
    ...(wrong ? { status: 422 } : {}),
  };
}
