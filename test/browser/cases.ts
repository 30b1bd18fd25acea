import { setTimeout as sleep } from 'node:timers/promises';
import type { Draft } from '@milpa/sdk';
import type { Page } from 'playwright-core';
import type { Stage } from './stage.ts';

/** A reader tells of a problem, the institution answers. */
export async function getHelp({ entry }: Stage, { id, slug }: Draft): Promise<string> {
  await entry.client.call('reportProblem', {
    params: { dataset: slug },
    body: { kind: 'wrong-data', text: 'El pozo 7 está en el mar.', email: 'vecina@example.org' },
  });
  const { items } = await entry.client.call('listCases', { query: { dataset: id } });
  const [opened] = items;
  if (!opened) throw new Error('What a reader said became no case');
  const body = { event: 'answer', text: 'Gracias, lo revisamos.' } as const;
  await entry.client.call('writeInCase', { params: { case: opened.id }, body });
  return opened.id;
}

/** Releases what cannot be released: each says why. */
export async function doToMany({ entry }: Stage, institution: string): Promise<string> {
  const body = { action: { do: 'release' }, of: { filter: { q: 'sin terminar' } } } as const;
  const { id } = await entry.client.call('startBulk', { params: { institution }, body });
  for (;;) {
    const { state } = await entry.client.call('getBulk', { params: { bulk: id } });
    if (state === 'done') return id;
    await sleep(100);
  }
}

/** Wants something done without saying to what. */
export async function chooseNothing(page: Page): Promise<void> {
  await page
    .locator('details', { has: page.locator('button[value=check-links]') })
    .locator('summary')
    .click();
  await page.locator('button[value=check-links]').click();
  await page.locator('[role=alert]').first().waitFor();
}
