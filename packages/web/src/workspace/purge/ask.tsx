import { type Draft, type OperationInput, paths } from '@milpa/sdk';
import { Notice } from '../../design/index.ts';
import {
  bindFields,
  Checks,
  type Fault,
  forPerson,
  type PersonContext,
  readFields,
  Select,
  Submit,
  sendForm,
  TextArea,
  TextInput,
} from '../../form/index.ts';
import { type Page, redirect } from '../../page.ts';
import type { Reader } from '../../reader.ts';
import { findTitle, makeWorkPage, ofDraft } from '../frame.tsx';
import { places } from '../places.ts';

const names = ['what', 'which', 'reason', 'authority', 'sure'] as const;
type Typed = Readonly<Record<(typeof names)[number], string>>;
const nothing: Typed = { what: '', which: '', reason: '', authority: '', sure: '' };

const fieldOf: ReadonlyMap<string, string> = new Map([
  ['/distribution', 'what'],
  ['/version', 'which'],
]);

export const showAskPurge = forPerson((context) => askPage(context, nothing, []));

export const askPurge = forPerson(async (context) => {
  const { client, params, reader, request } = context;
  const typed = (await readFields(request)).pick(names);
  return sendForm(context, {
    faults: explain(typed, reader),
    fields: (pointer) => fieldOf.get(pointer) ?? names.find((name) => pointer === `/${name}`),
    again: (faults) => askPage(context, typed, faults),
    send: async () => {
      const sent = { params: { dataset: params['dataset'] ?? '' }, body: parseOrder(typed) };
      const made = await client.call('purgeDataset', sent);
      return redirect(`${places.purge(reader.language, made.id)}?done=asked`);
    },
  });
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
    ...ofDraft(draft, context),
    title,
    faults,
    narrow: true,
    body: (
      <>
        <h1>{title}</h1>
        <p class="lead">{words.askLead}</p>
        <What reader={reader} />
        <Notice kind="warning">
          <p>{secondPerson ? words.second : words.alone}</p>
        </Notice>
        <AskForm draft={draft} versions={versions} typed={typed} faults={faults} reader={reader} />
      </>
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
  const shared = bindFields(typed, faults);
  const files = draft.distributions.flatMap(({ id, file }) =>
    file ? [{ value: id, text: words.file(file.name) }] : [],
  );
  return (
    <form method="post" class="form card" action={places.purgeDataset(reader.language, draft.id)}>
      <Select {...shared('what')} label={words.what} empty={words.whole} choices={files} />
      {versions.length > 1 ? (
        <Select
          {...shared('which')}
          label={words.which}
          hint={words.whichHint}
          empty={words.allVersions}
          choices={versions.map(({ number, text }) => ({
            value: String(number),
            text: text === '' ? reader.words.common.version(number) : words.onlyVersion(number, text),
          }))}
        />
      ) : null}
      <TextArea {...shared('reason')} label={words.reason} hint={words.reasonHint} rows={3} required />
      <TextInput
        {...shared('authority')}
        label={words.authority}
        hint={words.authorityHint}
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
      <Submit reader={reader} kind="danger" text={words.submit} cancel={paths.draft(reader.language, draft.id)} />
    </form>
  );
}
