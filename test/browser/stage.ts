import { setTimeout as sleep } from 'node:timers/promises';
import { type Draft, parseProblem, Slug } from '@milpa/sdk';
import type { Page } from 'playwright-core';
import { type Entry, enterPortal, type RunningPortal, readFirstSignIn, type SignIn, startPortal } from '../portal.ts';

/** A portal of its own with one institution, and the keys of its administrator. */
export interface Stage {
  readonly portal: RunningPortal;
  readonly entry: Entry;
  readonly signIn: SignIn;
}

export async function openStage(): Promise<Stage> {
  const portal = await startPortal();
  const signIn = await readFirstSignIn(portal.dataFolder);
  const entry = await enterPortal(portal.url, signIn);
  await entry.client.call('createInstitution', {
    body: {
      slug: Slug.parse('secretaria-del-aire'),
      name: { es: 'Secretaría del Aire', en: 'Department of Air', fr: "Ministère de l'Air" },
      level: 'federal',
    },
  });
  return { portal, entry, signIn };
}

export interface Publication {
  readonly name: string;
  readonly content: Uint8Array;
  readonly metadata: object;
  readonly notes?: string;
}

/** Publishes through the public API: one form with the description and the file, then a release. */
export async function publish({ client }: Entry, given: Publication): Promise<Draft> {
  const form = new FormData();
  form.set('publisher', 'secretaria-del-aire');
  form.set('metadata', JSON.stringify(given.metadata));
  form.set('file', new File([new Uint8Array(given.content)], given.name));
  const response = await client.request('/api/v1/datasets', { method: 'POST', body: form });
  if (!response.ok) throw await parseProblem(response);
  return await releaseWhenRead({ client }, parseDraft(await response.json()).id, given.notes);
}

/** The next version of the dataset's one file. */
export async function publishNext({ client }: Entry, dataset: Draft, given: Omit<Publication, 'metadata'>) {
  const form = new FormData();
  form.set('replaces', dataset.distributions[0]?.id ?? '');
  form.set('file', new File([new Uint8Array(given.content)], given.name));
  const response = await client.request(`/api/v1/datasets/${dataset.id}/files`, { method: 'POST', body: form });
  if (!response.ok) throw await parseProblem(response);
  return await releaseWhenRead({ client }, dataset.id, given.notes);
}

async function releaseWhenRead({ client }: Pick<Entry, 'client'>, id: Draft['id'], notes = ''): Promise<Draft> {
  for (;;) {
    const draft = await client.call('getDraft', { params: { dataset: id } });
    const states = new Set(draft.distributions.map(({ file }) => file.state));
    if (!states.has('received') && !states.has('reading')) {
      await client.call('releaseDataset', { params: { dataset: id }, body: { notes }, revision: draft.revision });
      return await client.call('getDraft', { params: { dataset: id } });
    }
    await sleep(100);
  }
}

function parseDraft(value: unknown): Draft {
  return value as Draft;
}

/** Signs in through the form, as a person does. */
export async function signIn(page: Page, { email, password }: SignIn, language = 'es'): Promise<void> {
  await page.goto(`/${language}/sign-in`);
  await page.locator('input[type=email], input[name=email]').first().fill(email);
  await page.locator('input[type=password]').fill(password);
  await page.locator('main form button').first().click();
  await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'));
}
