import {
  type ColumnNotes,
  type DatasetMetadata,
  type Distribution,
  type Draft,
  findText,
  languages,
  type TableProfile,
  type TableSummary,
} from '@milpa/sdk';
import { hashOf } from '../audit/index.ts';
import type { PublicBody } from '../institution/index.ts';
import { listBlockers } from './blockers.ts';
import { joinBoxes, spanOf } from './measured.ts';
import type { DistributionRow, FileRow, LinkRow, LoadedDraft, TableRow } from './model.ts';

/** The working copy as its editors see it. */
export function presentDraft(loaded: LoadedDraft, publisher: PublicBody): Draft {
  const { dataset } = loaded;
  const blockers = listBlockers(loaded);
  return {
    id: dataset.id,
    slug: dataset.slug,
    kind: dataset.kind,
    state: dataset.state,
    publisher: presentPublisher(publisher),
    metadata: dataset.metadata,
    revision: dataset.revision,
    latest: dataset.latest,
    distributions: presentDistributions(loaded),
    blockers,
    changed: loaded.released?.sha256 !== hashDraft(loaded).sha256,
    proposals: listProposals(loaded, publisher),
    updated: dataset.updated.toISOString(),
  };
}

export const presentPublisher = ({ id, slug, name }: PublicBody): Draft['publisher'] => ({ id, slug, name });

/** Files and links, in their order. */
export const presentDistributions = ({
  files,
  links,
  tables,
}: Pick<LoadedDraft, 'files' | 'links' | 'tables'>): Distribution[] =>
  [...files.map((file) => presentFile(file, tables)), ...links.map(presentLink)].sort(
    (a, b) => a.position - b.position || (a.id < b.id ? -1 : 1),
  );

const presentTerms = (row: DistributionRow) => ({
  id: row.distribution,
  title: row.title,
  ...(row.description ? { description: row.description } : {}),
  position: row.position,
  ...row.terms,
});

const presentLink = (row: LinkRow): Distribution => ({ ...presentTerms(row), link: row.link });

/** Why a working copy has a file of which nothing is left. */
const purgedRefusal = {
  code: 'purged',
  detail: {
    en: 'A privacy order removed what this file held. Send it again without the personal data, or take it out.',
    es: 'Una orden de privacidad eliminó lo que tenía este archivo. Envíelo de nuevo sin los datos personales, o quítelo.',
    fr: 'Un ordre de confidentialité a supprimé ce que contenait ce fichier. Renvoyez-le sans les données personnelles, ou retirez-le.',
  },
};

const presentFile = (file: FileRow, tables: readonly TableRow[]): Distribution => ({
  ...presentTerms(file),
  file: {
    id: file.id,
    name: file.name,
    size: file.size,
    sha256: file.sha256,
    mediaType: file.media_type,
    format: file.format,
    ...(file.encoding ? { encoding: file.encoding } : {}),
    state: file.state,
    ...(file.state === 'reading' && file.progress !== null ? { progress: file.progress } : {}),
    ...(file.purged ? { refusal: purgedRefusal } : file.refusal ? { refusal: file.refusal } : {}),
    findings: file.findings,
    tables: tables.filter((table) => table.file === file.id).map(presentTable),
    received: file.received.toISOString(),
  },
});

export const presentTable = (table: Pick<TableRow, (keyof TableSummary & keyof TableRow) | 'table'>): TableSummary => ({
  id: table.table,
  name: table.name,
  position: table.position,
  rows: table.rows,
  columns: table.columns,
  formats: table.formats,
  sha256: table.sha256,
});

/** The profile with what the publisher says about its columns; types were applied when the file was read. */
export const applyNotes = (profile: TableProfile, notes: ColumnNotes): TableProfile => ({
  ...profile,
  columns: profile.columns.map((column) => {
    const note = Object.hasOwn(notes, column.name) ? notes[column.name] : undefined;
    if (!note) return column;
    return {
      ...column,
      ...(note.label ? { label: note.label } : {}),
      ...(note.description ? { description: note.description } : {}),
      ...(note.unit === undefined ? {} : { unit: note.unit }),
      ...(note.personal === undefined ? {} : { personal: note.personal }),
    };
  }),
});

/**
 * What a release fixes, hashed as canonical JSON: `sha256` of the metadata and every file, link and table, `content` of the
 * files' bytes and the links' addresses alone, which decides whether the data changed.
 */
export function hashDraft({ dataset, files, links, tables }: LoadedDraft): { sha256: string; content: string } {
  const distributions = files.map((file) => ({
    ...hashedTerms(file),
    file: { name: file.name, size: file.size, sha256: file.sha256 },
    tables: tables
      .filter((table) => table.file === file.id)
      .map(({ table, name, sha256, notes }) => ({ id: table, name, sha256, notes })),
  }));
  const elsewhere = links.map((row) => ({ ...hashedTerms(row), link: row.link }));
  const { id, publisher, metadata, kind } = dataset;
  // What was not there before is named only where it is said: the hashes of older releases stay as they are.
  const said = kind === 'dataset' ? {} : { kind };
  return {
    sha256: hashOf({ id, publisher, metadata, ...said, distributions: [...distributions, ...elsewhere] }),
    content: hashOf([
      ...files.map((file) => ({ id: file.distribution, sha256: file.sha256 })),
      ...links.map(({ distribution, link }) => ({ id: distribution, link })),
    ]),
  };
}

const hashedTerms = (row: DistributionRow) => ({
  id: row.distribution,
  title: row.title,
  description: row.description ?? undefined,
  position: row.position,
  ...row.terms,
});

/** What the bytes and the institution suggest for fields that are still empty. */
function listProposals({ dataset, tables }: LoadedDraft, publisher: PublicBody): Draft['proposals'] {
  const { metadata } = dataset;
  const temporal = metadata.temporal.from || metadata.temporal.to ? undefined : spanOf(tables);
  const bbox = metadata.spatial.bbox ? undefined : joinBoxes(tables);
  const name = findText(publisher.name, 'es')?.text;
  return {
    ...(temporal ? { temporal } : {}),
    ...(bbox ? { spatial: { ...metadata.spatial, bbox } } : {}),
    ...(publisher.email && name && !metadata.contact.email
      ? { contact: { name, ...metadata.contact, email: publisher.email } }
      : {}),
    ...(metadata.language.length === 0 ? proposeLanguage(metadata) : {}),
    ...proposeFromRemarks(metadata, tables),
  };
}

const longestProposal = 2000;

const proposeLanguage = ({ title }: DatasetMetadata): Draft['proposals'] => {
  const languages = Object.entries(title).flatMap(([language, text]) => (text ? [language] : []));
  return languages.length === 1 ? { language: languages } : {};
};

const source = /^\s*(?:fuentes?|sources?)\s*[:：]\s*(.{3,2000})$/i;

/** Remarks around a table often say what it is and where it was taken from. */
function proposeFromRemarks(metadata: DatasetMetadata, tables: readonly TableRow[]): Draft['proposals'] {
  const remarks = [...new Set(tables.flatMap((table) => table.remarks ?? []).map((text) => text.trim()))];
  const from = remarks.map((text) => source.exec(text)?.[1]?.trim()).find((text) => text !== undefined);
  const rest = remarks.filter((text) => text !== '' && !source.test(text)).join('\n');
  const language = languages.find((each) => metadata.title[each]);
  const described = Object.values(metadata.description).some((text) => text);
  return {
    ...(from && metadata.source === '' ? { source: from } : {}),
    ...(rest && language && !described ? { description: { [language]: rest.slice(0, longestProposal) } } : {}),
  };
}
