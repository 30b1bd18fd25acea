import { type Holding, type HoldingRevision, paths } from '@milpa/sdk';
import { formatLocal, Link, Local, Notice, Paragraphs, SummaryList, Table } from '../design/index.ts';
import { type Context, type Page, redirect } from '../page.ts';
import type { Reader } from '../reader.ts';
import { Day, Decision, HoldingTag, PrioritySum } from './parts.tsx';

/** One holding, for everyone: what it is, who may have it and why, and how soon it should be open. */
export async function answerHolding({ client, reader, params }: Context): Promise<Page | Response> {
  const { language } = reader;
  const holding = await client.call('getHolding', { params: { holding: params['holding'] ?? '' } });
  const { institution } = holding;
  const address = paths.inventory(language, institution.slug, holding.id);
  if (params['institution'] !== institution.slug) return redirect(address, 301);
  const [revisions, settings] = await Promise.all([
    client.call('listHoldingRevisions', { params: { holding: holding.id } }),
    client.call('getInventorySettings', { params: { institution: institution.slug } }),
  ]);
  const words = reader.words.publishing;
  const body = formatLocal(institution.name, reader, institution.slug);
  return {
    title: formatLocal(holding.name, reader, holding.key),
    crumbs: [
      { href: paths.institutions(language), text: reader.words.institution.title },
      { href: paths.institution(language, institution.slug), text: body },
      { href: paths.inventory(language, institution.slug), text: words.inventory.nav },
    ],
    body: (
      <div class="wrap page">
        <h1>
          <Local map={holding.name} reader={reader} otherwise={holding.key} />
        </h1>
        <p class="row">
          <HoldingTag state={holding.state} reader={reader} />
          <span>{holding.level ? words.levels[holding.level] : words.inventory.unclassified}</span>
        </p>
        {holding.level === 'public' || holding.level === null ? null : (
          <Notice kind="info">
            <p>{words.inventory.withheld}</p>
          </Notice>
        )}
        <Paragraphs map={holding.description} reader={reader} />
        <HoldingFacts holding={holding} reader={reader} />
        <Decision holding={holding} reader={reader} />
        {holding.level === 'public' ? (
          <PrioritySum holding={holding} weights={settings.weights} reader={reader} />
        ) : null}
        <Revisions revisions={revisions} reader={reader} />
      </div>
    ),
  };
}

export function HoldingFacts({ holding, reader }: { readonly holding: Holding; readonly reader: Reader }) {
  const words = reader.words.publishing;
  const { fields } = words;
  return (
    <SummaryList
      rows={[
        [fields.area, holding.area],
        [fields.post, holding.post],
        [fields.system, holding.system],
        [fields.form, holding.form && words.forms[holding.form]],
        [fields.subject, holding.subject],
        [fields.geography, holding.geography],
        [fields.period, holding.period],
        [fields.personalData, holding.personalData && words.personal[holding.personalData]],
        [words.inventory.planned, holding.planned ? <Day day={holding.planned} reader={reader} /> : null],
        [words.inventory.published, listDatasets(holding, reader)],
        [fields.key, holding.key],
      ]}
    />
  );
}

function listDatasets({ datasets }: Holding, reader: Reader) {
  if (datasets.length === 0) return null;
  return (
    <ul class="bare">
      {datasets.map(({ id, slug, title, released }) => (
        <li>
          <Link href={released ? paths.dataset(reader.language, slug) : paths.draft(reader.language, id)}>
            <Local map={title} reader={reader} otherwise={slug} />
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** Who changed what, when. Names of people are for people of the institution. */
export function Revisions(props: { readonly revisions: readonly HoldingRevision[]; readonly reader: Reader }) {
  const { revisions, reader } = props;
  const words = reader.words.publishing.inventory;
  const actions: Readonly<Record<string, string>> = {
    'create-holding': words.created,
    'change-holding': words.changed,
    'remove-holding': words.removed,
  };
  return (
    <section class="section" aria-labelledby="history">
      <h2 id="history">{words.history}</h2>
      {revisions.length === 0 ? <p class="soft">{words.noHistory}</p> : null}
      <ol class="bare stack">
        {revisions.map(({ at, action, by, changes }) => (
          <li>
            <details>
              <summary>
                {actions[action] ?? action} · <time datetime={at}>{reader.moment(at)}</time>
                {by ? ` · ${words.by(by)}` : ''}
              </summary>
              <ChangeTable changes={changes} reader={reader} caption={`${words.changed} ${reader.moment(at)}`} />
            </details>
          </li>
        ))}
      </ol>
    </section>
  );
}

function ChangeTable(props: {
  readonly changes: HoldingRevision['changes'];
  readonly reader: Reader;
  readonly caption: string;
}) {
  const format = (value: unknown) =>
    value === undefined ? '—' : typeof value === 'string' ? value : JSON.stringify(value);
  return (
    <Table label={props.caption} head={[props.reader.words.publishing.fields.name, '−', '+']}>
      {props.changes.map(({ pointer, before, after }) => (
        <tr>
          <th scope="row" class="breaks">
            {pointer.slice(1) || '/'}
          </th>
          <td class="breaks">{format(before)}</td>
          <td class="breaks">{format(after)}</td>
        </tr>
      ))}
    </Table>
  );
}
