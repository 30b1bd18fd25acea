import { Dataset, type DatasetId, Table } from '@milpa/sdk';
import type { ReleasedDatasets } from '../src/catalogue/index.ts';

const sha = (digit: string) => digit.repeat(64);
export const idOf = (kind: number, number: number) =>
  `019a0000-000${kind}-7000-8000-${String(number).padStart(12, '0')}`;

export interface DatasetOptions {
  readonly publisher: { id: string; slug: string; name: Record<string, string> };
  readonly title?: Record<string, string>;
  readonly metadata?: object;
  readonly version?: number;
  readonly modified?: string;
  readonly format?: string;
  readonly columns?: readonly { name: string; label?: Record<string, string> }[];
}

/** A released dataset as the contract has it, with one file of one table; checked by the contract's own schemas. */
export function makeReleased(number: number, options: DatasetOptions): { dataset: Dataset; table: Table } {
  const { publisher, title = { es: `Conjunto ${number}` }, version = 1, format = 'csv', columns = [] } = options;
  const modified = options.modified ?? '2026-02-01T10:00:00.000Z';
  const summary = {
    id: idOf(3, number),
    name: `tabla-${number}`,
    position: 0,
    rows: 100 + number,
    columns: columns.length,
    formats: ['csv', 'json', 'jsonl', 'parquet', 'xlsx'],
    sha256: sha('b'),
  };
  const dataset = Dataset.parse({
    id: idOf(1, number),
    slug: `conjunto-${number}`,
    publisher,
    metadata: {
      title,
      description: { es: `Descripción del conjunto ${number}` },
      licence: 'CC-BY-4.0',
      themes: ['ENVI'],
      keywords: { es: ['aire', 'ozono'] },
      frequency: 'MONTHLY',
      contact: { name: 'Unidad de datos', email: 'datos@example.org' },
      language: ['es'],
      spatial: { name: 'México', bbox: [-118.4, 14.5, -86.7, 32.7] },
      temporal: { from: '2020-01-01', to: '2025-12-31' },
      source: '',
      landingPage: '',
      ...options.metadata,
    },
    version,
    latest: version,
    issued: '2026-01-01T10:00:00.000Z',
    released: modified,
    modified,
    notes: '',
    distributions: [
      {
        id: idOf(2, number),
        title: `Archivo ${number}`,
        position: 0,
        file: {
          id: idOf(4, number),
          name: `archivo-${number}.${format}`,
          size: 12_345,
          sha256: sha('a'),
          mediaType: format === 'csv' ? 'text/csv' : 'application/json',
          format,
          state: 'read',
          findings: [],
          tables: [summary],
          received: modified,
        },
      },
    ],
  });
  const table = Table.parse({
    ...summary,
    dataset: dataset.id,
    distribution: idOf(2, number),
    version,
    profile: {
      rows: summary.rows,
      notes: [],
      findings: [],
      columns: columns.map((column) => ({
        title: column.name,
        type: 'string',
        confidence: 1,
        profile: { nulls: 0, distinct: 1 },
        ...column,
      })),
    },
  });
  return { dataset, table };
}

/** Released datasets held in memory. */
export class Shelf implements ReleasedDatasets {
  readonly held = new Map<string, { dataset: Dataset; table: Table }>();
  set(released: { dataset: Dataset; table: Table }): void {
    this.held.set(released.dataset.id, released);
  }
  async findReleased(key: string): Promise<Dataset | undefined> {
    return [...this.held.values()].find(({ dataset }) => dataset.id === key || dataset.slug === key)?.dataset;
  }
  async listReleasedOf(ids: readonly DatasetId[]): Promise<Dataset[]> {
    return ids.flatMap((id) => this.held.get(id)?.dataset ?? []);
  }
  async *listReleased(): AsyncGenerator<Dataset> {
    for (const id of [...this.held.keys()].toSorted()) {
      const found = this.held.get(id);
      if (found) yield found.dataset;
    }
  }
  async findReleasedTable(id: string): Promise<Table | undefined> {
    return [...this.held.values()].find(({ table }) => table.id === id)?.table;
  }
  async findOwner(of: 'slug' | 'table' | 'distribution', key: string): Promise<DatasetId | undefined> {
    return [...this.held.values()].find(({ dataset, table }) =>
      of === 'slug'
        ? dataset.slug === key
        : of === 'table'
          ? table.id === key
          : dataset.distributions.some((one) => one.id === key),
    )?.dataset.id;
  }
}
