import { paths } from '@milpa/sdk';
import { Link, makeReadingPage, Notice } from '../design/index.ts';
import {
  bindFields,
  ErrorSummary,
  type Fault,
  readFields,
  Submit,
  sendForm,
  TextInput,
  type Values,
} from '../form/index.ts';
import { type Context, type Page, redirect } from '../page.ts';
import { fieldNames, findField, parseTyped, ReuseFields } from './form.tsx';

const ends = ['waiting', 'sent', 'accepted'] as const;

/** Where anybody shows what they made; after that, what happens next. */
export async function showNewReuse(context: Context): Promise<Page> {
  const done = ends.find((end) => end === context.url.searchParams.get('sent'));
  if (done) return sentPage(context, done);
  return formPage(context, { datasets: context.url.searchParams.get('dataset') ?? '' }, []);
}

export async function sendNewReuse(context: Context): Promise<Page | Response> {
  const { client, reader, request, account } = context;
  const typed = (await readFields(request)).pick(fieldNames);
  const { text, email, faults } = parseTyped(typed, reader);
  const { missing } = reader.words.reuse.form;
  const nobody = !account && !email && faults.every(({ field }) => field !== 'email');
  return sendForm(context, {
    faults: nobody ? [...faults, { field: 'email', text: missing.email }] : faults,
    fields: findField,
    again: (found) => formPage(context, typed, found),
    send: async () => {
      if (!text) return formPage(context, typed, faults);
      const { state } = await client.call('sendReuse', { body: { ...text, ...(email ? { email } : {}) } });
      return redirect(`${paths.newReuse(reader.language)}?sent=${state}`);
    },
  });
}

function formPage({ reader, account }: Context, typed: Values, faults: readonly Fault[]): Page {
  const words = reader.words.reuse;
  const { form } = words;
  const wrong = faults.length > 0;
  return {
    ...makeReadingPage({
      title: wrong ? reader.allWords.work.form.errorTitle(form.title) : form.title,
      heading: form.title,
      lead: form.lead,
      narrow: true,
      crumbs: [{ href: paths.reuses(reader.language), text: words.title }],
      body: (
        <>
          <ErrorSummary faults={faults} reader={reader} />
          {account ? null : <p>{form.steps}</p>}
          <form method="post" class="form" action={paths.newReuse(reader.language)}>
            <ReuseFields typed={typed} faults={faults} reader={reader} />
            {account ? null : (
              <TextInput
                {...bindFields<string>(typed, faults)('email')}
                type="email"
                label={form.email}
                hint={form.emailHint}
                required
                mostLength={320}
              />
            )}
            <Submit reader={reader} text={form.submit} cancel={paths.reuses(reader.language)} />
          </form>
        </>
      ),
    }),
    ...(wrong ? { status: 422 } : {}),
  };
}

function sentPage({ reader }: Context, done: (typeof ends)[number]): Page {
  const words = reader.words.reuse;
  return {
    title: words.sent.title,
    index: false,
    crumbs: [{ href: paths.reuses(reader.language), text: words.title }],
    body: (
      <div class="wrap page narrow">
        <h1>{words.sent.title}</h1>
        <Notice kind="good" alert>
          <p>{words.sent[done]}</p>
        </Notice>
        <p>
          <Link href={paths.reuses(reader.language)}>{words.sent.next}</Link>
        </p>
      </div>
    ),
  };
}
