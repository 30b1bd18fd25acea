import { ProblemReport, paths, reportKinds } from '@milpa/sdk';
import { Button, ButtonLink, formatLocal, Link, Notice } from '../design/index.ts';
import {
  bindFields,
  ErrorSummary,
  type Fault,
  nameChoices,
  readFields,
  Select,
  sendForm,
  TextArea,
  TextInput,
} from '../form/index.ts';
import { type Context, type Page, redirect } from '../page.ts';

type Values = Readonly<Record<'kind' | 'text' | 'email', string>>;
interface State {
  readonly values: Values;
  readonly faults: readonly Fault[];
}

/** Where anybody says what is wrong with public data; after that, that it was received. */
export async function showReport(context: Context): Promise<Page | Response> {
  const received = Number(context.url.searchParams.get('received'));
  if (Number.isSafeInteger(received) && received > 0) return receivedPage(context, received);
  return reportPage(context, { values: { kind: '', text: '', email: '' }, faults: [] });
}

export async function sendReport(context: Context): Promise<Page | Response> {
  const { client, params, reader, request } = context;
  const words = reader.words.helpdesk.report;
  const fields = await readFields(request);
  const values: Values = fields.pick(['kind', 'text', 'email']);
  const { email, ...rest } = values;
  const body = ProblemReport.safeParse({ ...rest, ...(email ? { email } : {}), language: reader.language });
  if (!body.success) {
    const wrong = new Set(body.error.issues.map(({ path }) => String(path[0])));
    const faults = [
      ...(wrong.has('text') ? [{ field: 'text', text: words.noText }] : []),
      ...(wrong.has('email') ? [{ field: 'email', text: words.badEmail }] : []),
      ...(wrong.has('kind') ? [{ field: 'kind', text: words.kind }] : []),
    ];
    return reportPage(context, { values, faults });
  }
  const dataset = params['dataset'] ?? '';
  return sendForm(context, {
    again: (faults) => reportPage(context, { values, faults }),
    send: async () => {
      const { number, joined } = await client.call('reportProblem', { params: { dataset }, body: body.data });
      const search = new URLSearchParams({ received: String(number), ...(joined ? { joined: 'yes' } : {}) });
      return redirect(`${paths.report(reader.language, dataset)}?${search}`);
    },
  });
}

async function reportPage(context: Context, { values, faults }: State): Promise<Page | Response> {
  const { client, params, reader } = context;
  const words = reader.words.helpdesk;
  const shared = bindFields(values, faults);
  const [dataset, settings] = await Promise.all([
    client.call('getDataset', { params: { dataset: params['dataset'] ?? '' } }),
    client.call('getCaseSettings'),
  ]);
  const here = paths.report(reader.language, dataset.slug);
  if (params['dataset'] !== dataset.slug && faults.length === 0) return redirect(here, 301);
  const title = formatLocal(dataset.metadata.title, reader, dataset.slug);
  return {
    title:
      faults.length > 0 ? reader.allWords.work.form.errorTitle(words.report.title(title)) : words.report.title(title),
    index: false,
    ...(faults.length > 0 ? { status: 422 } : {}),
    crumbs: [
      { href: paths.search(reader.language), text: reader.words.site.datasets },
      { href: paths.dataset(reader.language, dataset.slug), text: title },
    ],
    body: (
      <div class="wrap page narrow">
        <ErrorSummary faults={faults} reader={reader} />
        <h1>{words.report.title(title)}</h1>
        <p class="lead">{words.report.lead}</p>
        <form method="post" class="form" action={here}>
          <Select
            name="kind"
            label={words.report.kind}
            value={values.kind || 'wrong-data'}
            faults={faults}
            choices={nameChoices(reportKinds, words.kinds)}
          />
          <TextArea {...shared('text')} label={words.report.text} hint={words.report.textHint} rows={6} required />
          <TextInput
            {...shared('email')}
            type="email"
            label={words.report.email}
            hint={words.report.emailHint(settings.keepDays)}
            optional={reader}
            mostLength={320}
          />
          <p class="row">
            <Button>{words.report.submit}</Button>
            <Link href={paths.dataset(reader.language, dataset.slug)}>{words.report.back}</Link>
          </p>
        </form>
      </div>
    ),
  };
}

async function receivedPage({ client, params, reader, url }: Context, number: number): Promise<Page> {
  const words = reader.words.helpdesk.report;
  const { slug, metadata } = await client.call('getDataset', { params: { dataset: params['dataset'] ?? '' } });
  return {
    title: words.thanks,
    index: false,
    crumbs: [
      { href: paths.search(reader.language), text: reader.words.site.datasets },
      { href: paths.dataset(reader.language, slug), text: formatLocal(metadata.title, reader, slug) },
    ],
    body: (
      <div class="wrap page narrow">
        <h1>{words.thanks}</h1>
        <Notice kind="good" alert>
          <p>{words.received(number)}</p>
          {url.searchParams.get('joined') === 'yes' ? <p>{words.joined}</p> : null}
        </Notice>
        <p>
          <ButtonLink href={paths.dataset(reader.language, slug)} kind="quiet">
            {words.back}
          </ButtonLink>
        </p>
      </div>
    ),
  };
}
