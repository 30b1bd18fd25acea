import { setTimeout as sleep } from 'node:timers/promises';
import { paths } from '@milpa/sdk';
import { Secret, TOTP } from 'otpauth';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { es } from '../../packages/web/src/words/es.ts';
import { type RunningPortal, readFirstSignIn, type SignIn, startPortal } from '../portal.ts';
import { browserHere, listPageFaults, openBrowser, openVisit, readMain, watchPage } from './browser.ts';

const words = es.work.account;

describe.skipIf(!browserHere)('looking after one’s account', () => {
  let portal: RunningPortal;
  let first: SignIn;
  let browser: Browser;
  let app: TOTP;
  let lastStep = 0;
  beforeAll(async () => {
    [portal, browser] = await Promise.all([startPortal(), openBrowser()]);
    first = await readFirstSignIn(portal.dataFolder);
  });
  afterAll(async () => {
    await browser?.close();
    await portal?.stop();
  });

  async function enterPassword(context: BrowserContext): Promise<Page> {
    const page = await context.newPage();
    await page.goto(paths.signIn('es'));
    await page.getByLabel(es.work.signIn.email).fill(first.email);
    await page.getByLabel(es.work.signIn.password).fill(first.password);
    await page.getByRole('button', { name: es.work.signIn.submit, exact: true }).click();
    return page;
  }
  const account = `${paths.workspace('es')}/account`;
  /** A code works once, but those of the step before and the step after are taken too: three in a row need no waiting. */
  async function nextCode(): Promise<string> {
    for (;;) {
      const seconds = Date.now() / 1000;
      const step = Math.floor(seconds / app.period);
      const next = Math.max(lastStep + 1, step - 1);
      // Near the end of a step the code may be of another one when it arrives, the later the busier the machine.
      if (next <= step + 1 && app.period - (seconds % app.period) > 12) {
        lastStep = next;
        return app.generate({ timestamp: next * app.period * 1000 });
      }
      await sleep(500);
    }
  }

  test('codes are set up and asked for without any script, and the page keeps the rules', async () => {
    const context = await openVisit(browser, portal.url, { scripts: false, screen: 'phone' });
    const page = await enterPassword(context);
    await page.waitForURL(`**${paths.workspace('es')}`);
    await page.goto(account);
    await page.getByRole('button', { name: words.codes.start }).click();
    const secret = await page.locator('input[name=secret]').inputValue();
    app = new TOTP({ secret: Secret.fromBase32(secret) });
    await page.getByLabel(words.codes.code, { exact: true }).fill('000000');
    await page.getByRole('button', { name: words.codes.confirm }).click();
    await page.locator('[role=alert], .error-summary').first().waitFor();
    expect(await page.locator('input[name=secret]').inputValue()).toBe(secret);
    await page.getByLabel(words.codes.code, { exact: true }).fill(await nextCode());
    await page.getByRole('button', { name: words.codes.confirm }).click();
    expect(await readMain(page)).toContain(words.codes.recovery);

    const other = await enterPassword(await openVisit(browser, portal.url, { scripts: false }));
    await other.waitForURL('**/sign-in/code**');
    await other.getByLabel(words.codes.code, { exact: true }).fill(await nextCode());
    await other.getByRole('button', { name: words.signIn.submit, exact: true }).click();
    await other.waitForURL(`**${paths.workspace('es')}`);
  });

  test('a passkey signs in alone; other sessions end at a click', async () => {
    const context = await openVisit(browser, portal.url);
    const page = await enterPassword(context);
    const watch = watchPage(page, portal.url);
    const devices = await context.newCDPSession(page);
    await devices.send('WebAuthn.enable');
    await devices.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    await page.getByLabel(words.codes.code, { exact: true }).fill(await nextCode());
    await page.getByRole('button', { name: words.signIn.submit, exact: true }).click();
    await page.waitForURL(`**${paths.workspace('es')}`);
    await page.goto(account);
    await page.getByLabel(words.passkeys.name).fill('Teléfono de Ana');
    await page.getByRole('button', { name: words.passkeys.add }).click();
    await page.waitForURL('**?done=passkey');
    expect(await readMain(page)).toContain('Teléfono de Ana');
    expect(await listPageFaults(page)).toEqual([]);

    await page.getByRole('button', { name: words.sessions.endOthers }).click();
    await page.waitForURL('**?done=others');
    expect(await page.getByRole('button', { name: words.sessions.endOthers }).count()).toBe(0);

    await context.clearCookies();
    await page.goto(paths.signIn('es'));
    await page.getByRole('button', { name: words.signIn.passkey }).click();
    await page.waitForURL(`**${paths.workspace('es')}`);
    expect(watch.complaints).toEqual([]);
    await page.goto(account);
    if (process.env['MILPA_PICTURES'])
      await page.screenshot({ path: `${process.env['MILPA_PICTURES']}/account.png`, fullPage: true });
  });
});
