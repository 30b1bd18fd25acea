import { type Draft, type OperationInput, type PurgeableFile, paths } from '@milpa/sdk';
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
  const files = await client.call('listPurgeableFiles', { params: { dataset: draft.id } });
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
        <AskForm draft={draft} files={files} typed={typed} faults={faults} reader={reader} />
      </>
    ),
  });
}

interface Version {
  readonly number: number;
  /** The day, and what its files are called. */
  readonly text: string;
}

/** Every version that has a file, the newest first. */
function listVersions(files: readonly PurgeableFile[], reader: Reader): Version[] {
  const all = Map.groupBy(
    files.flatMap(({ versions }) => versions),
    ({ version }) => version,
  );
  return [...all]
    .sort(([a], [b]) => b - a)
    .map(([number, [first, ...others]]) => {
      const day = first ? reader.day(first.released) : '';
      const name = first?.name ?? '';
      return { number, text: `${day}, ${others.length > 0 ? `${name} +${reader.number(others.length)}` : name}` };
    });
}

/** Versions in one line, those that follow one another together: 1–3, 5. */
function formatRanges(versions: PurgeableFile['versions']): string {
  const ranges: [number, number][] = [];
  for (const { version } of versions.toReversed()) {
    const last = ranges.at(-1);
    if (last && last[1] === version - 1) last[1] = version;
    else ranges.push([version, version]);
  }
  return ranges.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(', ');
}

/** Files of the working copy first, then those that only releases have. */
function groupFiles(files: readonly PurgeableFile[], { words: { purge: words } }: Reader) {
  const [here, gone] = [files.filter(({ inDraft }) => inDraft), files.filter(({ inDraft }) => !inDraft)];
  const choose = (some: readonly PurgeableFile[]) =>
    some.map(({ distribution, name, versions }) => ({
      value: distribution,
      text: versions.length > 0 ? words.fileIn(name, formatRanges(versions), versions.length) : words.file(name),
    }));
  return [
    { label: words.inDraft, choices: choose(here) },
    { label: words.onlyReleased, choices: choose(gone) },
  ].filter(({ choices }) => choices.length > 0);
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
  readonly files: readonly PurgeableFile[];
  readonly typed: Typed;
  readonly faults: readonly Fault[];
  readonly reader: Reader;
}) {
  const { draft, files, typed, faults, reader } = props;
  const words = reader.words.purge;
  const shared = bindFields(typed, faults);
  const versions = listVersions(files, reader);
  return (
    <form method="post" class="form card" action={places.purgeDataset(reader.language, draft.id)}>
      <Select {...shared('what')} label={words.what} empty={words.whole} groups={groupFiles(files, reader)} />
      {versions.length > 1 ? (
        <Select
          {...shared('which')}
          label={words.which}
          hint={words.whichHint}
          empty={words.allVersions}
          choices={versions.map(({ number, text }) => ({
            value: String(number),
            text: words.onlyVersion(number, text),
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
