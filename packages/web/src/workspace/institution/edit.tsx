import type { Institution, OperationInput } from '@milpa/sdk';
import { Button, formatLocal } from '../../design/index.ts';
import { forPerson, type PersonContext, readFields, sendForm, type Values } from '../../form/index.ts';
import { type Page, redirect } from '../../page.ts';
import { makeConflictPage } from '../conflict.tsx';
import { makeWorkPage } from '../frame.tsx';
import { mergeValues, parseBase } from '../merge.ts';
import { places } from '../places.ts';
import { InstitutionFields } from './fields.tsx';
import {
  composeInstitution,
  explainInstitution,
  findInstitutionField,
  formatInstitution,
  readInstitution,
} from './form.ts';
import { type Edit, institutionPage } from './page.tsx';

export const showNewInstitution = forPerson((context) =>
  newPage(context, { values: { level: 'federal' }, faults: [] }),
);

export const createInstitution = forPerson(async (context) => {
  const { client, reader, request } = context;
  const values = readInstitution(await readFields(request));
  return sendForm(context, {
    faults: explainInstitution(values, reader),
    fields: (pointer) => findInstitutionField(pointer, reader),
    again: (faults) => newPage(context, { values, faults }),
    send: async () => {
      const made = await client.call('createInstitution', { body: parseInput(values) });
      return redirect(`${places.institution(reader.language, made.slug)}?done=created`);
    },
  });
});

export const changeInstitution = forPerson(async (context) => {
  const { client, params, reader, request } = context;
  const fields = await readFields(request);
  const values = readInstitution(fields);
  const [base, revision] = [parseBase(fields.exact('base')), fields.revision];
  const institution = params['institution'] ?? '';
  return sendForm(context, {
    faults: explainInstitution(values, reader),
    fields: (pointer) => findInstitutionField(pointer, reader),
    again: (faults, problem) =>
      problem?.code === 'edited-meanwhile'
        ? resolve(context, { values, base })
        : institutionPage(context, { edit: { values, base, revision, faults } }),
    send: async () => {
      const sent = { params: { institution }, revision, body: parseInput(values) };
      const changed = await client.call('changeInstitution', sent);
      return redirect(`${places.institution(reader.language, changed.slug)}?done=saved`);
    },
  });
});

/** Somebody else saved first: what does not clash is put together and saved, the rest is chosen by the person. */
async function resolve(
  context: PersonContext,
  { values, base }: Pick<Edit, 'values' | 'base'>,
): Promise<Page | Response> {
  const { client, params, reader } = context;
  const body = await client.call('getInstitution', { params: { institution: params['institution'] ?? '' } });
  const theirs = formatInstitution(body);
  const merge = mergeValues(base, values, theirs);
  if (merge.conflicts.length === 0) {
    const sent = { params: { institution: body.id }, revision: body.revision, body: parseInput(merge.values) };
    const changed = await client.call('changeInstitution', sent);
    return redirect(`${places.institution(reader.language, changed.slug)}?done=merged`);
  }
  const { institutions } = reader.allWords.work;
  const names = new Map<string, unknown>(Object.entries(institutions));
  const formatField = (field: string) => {
    const [name = '', language] = field.split('.');
    return `${names.get(name) ?? name}${language && language !== reader.language ? ` (${language})` : ''}`;
  };
  const here = places.institution(reader.language, body.slug);
  return makeConflictPage(context, {
    section: 'institutions',
    crumbs: [{ href: here, text: formatLocal(body.name, reader, body.slug) }],
    conflict: { action: here, merge, theirs, revision: body.revision, formatField, formatValue: (_, value) => value },
  });
}

/** The form was checked against the contract's own schema before. */
const parseInput = (values: Values) => composeInstitution(values) as OperationInput<'createInstitution'>['body'];

async function newPage(context: PersonContext, state: Pick<Edit, 'values' | 'faults'>): Promise<Page> {
  const { client, reader } = context;
  const words = reader.allWords.work.institutions;
  const others: readonly Institution[] = await client.call('listInstitutions');
  return makeWorkPage(context, {
    section: 'institutions',
    title: words.createTitle,
    faults: state.faults,
    scripts: ['guard'],
    crumbs: [{ href: places.institutions(reader.language), text: words.title }],
    narrow: true,
    body: (
      <>
        <h1>{words.createTitle}</h1>
        <form
          method="post"
          class="form"
          action={places.newInstitution(reader.language)}
          data-guard={reader.allWords.work.form.leave}
        >
          <InstitutionFields reader={reader} {...state} others={others} />
          <Button>{words.submitCreate}</Button>
        </form>
      </>
    ),
  });
}
