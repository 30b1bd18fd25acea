import type { Dataset } from './contract/dataset.ts';
import { findText, type Language } from './contract/language.ts';
import { paths } from './contract/paths.ts';

/** Forms in which one version of a dataset is cited: for LaTeX, for reference managers, for citation processors. */
export const citationFormats = ['bib', 'ris', 'csl.json'] as const;
export type CitationFormat = (typeof citationFormats)[number];
export const citationTypes: Readonly<Record<CitationFormat, string>> = {
  bib: 'application/x-bibtex',
  ris: 'application/x-research-info-systems',
  'csl.json': 'application/vnd.citationstyles.csl+json',
};

export interface CitationNeeds {
  readonly dataset: Dataset;
  /** Of the release; absent when the portal does not say. */
  readonly sha256: string | undefined;
  readonly publicUrl: string;
  readonly portal: string;
  /** Of the texts that have several. */
  readonly language: Language;
}

/** The address that names this version for ever, whatever language its reader has. */
export const formatVersionUrl = ({ dataset, publicUrl }: Pick<CitationNeeds, 'dataset' | 'publicUrl'>): string =>
  publicUrl + paths.version(dataset.slug, dataset.version);

const formatAuthor = ({ dataset, language }: CitationNeeds) =>
  findText(dataset.publisher.name, language)?.text ?? dataset.publisher.slug;
const formatTitle = ({ dataset, language }: CitationNeeds) =>
  findText(dataset.metadata.title, language)?.text ?? dataset.slug;
const findDoi = ({ dataset }: CitationNeeds): string | undefined =>
  (dataset.metadata.identifiers ?? [])
    .map((each) => /^(?:doi:\s*|https?:\/\/(?:dx\.)?doi\.org\/)?(10\.\d{4,9}\/\S+)$/i.exec(each)?.[1])
    .find((doi) => doi !== undefined);

export function formatCitation(needs: CitationNeeds, format: CitationFormat): string {
  if (format === 'bib') return formatBibtex(needs);
  return format === 'ris' ? formatRis(needs) : formatCsl(needs);
}

/** For LaTeX: an entry whose key and text no title can break. */
export function formatBibtex(needs: CitationNeeds): string {
  const { dataset, portal, sha256 } = needs;
  const doi = findDoi(needs);
  const fields: readonly (readonly [string, string])[] = [
    ['author', `{${escapeTex(formatAuthor(needs))}}`],
    ['title', `{${escapeTex(formatTitle(needs))}}`],
    ['year', dataset.released.slice(0, 4)],
    ['version', String(dataset.version)],
    ['publisher', escapeTex(portal)],
    ...(doi ? [['doi', escapeTex(doi)] as const] : []),
    ['url', formatVersionUrl(needs)],
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

/** For reference managers: one tag a line, whatever a title holds. */
export function formatRis(needs: CitationNeeds): string {
  const { dataset, portal, sha256, language } = needs;
  const [year = '', month = '', day = ''] = dataset.released.slice(0, 10).split('-');
  const abstract = findText(dataset.metadata.description, language)?.text;
  const keywords = dataset.metadata.keywords[language] ?? Object.values(dataset.metadata.keywords)[0] ?? [];
  const doi = findDoi(needs);
  const lines: readonly (readonly [string, string])[] = [
    ['TY', 'DATA'],
    ['AU', `${formatAuthor(needs)},`], // a comma at the end: the name of a body, not of a person
    ['TI', formatTitle(needs)],
    ['PY', year],
    ['DA', `${year}/${month}/${day}`],
    ['ET', String(dataset.version)],
    ['PB', portal],
    ...(abstract ? [['AB', abstract] as const] : []),
    ...keywords.map((word) => ['KW', word] as const),
    ...(doi ? [['DO', doi] as const] : []),
    ['UR', formatVersionUrl(needs)],
    ...(sha256 ? [['N1', `SHA-256: ${sha256}`] as const] : []),
    ['ER', ''],
  ];
  return `${lines.map(([tag, text]) => `${tag}  - ${text.replace(/\s+/g, ' ').trim()}`.trimEnd() + (tag === 'ER' ? ' ' : '')).join('\r\n')}\r\n`;
}

/** For citation processors: one item of CSL-JSON (citation-style-language schema 1.0). */
export function formatCsl(needs: CitationNeeds): string {
  const { dataset, portal, sha256, language } = needs;
  const doi = findDoi(needs);
  const abstract = findText(dataset.metadata.description, language)?.text;
  const item = {
    id: `${dataset.slug}-v${dataset.version}`,
    type: 'dataset',
    title: formatTitle(needs),
    author: [{ literal: formatAuthor(needs) }],
    issued: { 'date-parts': [dataset.released.slice(0, 10).split('-').map(Number)] },
    version: String(dataset.version),
    publisher: portal,
    ...(doi ? { DOI: doi } : {}),
    URL: formatVersionUrl(needs),
    ...(abstract ? { abstract } : {}),
    language,
    ...(sha256 ? { note: `SHA-256: ${sha256}` } : {}),
  };
  return `${JSON.stringify([item], null, 2)}\n`;
}
