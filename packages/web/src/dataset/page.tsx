import { citationFormats, type Dataset, findLicence, formatBibtex, listKept, paths, type Release } from '@milpa/sdk';
import { ButtonLink, Chart, Code, Link, Local, Notice, Paragraphs, PlaceMap, Tag } from '../design/index.ts';
import type { Site } from '../page.ts';
import type { Reader } from '../reader.ts';
import {
  Controls,
  findLabel,
  formatAddress,
  Grid,
  type Loaded,
  listFileSnippets,
  listSnippets,
  type Place,
  rowsId,
} from '../table/index.ts';
import { formatApa } from './citation.ts';
import { Columns } from './columns.tsx';
import { Facts, LicenceLink, PublisherLink } from './facts.tsx';
import { Files, formatName } from './files.tsx';
import { Findings } from './findings.tsx';
import { type DatasetTable, nameTables } from './load.ts';
import { Versions } from './versions.tsx';

export interface DatasetProps {
  readonly site: Site;
  readonly reader: Reader;
  readonly dataset: Dataset;
  /** The version of the address; undefined at the address that always shows the newest. */
  readonly version: number | undefined;
  readonly releases: readonly Release[];
  readonly shown: { readonly table: DatasetTable; readonly loaded: Loaded; readonly place: Place } | undefined;
}

export function DatasetBody(props: DatasetProps) {
  const { dataset, reader, shown, releases } = props;
  const words = reader.words.dataset;
  return (
    <div class="wrap page dataset">
      <Title {...props} />
      <div class="with-aside">
        <div class="content">
          <Paragraphs map={dataset.metadata.description} reader={reader} />
          {shown ? <Picture {...props} shown={shown} /> : null}
          {shown ? <Preview {...props} shown={shown} /> : <Notice kind="info">{words.noTable}</Notice>}
        </div>
        <Aside {...props} />
      </div>
      {shown ? (
        <Section id="columns" title={words.columns}>
          <p class="soft">{words.columnsLead}</p>
          <Columns
            columns={shown.loaded.table.profile.columns}
            rows={shown.loaded.table.profile.rows}
            reader={reader}
          />
        </Section>
      ) : null}
      <Section id="findings" title={words.findings}>
        <Findings
          findings={[
            ...listKept(dataset).flatMap(({ file }) => file.findings),
            ...(shown?.loaded.table.profile.findings ?? []),
          ]}
          reader={reader}
        />
        {shown ? <Notes notes={shown.loaded.table.profile.notes} reader={reader} /> : null}
      </Section>
      <Section id="files" title={words.files}>
        <Files dataset={dataset} version={props.version} reader={reader} />
      </Section>
      <div class="two">
        <Section id="versions" title={words.versions}>
          <Versions dataset={dataset} releases={releases} reader={reader} />
        </Section>
        <Section id="about" title={words.about}>
          <Facts dataset={dataset} reader={reader} />
        </Section>
      </div>
      <Use {...props} />
      <Cite {...props} />
    </div>
  );
}

function Section(props: { readonly id: string; readonly title: string; readonly children: preact.ComponentChildren }) {
  return (
    <section class="section" id={props.id} aria-labelledby={`${props.id}-title`}>
      <h2 id={`${props.id}-title`}>{props.title}</h2>
      {props.children}
    </section>
  );
}

