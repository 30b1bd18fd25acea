import { paths } from '@milpa/sdk';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { words } from '../../packages/web/src/words/index.ts';
import { makeAirQuality } from '../fixtures.ts';
import { openSession } from '../portal.ts';
import { browserHere, openBrowser, openVisit, readMain } from './browser.ts';
import { findLetter } from './letters.ts';
import { findConfirmation } from './requests.ts';
import { institution } from './scene.ts';
import { openStage, release, type Stage, startDraft } from './stage.ts';

const es = words.es.reading.demand;

describe.skipIf(!browserHere)('asking for data', () => {
  let stage: Stage;
  let browser: Browser;
  beforeAll(async () => {
    [stage, browser] = await Promise.all([openStage(), openBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await stage?.portal.stop();
  });

  for (const scripts of [true, false])
    test(`somebody ${scripts ? 'on a desk' : 'on a phone, without scripts,'} asks, another needs it too, the office answers and releases: you asked, we did`, async () => {
      const name = scripts ? 'uno' : 'dos';
      const [asker, other] = [`pide-${name}@example.org`, `apoya-${name}@example.org`];
      const title = `Ruido de noche ${name}`;
      const context = await openVisit(browser, stage.portal.url, { scripts, screen: scripts ? 'desktop' : 'phone' });
      const page = await context.newPage();
      await page.goto(paths.requests('es'));
      await page.getByRole('link', { name: es.ask }).click();
      await page.getByLabel(es.asking.search).fill(title);
      await page.locator('main search button').click();
      await page.getByRole('heading', { name: es.asking.missing.title }).waitFor();
      expect(await page.getByLabel(es.asking.what).inputValue()).toBe(title);
      await page.getByLabel(es.asking.description).fill('Decibeles por hora, en cada colonia.');
      await page.getByLabel(es.asking.institution).selectOption({ label: 'Secretaría del Aire' });
      await page.getByLabel(es.email).fill(asker);
      await page.getByRole('button', { name: es.asking.submit }).click();
      await page.getByRole('heading', { name: es.asking.sent.title }).waitFor();

      await page.goto(await findConfirmation(stage, asker));
      await page.getByRole('button', { name: es.confirm.submit }).click();
      await page.getByText(es.done.opened).waitFor();
      expect(await page.locator('h1').textContent()).toBe(title);
      const address = new URL(page.url()).pathname;
      const request = address.split('/').at(-1) ?? '';

      await page.getByLabel(es.email).fill(other);
      await page.getByRole('button', { name: es.support.submit }).click();
      await page.getByText(es.done.letter).waitFor();
      await page.goto(await findConfirmation(stage, other));
      await page.getByRole('button', { name: es.confirm.submit }).click();
      await page.getByText(es.done.supported).waitFor();
      expect(await readMain(page)).toContain(es.supports(2));
      expect(await page.content()).not.toContain(asker);

      const draft = await startDraft(stage.entry, { publisher: institution, metadata: describeNoise(title) }, [
        { name: 'ruido.csv', content: makeAirQuality(scripts ? 1 : 2) },
      ]);
      await answerInWorkspace(request, draft.id);
      await release(stage.entry, draft);
      const link = await findLetter(stage, other, /https?:\/\/\S+\/requests\/leave\?\S+/);
      await waitUntilFulfilled(request);
      await page.goto(address);
      await page.getByText(es.did.title).waitFor();
      await page.getByRole('link', { name: title }).click();
      await page.waitForURL(`**${paths.dataset('es', draft.slug)}`);

      await page.goto(link);
      await page.getByRole('button', { name: es.leave.submit }).click();
      await page.getByText(es.done.left).waitFor();
      await context.close();
    });

  const describeNoise = (title: string) => ({ title: { es: title }, licence: 'CC-BY-4.0' });

  async function answerInWorkspace(request: string, dataset: string): Promise<void> {
    const context = await openVisit(browser, stage.portal.url);
    const cookie = await openSession(stage.portal.url, stage.signIn);
    const [key = '', value = ''] = cookie.split(/=(.*)/s);
    await context.addCookies([{ name: key, value, url: stage.portal.url }]);
    const page = await context.newPage();
    await page.goto(paths.answerRequest('es', request));
    const form = page.locator('#accept-form');
    await form.getByLabel(es.work.promised).fill('2090-12-31');
    await form.getByLabel(es.work.dataset).fill(dataset);
    await form.getByLabel(es.work.text).fill('Se publica este mes.');
    await form.getByRole('button', { name: es.work.forms.accept.title }).click();
    await page.getByText(es.work.saved).waitFor();
    await context.close();
  }

  /** The portal hears of a release in the background. */
  const waitUntilFulfilled = (request: string) =>
    expect
      .poll(async () => (await stage.entry.client.call('getDataRequest', { params: { request } })).state)
      .toBe('fulfilled');
});
