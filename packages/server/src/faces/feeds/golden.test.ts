import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type FeedInput, feedCases, feedFixtures, publicUrl, readFeedInput } from '../../../test/feeds.ts';
import { describeDataset, toOlderProfile } from './dcat/index.ts';
import { createIdentities } from './names.ts';
import { formatDocument } from './rdf/index.ts';

const names = createIdentities(publicUrl);

/** What each folder expects. `npx vitest -u` writes it anew; read the difference before it is kept. */
const projections: Readonly<Record<string, (input: FeedInput) => string>> = {
  'dcat-ap.ttl': ({ dataset, relatives }) => formatDocument(describeDataset(dataset, names, relatives), 'ttl'),
  'dcat-ap.rdf': ({ dataset, relatives }) => formatDocument(describeDataset(dataset, names, relatives), 'rdf'),
  'dcat-ap.jsonld': ({ dataset, relatives }) => formatDocument(describeDataset(dataset, names, relatives), 'jsonld'),
  'dcat-ap-2.1.1.ttl': ({ dataset, relatives }) =>
    formatDocument(toOlderProfile(describeDataset(dataset, names, relatives)), 'ttl'),
};

describe.each(feedCases)('%s', (name) => {
  test.each(Object.keys(projections))('%s', async (file) => {
    const text = projections[file]?.(readFeedInput(name)) ?? '';
    await expect(text).toMatchFileSnapshot(join(feedFixtures, name, file));
  });
});
