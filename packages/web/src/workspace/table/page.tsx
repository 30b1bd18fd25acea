import { type Draft, type DraftTable, findText, type OperationOutput, paths } from '@milpa/sdk';
import { Button, Notice, Pagination } from '../../design/index.ts';
import {
  type Fault,
  forPerson,
  Hidden,
  type PersonContext,
  Revision,
  readFields,
  sendForm,
  type Values,
} from '../../form/index.ts';
import { type Page, redirect } from '../../page.ts';
import { makeConflictPage } from '../conflict.tsx';
import { Preview } from '../draft/table.tsx';
import { Done, findDone, makeWorkPage, ofDraft } from '../frame.tsx';
import { formatBase, type Merge, mergeValues, parseBase } from '../merge.ts';
import { ColumnCard, identifies } from './column.tsx';
import {
  changesTypes,
  columnsPerPage,
  composeNotes,
  formatColumns,
  formatControl,
  readColumns,
  type SentColumns,
} from './values.ts';

interface Loaded {
  readonly draft: Draft;
  readonly table: DraftTable;
  readonly rows: OperationOutput<'getDraftRows'>;
}

async function load({ client, params }: PersonContext): Promise<Loaded> {
  const key = { dataset: params['dataset'] ?? '', table: params['table'] ?? '' };
  const [draft, table, rows] = await Promise.all([
    client.call('getDraft', { params: { dataset: key.dataset } }),
    client.call('getDraftTable', { params: key }),
    client.call('getDraftRows', { params: key, query: { limit: 5, shape: 'arrays' } }),
  ]);
  return { draft, table, rows };
}

export const showTable = forPerson(async (context) => {
  const loaded = await load(context);
  return tablePage(context, loaded, { first: findFirst(context, loaded), faults: [] });
});

/** The first column of the page asked for, by number or by a column that stands on it. */
function findFirst({ url }: PersonContext, { table }: Loaded): number {
  const named = table.profile.columns.findIndex(({ name }) => name === url.searchParams.get('column'));
  const page =
    named < 0 ? Math.floor(Number(url.searchParams.get('page'))) || 1 : Math.floor(named / columnsPerPage) + 1;
  const pages = Math.ceil(table.profile.columns.length / columnsPerPage);
  return (Math.max(1, Math.min(page, pages)) - 1) * columnsPerPage;
}

export const changeTable = forPerson(async (context) => {
  const fields = await readFields(context.request);
  const loaded = await load(context);
  const sent = readColumns(fields);
  const [base, revision] = [parseBase(fields.exact('base')), fields.revision];
  const first = Math.min(...sent.names.keys(), loaded.table.profile.columns.length);
  const { unitLong, personalShort } = context.reader.allWords.work.table;
  const faults = Object.entries(sent.values).flatMap(([field, value]) =>
    field.endsWith('.unit') && value.length > 80
      ? [{ field, text: unitLong }]
      : field.endsWith('.personal') && value !== '' && (value.length < 10 || value.length > 1000)
        ? [{ field, text: personalShort }]
        : [],
  );
  if (faults.length > 0) return tablePage(context, loaded, { first, values: sent.values, base, revision, faults });
  if (loaded.draft.revision === revision) return save(context, loaded, sent, { base, revision, first, done: 'saved' });
  const theirs = formatCurrent(loaded, sent);
  const merge = mergeValues(base, sent.values, theirs);
  if (merge.conflicts.length > 0) return conflictPage(context, loaded, { merge, sent, theirs });
  const merged = { values: merge.values, names: sent.names };
  return save(context, loaded, merged, { base: theirs, revision: loaded.draft.revision, first, done: 'merged' });
});

/** What the draft says now about the columns of the form, wherever they stand. */
function formatCurrent({ table }: Loaded, { names }: SentColumns): Values {
  return Object.assign(
    {},
    ...[...names].map(([position, name]) => {
      const column = table.profile.columns.find((each) => each.name === name);
      return column ? formatColumns([column], table.columnNotes, position) : {};
    }),
  );
}

interface Saving {
  readonly base: Values;
  readonly revision: number;
  readonly first: number;
  readonly done: string;
}

function save(context: PersonContext, loaded: Loaded, sent: SentColumns, saving: Saving): Promise<Page | Response> {
  const { client, reader } = context;
  const { draft, table } = loaded;
  const columns = composeNotes(sent, table.columnNotes);
  const here = paths.draftTable(reader.language, draft.id, table.id);
  const page = Math.floor(saving.first / columnsPerPage) + 1;
  const { first, base, revision } = saving;
  return sendForm(context, {
    // Where somebody saved between our look and our change, what was typed stays in the form, to be sent once more.
    again: (faults) => tablePage(context, loaded, { first, values: sent.values, base, revision, faults }),
    send: async () => {
      const params = { dataset: draft.id, table: table.id };
      if (Object.keys(columns).length > 0)
        await client.call('changeDraftTable', { params, revision, body: { columns } });
      const done = changesTypes(columns, table.columnNotes) ? 'types' : saving.done;
      return redirect(`${here}?done=${done}${page > 1 ? `&page=${page}` : ''}`);
    },
  });
}

interface State {
  /** Position of the first column shown. */
  readonly first: number;
  readonly faults: readonly Fault[];
  readonly values?: Values;
  readonly base?: Values;
  readonly revision?: number;
}

