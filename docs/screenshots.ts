import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { listKept } from '@milpa/sdk';
import { type Browser, chromium, type Page } from 'playwright-core';
import { findBrowser, findHome } from '../test/browser/chromium.ts';
import { makeAirQuality } from '../test/fixtures.ts';
import { type Entry, enterPortal, openSession, readFirstSignIn, startPortal } from '../test/portal.ts';

/** One picture: the file's name, the address, and what must be on screen. */
interface Picture {
  readonly name: string;
  readonly path: string;
  /** Taken of this part of the page instead of its top. */
  readonly part?: string;
  readonly signedIn?: true;
}

const screens = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } } as const;

/** Starts a portal with the demonstration, prepares one draft, and photographs it for the README and the guides. */
export async function takeScreenshots(): Promise<void> {
  const found = findBrowser();
  if (!found) throw new Error('No Chromium here: install one or set CHROMIUM_PATH.');
  const portal = await startPortal({ demo: true });
  const browser = await chromium.launch({
    executablePath: found.executablePath,
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
    env: { HOME: findHome(), ...found.env, ...found.fallbackEnv },
  });
  try {
    const credentials = await readFirstSignIn(portal.dataFolder);
    const entry = await enterPortal(portal.url, credentials);
    await waitForDemo(entry);
    const draft = await prepareDraft(entry);
    const cookie = await openSession(portal.url, credentials);
    await photograph(browser, portal.url, cookie, listPictures(draft));
  } finally {
    await browser.close();
    await portal.stop();
  }
}

const listPictures = (draft: string): readonly Picture[] => [
  { name: 'home', path: '/es' },
  { name: 'search', path: '/es/datasets?q=clima' },
  { name: 'dataset', path: '/es/datasets/ourdata' },
  { name: 'chart', path: '/es/datasets/co2-mauna-loa', part: '#chart' },
  { name: 'map', path: '/es/datasets/earthquakes-week-2018', part: '#map' },
  { name: 'publish', path: '/es/workspace/new', signedIn: true },
  { name: 'review', path: `/es/workspace/datasets/${draft}`, signedIn: true },
];

async function waitForDemo({ client }: Entry) {
  for (let tries = 0; tries < 600; tries++) {
    const { items } = await client.call('listDrafts', { query: { limit: 500 } });
    if (items.some((draft) => draft.slug === 'us-flights' && draft.latest)) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error('The demonstration was not published within five minutes.');
}

async function prepareDraft({ client }: Entry): Promise<string> {
  const { id } = await client.call('createDataset', {
    body: { publisher: 'milpa', metadata: { title: { es: 'Calidad del aire por estación, marzo de 2026' } } },
  });
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(makeAirQuality(3))]), 'calidad-del-aire-2026-03.csv');
  const sent = await client.request(`/api/v1/datasets/${id}/files`, { method: 'POST', body: form });
  if (!sent.ok) throw new Error(await sent.text());
  let draft = await client.call('getDraft', { params: { dataset: id } });
  while (listKept(draft).some(({ file }) => file.state === 'received' || file.state === 'reading')) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    draft = await client.call('getDraft', { params: { dataset: id } });
  }
  return id;
}

async function photograph(browser: Browser, url: string, cookie: string, pictures: readonly Picture[]) {
  const folder = fileURLToPath(new URL('./img/', import.meta.url));
  mkdirSync(folder, { recursive: true });
  for (const [screen, viewport] of Object.entries(screens)) {
    for (const picture of pictures) {
      const context = await browser.newContext({ viewport, baseURL: url, locale: 'es-MX' });
      if (picture.signedIn) await context.setExtraHTTPHeaders({ cookie });
      const page = await context.newPage();
      const answer = await page.goto(picture.path, { waitUntil: 'load' });
      if (!answer?.ok()) throw new Error(`${picture.path} answered ${answer?.status()}`);
      await take(page, picture.part, `${folder}${picture.name}-${screen}.png`);
      await context.close();
    }
  }
}

async function take(page: Page, part: string | undefined, path: string) {
  if (part) await page.locator(part).screenshot({ path });
  else await page.screenshot({ path });
}
