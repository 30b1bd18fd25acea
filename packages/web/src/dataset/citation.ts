import { type Dataset, findText, paths } from '@milpa/sdk';
import { formatLocal } from '../design/index.ts';
import type { Reader } from '../reader.ts';

export interface CitationNeeds {
  readonly dataset: Dataset;
  /** Of the release; absent when the portal does not say. */
  readonly sha256: string | undefined;
  readonly publicUrl: string;
  readonly portal: string;
  readonly reader: Reader;
}

const formatUrl = ({ dataset, publicUrl, reader }: CitationNeeds) =>
  publicUrl + paths.dataset(reader.language, dataset.slug, dataset.version);

/** In the manner of APA 7 for data sets, with the fingerprint that names the exact bytes. */
export function formatApa(needs: CitationNeeds): string {
  const { dataset, reader, portal, sha256 } = needs;
  const texts = reader.words.dataset;
  const publisher = formatLocal(dataset.publisher.name, reader, dataset.publisher.slug);
  const title = formatLocal(dataset.metadata.title, reader, dataset.slug);
  const hash = sha256 ? ` SHA-256: ${sha256}` : '';
  return `${publisher}${publisher.endsWith('.') ? '' : '.'} (${dataset.released.slice(0, 4)}). ${title} (${texts.citeVersion(dataset.version)}) [${texts.citeKind}]. ${portal}. ${formatUrl(needs)}${hash}`;
}

/** For LaTeX: an entry whose key and text no title can break. */
export function formatBibtex(needs: CitationNeeds): string {
  const { dataset, reader, portal, sha256 } = needs;
  const fields: readonly (readonly [string, string])[] = [
    ['author', `{${escapeTex(formatLocal(dataset.publisher.name, reader, dataset.publisher.slug))}}`],
    ['title', `{${escapeTex(findText(dataset.metadata.title, reader.language)?.text ?? dataset.slug)}}`],
    ['year', dataset.released.slice(0, 4)],
    ['version', String(dataset.version)],
    ['publisher', escapeTex(portal)],
    ['url', formatUrl(needs)],
    ...(sha256 ? [['note', `SHA-256: ${sha256}`] as const] : []),
  ];
  const lines = fields.map(([name, value]) => `  ${name} = {${value}}`);
  return `@misc{${dataset.slug}-v${dataset.version},\n${lines.join(',\n')}\n}`;
}

const special: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

const escapeTex = (text: string) =>
  text.replace(/\s+/g, ' ').replace(/[\\{}~^%&$#_]/g, (found) => special[found] ?? `\\${found}`);
