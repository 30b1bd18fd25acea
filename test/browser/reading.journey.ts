import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { type Draft, paths } from '@milpa/sdk';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { words } from '../../packages/web/src/words/index.ts';
import { countAirQuality, makeAirQuality } from '../fixtures.ts';
import {
  browserHere,
  expectNoSidewaysScroll,
  openBrowser,
  openVisit,
  type VisitOptions,
  watchPage,
} from './browser.ts';
import { openStage, publish, publishNext, type Stage } from './stage.ts';

const es = words.es.reading;

describe.skipIf(!browserHere)('reading', () => {
  let stage: Stage;
  let browser: Browser;
  let dataset: Draft;

  beforeAll(async () => {
    [stage, browser] = await Promise.all([openStage(), openBrowser()]);
    const metadata = {
      title: { es: 'Calidad del aire', en: 'Air quality', fr: "Qualité de l'air" },
      description: {
        es: 'Promedio diario de partículas suspendidas en cada estación de monitoreo.',
        en: 'Daily mean of suspended particles at each monitoring station.',
        fr: 'Moyenne journalière des particules en suspension à chaque station.',
      },
      licence: 'CC-BY-4.0',
      themes: ['ENVI'],
      keywords: { es: ['contaminación'] },
      frequency: 'MONTHLY',
      contact: { name: 'Dirección de Monitoreo', email: 'aire@example.org' },
    };
    const first = { name: 'aire-2026-01.csv', content: makeAirQuality(1), metadata, notes: 'Enero' };
    dataset = await publish(stage.entry, first);
    const next = { name: 'aire-2026-02.csv', content: makeAirQuality(2), notes: 'Febrero' };
    dataset = await publishNext(stage.entry, dataset, next);
  });
  afterAll(async () => {
    await browser?.close();
    await stage?.portal.stop();
  });

  const visit = async (options: VisitOptions): Promise<Page> =>
    await (await openVisit(browser, stage.portal.url, options)).newPage();
  const table = () => dataset.distributions[0]?.file?.tables[0];
  const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

  test('with scripts: is offered what goes on like the letters typed, and takes it with the keyboard alone', async () => {
    const page = await visit({ screen: 'phone' });
    const { complaints } = watchPage(page, stage.portal.url);
    await page.goto('/es');
    const field = page.locator('main').getByRole('combobox');
    await field.pressSequentially('calid');
    const option = page.getByRole('option', { name: 'Calidad del aire' });
    await option.waitFor();
    expect(await field.getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.press('Escape');
    expect(await field.getAttribute('aria-expanded')).toBe('false');
    await field.pressSequentially('a');
    await option.waitFor();
    await page.keyboard.press('ArrowDown');
    expect(await field.getAttribute('aria-activedescendant')).toBe(await option.getAttribute('id'));
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/es\/datasets\?q=Calidad/);
    // Words in the title are marked there; what a column is called is said where title and description are silent.
    expect(await page.locator('.item mark').first().textContent()).toBe('Calidad');
    await page.goto('/es/datasets?q=estaci');
    expect(await page.locator('.results').textContent()).toContain(es.search.where.columns);
    expect(complaints).toEqual([]);
  });

  test('on a phone without scripts: finds it by a word of its description, sorts, filters, and verifies a download', async () => {
    const page = await visit({ screen: 'phone', scripts: false });
    await page.goto('/es');
    await page.locator('main').getByRole('searchbox').first().fill('particula suspendida');
    await page.locator('main').getByRole('button', { name: es.site.search }).first().click();
    await page.locator('main').getByRole('link', { name: 'Calidad del aire' }).first().click();
    await expectNoSidewaysScroll(page);
    expect(await page.locator('h1').textContent()).toContain('Calidad del aire');

    // The chart says itself in a sentence, and its figures are in a table.
    const chart = page.locator('#chart');
    await chart.getByText(es.chart.showTable).click();
    expect(await chart.locator('figcaption, p').first().textContent()).toMatch(/\S{3,}/);
    await page.waitForLoadState();
    expect(await chart.locator('table tbody tr').count()).toBeGreaterThan(2);

    await page.getByRole('link', { name: es.dataset.openTable(es.common.rows(countAirQuality(2))) }).click();
    await expectNoSidewaysScroll(page);
    await page.locator('table caption', { hasText: String(countAirQuality(2)) }).waitFor();
    const particles = 'PM2,5 (µg/m³)';
    await page.getByRole('link', { name: es.table.sortUp(particles) }).click();
    const rising = await columnOf(page, particles);
    expect(rising).toEqual(rising.toSorted((a, b) => a - b));
    await page.getByRole('link', { name: es.table.sortDown(particles) }).click();
    const values = await columnOf(page, particles);
    expect(values.length).toBeGreaterThan(10);
    expect(values).toEqual(values.toSorted((a, b) => b - a));

    await page.locator('summary', { hasText: es.table.filter }).click();
    await page.getByLabel(es.table.filterColumn).selectOption({ label: 'Estación' });
    await page.getByLabel(es.table.filterOperator).selectOption({ label: es.table.operators.eq });
    await page.getByLabel(es.table.filterValue).fill('Peñón');
    await page.getByRole('button', { name: es.table.filterAdd }).click();
    await page.waitForLoadState();
    expect(await page.locator('table caption').first().textContent()).toContain('28');
    expect(await page.getByRole('status').first().textContent()).toContain('28');

    // A range takes two values; the rows that are left come as a file.
    await page.locator('summary', { hasText: es.table.filter }).click();
    await page.getByLabel(es.table.filterColumn).selectOption({ label: particles });
    await page.getByLabel(es.table.filterOperator).selectOption({ label: es.table.operators.between });
    const ends = values.toSorted((a, b) => a - b);
    await page.getByLabel(es.table.filterValue).fill(String(ends.at(1)));
    await page.getByLabel(es.table.filterUpTo, { exact: true }).fill(String(ends.at(-2)));
    await page.getByRole('button', { name: es.table.filterAdd }).click();
    const left = await columnOf(page, particles);
    expect(left.every((value) => value >= (ends.at(1) ?? 0) && value <= (ends.at(-2) ?? 0))).toBe(true);
    const some = page.locator('a[href*="/rows.csv?"]').first();
    const [filtered] = await Promise.all([page.waitForEvent('download'), some.click()]);
    const lines = (await readFile(await filtered.path(), 'utf8')).trim().split('\r\n');
    expect(lines).toHaveLength(left.length + 1);

    await page.goto(paths.dataset('es', dataset.slug));
    const parquet = page.locator(`a[href*="${table()?.id}.parquet"]`).first();
    const [download] = await Promise.all([page.waitForEvent('download'), parquet.click()]);
    expect(hash(await readFile(await download.path()))).toBe(table()?.sha256);
  });

  test('the original comes back to the byte, in this version and the one before, and its hash is on the page', async () => {
    const page = await visit({ scripts: false });
    for (const [month, address] of [
      [2, paths.dataset('es', dataset.slug)],
      [1, paths.dataset('es', dataset.slug, 1)],
    ] as const) {
      await page.goto(address);
      const expected = hash(makeAirQuality(month));
      expect((await page.textContent('main'))?.replace(/\s/g, '')).toContain(expected);
      const link = page.locator('#files a[href*="/original"]').first();
      const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
      expect(hash(await readFile(await download.path()))).toBe(expected);
    }
  });

  test('on paper nothing is cut at the side, and what cannot be opened there is printed or left out', async () => {
    const page = await visit({});
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    // A4 with the margins that browsers leave, in pixels of CSS.
    await page.setViewportSize({ width: 718, height: 1000 });
    for (const address of [paths.ourdata('es', 'MEX'), paths.dataset('es', dataset.slug)]) {
      await page.goto(address);
      await expectNoSidewaysScroll(page);
      const ink = "getComputedStyle(document.documentElement).getPropertyValue('--ink').trim()";
      expect(await page.evaluate<string>(ink), address).toBe('#1c241e');
      for (const summary of await page.locator('main details:not([open]):not(.printed) > summary').all())
        expect(await summary.isVisible()).toBe(false);
    }
    await page.goto(paths.ourdata('es', 'MEX'));
    expect(await page.locator('#numbers ~ details tbody tr').first().isVisible()).toBe(true);
  });

  test('a reader gets no cookie and no request leaves the portal', async () => {
    const context = await openVisit(browser, stage.portal.url);
    const page = await context.newPage();
    const watch = watchPage(page, stage.portal.url);
    for (const address of ['/es', paths.search('es'), paths.dataset('es', dataset.slug), paths.about('es')])
      await page.goto(address);
    expect(await context.cookies()).toEqual([]);
    expect(watch.complaints).toEqual([]);
  });
});

/** Numbers of a column as the page shows them in Spanish. */
async function columnOf(page: Page, name: string): Promise<number[]> {
  await page.waitForLoadState();
  const heads = await page.locator('section.rows table thead th').allTextContents();
  const index = heads.findIndex((text) => text.includes(name));
  const cells = await page.locator(`section.rows table tbody tr > :nth-child(${index + 1})`).allTextContents();
  return cells.map((text) => Number(text.trim().replace(/\s/g, '').replace(',', '.')));
}
