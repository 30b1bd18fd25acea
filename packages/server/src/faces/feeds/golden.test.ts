import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type FeedInput, feedCases, feedFixtures, publicUrl, readFeedInput } from '../../../test/feeds.ts';
import { describeCroissant } from './croissant/index.ts';
import { describeDataPackage } from './data-package/index.ts';
import { describeDataset, toOlderProfile } from './dcat/index.ts';
import { describeDcatUs3, describePod } from './dcat-us/index.ts';
import { createIdentities, namePortal } from './names.ts';
import { formatDocument } from './rdf/index.ts';
import { formatSchemaOrg } from './schema-org/index.ts';

const names = createIdentities(publicUrl);
const pretty = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

/** What each folder expects. `npx vitest -u` writes it anew; read the difference before it is kept. */
const projections: Readonly<Record<string, (input: FeedInput) => string>> = {
  'dcat-ap.ttl': ({ dataset, relatives }) => formatDocument(describeDataset(dataset, names, relatives), 'ttl'),
  'dcat-ap.rdf': ({ dataset, relatives }) => formatDocument(describeDataset(dataset, names, relatives), 'rdf'),
  'dcat-ap.jsonld': ({ dataset, relatives }) => formatDocument(describeDataset(dataset, names, relatives), 'jsonld'),
  'dcat-us-1.1.json': ({ dataset }) => pretty(describePod(dataset, names)),
  'dcat-us-3.jsonld': ({ dataset }) => pretty(describeDcatUs3(dataset, names)),
  'schema-org.json': ({ dataset, tables }) =>
    pretty(JSON.parse(formatSchemaOrg(dataset, tables, { names, language: 'es', portal: namePortal(publicUrl) }))),
  'croissant.json': ({ dataset, tables }) =>
    pretty(describeCroissant(dataset, tables, { names, language: 'es', version: '1.1' })),
  'datapackage.json': ({ dataset, tables }) =>
    pretty(describeDataPackage(dataset, tables, { names, language: 'es' }) ?? null),
  'dcat-ap-2.1.1.ttl': ({ dataset, relatives }) =>
    formatDocument(toOlderProfile(describeDataset(dataset, names, relatives)), 'ttl'),
};

describe.each(feedCases)('%s', (name) => {
  test.each(Object.keys(projections))('%s', async (file) => {
    const text = projections[file]?.(readFeedInput(name)) ?? '';
    await expect(text).toMatchFileSnapshot(join(feedFixtures, name, file));
  });
});
