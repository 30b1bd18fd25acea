import { createPublicKey, verify } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Client, type Draft, Receipt, type Review, reviewEvents, reviewLife, reviewStates } from '@milpa/sdk';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createByForm, getDraft, harvest, release } from '../../../test/datasets.ts';
import { startTestPortal, type TestPortal } from '../../../test/portal.ts';
import { stateNow } from './model.ts';

fc.configureGlobal({ seed: 20_261_126 });

// Each reads files in processes of their own, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 300_000 });

// Not a day: sessions end after twelve idle hours.
const hour = 3_600_000;
let now = new Date('2026-03-02T12:00:00Z');
let portal: TestPortal;
let area: Client;
let publisher: Client;
let liaison: Client;
let anyone: Client;

beforeAll(async () => {
  portal = await startTestPortal({ now: () => now });
  area = await portal.clientAs('generating-area');
  publisher = await portal.clientAs('publisher');
  liaison = await portal.clientAs('liaison');
  anyone = await portal.clientAs('anyone');
  const root = await portal.clientAs('portal-administrator');
  await root.call('setReleaseRule', { params: { institution: 'office' }, body: { fourEyes: true } });
});
afterAll(() => portal.close());

const ready = async (months = 1): Promise<Draft> => {
  const made = await createByForm(area, 'office', [{ name: 'maíz.csv', bytes: harvest(months) }]);
  await portal.work();
  return getDraft(area, made);
};
const submit = (client: Client, draft: Draft, body: { notes?: string; notBefore?: string } = {}) =>
  client.call('submitForReview', { params: { dataset: draft.id }, revision: draft.revision, body });
const decide = (client: Client, review: Review, decision: 'approve' | 'return', comment = '') =>
  client.call('decideReview', { params: { review: review.id }, body: { decision, comment } });
const rename = (draft: Draft) =>
  area.call('changeDraft', {
    params: { dataset: draft.id },
    revision: draft.revision,
    body: { metadata: { title: { es: `Cosecha ${draft.revision}` } } },
  });

