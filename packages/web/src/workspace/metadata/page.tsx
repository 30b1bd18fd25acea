import { type Draft, type ExtraField, type Language, type OperationInput, type Problem, paths } from '@milpa/sdk';
import { formatLocal } from '../../design/index.ts';
import {
  type Fault,
  type Fields,
  forPerson,
  Hidden,
  type PersonContext,
  Revision,
  readFields,
  Submit,
  sendForm,
  type Values,
} from '../../form/index.ts';
import { type Page, redirect } from '../../page.ts';
import type { Reader } from '../../reader.ts';
import { makeConflictPage } from '../conflict.tsx';
import { makeWorkPage, ofDraft } from '../frame.tsx';
import { formatBase, type Merge, mergeValues, parseBase } from '../merge.ts';
import { places } from '../places.ts';
import { explainWrong, formatField, formatValue } from './describe.ts';
import { composeExtra, ExtraGroup, formatExtra, readExtra } from './extra.tsx';
import { MetadataFields, MoreFields } from './fields.tsx';
import { Groups, listSeries } from './more-fields.tsx';
import { composeChange, findMetadataField, formatValues, readValues } from './values.ts';

type Change = OperationInput<'changeDraft'>['body'];

/** The form of a working copy: the metadata, the fields this portal added to it, and the dataset's address. */
export const formatDraft = (draft: Draft, fields: readonly ExtraField[] = []): Values => ({
  ...formatValues(draft.metadata),
  ...formatExtra(draft.metadata.extra ?? {}, fields),
  slug: draft.slug,
});

const listExtra = ({ client }: PersonContext) => client.call('listExtraFields');

export const showMetadata = forPerson(async (context) => {
  const draft = await context.client.call('getDraft', { params: { dataset: context.params['dataset'] ?? '' } });
  return metadataPage(context, { draft, values: formatDraft(draft, await listExtra(context)), faults: [] });
});

export const changeMetadata = forPerson(async (context) => {
  const dataset = context.params['dataset'] ?? '';
  const sent = readForm(await readFields(context.request), await listExtra(context));
  return save(context, dataset, sent, 'saved');
});

interface Sent {
  readonly values: Values;
  /** The state of the form when it was opened. */
  readonly base: Values;
  readonly revision: number;
  readonly fields: readonly ExtraField[];
}

function readForm(form: Fields, fields: readonly ExtraField[]): Sent {
  const base = parseBase(form.exact('base'));
  return {
    fields,
    values: { ...readValues(form, base), ...readExtra(form, fields, base), slug: form.text('slug') },
    base,
    revision: Number(form.text('revision')) || 0,
  };
}

function explainDraft({ reader }: PersonContext, values: Values): readonly Fault[] {
  const { slug } = reader.allWords.work.metadata.faults;
  const wrong = !/^[a-z0-9](?:[a-z0-9-]{0,98}[a-z0-9])?$/.test(values['slug'] ?? '');
  return [...explainWrong(values, reader), ...(wrong ? [{ field: 'slug', text: slug }] : [])];
}

/** Saves what changed. When somebody else saved first, both are merged; only real conflicts go back to the person. */
async function save(context: PersonContext, dataset: string, sent: Sent, done: string): Promise<Page | Response> {
  const { client, reader } = context;
  const again = async (faults: readonly Fault[], problem?: Problem) => {
    const draft = await client.call('getDraft', { params: { dataset } });
    if (problem?.code !== 'edited-meanwhile' || draft.revision === sent.revision)
      return metadataPage(context, { draft, ...sent, faults: nameExtra(faults, reader) });
    const theirs = formatDraft(draft, sent.fields);
    const merge = mergeValues(sent.base, sent.values, theirs);
    if (merge.conflicts.length > 0) return conflictPage(context, { draft, merge, theirs });
    return save(context, dataset, { ...sent, values: merge.values, base: theirs, revision: draft.revision }, 'merged');
  };
  return sendForm(context, {
    faults: explainDraft(context, sent.values),
    fields: (pointer) => findField(pointer, reader.language),
    again,
    send: async () => {
      const body = parseChange(sent.base, sent.values, await findExtra(context, dataset, sent));
      await client.call('changeDraft', { params: { dataset }, revision: sent.revision, body });
      return redirect(`${paths.draft(reader.language, dataset)}?done=${done}#about`);
    },
  });
}

