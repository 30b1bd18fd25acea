import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Language } from '@milpa/sdk';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { type FoundBrowser, findBrowser, findHome } from './chromium.ts';

/** Found once for the whole suite. Without one the journeys are skipped, and say so. */
export const browserHere: FoundBrowser | undefined = findBrowser();

export const screens = {
  phone: { width: 390, height: 844 },
  desktop: { width: 1280, height: 900 },
} as const;

export async function openBrowser(found: FoundBrowser = requireBrowser()): Promise<Browser> {
  const launch = (extra: Readonly<Record<string, string>>) =>
    chromium.launch({
      executablePath: found.executablePath,
      headless: true,
      // Root in a container has no sandbox to give, and small containers have a small /dev/shm.
      args: ['--no-sandbox', '--disable-dev-shm-usage'],
      env: { PATH: process.env['PATH'] ?? '', HOME: findHome(), ...found.env, ...extra },
    });
  try {
    return await launch({});
  } catch (error) {
    if (Object.keys(found.fallbackEnv).length === 0) throw error;
    return await launch(found.fallbackEnv);
  }
}

function requireBrowser(): FoundBrowser {
  if (!browserHere) throw new Error('No Chromium here: install one or set CHROMIUM_PATH.');
  return browserHere;
}

export interface VisitOptions {
  readonly screen?: keyof typeof screens;
  readonly language?: Language;
  /** Off: what a reader without scripts sees. On by default. */
  readonly scripts?: boolean;
  readonly colours?: 'light' | 'dark';
  /** Without motion, as some people set their system: what is looked at stands still. */
  readonly still?: boolean;
}

const locales: Readonly<Record<Language, string>> = { es: 'es-MX', en: 'en-GB', fr: 'fr-FR' };

/** A visitor of the portal at `url`, with nothing kept from others. */
export async function openVisit(browser: Browser, url: string, options: VisitOptions = {}): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: screens[options.screen ?? 'desktop'],
    locale: locales[options.language ?? 'es'],
    timezoneId: 'America/Mexico_City',
    javaScriptEnabled: options.scripts ?? true,
    colorScheme: options.colours ?? 'light',
    reducedMotion: options.still ? 'reduce' : 'no-preference',
    acceptDownloads: true,
    ...(options.screen === 'phone' ? { hasTouch: true, isMobile: true } : {}),
  });
  // A busy machine draws slowly.
  context.setDefaultTimeout(120_000);
  return context;
}

const wholeMain = "document.readyState === 'complete' ? document.querySelector('main').textContent : null";
/** What a page says, once it is there whole: a click that leads to it ends when its first bytes have come. */
export async function readMain(page: Page): Promise<string> {
  const found = { text: '' };
  const look = async () => {
    const text = await page.evaluate<string | null>(wholeMain);
    found.text = text ?? '';
    return text !== null;
  };
  await expect.poll(look).toBe(true);
  return found.text;
}

export interface Watch {
  /** Complaints so far: script errors, refusals of the content security policy, answers ≥ 500, requests to others. */
  readonly complaints: string[];
}

/** Notes everything a page does that no page of ours may do. */
export function watchPage(page: Page, url: string): Watch {
  const complaints: string[] = [];
  const { origin } = new URL(url);
  page.on('pageerror', (error) => void complaints.push(`script: ${error.message}`));
  page.on('console', (message) => {
    const isPolicy = /Content Security Policy|Refused to/i.test(message.text());
    if (message.type() === 'error' && (isPolicy || !/status of 4\d\d/.test(message.text())))
      complaints.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    const { protocol, origin: other } = new URL(request.url());
    if (/^https?:$/.test(protocol) && other !== origin) complaints.push(`request to another site: ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 500) complaints.push(`${response.status()} from ${response.url()}`);
  });
  return { complaints };
}

interface AxeFinding {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string }[];
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const axeOptions = JSON.stringify({
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  // The same rules look at the same elements; what passed is not written out, and the unique selector of each element, of which
  // nobody here makes use, is not sought ("Section 4: Performance" of axe's documentation).
  resultTypes: ['violations'],
  selectors: false,
});

/** What axe finds against WCAG 2.2 AA and its good practices, a readable line for each element. */
export async function listAxeFindings(page: Page): Promise<string[]> {
  // Evaluated, not added as a script element: the page's content security policy stays as it is. Once: a second look needs it no more.
  if (!(await page.evaluate<boolean>("typeof axe !== 'undefined'"))) await page.evaluate(axeSource);
  const run = `axe.run(document, ${axeOptions}).then((result) => result.violations)`;
  const findings = await page.evaluate<AxeFinding[]>(run);
  return findings.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}, at ${shorten(html)}`));
}

/** The element without what differs from page to page, so that one fault is told once. */
const shorten = (html: string) =>
  html.replace(/ (?:href|src|id|for|value|aria-current|aria-describedby)="[^"]*"/g, '').slice(0, 200);

/** Everything wrong with a page as it is shown now: what axe finds, sideways scrolling, a `lang` that is not the address's. */
export async function listPageFaults(page: Page): Promise<string[]> {
  const faults = await listAxeFindings(page);
  const language = new URL(page.url()).pathname.split('/')[1];
  if ((await page.getAttribute('html', 'lang')) !== language) faults.push('html lang is another language');
  await expectNoSidewaysScroll(page).catch(() => faults.push('the page scrolls sideways'));
  return faults;
}

/** No page scrolls sideways: WCAG 1.4.10 (reflow), at the width it is shown at now. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const widths = await page.evaluate<{ content: number; window: number }>(
    '({ content: document.documentElement.scrollWidth, window: document.documentElement.clientWidth })',
  );
  expect(widths.content, `width of ${page.url()}`).toBeLessThanOrEqual(widths.window);
}
