import { type Draft, paths } from '@milpa/sdk';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { words } from '../../packages/web/src/words/index.ts';
import { places } from '../../packages/web/src/workspace/places.ts';
import { makeAirQuality, makeWells } from '../fixtures.ts';
import { browserHere, listPageFaults, openBrowser, openVisit, readMain } from './browser.ts';
import { findInvitation } from './scene.ts';
import { openStage, publish, publishNext, release, type Stage, signIn, startDraft } from './stage.ts';

const es = words.es;
const { purge } = es.reading;
const institution = 'secretaria-del-aire';
const reason = 'Tenía la CURP de quienes midieron.';
const authority = 'Ley General de Protección de Datos Personales, artículo 31';
const metadata = { title: { es: 'Mediciones' }, description: { es: 'De cada mes.' }, licence: 'CC-BY-4.0' };

const parseId = (id: string) => id as never;

describe.skipIf(!browserHere)('removing data for ever', () => {
  let stage: Stage;
  let browser: Browser;
  let orders: Page;
  let decides: Page;
  const contexts: BrowserContext[] = [];

  beforeAll(async () => {
    [stage, browser] = await Promise.all([openStage(), openBrowser()]);
    const desk = async () => {
      const context = await openVisit(browser, stage.portal.url);
      contexts.push(context);
      return context.newPage();
    };
    [orders, decides] = [await desk(), await desk()];
    await signIn(decides, stage.signIn);
    const email = 'nora@aire.example.org';
    const body = { email, name: 'Nora Vega', role: 'administrator', language: 'es' } as const;
    await stage.entry.client.call('appoint', { params: { institution }, body });
    await orders.goto(await findInvitation(stage, email));
    await orders.getByLabel(es.work.password.password, { exact: true }).fill('maíz frijol y calabaza');
    await orders.getByLabel(es.work.password.again).fill('maíz frijol y calabaza');
    await orders.getByRole('button', { name: es.work.password.submit }).click();
    await orders.waitForURL(`**${paths.workspace('es')}`);
  });
  afterAll(async () => {
    for (const context of contexts) await context.close();
    await browser?.close();
    await stage?.portal.stop();
  });

  const look = async (page: Page, name: string) => {
    const folder = process.env['MILPA_LOOK'];
    if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
    expect(await listPageFaults(page), name).toEqual([]);
  };
  const status = async (path: string) => (await fetch(new URL(path, stage.portal.url), { redirect: 'follow' })).status;

  async function order(draft: Draft, what?: string, which?: string): Promise<void> {
    await orders.goto(paths.draft('es', draft.id));
    await orders.getByRole('link', { name: purge.link }).click();
    if (what) await orders.getByLabel(purge.what).selectOption({ label: what });
    if (which) await orders.getByLabel(purge.which).selectOption(which);
    await orders.getByLabel(purge.reason).fill(reason);
    await orders.getByLabel(purge.authority).fill(authority);
    await orders.getByRole('button', { name: purge.submit }).click();
    // Not by a single slip of the hand; what was typed stays.
    await orders.locator('#error-summary').getByText(purge.noSure).waitFor();
    expect(await orders.getByLabel(purge.reason).inputValue()).toContain(reason);
    await look(orders, 'purge-ask');
    await orders.getByLabel(purge.sureLabel).check();
    await orders.getByRole('button', { name: purge.submit }).click();
    await orders.getByText(purge.done.asked).waitFor();
  }

  /** The page asks for itself again while bytes are being removed. */
  const waitUntilDone = (page: Page) => page.locator('.tag').filter({ hasText: purge.states.done }).waitFor();

  test('one file goes in all its versions; the rest of the dataset stays', async () => {
    const files = [
      { name: 'aire.csv', content: makeAirQuality(1) },
      { name: 'pozos.csv', content: makeWells() },
    ];
    const draft = await release(
      stage.entry,
      await startDraft(stage.entry, { publisher: institution, metadata }, files),
    );
    const [gone = '', kept = ''] = draft.distributions.map(({ id }) => id);
    expect([await status(paths.original(gone)), await status(paths.original(kept))]).toEqual([200, 200]);
    await order(draft, purge.fileIn('aire.csv', '1', 1));
    await waitUntilDone(orders);
    await look(orders, 'purge-done');
    expect(await status(paths.original(gone))).toBeGreaterThanOrEqual(404);
    expect(await status(paths.original(kept))).toBe(200);
    const reader = await contexts[0]?.newPage();
    if (!reader) throw new Error('A browser was opened');
    await reader.goto(paths.dataset('es', draft.slug));
    const text = await readMain(reader);
    expect(text).toContain('pozos');
    expect(text).not.toContain('aire.csv');

    // Taken out of the working copy it is still in the version that was released, and can be removed from there.
    const { revision, distributions } = await stage.entry.client.call('getDraft', { params: { dataset: draft.id } });
    const [distribution = ''] = distributions.map(({ id }) => id);
    const params = { dataset: draft.id, distribution: parseId(distribution) };
    await stage.entry.client.call('removeDistribution', { params, revision });
    await order(draft, purge.fileIn('pozos.csv', '1', 1));
    await waitUntilDone(orders);
    expect(await status(paths.original(kept))).toBe(410);
  });

  test('one version of a file goes; the other is as it was, and both pages say so', async () => {
    const given = {
      name: 'enero.csv',
      content: makeAirQuality(2),
      metadata: { ...metadata, title: { es: 'Cada mes' } },
    };
    const first = await publish(stage.entry, given);
    const [file = ''] = first.distributions.map(({ id }) => id);
    const draft = await publishNext(stage.entry, first, { name: 'febrero.csv', content: makeWells() });
    const kept = Buffer.from(await (await fetch(new URL(paths.original(file, 1), stage.portal.url))).arrayBuffer());

    await order(draft, purge.fileIn('febrero.csv', '1–2', 2), '2');
    await waitUntilDone(orders);
    await orders.getByText(purge.oneVersion([2])).waitFor();
    await look(orders, 'purge-version-done');
    expect([await status(paths.original(file, 1)), await status(paths.original(file, 2))]).toEqual([200, 410]);
    const now = Buffer.from(await (await fetch(new URL(paths.original(file, 1), stage.portal.url))).arrayBuffer());
    expect(now.equals(kept)).toBe(true);

    const reader = await contexts[0]?.newPage();
    if (!reader) throw new Error('A browser was opened');
    await reader.goto(paths.dataset('es', draft.slug));
    await reader.getByText(reason).first().waitFor();
    await look(reader, 'purge-version-newest');
    expect((await reader.goto(paths.dataset('es', draft.slug, 2)))?.status()).toBe(410);
    await reader.getByText(reason).waitFor();
    await look(reader, 'purge-version-tombstone');
    await reader.getByRole('link', { name: purge.gone.rest }).click();
    await reader
      .getByRole('link', { name: es.reading.common.version(1) })
      .first()
      .click();
    await reader.locator('#rows').waitFor();
    // Whoever goes on working on it is told what to do.
    await orders.goto(paths.draft('es', draft.id));
    await orders.getByText(purge.gone.title).first().waitFor();
    await look(orders, 'purge-version-draft');
  });

  test('a dataset goes when a second person confirms, and leaves its tombstone', async () => {
    await stage.entry.client.call('setPurgeRule', { params: { institution }, body: { secondPerson: true } });
    const given = { name: 'junio.csv', content: makeAirQuality(6), metadata: { ...metadata, title: { es: 'Junio' } } };
    const draft = await publish(stage.entry, given);
    const [file = ''] = draft.distributions.map(({ id }) => id);
    await order(draft);
    await orders.getByText(purge.waits).waitFor();
    await look(orders, 'purge-waits');
    // From the order on nobody reads it, though its bytes are still there to be given back.
    expect(await status(paths.original(file))).toBe(410);

    await decides.goto(paths.workspace('es'));
    await decides.getByText(es.work.nav.more, { exact: true }).click();
    await decides.getByRole('main').getByRole('link', { name: purge.nav }).click();
    await look(decides, 'purges');
    const waiting = decides.locator('li.card').filter({ hasText: purge.states.asked });
    await waiting.getByRole('link').click();
    // Whoever decides is told what about.
    await decides.getByRole('link', { name: 'Junio' }).waitFor();
    await look(decides, 'purge-decide');
    await decides.getByRole('button', { name: purge.confirm }).click();
    await decides.getByText(purge.done.confirmed).waitFor();
    await waitUntilDone(decides);

    // The link on the order and the address of old both lead to what is left: why, and on whose authority.
    for (const address of [paths.dataset('es', draft.slug), paths.dataset('es', draft.id)]) {
      const answer = await decides.goto(address);
      expect(answer?.status(), address).toBe(410);
      const text = await readMain(decides);
      expect(text).toContain(reason);
      expect(text).toContain(authority);
      expect(text).not.toContain('Junio');
    }
    await look(decides, 'purge-tombstone');
    await orders.goto(places.purges('es'));
    expect(await orders.locator('li.card').count()).toBeGreaterThanOrEqual(2);
  });
});
