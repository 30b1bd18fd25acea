import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Dataset, loadPlaces, matchFileType, matchTheme, Table } from '@milpa/sdk';
import { z } from 'zod';
import { describeEntry } from '../../src/catalogue/model.ts';
import { createFreshnessJudge } from '../../src/publishing/index.ts';
import type { SearchDocument } from '../../src/storage/search/index.ts';
import { idOf } from '../released.ts';
import { type GoldenQuestion, parseGolden } from './golden.ts';

const folder = fileURLToPath(new URL('../../../../../shared/data/demo/catalogues/', import.meta.url));
/** Real catalogues lie beside a checkout; on most machines they are absent. */
export const hasCatalogues = existsSync(folder);

/** A real catalogue as the portal would hold it, and what people might ask of it. */
export interface GoldenCatalogue {
  readonly id: string;
  readonly title: string;
  readonly questions: readonly GoldenQuestion[];
  /** Made by the same code as a portal's own; the key is what the golden file names things by. */
  readonly list: () => Promise<readonly { readonly key: string; readonly document: SearchDocument }[]>;
}

const readGolden = (name: string, keyOf: (entry: string) => string) =>
  parseGolden(readFileSync(new URL(`${name}.golden.txt`, import.meta.url), 'utf8'), keyOf);
const clean = (text: string) => text.replace(/\s+/g, ' ').trim();

export const goldenCatalogues: readonly GoldenCatalogue[] = [
  {
    id: 'datos-gob-mx',
    title: 'datos.gob.mx, November 2015',
    questions: readGolden('datos-gob-mx', (entry) => entry),
    list: () => describeAll(readMexico()),
  },
  {
    id: 'datos-gob-mx-apart',
    title: 'datos.gob.mx, questions kept apart',
    questions: readGolden('datos-gob-mx-apart', (entry) => entry),
    list: () => describeAll(readMexico()),
  },
  {
    id: 'socrata',
    title: 'data.cityofchicago.org and data.cdc.gov',
    questions: readGolden('socrata', (entry) => entry.split(' ')[0] ?? ''),
    list: () => describeAll(readSocrataBoth()),
  },
  {
    id: 'socrata-apart',
    title: 'Chicago and CDC, questions kept apart',
    questions: readGolden('socrata-apart', (entry) => entry.split(' ')[0] ?? ''),
    list: () => describeAll(readSocrataBoth()),
  },
];

const readSocrataBoth = () => [...readSocrata('data.cityofchicago.org'), ...readSocrata('data.cdc.gov')];

interface Source {
  readonly key: string;
  readonly publisher: string;
  readonly dataset: object;
  readonly table?: { readonly columns: readonly object[] };
}

async function describeAll(sources: readonly Source[]) {
  const places = await loadPlaces();
  const { judge } = createFreshnessJudge({ clock: () => new Date('2022-12-31T00:00:00Z'), timeZone: 'UTC' });
  const once = new Map(sources.map((source) => [source.key, source]));
  return [...once.values()].map((source, at) => {
    const publisher = { id: idOf(9, 1), slug: 'x', name: { es: source.publisher } };
    const dataset = Dataset.parse({
      ...{ id: idOf(1, at), slug: `d-${at}`, version: 1, latest: 1, notes: '', publisher },
      ...source.dataset,
    });
    const tables = source.table
      ? [Table.parse({ ...emptyTable(at), profile: { rows: 1, notes: [], findings: [], ...source.table } })]
      : [];
    const { document } = describeEntry({ dataset, tables, publishers: [], places, extraFields: [], use: 0, judge });
    return { key: source.key, document };
  });
}

const emptyTable = (at: number) => ({
  ...{ id: idOf(3, at), name: '', position: 0, rows: 1, columns: 1, formats: [], sha256: 'a'.repeat(64) },
  ...{ dataset: idOf(1, at), distribution: idOf(2, at), version: 1 },
});

const MexicanCatalogue = z.array(
  z.object({
    organization: z.string(),
    title: z.string(),
    modified: z.string(),
    resources: z.array(z.object({ name: z.string(), description: z.string(), url: z.string(), format: z.string() })),
  }),
);

function readMexico(): Source[] {
  const file = `${folder}C1_datos-gob-mx-noviembre-2015/derived_catalog.json`;
  return MexicanCatalogue.parse(JSON.parse(readFileSync(file, 'utf8'))).map((each) => {
    const modified = `${each.modified}T00:00:00Z`;
    return {
      key: clean(each.title),
      publisher: each.organization,
      dataset: {
        metadata: { title: { es: clean(each.title) } },
        ...{ issued: modified, released: modified, modified },
        distributions: each.resources.map(({ name, description, format }, position) => ({
          id: idOf(2, position),
          title: name === 'NA' ? '' : name,
          description: { es: description === 'NA' ? '' : description.slice(0, 20_000) },
          position,
          link: { accessUrl: 'https://example.org/', format: matchFileType(format)?.id ?? '' },
        })),
      },
    };
  });
}

const SocrataEntry = z.object({
  resource: z.object({
    id: z.string(),
    name: z.string(),
    description: z.string().nullable(),
    attribution: z.string().nullable(),
    updatedAt: z.string(),
    columns_name: z.array(z.string()),
    columns_description: z.array(z.string().nullable()),
  }),
  classification: z.object({
    domain_category: z.string().optional(),
    domain_tags: z.array(z.string()).optional(),
  }),
});

function readSocrata(domain: string): Source[] {
  const lines = readFileSync(`${folder}C4_socrata-chicago-data-cdc-gov/${domain}.jsonl`, 'utf8').trim().split('\n');
  return lines.map((line) => {
    const { resource, classification } = SocrataEntry.parse(JSON.parse(line));
    const { domain_category: category = '', domain_tags: tags = [] } = classification;
    const theme = matchTheme(category);
    const modified = resource.updatedAt;
    return {
      key: resource.id,
      publisher: resource.attribution ?? domain,
      dataset: {
        metadata: {
          title: { en: resource.name },
          description: { en: (resource.description ?? '').slice(0, 20_000) },
          keywords: {
            en: [category, ...tags]
              .map(clean)
              .filter((tag) => tag !== '' && tag.length <= 100)
              .slice(0, 50),
          },
          themes: theme ? [theme.id] : [],
        },
        ...{ issued: modified, released: modified, modified },
        distributions: [],
      },
      table: {
        columns: [...new Set(resource.columns_name)].map((name) => ({
          ...{ name, title: name, type: 'string', confidence: 1, profile: { nulls: 0, distinct: 1 } },
          description: { en: resource.columns_description[resource.columns_name.indexOf(name)] ?? '' },
        })),
      },
    };
  });
}
