import { paths } from '@milpa/sdk';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { en } from '../../packages/web/src/words/en.ts';
import { places } from '../../packages/web/src/workspace/places.ts';
import { browserHere, listPageFaults, openBrowser, openVisit, readMain } from './browser.ts';
import { findInvitation } from './scene.ts';
import { openStage, type Stage, signIn } from './stage.ts';

const words = en.work.posts;
const institution = 'secretaria-del-aire';

describe.skipIf(!browserHere)('people and posts', () => {
  let stage: Stage;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    [stage, browser] = await Promise.all([openStage(), openBrowser()]);
    const context = await openVisit(browser, stage.portal.url, { language: 'en' });
    page = await context.newPage();
    await signIn(page, stage.signIn, 'en');
  });
  afterAll(async () => {
    await browser?.close();
    await stage?.portal.stop();
  });

  const look = async (name: string) => {
    const folder = process.env['MILPA_LOOK'];
    if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
    expect(await listPageFaults(page), name).toEqual([]);
  };

  test('a liaison is appointed with post and letter, replaced, and the public sees who answers', async () => {
    await page.goto(places.institution('en', institution));
    await page.locator('[name="person.email"]').fill('ana@aire.example.org');
    await page.locator('[name="person.name"]').fill('Ana Ruiz');
    await page.locator('[name="person.role"]').selectOption('liaison');
    await page.locator('details.more summary').first().click();
    await page.locator('[name="person.title"]').fill('Director General');
    await page.locator('[name="person.letter"]').fill('Letter 12/2026');
    const file = { name: 'letter 12.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 letter') };
    await page.locator('[name="person.file"]').setInputFiles(file);
    await page.getByRole('button', { name: en.work.institutions.submitAppoint, exact: true }).click();
    await page.locator('.notice.good').waitFor();
    await look('people');
    await page.getByRole('link', { name: 'Ana Ruiz' }).click();
    await page.getByRole('link', { name: words.letterGet('letter 12.pdf') }).waitFor();
    await look('person');
    await page.locator('[name="person.email"]').first().fill('eva@aire.example.org');
    await page.locator('[name="person.name"]').first().fill('Eva Mora');
    await page.getByRole('button', { name: words.submitReplace }).click();
    await page.locator('.notice.good').waitFor();
    expect(await readMain(page)).not.toContain('Ana Ruiz');
    await page.goto(paths.institution('en', institution));
    expect(await readMain(page)).toContain('Eva Mora');
    await look('public');
    await page.goto(places.succession('en'));
    await page.getByText(words.neverHeld(words.roles.head)).waitFor();
    await look('succession');
  });
  test('acting for support stands above every page, and ends by one click', async () => {
    await page.goto(places.institution('en', institution));
    await page.getByRole('link', { name: 'Eva Mora' }).click();
    await page.locator('[name=reason]').fill('Case 7: she cannot see her draft');
    await page.getByRole('button', { name: words.submitAct }).click();
    await page.locator('.acting').waitFor();
    await look('acting');
    await page.goto(paths.home('en'));
    expect(await page.locator('.acting').textContent()).toContain('Case 7');
    await look('acting-home');
    await page.getByRole('button', { name: words.stopActing }).click();
    await page.waitForURL((url) => url.pathname === paths.workspace('en'));
    expect(await page.locator('.acting').count()).toBe(0);
  });
  test('whoever was acted for reads who it was, when and why on their own account page', async () => {
    const context = await openVisit(browser, stage.portal.url, { language: 'en' });
    const own = await context.newPage();
    await own.goto(await findInvitation(stage, 'eva@aire.example.org'));
    await own.getByLabel(en.work.password.password, { exact: true }).fill('maize beans squash 47');
    await own.getByLabel(en.work.password.again).fill('maize beans squash 47');
    await own.getByRole('button', { name: en.work.password.submit }).click();
    await own.waitForURL((url) => url.pathname === paths.workspace('en'));
    await own.goto(places.account('en'));
    const told = own.getByRole('region', { name: words.actings });
    expect(await told.textContent()).toContain('Case 7: she cannot see her draft');
    expect(await listPageFaults(own)).toEqual([]);
    // What the administrator did is not told to them as done to themselves.
    await page.goto(places.account('en'));
    await page.getByText(words.noActings).waitFor();
    await context.close();
  });
});