function Title({ dataset, reader, version }: DatasetProps) {
  const words = reader.words.dataset;
  return (
    <header class="title">
      <p class="kicker">
        {words.kind} · <PublisherLink dataset={dataset} reader={reader} />
      </p>
      <h1>
        <Local map={dataset.metadata.title} reader={reader} otherwise={dataset.slug} />
      </h1>
      <p class="lead">{summarize(dataset, reader)}</p>
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

/** What a dataset is, in one sentence made from its facts. */
export function summarize(dataset: Dataset, reader: Reader): string {
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
  const grid = {
    reader,
    name: table.name,
    columns: profile.columns,
    rows: loaded.rows,
    view: loaded.view,
    place,
    preview: true,
  };
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

function Aside(props: DatasetProps) {
  const { dataset, reader, shown, version } = props;
  const words = reader.words.dataset;
  const [first] = listKept(dataset);
  const formats = shown?.table.summary.formats ?? [];
  const [main, ...others] = formats;
  return (
    <aside class="key card" aria-label={words.downloads}>
      <h2>{words.downloads}</h2>
      {shown && main ? (
        <>
          <ButtonLink href={paths.tableExport(shown.table.summary.id, main, version)} download>
            {words.download(formatName(main, reader.language))}
          </ButtonLink>
          <p class="row small">
            {words.asOther}
            {reader.words.common.colon}
            {others.map((format) => (
              <Link href={paths.tableExport(shown.table.summary.id, format, version)} class="format" download>
                {formatName(format, reader.language)}
              </Link>
            ))}
          </p>
        </>
      ) : null}
      {first ? (
        <p class="small">
          <Link href={paths.original(shown?.table.distribution.id ?? first.id, version)} class="format" download>
            {words.original}
          </Link>{' '}
          <span class="soft">
            ({formatName((shown?.table.distribution ?? first).file.format, reader.language)},{' '}
            {reader.bytes((shown?.table.distribution ?? first).file.size)})
          </span>
        </p>
      ) : null}
      <hr />
      <p class="small">
        <LicenceLink id={dataset.metadata.licence} reader={reader} />
      </p>
      <p class="small soft">
        {reader.words.common.updated(reader.day(dataset.modified))}
        <br />
        <a href="#versions">{reader.words.common.version(dataset.version)}</a>
      </p>
      <nav aria-label={reader.words.common.onThisPage} class="small">
        <ul class="bare contents">
          {listContents(props).map(([id, text]) => (
            <li>
              <a href={`#${id}`}>{text}</a>
            </li>
          ))}
        </ul>
      </nav>
    </aside>
  );
}

function listContents({ reader, shown }: DatasetProps): readonly (readonly [string, string])[] {
  const words = reader.words.dataset;
  const profile = shown?.loaded.table.profile;
  return [
    ...(profile?.chart ? [['chart', words.chart] as const] : []),
    ...(profile?.map ? [['map', words.map] as const] : []),
    ...(shown
      ? ([
          [rowsId, words.preview],
          ['columns', words.columns],
        ] as const)
      : []),
    ['findings', words.findings],
    ['files', words.files],
    ['versions', words.versions],
    ['about', words.about],
    ['use', words.use],
    ['cite', words.cite],
  ];
}

function Use({ site, dataset, reader, shown, version }: DatasetProps) {
  const words = reader.words.dataset;
  const [file] = listKept(dataset);
  const snippets = shown
    ? listSnippets(site.publicUrl, dataset, shown.table.summary.id, version)
    : file
      ? listFileSnippets({ url: site.publicUrl + paths.original(file.id, version), fileName: file.file.name })
      : [];
  return (
    <Section id="use" title={words.use}>
      <p class="soft">
        {words.useLead} <Link href={paths.apiReference(reader.language)}>{reader.words.api.title}</Link>
      </p>
      {snippets.map((snippet, index) => (
        <details open={index === 0}>
          <summary>{snippet.name}</summary>
          <Code text={snippet.code} label={snippet.name} />
        </details>
      ))}
      <p class="row small">
        <Tag>DCAT</Tag>
        <Link href={paths.datasetFeed(dataset.slug, 'jsonld')}>{words.metadataAs('JSON-LD')}</Link>
        <Link href={paths.datasetFeed(dataset.slug, 'ttl')}>{words.metadataAs('Turtle')}</Link>
      </p>
    </Section>
  );
}

/** The citation to read, and the same for programs: each a file at an address that names this version. */
function Cite({ site, dataset, reader, releases }: DatasetProps) {
  const words = reader.words.dataset;
  const needs = {
    dataset,
    sha256: releases.find((each) => each.version === dataset.version)?.sha256,
    publicUrl: site.publicUrl,
    portal: site.name,
    reader,
  };
  const formats = { bib: 'BibTeX', ris: 'RIS', 'csl.json': 'CSL-JSON' } as const;
  return (
    <Section id="cite" title={words.cite}>
      <p class="soft">{words.citeLead}</p>
      <Code text={formatApa(needs)} label="APA" wrap />
      <p class="row small">
        {words.asOther}
        {reader.words.common.colon}
        {citationFormats.map((format) => (
          <Link href={paths.citation(dataset.slug, dataset.version, format)} class="format" download>
            {formats[format]}
          </Link>
        ))}
      </p>
      <details>
        <summary>BibTeX</summary>
        <Code text={formatBibtex({ ...needs, language: reader.language })} label="BibTeX" />
      </details>
    </Section>
  );
}
