import { type Draft, type OperationInput, Problem, paths } from '@milpa/sdk';
import { Button, Notice } from '../../design/index.ts';
import {
  Checks,
  ErrorSummary,
  type Fault,
  forPerson,
  listFaults,
  type PersonContext,
  readFields,
  Select,
  TextArea,
  TextInput,
} from '../../form/index.ts';
import { type Page, redirect } from '../../page.ts';
import type { Reader } from '../../reader.ts';
import { findTitle } from '../draft/files.tsx';
import { makeWorkPage } from '../frame.tsx';
import { places } from '../places.ts';

interface Typed {
  readonly what: string;
  readonly which: string;
  readonly reason: string;
  readonly authority: string;
  readonly sure: string;
}
const nothing: Typed = { what: '', which: '', reason: '', authority: '', sure: '' };
const names = ['what', 'which', 'reason', 'authority', 'sure'] as const;

const fieldOf: ReadonlyMap<string, string> = new Map([
  ['/distribution', 'what'],
  ['/version', 'which'],
]);

export const showAskPurge = forPerson((context) => askPage(context, nothing, []));

export const askPurge = forPerson(async (context) => {
  const { client, params, reader, request } = context;
  const fields = await readFields(request);
  const typed: Typed = { ...nothing, ...Object.fromEntries(names.map((name) => [name, fields.text(name) ?? ''])) };
  const missing = explain(typed, reader);
  if (missing.length > 0) return askPage(context, typed, missing);
  try {
    const made = await client.call('purgeDataset', {
      params: { dataset: params['dataset'] ?? '' },
      body: parseOrder(typed),
    });
    return redirect(`${places.purge(reader.language, made.id)}?done=asked`);
  } catch (error) {
    if (!(error instanceof Problem) || ['sign-in-needed', 'not-found'].includes(error.code)) throw error;
    const faults = listFaults(
      error,
      reader,
      (pointer) => fieldOf.get(pointer) ?? names.find((name) => pointer === `/${name}`),
    );
    return { ...(await askPage(context, typed, faults)), status: error.status };
  }
});

/** The portal checks it again. */
const parseOrder = ({ what, which, reason, authority }: Typed) =>
  ({
    ...{ reason, authority },
    ...(what ? { distribution: what } : {}),
    ...(which ? { version: Number(which) } : {}),
  }) as OperationInput<'purgeDataset'>['body'];

function explain(
  { what, which, reason, authority, sure }: Typed,
  { words: { purge: words } }: Reader,
): readonly Fault[] {
  return [
    ...(which && !what ? [{ field: 'what', text: words.noFile }] : []),
    ...(reason.length < 3 ? [{ field: 'reason', text: words.noReason }] : []),
    ...(authority.length < 2 ? [{ field: 'authority', text: words.noAuthority }] : []),
    ...(sure === 'yes' ? [] : [{ field: 'sure', text: words.noSure }]),
  ];
}

async function askPage(context: PersonContext, typed: Typed, faults: readonly Fault[]): Promise<Page> {
  const { client, params, reader } = context;
  const words = reader.words.purge;
  const draft = await client.call('getDraft', { params: { dataset: params['dataset'] ?? '' } });
  // Who may not order a purge may not ask for its rule either: they are told so here, before they have typed anything.
  const { secondPerson } = await client.call('getPurgeRule', { params: { institution: draft.publisher.id } });
  const versions = await listVersions(context, draft);
  const title = words.askTitle(findTitle(draft, context));
  return makeWorkPage(context, {
    section: 'datasets',
    title,
    wrong: faults.length > 0,
    status: faults.length > 0 ? 422 : 200,
    crumbs: [{ href: paths.draft(reader.language, draft.id), text: findTitle(draft, context) }],
    body: (
      <div class="narrow">
        <ErrorSummary faults={faults} reader={reader} />
        <h1>{title}</h1>
        <p class="lead">{words.askLead}</p>
        <What reader={reader} />
        <Notice kind="warning">
          <p>{secondPerson ? words.second : words.alone}</p>
        </Notice>
        <AskForm draft={draft} versions={versions} typed={typed} faults={faults} reader={reader} />
      </div>
    ),
  });
}

interface Version {
  readonly number: number;
  /** The day, and what its files are called; empty when the public sees nothing of it. */
  readonly text: string;
}

async function listVersions({ client, reader }: PersonContext, { id, state, latest }: Draft): Promise<Version[]> {
  if (state !== 'released')
    return Array.from({ length: latest ?? 0 }, (_, at) => ({ number: (latest ?? 0) - at, text: '' }));
  const releases = await client.call('listReleases', { params: { dataset: id } });
  return releases.map(({ version, released, files }) => {
    const [first, ...others] = files.map(({ name }) => name);
    const named = first === undefined ? [] : [others.length > 0 ? `${first} +${reader.number(others.length)}` : first];
    return { number: version, text: [reader.day(released), ...named].join(', ') };
  });
}

function What({ reader: { words } }: { readonly reader: Reader }) {
  const { goesTitle, goes, staysTitle, stays } = words.purge;
  const list = (id: string, title: string, items: readonly string[]) => (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul>
        {items.map((item) => (
          <li>{item}</li>
        ))}
      </ul>
    </section>
  );
  return (
    <>
      {list('goes', goesTitle, goes)}
      {list('stays', staysTitle, stays)}
    </>
  );
}

function AskForm(props: {
  readonly draft: Draft;
  readonly versions: readonly Version[];
  readonly typed: Typed;
  readonly faults: readonly Fault[];
  readonly reader: Reader;
}) {
  const { draft, versions, typed, faults, reader } = props;
  const words = reader.words.purge;
  const files = draft.distributions.flatMap(({ id, file }) =>
    file ? [{ value: id, text: words.file(file.name) }] : [],
  );
  return (
    <form method="post" class="form card" action={places.purgeDataset(reader.language, draft.id)}>
      <Select
        name="what"
        label={words.what}
        value={typed.what}
        faults={faults}
        empty={words.whole}
        groups={[{ choices: files }]}
      />
      {versions.length > 1 ? (
        <Select
          name="which"
          label={words.which}
          hint={words.whichHint}
          value={typed.which}
          faults={faults}
          empty={words.allVersions}
          groups={[
            {
              choices: versions.map(({ number, text }) => ({
                value: String(number),
                text: text === '' ? reader.words.common.version(number) : words.onlyVersion(number, text),
              })),
            },
          ]}
        />
      ) : null}
      <TextArea
        name="reason"
        label={words.reason}
        hint={words.reasonHint}
        value={typed.reason}
        faults={faults}
        rows={3}
        required
      />
      <TextInput
        name="authority"
        label={words.authority}
        hint={words.authorityHint}
        value={typed.authority}
        faults={faults}
        mostLength={500}
        required
      />
      <Checks
        name="sure"
        label={words.sure}
        values={[typed.sure]}
        choices={[{ value: 'yes', text: words.sureLabel }]}
        faults={faults}
      />
      <p class="row">
        <Button kind="danger">{words.submit}</Button>
        <a href={paths.draft(reader.language, draft.id)}>{reader.allWords.work.form.cancel}</a>
      </p>
    </form>
  );
}