async function tablePage(context: PersonContext, loaded: Loaded, state: State): Promise<Page> {
  const { reader } = context;
  const { draft, table, rows } = loaded;
  const words = reader.allWords.work.table;
  const reading = isReading(loaded);
  return makeWorkPage(context, {
    ...ofDraft(draft, context),
    title: words.title(table.name),
    faults: state.faults,
    scripts: ['progress', 'guard'],
    refresh: reading ? 4 : undefined,
    body: (
      <>
        <h1 class="breaks">{words.title(table.name)}</h1>
        <p class="lead">{words.lead}</p>
        <p role="status" class="hidden" id="live-status">
          {reading ? words.reading : ''}
        </p>
        <div id="live" data-live={reading ? 'pending' : 'done'}>
          <State context={context} loaded={loaded} />
          <Preview shown={{ table, rows }} reader={reader} />
          {reading ? null : <ColumnsForm context={context} loaded={loaded} state={state} />}
        </div>
        <p class="section">
          <a href={paths.draft(reader.language, draft.id)}>{words.backToReview}</a>
        </p>
      </>
    ),
  });
}

const findFile = ({ draft, table }: Loaded) => draft.distributions.find(({ id }) => id === table.distribution)?.file;

const isReading = (loaded: Loaded) => {
  const state = findFile(loaded)?.state;
  return state === 'received' || state === 'reading';
};

/** What became of the last change: saved, being read again, or not readable with those types. */
function State({ context, loaded }: { readonly context: PersonContext; readonly loaded: Loaded }) {
  const { reader, url } = context;
  const { table: words, form, conflict } = reader.allWords.work;
  const file = findFile(loaded);
  if (file?.state === 'refused' || file?.state === 'failed') {
    return (
      <Notice kind="error" alert title={words.failed}>
        {file.refusal ? <p>{findText(file.refusal.detail, reader.language)?.text}</p> : null}
      </Notice>
    );
  }
  if (isReading(loaded)) {
    return (
      <Notice kind="info">
        <p>{words.reading}</p>
        <progress
          max={1}
          {...(file?.progress === undefined ? {} : { value: file.progress })}
          aria-label={words.reading}
        />
      </Notice>
    );
  }
  return <Done text={findDone(url, { saved: form.saved, merged: conflict.merged, types: words.readAgain })} />;
}

function ColumnsForm({
  context,
  loaded,
  state,
}: {
  readonly context: PersonContext;
  readonly loaded: Loaded;
  readonly state: State;
}) {
  const { reader } = context;
  const { draft, table } = loaded;
  const words = reader.allWords.work.table;
  const { columns } = table.profile;
  const shown = columns.slice(state.first, state.first + columnsPerPage);
  const filled = formatColumns(shown, table.columnNotes, state.first);
  const here = paths.draftTable(reader.language, draft.id, table.id);
  return (
    <form method="post" class="form" action={here} data-guard={reader.allWords.work.form.leave}>
      <Revision revision={state.revision ?? draft.revision} />
      <Hidden name="base" value={formatBase(state.base ?? filled)} />
      {columns.length > columnsPerPage ? (
        <p class="soft">
          {words.range(
            reader.number(state.first + 1),
            reader.number(state.first + shown.length),
            reader.number(columns.length),
          )}
        </p>
      ) : null}
      <ol class="bare stack">
        {shown.map((column, at) => (
          <li class="card">
            <ColumnCard
              reader={reader}
              column={column}
              position={state.first + at}
              chosen={findChosen(table, column.name)}
              personal={table.profile.findings.filter((each) => each.column === column.name && identifies(each))}
              values={state.values ?? filled}
              faults={state.faults}
            />
          </li>
        ))}
      </ol>
      <Button>{words.submit}</Button>
      <Pagination
        reader={reader}
        label={words.pages}
        at={{ page: state.first / columnsPerPage + 1, size: columnsPerPage }}
        total={columns.length}
        href={here}
      />
    </form>
  );
}

const findChosen = ({ columnNotes }: DraftTable, name: string) =>
  Object.hasOwn(columnNotes, name) ? columnNotes[name]?.type : undefined;

interface Clash {
  readonly merge: Merge;
  readonly sent: SentColumns;
  readonly theirs: Values;
}

function conflictPage(context: PersonContext, { draft, table }: Loaded, { merge, sent, theirs }: Clash): Page {
  const { reader } = context;
  const { table: words } = reader.allWords.work;
  const hidden = [...sent.names].map(([position, name]) => [formatControl(position, 'name'), name] as const);
  const parts = new Map([
    ['type', words.type],
    ['unit', words.unit],
    ['label', words.label],
    ['description', words.description],
    ['personal', words.personalWhy],
  ]);
  const formatField = (field: string) => {
    const [control = '', part = '', language] = field.split('.');
    const name = sent.names.get(Number(control.slice(1))) ?? '';
    return `${reader.label(name)} ${parts.get(part) ?? part}${language && language !== reader.language ? ` (${language})` : ''}`;
  };
  const types = new Map<string, string>(Object.entries(words.types));
  return makeConflictPage(context, {
    ...ofDraft(draft, context),
    conflict: {
      action: paths.draftTable(reader.language, draft.id, table.id),
      merge,
      theirs,
      revision: draft.revision,
      formatField,
      formatValue: (field, value) => (field.endsWith('.type') ? (types.get(value) ?? value) : value),
      extra: Object.fromEntries(hidden),
    },
  });
}
