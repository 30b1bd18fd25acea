import {
  type Dataset,
  type Freshness,
  findLicence,
  isModifiedKnown,
  listKept,
  listLinked,
  paths,
  type Release,
} from '@milpa/sdk';
import {
  ButtonLink,
  Chart,
  DatasetLink,
  InstitutionLink,
  Link,
  Local,
  Notice,
  Paragraphs,
  PlaceMap,
  Section,
  Tag,
} from '../design/index.ts';
import { describeFreshness, FreshnessTag, Snoozed, tellModified } from '../freshness/index.ts';
import type { Site } from '../page.ts';
import { QualityLine } from '../quality/index.ts';
import type { Reader } from '../reader.ts';
import { UsedIn } from '../reuse/index.ts';
import { Controls, findLabel, formatAddress, Grid, type Loaded, type Place, rowsId, toGrid } from '../table/index.ts';
import { Aside } from './aside.tsx';
import { Columns } from './columns.tsx';
import { Facts } from './facts.tsx';
import { Files } from './files.tsx';
import { Findings } from './findings.tsx';
import { History } from './history.tsx';
import { Links } from './links.tsx';
import { type DatasetTable, nameTables } from './load.ts';
import { Members } from './members.tsx';
import type { Related } from './related.ts';
import { Cite, Use } from './use.tsx';
import { Versions } from './versions.tsx';

export interface DatasetProps {
  readonly site: Site;
  readonly reader: Reader;
  readonly dataset: Dataset;
  /** The version of the address; undefined at the address that always shows the newest. */
  readonly version: number | undefined;
  readonly releases: readonly Release[];
  readonly related: Related;
  readonly shown: { readonly table: DatasetTable; readonly loaded: Loaded; readonly place: Place } | undefined;
}

export function DatasetBody(props: DatasetProps) {
  const { dataset, reader, shown, releases, related } = props;
  const { dataset: words, described } = reader.words;
  return (
    <div class="wrap page dataset">
      <Title {...props} />
      <div class="with-aside">
        <div class="content">
          <Paragraphs map={dataset.metadata.description} reader={reader} />
          <Removed dataset={dataset} reader={reader} />
          {shown ? <Picture {...props} shown={shown} /> : null}
          {shown ? <Preview {...props} shown={shown} /> : <NoTable {...props} />}
          {related.members ? (
            <Section id="members" title={described.members}>
              <Members members={related.members} reader={reader} />
            </Section>
          ) : null}
        </div>
        <Aside {...props} />
      </div>
      <Kept {...props} />
      {listLinked(dataset).length > 0 ? (
        <Section id="links" title={described.links}>
          <Links dataset={dataset} reader={reader} />
        </Section>
      ) : null}
      <div class="two">
        <Section id="versions" title={words.versions}>
          <Versions dataset={dataset} releases={releases} reader={reader} />
        </Section>
        <Section id="about" title={words.about}>
          <Facts dataset={dataset} reader={reader} related={related} />
        </Section>
      </div>
      <Reused {...props} />
      <Section id="history" title={described.history.title}>
        <History dataset={dataset} entries={related.history} reader={reader} />
      </Section>
      <Use {...props} />
      {isEmptied(dataset) ? null : <Cite {...props} />}
    </div>
  );
}

/** What people made of it, and the way to show one's own. */
function Reused({ dataset, reader, related: { reuses } }: DatasetProps) {
  const words = reader.words.reuse;
  const { language } = reader;
  return (
    <UsedIn
      reuses={reuses}
      lead={reuses.total > 0 ? words.usedInCount(reuses.total) : words.notUsed}
      all={`${paths.reuses(language)}?dataset=${dataset.slug}`}
      add={`${paths.newReuse(language)}?dataset=${dataset.slug}`}
      reader={reader}
    />
  );
}

/** The columns of the table that is shown, what was found in the files that are kept, and the files. */
function Kept({ dataset, reader, shown, version }: DatasetProps) {
  const kept = listKept(dataset);
  const words = reader.words.dataset;
  const profile = shown?.loaded.table.profile;
  if (kept.length === 0) return null;
  return (
    <>
      {profile ? (
        <Section id="columns" title={words.columns}>
          <p class="soft">{words.columnsLead}</p>
          <Columns columns={profile.columns} rows={profile.rows} reader={reader} />
        </Section>
      ) : null}
      <Section id="findings" title={words.findings}>
        <Findings
          findings={[...kept.flatMap(({ file }) => file.findings), ...(profile?.findings ?? [])]}
          reader={reader}
        />
        {profile ? <Notes notes={profile.notes} reader={reader} /> : null}
      </Section>
      <Section id="files" title={words.files}>
        <Files dataset={dataset} version={version} reader={reader} />
      </Section>
    </>
  );
}

