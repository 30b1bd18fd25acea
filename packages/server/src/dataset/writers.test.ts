import { type Client, Draft, Problem } from '@milpa/sdk';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createByForm, getDraft, harvest } from '../../test/datasets.ts';
import { startTestPortal, type TestPortal } from '../../test/portal.ts';

// Sixty-four people and their retries, on a machine that may be busy.
vi.setConfig({ testTimeout: 300_000 });

let portal: TestPortal;
let publisher: Client;

beforeAll(async () => {
  portal = await startTestPortal();
  publisher = await portal.clientAs('publisher');
});
afterAll(() => portal.close());

const writers = 64;

/** Adds one word to the description, again and again from what the refusal says is there now, until it is in; gives how often it was refused. */
async function addWord(seen: Draft, word: string): Promise<number> {
  let base = seen;
  for (let refused = 0; ; refused += 1) {
    const description = { es: `${base.metadata.description.es ?? ''} ${word}` };
    try {
      const params = { dataset: base.id };
      await publisher.call('changeDraft', { params, revision: base.revision, body: { metadata: { description } } });
      return refused;
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'edited-meanwhile') throw error;
      expect(error.status).toBe(412);
      // What somebody needs to merge with comes with the refusal, whole.
      base = Draft.parse(error.current);
    }
  }
}

test(`${writers} writers on one dataset: nobody's change is lost, and each refusal brings what to merge with`, async () => {
  const made = await createByForm(publisher, 'office', [{ name: 'maíz.csv', bytes: harvest(1) }]);
  await portal.work();
  const seen = await getDraft(publisher, made);
  const words = Array.from({ length: writers }, (_, at) => `palabra${at}`);
  const refusals = await Promise.all(words.map((word) => addWord(seen, word)));
  const after = await getDraft(publisher, made);
  expect(after.metadata.description.es?.trim().split(' ').toSorted()).toEqual(words.toSorted());
  expect(after.revision).toBe(seen.revision + writers);
  // All began from the same revision, so all but one had to merge.
  expect(refusals.filter((count) => count > 0)).toHaveLength(writers - 1);
  const items = await publisher.call('listHistory', { params: { dataset: made.id }, query: { limit: 500 } });
  expect(items.filter(({ action }) => action === 'change-dataset')).toHaveLength(writers);
});
