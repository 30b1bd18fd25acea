import type { Datasets } from '../dataset/index.ts';
import { createStatements, type StatementNeeds } from '../faces/feeds/index.ts';
import { createSparql, type Sparql, type SparqlNeeds } from '../faces/sparql/index.ts';
import type { Ground } from './wire.ts';

type Beside = Omit<StatementNeeds, 'publicUrl' | 'extraFields'> &
  Pick<SparqlNeeds, 'jobs' | 'addressOf'> & { readonly datasets: Pick<Datasets, 'findPurgeMark'> };

/** SPARQL over what is released, within the bounds that SQL has. */
export function openSparql(
  { config, database, clock, extra }: Ground,
  { datasets, catalogue, reuses, sources, quality, jobs, addressOf }: Beside,
): Sparql {
  const { publicUrl, dataFolder, sqlMs, engineMemoryBytes } = config;
  return createSparql({
    publicUrl,
    dataFolder,
    database,
    clock,
    jobs,
    addressOf,
    findPurgeMark: datasets.findPurgeMark,
    statements: createStatements({
      publicUrl,
      extraFields: extra.fields,
      datasets,
      catalogue,
      reuses,
      sources,
      quality,
    }),
    limits: { timeMs: sqlMs, memoryBytes: engineMemoryBytes },
  });
}