/** What a privacy order took out of this version: why, and on whose authority. */
function Removed({ dataset: { removed = [] }, reader }: Pick<DatasetProps, 'dataset' | 'reader'>) {
  const words = reader.words.purge.gone;
  return (
    <>
      {removed.map(({ withdrawn, reason, authority, version }) => (
        <Notice kind="warning" title={words.title}>
          <p>
            {words.lead(reader.day(withdrawn))} {reason} ({authority})
          </p>
          {version === undefined ? null : <p>{words.others}</p>}
        </Notice>
      ))}
    </>
  );
}

/** Privacy orders left nothing of this version. */
const isEmptied = ({ distributions, removed = [] }: Dataset): boolean =>
  distributions.length === 0 && removed.length > 0;

/** Why there is nothing to look at on this page. */
function NoTable({ dataset, reader }: DatasetProps) {
  const { kind = 'dataset' } = dataset;
  if (isEmptied(dataset)) return null; // it was said already
  const ours = kind === 'dataset' && listKept(dataset).length > 0;
  return (
    <Notice kind="info">
      <p>{ours ? reader.words.dataset.noTable : reader.words.described.noData[kind]}</p>
    </Notice>
  );
}

function Title({ dataset, reader, version, related }: DatasetProps) {
  const { dataset: words, described } = reader.words;
  return (
    <header class="title">
      <p class="kicker">
        {described.kinds[dataset.kind ?? 'dataset']} · <InstitutionLink of={dataset.publisher} reader={reader} />
      </p>
      <h1>
        <Local map={dataset.metadata.title} reader={reader} otherwise={dataset.slug} />
      </h1>
      {isEmptied(dataset) ? null : (
        <p class="lead">{summarize(dataset, reader, related.members?.total ?? related.served.length)}</p>
      )}
      <Standing dataset={dataset} reader={reader} related={related} />
      <Timely freshness={related.freshness} reader={reader} />
      {/* What is measured is the newest version: of an older one it would say something else. */}
      {related.quality && dataset.version === dataset.latest ? (
        <QualityLine quality={related.quality} reader={reader} />
      ) : null}
      {version !== undefined && dataset.version < dataset.latest ? (
        <Notice kind="warning">
          <p>
            {words.oldVersion(dataset.version, reader.day(dataset.released))}{' '}
            <Link href={paths.dataset(reader.language, dataset.slug)}>{words.seeLatest(dataset.latest)}</Link>
          </p>
        </Notice>
      ) : null}
    </header>
  );
}

/** Whether the publisher keeps the promised frequency, and what they say when they do not. */
function Timely({ freshness, reader }: { readonly freshness: Freshness; readonly reader: Reader }) {
  return (
    <p class="small" id="freshness">
      <FreshnessTag state={freshness.state} reader={reader} /> {describeFreshness(freshness, reader)}{' '}
      <Snoozed snooze={freshness.snooze} times={freshness.snoozes} reader={reader} />
    </p>
  );
}

/** What one should know before the rest: that not everyone may have the data, and of what they are a part. */
function Standing({ dataset, reader, related }: Pick<DatasetProps, 'dataset' | 'reader' | 'related'>) {
  const { described } = reader.words;
  const { accessLevel = 'public' } = dataset.metadata;
  if (accessLevel === 'public' && !related.series) return null;
  return (
    <p class="row small">
      {accessLevel === 'public' ? null : <Tag tone="warning">{described.levels[accessLevel]}</Tag>}
      {related.series ? (
        <span>
          {reader.label(described.partOf)} <DatasetLink of={related.series} reader={reader} />
        </span>
      ) : null}
    </p>
  );
}

