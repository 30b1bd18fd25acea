import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Draft, paths } from '@milpa/sdk';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { words } from '../../packages/web/src/words/index.ts';
import { countAirQuality, makeAirQuality } from '../fixtures.ts';
import { browserHere, openBrowser, openVisit, readMain } from './browser.ts';
import { findInvitation } from './scene.ts';
import { openStage, type Stage } from './stage.ts';

const es = words.es;
const password = 'maíz frijol y calabaza';

describe.skipIf(!browserHere)('publishing', () => {
  let stage: Stage;
  let browser: Browser;
  let folder: string;

  beforeAll(async () => {
    [stage, browser, folder] = await Promise.all([
      openStage(),
      openBrowser(),
      mkdtemp(join(tmpdir(), 'milpa-journey-')),
    ]);
    for (const month of [1, 2]) await writeFile(join(folder, `aire-2026-0${month}.csv`), makeAirQuality(month));
  });
  afterAll(async () => {
    await browser?.close();
    await stage?.portal.stop();
    if (folder) await rm(folder, { recursive: true });
  });

  /** Appoints a person by the API; the rest of their way in is theirs: letter, password, workspace. */
  async function welcome(context: BrowserContext, name: string): Promise<Page> {
    const email = `${name}@aire.example.org`;
    await stage.entry.client.call('appoint', {
      params: { institution: 'secretaria-del-aire' },
      body: { email, name, role: 'publisher', language: 'es' },
    });
    const page = await context.newPage();
    await page.goto(await findInvitation(stage, email));
    await page.getByLabel(es.work.password.password, { exact: true }).fill(password);
    await page.getByLabel(es.work.password.again).fill(password);
    await page.getByRole('button', { name: es.work.password.submit }).click();
    await page.waitForURL(`**${paths.workspace('es')}`);
    return page;
  }

  for (const scripts of [true, false]) {
    test(`a newcomer ${scripts ? '' : 'without scripts '}publishes an office file, corrects a type, releases, and brings the next month`, async () => {
      const context = await openVisit(browser, stage.portal.url, { scripts });
      const page = await welcome(context, scripts ? 'ana' : 'luz');
      await page.getByRole('link', { name: es.work.datasets.publish }).first().click();
      await describeAndSend(page, join(folder, 'aire-2026-01.csv'), `Calidad del aire ${scripts ? 'uno' : 'dos'}`);
      await waitUntilRead(page, 1);
      expect(await readMain(page)).toContain(es.reading.common.rows(countAirQuality(1)));

      await page.getByRole('link', { name: es.work.draft.editColumnsOf('aire-2026-01') }).click();
      const type = page.locator('select').nth(0);
      expect(await type.locator('option:checked').textContent()).toContain(es.reading.column.types.string);
      await type.selectOption('integer');
      await page.getByRole('button', { name: es.work.table.submit }).first().click();
      await page.goto(draftAddress(page));
      await waitUntilRead(page, 1);
      expect((await findDraftTable(stage, page)).columns[0]).toMatchObject({ name: 'Clave', type: 'integer' });

      await page.getByRole('button', { name: es.work.draft.release, exact: true }).click();
      await page.getByRole('heading', { name: es.work.released.heading(1), exact: true }).waitFor();
      await page.getByRole('link', { name: es.work.released.see }).click();
      expect(await readMain(page)).toContain(es.reading.common.rows(countAirQuality(1)));

      await page.goto(`${paths.workspace('es')}`);
      await page.getByRole('link', { name: `Calidad del aire ${scripts ? 'uno' : 'dos'}` }).click();
      await page.getByRole('link', { name: es.work.draft.replaceOf('aire-2026-01.csv') }).click();
      await page.locator('input[type=file]').setInputFiles(join(folder, 'aire-2026-02.csv'));
      await page.getByRole('button', { name: es.work.files.send }).click();
      await page.waitForURL((url) => /\/workspace\/datasets\/[^/]+$/.test(url.pathname));
      await waitUntilRead(page, 1);
      expect(await readMain(page)).toContain(es.work.draft.changes);
      await page.getByLabel(es.work.draft.notes).fill('Datos de febrero');
      await page.getByRole('button', { name: es.work.draft.releaseVersion(2) }).click();
      await page.getByRole('heading', { name: es.work.released.heading(2), exact: true }).waitFor();

      await page.getByRole('link', { name: es.work.released.see }).click();
      const text = await readMain(page);
      expect(text).toContain(es.reading.common.rows(countAirQuality(2)));
      expect(text).toContain('Datos de febrero');
      // What was said about a column holds for the versions that follow.
      const dataset = await stage.entry.client.call('getDataset', { params: { dataset: slugOf(page) } });
      const table = 'distributions' in dataset ? dataset.distributions[0]?.file?.tables[0]?.id : undefined;
      const { profile } = await stage.entry.client.call('getTable', { params: { table: table ?? '' } });
      expect(profile.columns[0]).toMatchObject({ name: 'Clave', type: 'integer' });
      await context.close();
    });
  }

  test('a file chosen on a slow line, before the script that sends it has come, is sent all the same', async () => {
    const context = await openVisit(browser, stage.portal.url);
    const page = await welcome(context, 'sol');
    let come = () => {};
    const coming = new Promise<void>((resolve) => {
      come = resolve;
    });
    await page.route(/upload[^/]*\.js/, async (route) => {
      await coming;
      await route.continue();
    });
    await page.goto(paths.newDataset('es'), { waitUntil: 'commit' });
    await page.locator('input[type=file]').setInputFiles(join(folder, 'aire-2026-01.csv'));
    expect(await page.locator('[data-uploads]').isHidden()).toBe(true);
    come();
    await page.locator('[data-uploads]').getByText('aire-2026-01.csv').waitFor();
    await describeIt(page, 'Calidad del aire lenta');
    await waitUntilRead(page, 1);
    expect(await readMain(page)).toContain(es.reading.common.rows(countAirQuality(1)));
    await context.close();
  });

  test('a file that is no table is refused with its reason, and the form keeps what was typed when something is missing', async () => {
    const context = await openVisit(browser, stage.portal.url);
    const page = await welcome(context, 'eva');
    const bad = join(folder, 'pagina.csv');
    await writeFile(bad, '<!doctype html><html><body><h1>404</h1></body></html>');
    await page.goto(paths.newDataset('es'));
    await page.getByLabel(es.work.metadata.fields.description).first().fill('Se conserva');
    // The browser itself would not send it; the portal must not rely on that.
    await page.evaluate("document.querySelector('form[data-upload]').noValidate = true");
    await page.getByRole('button', { name: es.work.fresh.submit }).click();
    await expect.poll(() => readMain(page)).toContain(es.work.form.wrong);
    expect(await page.getByLabel(es.work.metadata.fields.description).first().inputValue()).toBe('Se conserva');
    await describeAndSend(page, bad, 'Una página');
    await expect.poll(() => readMain(page)).toContain(es.work.draft.fileStates.refused);
    expect(await page.getByRole('button', { name: es.work.draft.release, exact: true }).count()).toBe(0);
    await context.close();
  });
});

