import {
  ImportOutcome,
  InventoryImport,
  type InventoryImportRow,
  importOutcomes,
  NewInventoryImport,
  parseProblem,
} from '@milpa/sdk';
import { Button, formatLocal, Link, Local, Notice, Pagination, SummaryList, Table, Tag } from '../../design/index.ts';
import {
  bindFields,
  type Fault,
  FileInput,
  forPerson,
  type PersonContext,
  sendForm,
  TextInput,
  type Values,
} from '../../form/index.ts';
import { readPaging } from '../../listing.ts';
import { type Page, redirect } from '../../page.ts';
import type { Reader } from '../../reader.ts';
import { makeWorkPage } from '../frame.tsx';
import { formatPlace, outcomeTones, RowNotes } from '../import/rows.tsx';
import { places } from '../places.ts';
import { parseStreamed, receiveForm } from '../receive.ts';
import { formatWhen } from './shared.ts';

const asked = ['plan', 'post', 'reviewer', 'review'] as const;
const perPage = 100;

export const showImportForm = forPerson((context) => formPage(context, {}, []));

async function formPage(context: PersonContext, typed: Values, faults: readonly Fault[]): Promise<Page> {
  const { client, reader, params } = context;
  const { language } = reader;
  const body = await client.call('getInstitution', { params: { institution: params['institution'] ?? '' } });
  const words = reader.words.publishing.intake;
  const bind = bindFields(typed, faults);
  const shared = (name: (typeof asked)[number]) => ({ ...bind(name), optional: reader });
  return makeWorkPage(context, {
    section: 'inventory',
    title: words.title,
    faults,
    crumbs: [{ href: places.inventory(language, body.slug), text: formatLocal(body.name, reader, body.slug) }],
    narrow: true,
    body: (
      <>
        <h1>{words.title}</h1>
        <p class="lead">{words.lead}</p>
        <form
          method="post"
          enctype="multipart/form-data"
          class="form card"
          action={places.importInventory(language, body.slug)}
        >
          <FileInput name="file" label={words.file} hint={words.fileHint} faults={faults} />
          <TextInput {...shared('plan')} label={words.plan} hint={words.planHint} mostLength={200} />
          <TextInput {...shared('post')} label={words.post} mostLength={300} />
          <TextInput {...shared('reviewer')} label={words.reviewer} hint={words.reviewerHint} mostLength={200} />
          <TextInput
            {...shared('review')}
            label={words.review}
            hint={reader.words.publishing.decision.reviewHint}
            short
          />
          <Button>{words.submit}</Button>
        </form>
      </>
    ),
  });
}

/** Takes the file and has it tried; the page that follows shows what would happen. */
export const tryImport = forPerson(async (context) => {
  const { client, request, reader, params } = context;
  const institution = params['institution'] ?? '';
  const received = await receiveForm(
    request,
    (body, contentType) => client.request('/api/v1/inventory-imports', parseStreamed(body, contentType)),
    (fields) => {
      const said = asked.flatMap((name) => (fields.text(name) ? [[name, fields.text(name)] as const] : []));
      const options = { ...Object.fromEntries(said), institution, language: reader.language, dryRun: true };
      return [['options', JSON.stringify(options)]];
    },
  );
  const typed = received.fields.pick(asked);
  const { answer } = received;
  if (!answer) return formPage(context, typed, [{ field: 'file', text: reader.words.publishing.intake.noFile }]);
  return sendForm(context, {
    fields: (pointer) => asked.find((name) => pointer === `/${name}`) ?? 'file',
    again: (faults) => formPage(context, typed, faults),
    send: async () => {
      if (!answer.ok) throw await parseProblem(answer);
      return open(context, InventoryImport.parse(await answer.json()));
    },
  });
});

const open = ({ reader }: PersonContext, { id }: InventoryImport) =>
  redirect(places.inventoryImport(reader.language, id));

/** The real run after a dry run: the same file, the same options. */
export const confirmImport = forPerson(async (context) => {
  const { client, params } = context;
  const tried = await client.call('getInventoryImport', { params: { import: params['import'] ?? '' } });
  const body = NewInventoryImport.parse({ ...tried.options, from: tried.id, dryRun: false });
  return open(context, await client.call('importInventory', { body }));
});

