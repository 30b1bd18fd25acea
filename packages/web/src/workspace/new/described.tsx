import { DatasetMetadata, Problem, paths, type ResourceKind } from '@milpa/sdk';
import { Button, Notice, Section } from '../../design/index.ts';
import {
  type Fault,
  forPerson,
  type PersonContext,
  readFields,
  sendForm,
  TextInput,
  type Values,
} from '../../form/index.ts';
import { type Page, redirect } from '../../page.ts';
import { AddressFields } from '../draft/link-fields.tsx';
import { composeNewLink, listLinkFaults, readLink } from '../draft/link-values.ts';
import { makeWorkPage } from '../frame.tsx';
import { explainWrong } from '../metadata/describe.ts';
import { MetadataFields } from '../metadata/fields.tsx';
import { composeMetadata, findMetadataField, readValues } from '../metadata/values.ts';
import { places } from '../places.ts';
import { PublisherField } from './publisher.tsx';

interface State {
  readonly publisher: string;
  readonly values: Values;
  readonly faults: readonly Fault[];
}

/** What can be described without handing in a file, by the word of its address. */
const words = new Map<string, ResourceKind>([
  ['link', 'dataset'],
  ['series', 'series'],
  ['service', 'service'],
]);

/** Throws `not-found` for an address that names nothing that can be described. */
function requireKind({ params, url }: PersonContext): ResourceKind {
  const kind = words.get(params['word'] ?? '');
  if (kind) return kind;
  throw new Problem('not-found', {
    en: `There is no page at ${url.pathname}.`,
    es: `No hay ninguna página en ${url.pathname}.`,
    fr: `Il n’y a pas de page à l’adresse ${url.pathname}.`,
  });
}

export const showDescribed = forPerson(async (context) => {
  const own = context.account.abilities.writeFor;
  const [only] = own;
  return describedPage(context, { publisher: own.length === 1 && only ? only.id : '', values: {}, faults: [] });
});

export const createDescribed = forPerson(async (context) => {
  const { client, reader, request } = context;
  const kind = requireKind(context);
  const fields = await readFields(request);
  const publisher = fields.text('publisher');
  const values: Values = {
    ...readValues(fields),
    ...(kind === 'dataset' ? pickAddress(readLink(fields)) : {}),
  };
  const link = kind === 'dataset' ? composeNewLink({ ...values, title: nameLink(values) }, reader.language) : undefined;
  return sendForm(context, {
    faults: listWrong(context, kind, publisher, values),
    fields: (pointer) => (pointer === '/publisher' ? 'publisher' : findMetadataField(pointer, reader.language)),
    again: (faults) => describedPage(context, { publisher, values, faults }),
    send: async () => {
      const metadata = DatasetMetadata.parse(composeMetadata(values));
      const body = { publisher, kind, metadata, files: [], links: link ? [link] : [] };
      return redirect(paths.draft(reader.language, (await client.call('createDataset', { body })).id));
    },
  });
});

const pickAddress = ({ accessUrl = '', downloadUrl = '', format = '' }: Values): Values => ({
  ...{ accessUrl, downloadUrl, format },
});

/** The last part of the address: a link needs a name, and people can change it afterwards. */
function nameLink({ downloadUrl, accessUrl }: Values): string {
  const url = URL.parse(downloadUrl || accessUrl || '');
  return decodeURIComponent(url?.pathname.split('/').filter(Boolean).at(-1) ?? '') || (url?.host ?? '');
}

function listWrong({ reader }: PersonContext, kind: ResourceKind, publisher: string, values: Values): readonly Fault[] {
  const link = kind === 'dataset' ? listLinkFaults({ ...values, title: 'x' }, true) : [];
  return [
    ...(publisher ? [] : [{ field: 'publisher', text: reader.allWords.work.fresh.noPublisher }]),
    ...link.map(({ field, code }) => ({ field, text: reader.words.described.link.faults[code] })),
    ...explainWrong(values, reader),
  ];
}

function describedPage(context: PersonContext, state: State): Page {
  const { reader, account } = context;
  const kind = requireKind(context);
  const { fresh } = reader.words.described;
  const { faults } = state;
  return makeWorkPage(context, {
    section: 'datasets',
    title: fresh.titles[kind],
    faults,
    scripts: ['guard'],
    crumbs: [{ href: paths.newDataset(reader.language), text: reader.allWords.work.fresh.title }],
    narrow: true,
    body: (
      <>
        <h1>{fresh.titles[kind]}</h1>
        {account.abilities.writeFor.length > 0 ? (
          <DescribedForm context={context} kind={kind} state={state} />
        ) : (
          <Notice kind="info">
            <p>{reader.allWords.work.fresh.noRole}</p>
          </Notice>
        )}
      </>
    ),
  });
}

function DescribedForm(props: { readonly context: PersonContext; readonly kind: ResourceKind; readonly state: State }) {
  const { context, kind, state } = props;
  const { reader } = context;
  const { fresh, form } = reader.words.described;
  const shared = { reader, values: state.values, faults: state.faults };
  return (
    <form
      method="post"
      class="form"
      action={places.newDescribed(reader.language, context.params['word'] ?? '')}
      data-guard={reader.allWords.work.form.leave}
    >
      {kind === 'dataset' ? (
        <Section id="step-link" title={fresh.link}>
          <AddressFields {...shared} />
        </Section>
      ) : null}
      {kind === 'service' ? (
        <TextInput
          name="endpoint.url"
          type="url"
          label={form.fields['endpoint.url'] ?? ''}
          value={state.values['endpoint.url']}
          faults={state.faults}
        />
      ) : null}
      <PublisherField context={context} typed={state} />
      <MetadataFields {...shared} isNew />
      <Button>{fresh.submit}</Button>
    </form>
  );
}
