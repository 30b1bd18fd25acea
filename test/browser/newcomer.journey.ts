import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { paths } from '@milpa/sdk';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { words } from '../../packages/web/src/words/index.ts';
import { makeAirQuality } from '../fixtures.ts';
import { browserHere, listPageFaults, openBrowser, openVisit } from './browser.ts';
import { findInvitation } from './scene.ts';
import { openStage, type Stage } from './stage.ts';

const { work } = words.es;
const { fields } = work.metadata;
const password = 'maíz frijol y calabaza';
const description = 'Promedio diario de partículas por estación.';

/** What the issue allows somebody who has never been here, from the letter to the published dataset. */
const most = { clicks: 12, screens: 2 };

/** What a person's hands did, as the browser itself reports it. */
interface Effort {
  clicks: number;
  /** Addresses at which something was typed. */
  readonly screens: Set<string>;
}

/** Presses of the mouse count one each; so do the choices of a list and of a file, which no page sees pressed. */
async function countEffort(context: BrowserContext): Promise<Effort> {
  const effort: Effort = { clicks: 0, screens: new Set() };
  await context.exposeFunction('noteClick', () => {
    effort.clicks += 1;
  });
  await context.exposeFunction('noteTyping', (path: string) => void effort.screens.add(path));
  await context.addInitScript(`
    addEventListener('mousedown', () => noteClick(), true);
    addEventListener('input', ({ target }) => {
      if (target.matches('select, [type=file]')) return void noteClick();
      if (target.matches('input, textarea')) noteTyping(location.pathname);
    }, true);
  `);
  return effort;
}

describe.skipIf(!browserHere)('somebody new publishes their first dataset', () => {
  let stage: Stage;
  let browser: Browser;
  let folder: string;
  let file: string;

  beforeAll(async () => {
    [stage, browser, folder] = await Promise.all([
      openStage(),
      openBrowser(),
      mkdtemp(join(tmpdir(), 'milpa-newcomer-')),
    ]);
    file = join(folder, 'aire-2026-01.csv');
    await writeFile(file, makeAirQuality(1));
  });
  afterAll(async () => {
    await browser?.close();
    await stage?.portal.stop();
    if (folder) await rm(folder, { recursive: true });
  });

  async function invite(name: string): Promise<string> {
    const email = `${name}@aire.example.org`;
    await stage.entry.client.call('appoint', {
      params: { institution: 'secretaria-del-aire' },
      body: { email, name, role: 'publisher', language: 'es' },
    });
    return findInvitation(stage, email);
  }

  /** The portal reads the file by itself; the page says so, and says when it is done. */
  const waitForRelease = (page: Page) => page.getByRole('button', { name: work.draft.release, exact: true }).waitFor();

  async function expectPublished(page: Page, title: string): Promise<void> {
    await page.waitForURL('**/released?**');
    await page.getByRole('heading', { name: work.released.heading(1), exact: true }).waitFor();
    const search = () => stage.entry.client.call('searchDatasets', { query: { q: title } });
    // On the portal within a minute, on a machine that does nothing else.
    await expect.poll(async () => (await search()).items.map((item) => item.title.es)).toContain(title);
  }

  test('with no more than 12 clicks and two screens of typing', async () => {
    const context = await openVisit(browser, stage.portal.url);
    const effort = await countEffort(context);
    const page = await context.newPage();
    const chooser = awaitChooser(page);
    await page.goto(await invite('nora'));
    effort.clicks += 1; // the address in the letter

    await page.getByLabel(work.password.password, { exact: true }).click();
    await page.keyboard.type(password);
    await page.keyboard.press('Tab');
    await page.keyboard.type(password);
    await page.getByRole('button', { name: work.password.submit }).click();
    await page.getByRole('link', { name: work.datasets.publish }).first().click();

    await page.locator('input[type=file]').click();
    await (await chooser).setFiles(file);
    await page.getByLabel(fields.title, { exact: true }).click();
    await page.keyboard.type('Aire de enero');
    await page.keyboard.press('Tab');
    await page.keyboard.type(description);
    const licence = page.getByLabel(fields.licence);
    await licence.click();
    await licence.selectOption('CC-BY-4.0');
    await page.getByRole('button', { name: work.fresh.submit }).click();

    await waitForRelease(page);
    await page.getByRole('button', { name: work.draft.release, exact: true }).click();
    await expectPublished(page, 'Aire de enero');
    await page.getByRole('link', { name: work.released.see }).click();
    await page.waitForURL('**/es/datasets/**');

    expect([...effort.screens].length, [...effort.screens].join(' ')).toBe(most.screens);
    expect(effort.clicks).toBeGreaterThanOrEqual(8); // else nothing was counted
    expect(effort.clicks).toBeLessThanOrEqual(most.clicks);
    await context.close();
  });

  test('with the keyboard alone', async () => {
    const context = await openVisit(browser, stage.portal.url);
    const effort = await countEffort(context);
    const page = await context.newPage();
    const chooser = awaitChooser(page);
    await page.goto(await invite('kira'));

    await tabTo(page.getByLabel(work.password.password, { exact: true }));
    await page.keyboard.type(password);
    await tabTo(page.getByLabel(work.password.again));
    await page.keyboard.type(password);
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${paths.workspace('es')}`);

    await tabTo(page.getByRole('link', { name: work.datasets.publish }).first());
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${paths.newDataset('es')}`);
    await tabTo(page.locator('input[type=file]'));
    await page.keyboard.press('Enter');
    await (await chooser).setFiles(file);
    await tabTo(page.getByLabel(fields.title, { exact: true }));
    await page.keyboard.type('Aire por teclado');
    await tabTo(page.getByLabel(fields.description).first());
    await page.keyboard.type(description);
    await tabTo(page.getByLabel(fields.licence));
    // A list forgets the letters before when a second passes between two of them: on a busy machine they are typed again.
    const chooseByName = async () => {
      await page.keyboard.type('Creative Commons Atribución 4.0');
      return page.getByLabel(fields.licence).inputValue();
    };
    await expect.poll(chooseByName, { interval: 2000 }).toBe('CC-BY-4.0');
    await tabTo(page.getByRole('button', { name: work.fresh.submit }));
    await page.keyboard.press('Enter');

    await waitForRelease(page);
    await tabTo(page.getByRole('button', { name: work.draft.release, exact: true }));
    await page.keyboard.press('Enter');
    await expectPublished(page, 'Aire por teclado');
    expect(await listPageFaults(page)).toEqual([]);
    const pressed = effort.clicks - 2; // the file and the licence, which were chosen by key
    expect(pressed, 'presses of the mouse').toBe(0);
    await context.close();
  });
});

/**
 * The first choice of a file on this page. Asked for before anything else happens: the browser hands its dialogues to us only from
 * some moment after it was asked, and a key pressed at once opens one that nobody sees.
 */
const awaitChooser = (page: Page) => page.waitForEvent('filechooser', { timeout: 240_000 });

/** Presses Tab until the control has the focus, and is seen to have it; more presses than a page has controls are a trap. */
async function tabTo(control: Locator): Promise<void> {
  const page = control.page();
  await control.waitFor();
  for (let presses = 0; presses < 120; presses++) {
    if ((await control.and(page.locator(':focus')).count()) > 0) {
      const outline = await page.evaluate<string>('getComputedStyle(document.activeElement).outlineStyle');
      expect(outline, `what has the focus on ${page.url()} shows it`).not.toBe('none');
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reached ${String(control)} on ${page.url()}`);
}