export const showImportReport = forPerson(async (context) => {
  const { client, reader, params, url } = context;
  const { language } = reader;
  const id = params['import'] ?? '';
  const item = await client.call('getInventoryImport', { params: { import: id } });
  const outcome = ImportOutcome.safeParse(url.searchParams.get('outcome')).data;
  const at = readPaging(url, perPage);
  const query = { ...at.query, ...(outcome ? { outcome } : {}) };
  const { total, items } = await client.call('listInventoryImportRows', { params: { import: id }, query });
  const words = reader.words.publishing.intake;
  const institution = item.options.institution;
  const here = places.inventoryImport(language, id);
  const goesOn = item.state === 'waiting' || item.state === 'running';
  return makeWorkPage(context, {
    section: 'inventory',
    title: `${reader.label(words.title)} ${item.file.name}`,
    refresh: goesOn ? 3 : undefined,
    crumbs: institution
      ? [{ href: places.inventory(language, institution), text: reader.words.publishing.inventory.nav }]
      : [],
    body: (
      <>
        <h1>{item.file.name}</h1>
        {goesOn ? <Working item={item} reader={reader} here={here} /> : <Outcome item={item} reader={reader} />}
        <Counts item={item} reader={reader} href={(each) => (each ? `${here}?outcome=${each}` : here)} />
        {item.state === 'done' && item.dryRun ? <Confirm item={item} reader={reader} /> : null}
        {items.length === 0 ? null : (
          <section class="section" aria-labelledby="rows">
            <h2 id="rows">{words.rows}</h2>
            <Rows rows={items} reader={reader} />
            <Pagination
              reader={reader}
              at={at}
              total={total}
              href={`${here}?${new URLSearchParams(outcome ? { outcome } : {})}`}
            />
          </section>
        )}
      </>
    ),
  });
});

type Shown = { readonly item: InventoryImport; readonly reader: Reader };

/** How far it is. The page asks for itself again, and there is a link for those who do not let it. */
function Working({ item: { counts, total }, reader, here }: Shown & { readonly here: string }) {
  const words = reader.words.publishing.intake;
  const text = total === undefined ? words.waiting : words.working(reader.number(counts.rows), reader.number(total));
  return (
    <>
      <p role="status" class="lead">
        {text}
      </p>
      <p class="row">
        {total ? <progress max={total} value={counts.rows} aria-label={words.rows} /> : null}
        <Link href={here}>{words.again}</Link>
      </p>
    </>
  );
}

function Outcome({ item, reader }: Shown) {
  const words = reader.words.publishing.intake;
  if (item.problems.length > 0)
    return (
      <Notice kind="error" title={words.failed}>
        {item.problems.map(({ message, code }) => (
          <p>{formatLocal(message, reader, code)}</p>
        ))}
      </Notice>
    );
  return (
    <Notice kind={item.dryRun ? 'info' : 'good'}>
      <p>{item.dryRun ? words.tried : words.done}</p>
    </Notice>
  );
}

function Counts({ item, reader, href }: Shown & { readonly href: (outcome?: string) => string }) {
  const words = reader.words.publishing.intake;
  const { counts } = item;
  const outcomes = importOutcomes.filter((each) => counts[each] > 0);
  return (
    <SummaryList
      rows={[
        [<Link href={href()}>{words.total}</Link>, reader.number(counts.rows)],
        ...outcomes.map(
          (each) => [<Link href={href(each)}>{words.outcomes[each]}</Link>, reader.number(counts[each])] as const,
        ),
        [words.commitments, counts.commitments > 0 ? reader.number(counts.commitments) : null],
        [words.institutions, counts.institutions > 0 ? reader.number(counts.institutions) : null],
        [words.warnings, counts.warnings > 0 ? reader.number(counts.warnings) : null],
      ]}
    />
  );
}

function Confirm({ item, reader }: Shown) {
  const words = reader.words.publishing.intake;
  const { create, update, commitments } = item.counts;
  if (create + update + commitments === 0) return <p class="soft">{words.nothing}</p>;
  return (
    <form method="post" action={places.inventoryImport(reader.language, item.id)}>
      <Button>{words.confirm}</Button>
    </form>
  );
}

function Rows({ rows, reader }: { readonly rows: readonly InventoryImportRow[]; readonly reader: Reader }) {
  const words = reader.words.publishing.intake;
  return (
    <Table
      label={`${reader.label(words.title)} ${words.rows}`}
      class="told"
      head={[words.row, words.holding, words.outcome]}
    >
      {rows.map((row) => (
        <tr>
          <td class="breaks">{formatPlace(row.place)}</td>
          <th scope="row" class="strong">
            {row.holding ? (
              <Link href={places.holding(reader.language, row.holding)}>
                <Local map={row.name} reader={reader} otherwise={row.key} />
              </Link>
            ) : (
              <Local map={row.name} reader={reader} otherwise={row.key || '—'} />
            )}
            {row.due ? (
              <p class="small soft">
                {reader.label(words.due)} {formatWhen(row.due, reader)}
              </p>
            ) : null}
          </th>
          <td>
            <Tag tone={outcomeTones[row.outcome]}>{words.outcomes[row.outcome]}</Tag>
            <Notes row={row} reader={reader} />
          </td>
        </tr>
      ))}
    </Table>
  );
}

function Notes({ row, reader }: { readonly row: InventoryImportRow; readonly reader: Reader }) {
  const words = reader.words.publishing;
  const names = new Map(Object.entries({ ...words.fields, decision: words.decision.title }));
  const changes = row.changes.map((field) => names.get(field) ?? field);
  return <RowNotes changed={words.intake.changes} changes={changes} problems={row.problems} reader={reader} />;
}