async function describeAndSend(page: Page, file: string, title: string): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(file);
  await describeIt(page, title);
}

async function describeIt(page: Page, title: string): Promise<void> {
  const { fields } = es.work.metadata;
  await page.getByLabel(fields.title, { exact: true }).fill(title);
  await page.getByLabel(fields.description).first().fill('Promedio diario de partículas por estación.');
  await page.getByLabel(fields.licence).selectOption('CC-BY-4.0');
  await page.getByRole('button', { name: es.work.fresh.submit }).click();
  await page.waitForURL(/\/workspace\/datasets\//);
}

/** The review refreshes itself, with scripts and without; a person only waits. */
async function waitUntilRead(page: Page, files: number): Promise<void> {
  const reading = es.work.draft.statusReading(files);
  await expect.poll(() => readMain(page)).not.toContain(reading);
}

const draftAddress = (page: Page) => new URL(page.url()).pathname.replace(/\/tables\/.*$/, '');
const slugOf = (page: Page) => new URL(page.url()).pathname.split('/')[3] ?? '';

async function findDraftTable({ entry }: Stage, page: Page) {
  const id = draftAddress(page).split('/').pop() ?? '';
  const draft: Draft = await entry.client.call('getDraft', { params: { dataset: id } });
  const table = draft.distributions[0]?.file?.tables[0]?.id ?? '';
  return (await entry.client.call('getDraftTable', { params: { dataset: id, table } })).profile;
}
