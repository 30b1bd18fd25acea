import { type Distribution, type Draft, type OperationInput, Problem, paths } from '@milpa/sdk';
import { Button } from '../../design/index.ts';
import { ErrorSummary, type Fault, forPerson, listFaults, type PersonContext, readFields } from '../../form/index.ts';
import { type Page, redirect } from '../../page.ts';
import { Revision } from '../files.tsx';
import { makeWorkPage } from '../frame.tsx';
import type { Values } from '../merge.ts';
import { places } from '../places.ts';
import { findTitle } from './files.tsx';
import { AddressFields, TermFields } from './link-fields.tsx';
import { composeNewLink, composeTerms, formatLink, listLinkFaults, readLink } from './link-values.ts';

interface State {
  readonly values: Values;
  readonly faults: readonly Fault[];
  /** Of the working copy when the form was opened. */
  readonly revision?: number;
  readonly status?: number;
}

const getDraft = ({ client, params }: PersonContext) =>
  client.call('getDraft', { params: { dataset: params['dataset'] ?? '' } });

const findOne = (draft: Draft, { params }: PersonContext): Distribution | undefined =>
  draft.distributions.find(({ id }) => id === params['distribution']);

export const showNewLink = forPerson(async (context) =>
  linkPage(context, await getDraft(context), undefined, { values: {}, faults: [] }),
);

export const showDistribution = forPerson(async (context) => {
  const draft = await getDraft(context);
  const one = findOne(draft, context);
  if (!one) return redirect(paths.draft(context.reader.language, draft.id));
  return linkPage(context, draft, one, { values: formatLink(one, context.reader.language), faults: [] });
});

export const addLink = forPerson(async (context) => {
  const { reader } = context;
  return save(context, undefined, (values) => {
    const link = composeNewLink(values, reader.language);
    return link && { addLinks: [link] };
  });
});

export const changeDistribution = forPerson(async (context) => {
  const one = findOne(await getDraft(context), context);
  if (!one) return redirect(paths.draft(context.reader.language, context.params['dataset'] ?? ''));
  return save(context, one, (values) => ({ distributions: [composeTerms(one, values, context.reader.language)] }));
});

type Change = NonNullable<OperationInput<'changeDraft'>['body']>;

/** Saves what was typed, or shows it again with what is wrong. */
async function save(
  context: PersonContext,
  one: Distribution | undefined,
  compose: (values: Values) => Change | undefined,
): Promise<Page | Response> {
  const { client, params, reader, request } = context;
  const dataset = params['dataset'] ?? '';
  const fields = await readFields(request);
  const values = readLink(fields);
  const revision = Number(fields.text('revision')) || 0;
  const words = reader.words.described.link;
  const wrong = listLinkFaults(values, one === undefined || one.link !== undefined);
  const body = compose(values);
  const again = async (faults: readonly Fault[], status: number) =>
    linkPage(context, await getDraft(context), one, { values, faults, revision, status });
  if (wrong.length > 0 || !body)
    return again(
      wrong.map(({ field, code }) => ({ field, text: words.faults[code] })),
      422,
    );
  try {
    const draft = await client.call('changeDraft', { params: { dataset }, revision, body });
    // The API takes an address that is there already without adding it again; its author wants to know.
    if (!one && draft.revision > 0 && !isThere(draft, values))
      return again([{ field: 'accessUrl', text: words.faults.same }], 422);
    return redirect(`${paths.draft(reader.language, dataset)}?done=link#files`);
  } catch (error) {
    if (!(error instanceof Problem) || error.code === 'sign-in-needed') throw error;
    const known = Object.keys(values);
    const faults =
      error.code === 'edited-meanwhile'
        ? [{ field: '', text: reader.allWords.work.conflict.again }]
        : listFaults(error, reader, (pointer) => known.find((name) => pointer.endsWith(`/${name}`)));
    return again(faults, error.status);
  }
}

const isThere = (draft: Draft, values: Values) =>
  draft.distributions.some(({ link, title }) => link !== undefined && title === values['title']);

function linkPage(context: PersonContext, draft: Draft, one: Distribution | undefined, state: State): Page {
  const { reader } = context;
  const words = reader.words.described.link;
  const name = one ? one.title || (one.file?.name ?? '') : '';
  const isLink = !one || one.link !== undefined;
  const title = !one ? words.addTitle : isLink ? words.editTitle(name) : words.fileTitle(name);
  const shared = { reader, values: state.values, faults: state.faults };
  return makeWorkPage(context, {
    section: 'datasets',
    title,
    wrong: state.faults.length > 0,
    ...(state.faults.length > 0 ? { status: state.status ?? 422 } : {}),
    scripts: ['guard'],
    crumbs: [{ href: paths.draft(reader.language, draft.id), text: findTitle(draft, context) }],
    body: (
      <div class="narrow">
        <ErrorSummary faults={state.faults} reader={reader} />
        <h1 class="breaks">{title}</h1>
        {one ? null : <p class="lead">{words.lead}</p>}
        <form
          method="post"
          class="form"
          action={
            one ? places.distribution(reader.language, draft.id, one.id) : places.links(reader.language, draft.id)
          }
          data-guard={reader.allWords.work.form.leave}
        >
          <Revision revision={state.revision ?? draft.revision} />
          {isLink ? <AddressFields {...shared} /> : null}
          <TermFields {...shared} />
          <p class="row">
            <Button>{words.save}</Button>
            <a href={paths.draft(reader.language, draft.id)}>{reader.allWords.work.form.cancel}</a>
          </p>
        </form>
      </div>
    ),
  });
}