/** The API says of the portal's own fields what their JSON Schema says. */
const nameExtra = (faults: readonly Fault[], { words }: Reader): readonly Fault[] =>
  faults.map((fault) =>
    fault.field.startsWith('extra.') ? { ...fault, text: words.described.form.extraWrong } : fault,
  );

/** The portal's own fields after the change; what is there of fields it does not know stays. */
async function findExtra({ client }: PersonContext, dataset: string, { base, values, fields }: Sent) {
  if (composeExtra(base, values, { fields, present: {} }) === undefined) return undefined;
  const { metadata } = await client.call('getDraft', { params: { dataset } });
  return composeExtra(base, values, { fields, present: metadata.extra ?? {} });
}

/** The form was checked against the contract's own schema before; the portal's own fields are checked by the API. */
function parseChange(base: Values, values: Values, extra: Awaited<ReturnType<typeof findExtra>>): Change {
  const metadata = { ...composeChange(base, values), ...(extra === undefined ? {} : { extra }) };
  const slug = values['slug'] === base['slug'] ? {} : { slug: values['slug'] };
  return { ...(Object.keys(metadata).length > 0 ? { metadata } : {}), ...slug } as Change;
}

function findField(pointer: string, language: Language): string | undefined {
  if (pointer === '/slug') return 'slug';
  const extra = /^(?:\/metadata)?\/extra\/([^/]+)/.exec(pointer)?.[1];
  return extra === undefined ? findMetadataField(pointer, language) : `extra.${extra}`;
}

interface State {
  readonly draft: Draft;
  readonly values: Values;
  readonly faults: readonly Fault[];
  readonly base?: Values;
  readonly revision?: number;
  /** Said above the form, e.g. that the files are safe. */
  readonly lead?: string;
}

/** The metadata form, filled with what the draft has or with what was typed. */
export async function metadataPage(context: PersonContext, state: State): Promise<Page> {
  const { reader } = context;
  const { draft, values, faults } = state;
  const words = reader.allWords.work.metadata;
  const title = formatLocal(draft.metadata.title, reader, draft.slug);
  const { items } = await context.client.call('listDrafts', {
    query: { publisher: draft.publisher.id, kind: 'series', limit: 200 },
  });
  const series = listSeries(items, draft.publisher.id, reader);
  const fields = await listExtra(context);
  return makeWorkPage(context, {
    ...ofDraft(draft, context),
    title: words.heading(title),
    faults,
    scripts: ['guard'],
    narrow: true,
    body: (
      <>
        <h1>{words.heading(title)}</h1>
        <p class="lead">{state.lead ?? words.lead}</p>
        <form
          method="post"
          class="form"
          action={places.about(reader.language, draft.id)}
          data-guard={reader.allWords.work.form.leave}
        >
          <Revision revision={state.revision ?? draft.revision} />
          <Hidden name="base" value={formatBase(state.base ?? formatDraft(draft, fields))} />
          <MetadataFields reader={reader} values={values} faults={faults} />
          <Groups reader={reader} values={values} faults={faults} kind={draft.kind} series={series} />
          <ExtraGroup reader={reader} values={values} faults={faults} fields={fields} />
          <MoreFields reader={reader} values={values} faults={faults} />
          <Submit reader={reader} text={words.submit} cancel={paths.draft(reader.language, draft.id)} />
        </form>
      </>
    ),
  });
}

function conflictPage(
  context: PersonContext,
  { draft, merge, theirs }: { readonly draft: Draft; readonly merge: Merge; readonly theirs: Values },
): Page {
  const { reader } = context;
  return makeConflictPage(context, {
    ...ofDraft(draft, context),
    conflict: {
      action: places.about(reader.language, draft.id),
      merge,
      theirs,
      revision: draft.revision,
      formatField: (field) => formatField(field, reader),
      formatValue: (field, value) => formatValue(field, value, reader.language),
    },
  });
}
