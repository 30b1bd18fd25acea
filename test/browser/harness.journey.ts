import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserHere, expectNoSidewaysScroll, listAxeFindings, openBrowser, openVisit, watchPage } from './browser.ts';

const address = 'http://localhost';

describe.skipIf(!browserHere)('the instruments of the journeys', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  test('axe reports a planted fault and nothing on a sound page', async () => {
    const page = await (await openVisit(browser, address)).newPage();
    await page.setContent(
      '<!doctype html><html lang="es"><title>x</title><main><h1>Hola</h1><img src="data:,"><a href="/"></a></main>',
    );
    const found = await listAxeFindings(page);
    expect(found.map((line) => line.split(':')[0]).sort()).toEqual(['image-alt', 'link-name']);
    await page.setContent('<!doctype html><html lang="es"><title>x</title><main><h1>Hola</h1><p>Bien</p></main>');
    expect(await listAxeFindings(page)).toEqual([]);
  });

  test('a page that scrolls sideways on a phone is reported', async () => {
    const page = await (await openVisit(browser, address, { screen: 'phone' })).newPage();
    const head = '<meta name="viewport" content="width=device-width">';
    await page.setContent(`${head}<p style="width:900px">ancho</p>`);
    await expect(expectNoSidewaysScroll(page)).rejects.toThrow();
    await page.setContent(`${head}<p>corto</p>`);
    await expectNoSidewaysScroll(page);
  });

  test('script errors and requests to other sites are noted', async () => {
    const page = await (await openVisit(browser, address)).newPage();
    const { complaints } = watchPage(page, address);
    await page.route('**/*', (route) => route.fulfill({ body: '' }));
    await page.setContent('<img alt="" src="https://example.org/x.png"><script>missing()</script>');
    await expect.poll(() => complaints.length).toBe(2);
    expect(complaints.join('\n')).toMatch(/script: missing is not defined/);
    expect(complaints.join('\n')).toMatch(/another site: https:\/\/example\.org\/x\.png/);
  });

  test('without scripts no script runs', async () => {
    const page = await (await openVisit(browser, address, { scripts: false })).newPage();
    await page.setContent('<body>quieto<script>document.body.textContent = "vivo"</script></body>');
    expect(await page.textContent('body')).toContain('quieto');
  });
});
