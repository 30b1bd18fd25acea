import { type Language, languages, paths } from '@milpa/sdk';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findRoute } from '../../packages/web/src/router.ts';
import { routes } from '../../packages/web/src/routes.ts';
import { places } from '../../packages/web/src/workspace/places.ts';
import {
  browserHere,
  expectNoSidewaysScroll,
  listPageFaults,
  openBrowser,
  openVisit,
  screens,
  watchPage,
} from './browser.ts';
import { type Scene, setScene } from './scene.ts';
import { openStage, type Stage, signIn } from './stage.ts';
import { listSteps, type Step, type Visitor } from './walk.ts';

interface Look {
  readonly screen: keyof typeof screens;
  readonly colorScheme: 'light' | 'dark';
}

interface Tab {
  readonly page: Page;
  /** What it complained of since it was last asked. */
  readonly complaints: string[];
}

/** How each page is looked at. Spanish sees both screens and both palettes; together the languages see all four crossings. */
const looks: Readonly<Record<Language, readonly Look[]>> = {
  es: [
    { screen: 'desktop', colorScheme: 'light' },
    { screen: 'phone', colorScheme: 'dark' },
  ],
  en: [{ screen: 'desktop', colorScheme: 'dark' }],
  fr: [{ screen: 'phone', colorScheme: 'light' }],
};
/** A busy machine draws slowly; an idle one needs a tenth of it. */
const patience = 900_000;

describe.skipIf(!browserHere)('every page', () => {
  let stage: Stage;
  let browser: Browser;
  let scene: Scene;
  const walked = new Set<string>();

  beforeAll(async () => {
    [stage, browser] = await Promise.all([openStage(), openBrowser()]);
    scene = await setScene(stage);
  }, patience);
  afterAll(async () => {
    await browser?.close();
    await stage?.portal.stop();
  });

  for (const language of languages) {
    test(`in ${language}: axe finds nothing, and no phone scrolls sideways`, { timeout: patience }, async () => {
      const contexts: Readonly<Record<Visitor, BrowserContext>> = {
        reader: await open(language),
        viewer: await open(language, scene.cookies.viewer),
        auditor: await open(language, scene.cookies.auditor),
        administrator: await open(language),
      };
      const door = await contexts.administrator.newPage();
      await signIn(door, stage.signIn, language);
      await door.close();
      const faults = new Map<string, string>();
      const steps = [...listSteps(scene, language)];
      // Two at a time: while one page is drawn, another is being made.
      const lane = async () => {
        const tabs = createTabs(contexts);
        for (let step = steps.shift(); step; step = steps.shift())
          for (const fault of await visit(tabs, step, language))
            if (!faults.has(fault)) faults.set(fault, step.address);
      };
      await Promise.all([lane(), lane()]);
      for (const context of Object.values(contexts)) await context.close();
      expect([...faults].map(([fault, address]) => `${address} ${fault}`)).toEqual([]);
    });
  }

  const open = async (language: Language, cookie?: string) => {
    const [first] = looks[language];
    // Without motion: between day and night a button would still be changing its colour while it is looked at.
    const options = { language, still: true, ...(first ? { colours: first.colorScheme } : {}) };
    const context = await openVisit(browser, stage.portal.url, options);
    if (cookie) await context.setExtraHTTPHeaders({ cookie });
    return context;
  };

  /** One tab of each visitor, in which they go from page to page. One in which something was done is not used again. */
  function createTabs(contexts: Readonly<Record<Visitor, BrowserContext>>) {
    const idle = new Map<Visitor, Tab>();
    return {
      async take(visitor: Visitor): Promise<Tab> {
        const known = idle.get(visitor);
        idle.delete(visitor);
        if (known) return known;
        const page = await contexts[visitor].newPage();
        return { page, complaints: watchPage(page, stage.portal.url).complaints };
      },
      put: (visitor: Visitor, tab: Tab) => void idle.set(visitor, tab),
    };
  }

  async function visit(tabs: ReturnType<typeof createTabs>, step: Step, language: Language): Promise<string[]> {
    const tab = await tabs.take(step.visitor);
    const { page, complaints } = tab;
    const faults: string[] = [];
    const [first, ...others] = looks[language];
    // Who does something has room for it; who only looks comes with the screen of the first look.
    await show(page, {
      screen: step.act || !first ? 'desktop' : first.screen,
      colorScheme: first?.colorScheme ?? 'light',
    });
    const answer = await page.goto(step.address);
    if (answer?.status() !== (step.status ?? 200)) faults.push(`answered ${answer?.status()}`);
    // A page that sent us elsewhere was not walked.
    note(new URL(page.url()).pathname);
    await step.act?.(page);
    for (const look of first ? [first, ...others] : []) {
      await show(page, look);
      faults.push(...(await listPageFaults(page)).map((fault) => `${look.screen}, ${look.colorScheme}: ${fault}`));
    }
    // English words are the shortest, but no language may make a phone scroll sideways. Looks on a phone saw that already.
    if (!looks[language].some(({ screen }) => screen === 'phone')) {
      await page.setViewportSize(screens.phone);
      await expectNoSidewaysScroll(page).catch(() => faults.push('the page scrolls sideways on a phone'));
    }
    faults.push(...complaints.splice(0));
    if (step.act) await page.close();
    else tabs.put(step.visitor, tab);
    return faults;
  }

  /** Asks the browser for what differs only. */
  async function show(page: Page, { screen, colorScheme }: Look): Promise<void> {
    const now = page.viewportSize();
    const { width, height } = screens[screen];
    if (now?.width !== width || now.height !== height) await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme });
  }

  function note(path: string): void {
    const found = findRoute(routes, 'GET', path.slice('/es'.length));
    if (found) walked.add(found.route.path);
  }

  test('was walked: each route that answers with a page, and each address of the contract', async () => {
    const headers = { accept: 'text/html', cookie: scene.cookies.administrator };
    const answers = async (address: string) => {
      const answer = await fetch(new URL(address, stage.portal.url), { headers, redirect: 'manual' });
      return { status: answer.status, isPage: answer.headers.get('content-type')?.startsWith('text/html') ?? false };
    };
    for (const { method, path } of routes) {
      if (method !== 'GET' || walked.has(path)) continue;
      // What is left takes forms only: whoever asks for it is sent on to the page of the form.
      const { status, isPage } = await answers(`/es${path.replace(/:\w+/g, 'x')}`);
      // A picture is no page.
      if (status === 200 && !isPage) continue;
      expect([302, 303], `${path} answers with a page that was not walked`).toContain(status);
    }
    for (const [name, make] of Object.entries({ ...paths, ...places })) {
      const address = parseMaker(make)('es', 'x', 'y');
      if (!/^\/es(?:\/|$)/.test(address)) continue;
      const { pathname } = new URL(address, stage.portal.url);
      const isRoute = findRoute(routes, 'GET', pathname.slice('/es'.length)) !== undefined;
      expect(isRoute || !(await answers(address)).isPage, `${name} is a page without a route`).toBe(true);
    }
  });
});

/** All addresses are made from texts, whatever they are called. */
const parseMaker = (make: unknown) => make as (...parts: readonly string[]) => string;
