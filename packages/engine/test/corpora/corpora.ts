import { glob } from 'node:fs/promises';
import { join } from 'node:path';
import { demoTables } from '../demo.data.ts';
import { books } from './books.ts';
import { type Corpus, dataFolder } from './corpus.ts';
import { pollock } from './pollock.ts';
import { statedFiles } from './stated.data.ts';
import { runStated, statedCorpus } from './stated.ts';

/** The real tables of the demonstration, by their sizes. */
export const demo: Corpus = {
  id: 'demo/tables',
  title: 'Demonstration',
  about:
    'Real tables of open data portals, mostly Mexican: rows × columns as their description states them, or as counted.',
  least: 1,
  run: (bench) => runStated(bench, demoTables, findFirst),
};

async function findFirst(pattern: string): Promise<string> {
  const found: string[] = [];
  for await (const file of glob(pattern, { cwd: join(dataFolder, demo.id) })) found.push(file);
  return join(dataFolder, demo.id, found.sort()[0] ?? pattern);
}

const stated = (folder: string, title: string, about: string, least: number) =>
  statedCorpus({ id: `messy/${folder}`, title, about, least }, statedFiles[folder] ?? []);

const whatIsCompared =
  'Rows × columns, names of columns, encoding and delimiter, or the refusal, as found by looking at each file.';

/** Every corpus, in the order of the report. */
export const corpora: readonly Corpus[] = [
  demo,
  pollock,
  stated('frictionless_py_data', 'Frictionless (Python)', whatIsCompared, 0.9),
  stated('frictionless_testsuite_extended', 'Frictionless test suite', whatIsCompared, 0.9),
  stated('messytables_horror', 'Messytables horror', whatIsCompared, 0.9),
  stated('clevercsv', 'CleverCSV', whatIsCompared, 0.6),
  stated('ckan_datapusher', 'CKAN DataPusher', whatIsCompared, 0.9),
  stated('ckanext_xloader', 'CKAN XLoader', whatIsCompared, 0.9),
  stated('fr_csv_detective', 'csv-detective', whatIsCompared, 0.9),
  stated('fr_datafair_resources', 'Data Fair', whatIsCompared, 0.9),
  stated('fr_transport_site', 'transport.data.gouv.fr', whatIsCompared, 0.9),
  books,
];
