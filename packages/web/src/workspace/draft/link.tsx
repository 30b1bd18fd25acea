import { type Distribution, type Draft, type OperationInput, paths } from '@milpa/sdk';
import {
  type Fault,
  forPerson,
  type PersonContext,
  Revision,
  readFields,
  Submit,
  sendForm,
  type Values,
} from '../../form/index.ts';
import { type Page, redirect } from '../../page.ts';
import { makeWorkPage, ofDraft } from '../frame.tsx';
import { places } from '../places.ts';
import { AddressFields, TermFields } from './link-fields.tsx';
import { composeNewLink, composeTerms, formatLink, listLinkFaults, readLink } from './link-values.ts';

interface State {
  readonly values: Values;
  readonly faults: readonly Fault[];
  /** Of the working copy when the form was opened. */
  readonly revision?: number;
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
  const { revision } = fields;
  const words = reader.words.described.link;
  const wrong = listLinkFaults(values, one === undefined || one.link !== undefined);
  const again = async (faults: readonly Fault[]) =>
    linkPage(context, await getDraft(context), one, { values, faults, revision });
  const body = compose(values);
  if (!body) return again(wrong.map(({ field, code }) => ({ field, text: words.faults[code] })));
  return sendForm(context, {
    faults: wrong.map(({ field, code }) => ({ field, text: words.faults[code] })),
    fields: (pointer) => Object.keys(values).find((name) => pointer.endsWith(`/${name}`)),
    meanwhile: reader.allWords.work.conflict.again,
    again,
    send: async () => {
      const draft = await client.call('changeDraft', { params: { dataset }, revision, body });
      // The API takes an address that is there already without adding it again; its author wants to know.
      if (!one && draft.revision > 0 && !isThere(draft, values))
        return again([{ field: 'accessUrl', text: words.faults.same }]);
      return redirect(`${paths.draft(reader.language, dataset)}?done=link#files`);
    },
  });
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
    ...ofDraft(draft, context),
    title,
    faults: state.faults,
    scripts: ['guard'],
    narrow: true,
    body: (
      <>
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
          <Submit reader={reader} text={words.save} cancel={paths.draft(reader.language, draft.id)} />
        </form>
      </>
    ),
  });
}
