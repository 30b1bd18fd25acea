import { type BulkAction, bulkActions, NewBulk } from '@milpa/sdk';
import { type Fault, type Fields, forPerson, readFields, sendForm } from '../../form/index.ts';
import { readPaging } from '../../listing.ts';
import { redirect } from '../../page.ts';
import { places } from '../places.ts';
import { type ActionName, listActionFields } from './actions.tsx';
import { parseFilter, perPage, type ResourcesState, readFilter, resourcesPage } from './resources.tsx';

/** Starts one thing for the marked resources, or for all that were found. */
export const startBulk = forPerson(async (context) => {
  const { client, params, reader, request } = context;
  const words = reader.words.bulk;
  const fields = await readFields(request);
  const action = bulkActions.find((name) => name === fields.text('do')) ?? 'check-links';
  const state: ResourcesState = {
    filter: readFilter((name) => fields.text(name)),
    at: readPaging(fields.text('page'), perPage),
    chosen: fields.list('key'),
    all: fields.text('which') === 'all',
    values: Object.fromEntries(fields.entries.filter(([name]) => name.includes('.'))),
    faults: [],
  };
  const again = (faults: readonly Fault[]) => resourcesPage(context, { ...state, faults });
  if (!state.all && state.chosen.length === 0) return again([{ field: 'which', text: words.nothing }]);
  const body = NewBulk.safeParse({
    action: readAction(action, fields, reader.language),
    of: state.all ? { filter: parseFilter(state.filter) } : { keys: [...state.chosen] },
  });
  if (!body.success) {
    const empty = listActionFields(action).filter((name) => fields.text(name) === '');
    const wrong = empty.length > 0 ? empty : listActionFields(action).slice(-1);
    return again(wrong.map((field) => ({ field, text: words.incomplete })));
  }
  return sendForm(context, {
    again,
    send: async () => {
      const institution = params['institution'] ?? '';
      const { id } = await client.call('startBulk', { params: { institution }, body: body.data });
      return redirect(places.bulk(reader.language, id));
    },
  });
});

/** As the contract has it; what is missing is found by its schema. */
function readAction(action: ActionName, fields: Fields, language: string): Readonly<Record<string, unknown>> {
  const text = (field: string) => fields.text(`${action}.${field}`);
  const said: Readonly<Record<BulkAction['do'], object>> = {
    licence: { licence: text('licence') },
    frequency: { frequency: text('frequency') },
    contact: { name: text('name'), email: text('email') },
    theme: { theme: text('theme') },
    'access-note': text('rights') ? { rights: { [language]: text('rights') } } : {},
    release: { notes: text('notes') },
    withdraw: { reason: text('reason'), authority: text('authority') },
    'check-links': {},
  };
  return { do: action, ...said[action] };
}
