import type { Datasets } from '../dataset/index.ts';
import { createSparql, type Sparql, type SparqlNeeds } from '../faces/sparql/index.ts';
import { createTriplesStream, type StreamNeeds } from './stream-catalog.ts';
import type { Ground } from './wire.ts';

type Beside = Omit<StreamNeeds, 'publicUrl' | 'extraFields'> &
  Pick<SparqlNeeds, 'jobs' | 'addressOf'> & { readonly datasets: Pick<Datasets, 'findPurgeMark'> };

/** SPARQL over what is released, within the bounds that SQL has. */
export function openSparql(
  { config, database, extra }: Ground,
  { datasets, catalogue, sources, jobs, addressOf }: Beside,
): Sparql {
  const { publicUrl, dataFolder, sqlMs, engineMemoryBytes } = config;
  return createSparql({
    publicUrl,
    dataFolder,
    database,
    jobs,
    addressOf,
    findPurgeMark: datasets.findPurgeMark,
    listTriples: createTriplesStream({ publicUrl, extraFields: extra.fields, datasets, catalogue, sources }),
    limits: { timeMs: sqlMs, memoryBytes: engineMemoryBytes },
  });
}