/** What a dataset is, in one sentence made from its facts. `others`: datasets of a series or a service, when they were counted. */
export function summarize(dataset: Dataset, reader: Reader, others = 0): string {
  const { described } = reader.words;
  if (dataset.kind === 'series') return others === 0 ? described.noData.series : described.seriesSummary(others);
  if (dataset.kind === 'service') return described.serviceSummary(others);
  const links = listLinked(dataset).length;
  if (links > 0 && links === dataset.distributions.length) {
    const known = isModifiedKnown(dataset);
    const when = known ? tellModified(dataset, reader) : described.listed(reader.day(dataset.issued));
    return `${described.linksSummary(links)} ${when}.`;
  }
  const tables = nameTables(dataset);
  const licence = findLicence(dataset.metadata.licence);
  return reader.words.dataset.summary({
    tables: tables.length,
    rows: tables.reduce((sum, each) => sum + each.summary.rows, 0),
    columns: tables[0]?.summary.columns ?? 0,
    files: dataset.distributions.length,
    updated: reader.day(dataset.modified),
    open: licence?.open === 'yes',
    attribution: licence?.attribution ?? true,
  });
}

type Shown = { readonly shown: NonNullable<DatasetProps['shown']> };

function Picture({ reader, shown }: DatasetProps & Shown) {
  const { profile } = shown.loaded.table;
  const label = (name: string) => {
    const column = profile.columns.find((each) => each.name === name);
    return column ? findLabel(column, reader) : name;
  };
  return (
    <>
      {profile.chart && profile.chart.points.length > 0 ? (
        <section class="section" id="chart" aria-labelledby="chart-title-text">
          <h2 id="chart-title-text">{reader.words.dataset.chart}</h2>
          <Chart data={profile.chart} reader={reader} label={label} id="chart" />
        </section>
      ) : null}
      {profile.map && profile.map.total > 0 ? (
        <section class="section" id="map" aria-labelledby="map-title-text">
          <h2 id="map-title-text">{reader.words.dataset.map}</h2>
          <PlaceMap data={profile.map} reader={reader} name={shown.table.name} id="map" />
        </section>
      ) : null}
    </>
  );
}

function Preview(props: DatasetProps & Shown) {
  const { reader, dataset, shown, version } = props;
  const { loaded, table, place } = shown;
  const { profile } = loaded.table;
  const grid = toGrid({ reader, loaded, place, name: table.name, preview: true });
  return (
    <section class="section" id={rowsId} aria-labelledby="rows-title">
      <h2 id="rows-title">{reader.words.dataset.preview}</h2>
      <TableChoice {...props} />
      {loaded.refused ? <Refused loaded={loaded} reader={reader} /> : null}
      <Controls {...grid} all={profile.rows} />
      <Grid {...grid} />
      <p>
        <ButtonLink
          href={formatAddress(
            {
              path: paths.table(reader.language, dataset.slug, table.summary.id),
              extra: version === undefined ? {} : { version: String(version) },
              usual: 0,
            },
            { ...loaded.view, limit: 0, page: 1 },
          )}
          kind="quiet"
        >
          {reader.words.dataset.openTable(reader.words.common.rows(loaded.rows.total))}
        </ButtonLink>
      </p>
    </section>
  );
}

/** Why the asked view was not applied, in the portal's own words. */
export function Refused({ loaded, reader }: { readonly loaded: Loaded; readonly reader: Reader }) {
  if (!loaded.refused) return null;
  return (
    <Notice kind="error" title={reader.words.table.refused} alert>
      <p>
        <Local map={loaded.refused.details} reader={reader} />
      </p>
    </Notice>
  );
}

function TableChoice({ dataset, reader, shown, version }: DatasetProps & Shown) {
  const tables = nameTables(dataset);
  if (tables.length < 2) return null;
  const base = paths.dataset(reader.language, dataset.slug, version);
  return (
    <nav class="tables" aria-label={reader.words.dataset.tables}>
      <ul class="bare">
        {tables.map(({ summary, name }) => (
          <li>
            <Link
              href={`${base}?table=${summary.id}#${rowsId}`}
              current={summary.id === shown.table.summary.id ? 'true' : undefined}
            >
              {name}
            </Link>{' '}
            <span class="small soft">{reader.words.common.rows(summary.rows)}</span>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Notes({ notes, reader }: { readonly notes: readonly string[]; readonly reader: Reader }) {
  if (notes.length === 0) return null;
  return (
    <>
      <h3>{reader.words.table.notes}</h3>
      <ul>
        {notes.slice(0, 20).map((note) => (
          <li>{note}</li>
        ))}
      </ul>
    </>
  );
}