describe('where an institution asks for four eyes', () => {
  test('4.6-4: nobody releases alone; approved by another it is on the portal by itself, with notes and receipt', async () => {
    const draft = await ready();
    await expect(release(publisher, draft)).rejects.toMatchObject({ code: 'review-needed' });
    const review = await submit(area, draft, { notes: 'Cosecha de enero' });
    expect(review).toMatchObject({ state: 'in-review', mayDecide: false, submitted: { role: 'generating-area' } });
    await expect(decide(area, review, 'approve')).rejects.toMatchObject({ code: 'not-allowed' });
    expect(await decide(liaison, review, 'approve')).toMatchObject({ state: 'approved', decided: { role: 'liaison' } });
    await portal.work();
    expect(await area.call('getReview', { params: { review: review.id } })).toMatchObject({
      state: 'released',
      released: 1,
    });
    const [version] = await anyone.call('listReleases', { params: { dataset: draft.id } });
    expect(version).toMatchObject({ version: 1, notes: 'Cosecha de enero' });
    await checkReceipt(draft, version?.sha256 ?? '');
  });

  test('who handed it in does not approve it, whatever their role', async () => {
    const draft = await ready();
    const review = await submit(publisher, draft);
    expect(review.mayDecide).toBe(false);
    await expect(decide(publisher, review, 'approve')).rejects.toMatchObject({ code: 'not-allowed' });
    expect(await decide(publisher, review, 'return', 'Falta un mes')).toMatchObject({ state: 'returned' });
  });

  test('4.6-4: what was approved is what goes out: an edit afterwards makes the approval void', async () => {
    const draft = await ready();
    const review = await submit(area, draft, { notBefore: new Date(now.getTime() + hour).toISOString() });
    await decide(liaison, review, 'approve');
    const edited = await rename(draft);
    expect(await area.call('getReview', { params: { review: review.id } })).toMatchObject({ state: 'outdated' });
    await expect(release(publisher, edited)).rejects.toMatchObject({ code: 'review-needed' });
    now = new Date(now.getTime() + 2 * hour);
    await lookForDue();
    await expect(anyone.call('getDataset', { params: { dataset: draft.id } })).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(await submit(area, edited)).toMatchObject({ state: 'in-review', revision: edited.revision });
  });

  test('an embargo: nothing is public before its day, everything at the next look after it', async () => {
    const draft = await ready();
    const notBefore = new Date(now.getTime() + 3 * hour).toISOString();
    const review = await submit(area, draft, { notBefore });
    await decide(liaison, review, 'approve');
    await lookForDue();
    const hidden = anyone.call('getDataset', { params: { dataset: draft.id } });
    await expect(hidden).rejects.toMatchObject({ code: 'not-found' });
    now = new Date(Date.parse(notBefore) + 1000);
    await lookForDue();
    expect(await anyone.call('getDataset', { params: { dataset: draft.id } })).toMatchObject({
      version: 1,
      released: now.toISOString(),
    });
  });

  test('returned with what has to be mended, and told by letter; without a reason it is not returned', async () => {
    const review = await submit(area, await ready());
    await expect(decide(liaison, review, 'return')).rejects.toMatchObject({ code: 'invalid-request' });
    await decide(liaison, review, 'return', 'Falta febrero.');
    expect(await area.call('getReview', { params: { review: review.id } })).toMatchObject({
      state: 'returned',
      decided: { comment: 'Falta febrero.' },
    });
    await expect(decide(liaison, review, 'approve')).rejects.toMatchObject({ code: 'conflict' });
    await portal.work();
    expect(await lettersTo('generating-area@office.example.org')).toContainEqual(
      expect.stringContaining('Falta febrero.'),
    );
    // The liaison and the publisher may approve, and are asked to; not who handed it in.
    expect(await lettersTo('liaison@office.example.org')).toContainEqual(
      expect.stringContaining(`/reviews/${review.id}`),
    );
  });

  test('taken back before it is released, it is not', async () => {
    const draft = await ready();
    const review = await submit(area, draft);
    await expect(submit(area, draft)).rejects.toMatchObject({ code: 'conflict' });
    expect(await area.call('recallReview', { params: { review: review.id } })).toMatchObject({ state: 'recalled' });
    await expect(decide(liaison, review, 'approve')).rejects.toMatchObject({ code: 'conflict' });
    await submit(area, draft);
  });

  test('two approvals at once: one release', async () => {
    const draft = await ready();
    const review = await submit(area, draft);
    const outcomes = await Promise.allSettled([
      decide(liaison, review, 'approve'),
      decide(publisher, review, 'approve'),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await portal.work();
    expect(await anyone.call('listReleases', { params: { dataset: draft.id } })).toHaveLength(1);
  });

  test('others see nothing of it: neither strangers nor another institution', async () => {
    const review = await submit(area, await ready());
    const stranger = await portal.clientAs('publisher', 'elsewhere');
    await expect(anyone.call('getReview', { params: { review: review.id } })).rejects.toMatchObject({
      code: 'sign-in-needed',
    });
    await expect(stranger.call('getReview', { params: { review: review.id } })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await expect(decide(stranger, review, 'approve')).rejects.toMatchObject({ code: 'not-allowed' });
    const { items } = await stranger.call('listReviews', { query: {} });
    expect(items.map(({ id }) => id)).not.toContain(review.id);
    expect((await area.call('listReviews', { query: {} })).items.map(({ id }) => id)).toContain(review.id);
  });
});

test('an institution without the rule releases as before, and may still ask for a second look', async () => {
  const free = await portal.clientAs('publisher', 'free');
  const made = await createByForm(free, 'free', [{ name: 'maíz.csv', bytes: harvest(1) }]);
  await portal.work();
  const draft = await getDraft(free, made);
  const review = await submit(free, draft);
  expect(review.mayDecide).toBe(true);
  await release(free, draft);
  expect(await free.call('getReview', { params: { review: review.id } })).toMatchObject({
    state: 'released',
    released: 1,
  });
});

test('whoever reviews sees what would change, and what was found in it', async () => {
  const draft = await ready();
  const before = await liaison.call('getDraftChanges', { params: { dataset: draft.id } });
  expect(before.changes).toContainEqual({ pointer: '/metadata/title/es', after: 'Cosecha de maíz' });
  expect(before.changes.map(({ pointer }) => pointer)).not.toContain('/metadata/source');
  const review = await submit(area, draft);
  await decide(liaison, review, 'approve');
  await portal.work();
  const released = await getDraft(area, draft);
  expect((await liaison.call('getDraftChanges', { params: { dataset: draft.id } })).changes).toEqual([]);
  await rename(released);
  expect((await liaison.call('getDraftChanges', { params: { dataset: draft.id } })).changes).toMatchObject([
    { pointer: '/metadata/title/es', before: 'Cosecha de maíz' },
  ]);
});

describe('the life of a review', () => {
  test('every state knows every event, and what is over stays over', () => {
    for (const state of reviewStates) expect(Object.keys(reviewLife[state]).sort()).toEqual([...reviewEvents].sort());
    const over = reviewStates.filter((state) => state !== 'in-review' && state !== 'approved');
    fc.assert(
      fc.property(fc.constantFrom(...over), fc.constantFrom(...reviewEvents), (state, event) => {
        expect(reviewLife[state][event]).toBeNull();
      }),
    );
  });
  test('an edit is seen whenever the revision is another one', () => {
    fc.assert(
      fc.property(fc.constantFrom(...reviewStates), fc.nat(50), fc.nat(50), (state, revision, current) => {
        const expected = revision === current ? state : (reviewLife[state].edit ?? state);
        expect(stateNow({ state, revision }, current)).toBe(expected);
      }),
    );
  });
});

const lettersTo = async (to: string) => {
  const folder = join(portal.dataFolder, 'outbox');
  const letters = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')));
  return letters.filter((letter) => letter.includes(`To: ${to}`)).map((letter) => letter.replace(/=\r?\n/g, ''));
};

const lookForDue = async () => {
  await portal.database.query(`select graphile_worker.add_job('review-release-due', '{}'::json)`);
  await portal.work();
};

async function checkReceipt(draft: Draft, sha256: string) {
  const params = { dataset: draft.id, version: '1' };
  const signed = await anyone.call('getReceipt', { params });
  const receipt = Receipt.parse(JSON.parse(signed.receipt));
  expect(receipt).toMatchObject({
    version: 1,
    sha256,
    review: { submittedAs: 'generating-area', approvedAs: 'liaison' },
  });
  expect(receipt.folio).toMatch(/^office-2026-\d{6}$/);
  const { items: keys } = await anyone.call('listSigningKeys');
  const key = keys.find(({ id }) => id === signed.key);
  const der = Buffer.from(key?.publicKey ?? '', 'base64');
  const publicKey = createPublicKey({ key: der, format: 'der', type: 'spki' });
  expect(verify(null, Buffer.from(signed.receipt), publicKey, Buffer.from(signed.signature, 'base64'))).toBe(true);
  await expect(
    portal.database.query('update receipt set body = $1 where dataset = $2', ['{}', draft.id]),
  ).rejects.toThrow(/never changed/);
  // ADELA showed a "folio" made again from today's rows. Ours is the same after the dataset changed.
  await rename(await getDraft(area, draft));
  expect(await anyone.call('getReceipt', { params })).toEqual(signed);
}
