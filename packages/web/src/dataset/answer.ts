import { type Dataset, findText, formatVersionLinks, Problem, paths } from '@milpa/sdk';
import { h } from 'preact';
import { formatLocal } from '../design/index.ts';
import { type Context, type Page, redirect } from '../page.ts';
import type { Reader } from '../reader.ts';
import { loadTable, type Place, parseView, settleForm } from '../table/index.ts';
import { listForms } from './forms.ts';
import { findDataset, findStructured, isDataset, nameTables, parseVersion } from './load.ts';
import { DatasetBody, summarize } from './page.tsx';
import { loadRelated } from './related.ts';
import { TableBody } from './table-page.tsx';

/** Rows of the preview on a dataset's page, and of the page of a table. */
const previewRows = 10;
const pageRows = 50;

export async function answerDataset(context: Context): Promise<Page | Response> {
  const { reader, client, url, site } = context;
  const { language } = reader;
  const version = parseVersion(context.params.version);
  const dataset = await findDataset(context, version, (slug) => paths.dataset(language, slug, version));
  if (!isDataset(dataset)) return dataset;
  const tables = nameTables(dataset);
  const table = tables.find((each) => each.summary.id === url.searchParams.get('table')) ?? tables[0];
  const place: Place = {
    path: paths.dataset(language, dataset.slug, version),
    extra: table && table !== tables[0] ? { table: table.summary.id } : {},
    usual: previewRows,
  };
  const settled = settleForm(url.searchParams, place);
  if (settled) return redirect(settled, 303);
  const view = { ...parseView(url.searchParams, previewRows), limit: previewRows };
  const [releases, loaded, structured, related] = await Promise.all([
    client.call('listReleases', { params: { dataset: dataset.id } }),
    table ? loadTable(client, table.summary, dataset.version, view) : undefined,
    findStructured(client, dataset.slug),
    loadRelated(client, dataset),
  ]);
  return {
    ...describe(dataset, reader),
    structured,
    canonical: paths.dataset(language, dataset.slug, version),
    headers: { link: formatVersionLinks(dataset) },
    scripts: ['copy'],
    crumbs: [{ href: paths.search(language), text: reader.words.site.datasets }],
    body: h(DatasetBody, {
      site,
      reader,
      dataset,
      version,
      releases,
      related,
      shown: table && loaded ? { table, loaded, place } : undefined,
    }),
  };
}

function describe(dataset: Dataset, reader: Reader) {
  const words = reader.words.dataset;
  const title = formatLocal(dataset.metadata.title, reader, dataset.slug);
  return {
    title,
    description: findText(dataset.metadata.description, reader.language)?.text ?? summarize(dataset, reader),
    alternates: listForms(dataset).map(({ type, href, name }) => ({ type, href, title: words.metadataAs(name) })),
  };
}

export async function answerTable(context: Context): Promise<Page | Response> {
  const { reader, client, url, site } = context;
  const { language } = reader;
  const version = parseVersion(url.searchParams.get('version'));
  const id = context.params.table ?? '';
  const dataset = await findDataset(context, version, (slug) => paths.table(language, slug, id));
  if (!isDataset(dataset)) return dataset;
  const table = nameTables(dataset).find((each) => each.summary.id === id);
  if (!table) throw noSuchTable(dataset, reader);
  const place: Place = {
    path: paths.table(language, dataset.slug, id),
    extra: version === undefined ? {} : { version: String(version) },
    usual: pageRows,
  };
  const settled = settleForm(url.searchParams, place);
  if (settled) return redirect(settled, 303);
  const loaded = await loadTable(client, table.summary, dataset.version, parseView(url.searchParams, pageRows));
  const title = formatLocal(dataset.metadata.title, reader, dataset.slug);
  return {
    title: `${table.name} · ${title}`,
    description: summarize(dataset, reader),
    scripts: ['copy'],
    crumbs: [
      { href: paths.search(language), text: reader.words.site.datasets },
      { href: paths.dataset(language, dataset.slug, version), text: title },
    ],
    // One view is enough for search engines; the others are ways of looking at it.
    index: url.search === '',
    body: h(TableBody, { site, reader, dataset, version, table, loaded, place }),
  };
}

const noSuchTable = (dataset: Dataset, reader: Reader) => {
  const title = formatLocal(dataset.metadata.title, reader, dataset.slug);
  return new Problem('not-found', {
    es: `«${title}» no tiene esa tabla en su versión ${dataset.version}.`,
    en: `“${title}” has no such table in its version ${dataset.version}.`,
    fr: `« ${title} » n’a pas cette table dans sa version ${dataset.version}.`,
  });
};
