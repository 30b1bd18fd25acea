import { paths } from '@milpa/sdk';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { words } from '../../packages/web/src/words/index.ts';
import { places } from '../../packages/web/src/workspace/places.ts';
import { makeWells } from '../fixtures.ts';
import { browserHere, openBrowser, openVisit } from './browser.ts';
import { findLetter } from './letters.ts';
import { confirmation, ownPage } from './reuses.ts';
import { openStage, publish, type Stage, signIn } from './stage.ts';

const { reuse } = words.es.reading;
const patience = 240_000;

describe.skipIf(!browserHere)('what people made of the data', () => {
  let stage: Stage;
  let browser: Browser;
  let slug: string;

  beforeAll(async () => {
    [stage, browser] = await Promise.all([openStage(), openBrowser()]);
    const metadata = { title: { es: 'Pozos' }, licence: 'CC-BY-4.0', themes: ['ENVI'] };
    slug = (await publish(stage.entry, { name: 'pozos.csv', content: makeWells(), metadata })).slug;
  }, patience);
  afterAll(async () => {
    await browser?.close();
    await stage?.portal.stop();
  });

  /** From the page of the data to the letter: what whoever made something does. */
  async function send(page: Page, title: string, email: string): Promise<void> {
    await page.goto(paths.dataset('es', slug));
    await page.getByRole('link', { name: reuse.send }).click();
    await page.getByRole('heading', { name: reuse.form.title }).waitFor();
    await page.getByLabel(reuse.form.name).fill(title);
    await page.getByLabel(reuse.form.description).fill('Dónde hay agua.');
    await page.getByLabel(reuse.address, { exact: true }).fill('https://example.org/mapa');
    await page.getByLabel(reuse.maker, { exact: true }).fill('Vecinas del valle');
    await page.getByLabel(reuse.form.email).fill(email);
    await page.getByRole('button', { name: reuse.form.submit, exact: true }).click();
    await page.getByRole('heading', { name: reuse.sent.title }).waitFor();
  }

  /** As somebody sees it who was not there before: a browser may show again what it saw seconds ago. */
  async function look(scripts: boolean, address: string): Promise<Page> {
    const page = await (await openVisit(browser, stage.portal.url, { scripts, screen: 'phone' })).newPage();
    await page.goto(address);
    return page;
  }

  for (const scripts of [true, false]) {
    test(
      `a citizen ${scripts ? '' : 'without scripts '}shows it, the institution accepts it, and it stands beside the data`,
      async () => {
        const context = await openVisit(browser, stage.portal.url, { scripts, screen: 'phone' });
        const page = await context.newPage();
        const [title, email] = [`Mapa ${scripts ? 'uno' : 'dos'}`, `hacedora-${scripts ? 1 : 2}@example.org`];
        await send(page, title, email);
        await page.goto(await findLetter(stage, email, confirmation));
        await page.getByRole('button', { name: reuse.confirm.submit, exact: true }).click();
        await page.getByRole('heading', { name: reuse.confirm.done }).waitFor();
        const before = await look(scripts, paths.reuses('es'));
        expect(await before.locator('main').textContent()).not.toContain(title);

        const office = await (await openVisit(browser, stage.portal.url, { scripts })).newPage();
        await signIn(office, stage.signIn);
        await office.goto(places.reuses('es'));
        await office.getByRole('link', { name: title }).click();
        await office.getByRole('combobox', { name: reuse.work.decide }).selectOption('accept');
        await office.getByRole('button', { name: reuse.work.save, exact: true }).click();
        await office.getByText(reuse.work.saved).waitFor();

        const seen = await look(scripts, paths.dataset('es', slug));
        await seen.getByRole('link', { name: title }).click();
        await seen.getByRole('heading', { name: title }).waitFor();
        expect(await seen.locator('main').textContent()).toContain('Vecinas del valle');
        expect(await seen.getByRole('link', { name: 'Pozos' }).count()).toBeGreaterThan(0);

        await page.goto(await findLetter(stage, email, ownPage));
        await page.getByRole('button', { name: reuse.own.withdraw, exact: true }).click();
        await page.getByRole('heading', { name: reuse.own.withdrawn }).waitFor();
        const after = await look(scripts, paths.reuses('es'));
        expect(await after.locator('main').textContent()).not.toContain(title);
      },
      patience,
    );
  }
});
