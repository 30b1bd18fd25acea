import { type Institution, type OperationInput, Problem } from '@milpa/sdk';
import { Button, formatLocal } from '../../design/index.ts';
import { ErrorSummary, forPerson, listFaults, type PersonContext, readFields } from '../../form/index.ts';
import { type Page, redirect } from '../../page.ts';
import { Conflict } from '../conflict.tsx';
import { makeWorkPage } from '../frame.tsx';
import { mergeValues, parseBase, type Values } from '../merge.ts';
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
  const faults = explainInstitution(values, reader);
  if (faults.length > 0) return newPage(context, { values, faults });
  try {
    const made = await client.call('createInstitution', { body: parseInput(values) });
    return redirect(`${places.institution(reader.language, made.slug)}?done=created`);
  } catch (error) {
    if (!(error instanceof Problem) || error.code === 'sign-in-needed') throw error;
    const page = await newPage(context, { values, faults: tieFaults(error, context) });
    return { ...page, status: error.status };
  }
});

export const changeInstitution = forPerson(async (context) => {
  const { client, params, reader, request } = context;
  const fields = await readFields(request);
  const values = readInstitution(fields);
  const [base, revision] = [parseBase(fields.exact('base')), Number(fields.text('revision')) || 0];
  const institution = params['institution'] ?? '';
  const faults = explainInstitution(values, reader);
  if (faults.length > 0) return institutionPage(context, { edit: { values, base, revision, faults } });
  try {
    const changed = await client.call('changeInstitution', {
      params: { institution },
      revision,
      body: parseInput(values),
    });
    return redirect(`${places.institution(reader.language, changed.slug)}?done=saved`);
  } catch (error) {
    if (!(error instanceof Problem) || error.code === 'sign-in-needed') throw error;
    if (error.code === 'edited-meanwhile') return resolve(context, { values, base, revision, faults });
    const page = await institutionPage(context, {
      edit: { values, base, revision, faults: tieFaults(error, context) },
    });
    return { ...page, status: error.status };
  }
});

/** Somebody else saved first: what does not clash is put together and saved, the rest is chosen by the person. */
async function resolve(context: PersonContext, { values, base }: Edit): Promise<Page | Response> {
  const { client, params, reader } = context;
  const body = await client.call('getInstitution', { params: { institution: params['institution'] ?? '' } });
  const theirs = formatInstitution(body);
  const merge = mergeValues(base, values, theirs);
  if (merge.conflicts.length === 0) {
    const sent = { params: { institution: body.id }, revision: body.revision, body: parseInput(merge.values) };
    const changed = await client.call('changeInstitution', sent);
    return redirect(`${places.institution(reader.language, changed.slug)}?done=merged`);
  }
  const { conflict, institutions } = reader.allWords.work;
  const names = new Map<string, unknown>(Object.entries(institutions));
  const formatField = (field: string) => {
    const [name = '', language] = field.split('.');
    return `${names.get(name) ?? name}${language && language !== reader.language ? ` (${language})` : ''}`;
  };
  return makeWorkPage(context, {
    section: 'institutions',
    title: conflict.title,
    status: 412,
    scripts: ['guard'],
    crumbs: [{ href: places.institution(reader.language, body.slug), text: formatLocal(body.name, reader, body.slug) }],
    body: (
      <>
        <h1>{conflict.title}</h1>
        <p class="lead">{conflict.lead}</p>
        <Conflict
          reader={reader}
          action={places.institution(reader.language, body.slug)}
          merge={merge}
          theirs={theirs}
          revision={body.revision}
          formatField={formatField}
          formatValue={(_, value) => value}
        />
      </>
    ),
  });
}

/** The form was checked against the contract's own schema before. */
const parseInput = (values: Values) => composeInstitution(values) as OperationInput<'createInstitution'>['body'];

const tieFaults = (problem: Problem, { reader }: PersonContext) =>
  listFaults(problem, reader, (pointer) => findInstitutionField(pointer, reader));

async function newPage(context: PersonContext, state: Pick<Edit, 'values' | 'faults'>): Promise<Page> {
  const { client, reader } = context;
  const words = reader.allWords.work.institutions;
  const others: readonly Institution[] = await client.call('listInstitutions');
  return makeWorkPage(context, {
    section: 'institutions',
    title: words.createTitle,
    wrong: state.faults.length > 0,
    status: state.faults.length > 0 ? 422 : 200,
    scripts: ['guard'],
    crumbs: [{ href: places.institutions(reader.language), text: words.title }],
    body: (
      <div class="narrow">
        <ErrorSummary faults={state.faults} reader={reader} />
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
      </div>
    ),
  });
}
