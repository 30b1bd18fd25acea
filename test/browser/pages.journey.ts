import { type Language, languages, paths } from '@milpa/sdk';
import type { Browser, BrowserContext } from 'playwright-core';
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
const patience = 240_000;

describe.skipIf(!browserHere)('every page', () => {
  let stage: Stage;
  let browser: Browser;
  let scene: Scene;
  const walked = new Set<string>();

  beforeAll(async () => {
    [stage, browser] = await Promise.all([openStage(), openBrowser()]);
    scene = await setScene(stage);
  });
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
        for (let step = steps.shift(); step; step = steps.shift())
          for (const fault of await visit(contexts[step.visitor], step, language))
            if (!faults.has(fault)) faults.set(fault, step.address);
      };
      await Promise.all([lane(), lane()]);
      for (const context of Object.values(contexts)) await context.close();
      expect([...faults].map(([fault, address]) => `${address} ${fault}`)).toEqual([]);
    });
  }

  const open = async (language: Language, cookie?: string) => {
    const context = await openVisit(browser, stage.portal.url, { language });
    if (cookie) await context.setExtraHTTPHeaders({ cookie });
    return context;
  };

  async function visit(context: BrowserContext, step: Step, language: Language): Promise<string[]> {
    const page = await context.newPage();
    const { complaints } = watchPage(page, stage.portal.url);
    const answer = await page.goto(step.address);
    const faults: string[] = [];
    if (answer?.status() !== (step.status ?? 200)) faults.push(`answered ${answer?.status()}`);
    // A page that sent us elsewhere was not walked.
    note(new URL(page.url()).pathname);
    await step.act?.(page);
    for (const { screen, colorScheme } of looks[language]) {
      await page.setViewportSize(screens[screen]);
      // Without motion: between day and night a button would still be changing its colour while it is looked at.
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      faults.push(...(await listPageFaults(page)).map((fault) => `${screen}, ${colorScheme}: ${fault}`));
    }
    // English words are the shortest, but no language may make a phone scroll sideways.
    await page.setViewportSize(screens.phone);
    await expectNoSidewaysScroll(page).catch(() => faults.push('the page scrolls sideways on a phone'));
    await page.close();
    return [...faults, ...complaints];
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
