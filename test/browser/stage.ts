import { setTimeout as sleep } from 'node:timers/promises';
import { type Draft, listKept, parseProblem, Slug } from '@milpa/sdk';
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
export async function publish(entry: Entry, given: Publication): Promise<Draft> {
  const { metadata, notes } = given;
  const draft = await startDraft(entry, { publisher: 'secretaria-del-aire', metadata }, [given]);
  return await release(entry, draft, notes);
}

/** The next version of the dataset's one file. */
export async function publishNext(entry: Entry, dataset: Draft, given: Omit<Publication, 'metadata'>) {
  const replaces = dataset.distributions[0]?.id ?? '';
  return await release(entry, await startDraft(entry, { dataset: dataset.id, replaces }, [given]), given.notes);
}

type NamedBytes = Pick<Publication, 'name' | 'content'>;
type Target =
  | { readonly publisher: string; readonly metadata: object }
  | { readonly dataset: Draft['id']; readonly replaces: string };

/** A working copy with these files, all of them read; nothing is released. */
export async function startDraft({ client }: Entry, target: Target, files: readonly NamedBytes[]): Promise<Draft> {
  const form = new FormData();
  if ('dataset' in target) form.set('replaces', target.replaces);
  else {
    form.set('publisher', target.publisher);
    form.set('metadata', JSON.stringify(target.metadata));
  }
  for (const { name, content } of files) form.append('file', new File([new Uint8Array(content)], name));
  const address = 'dataset' in target ? `/api/v1/datasets/${target.dataset}/files` : '/api/v1/datasets';
  const response = await client.request(address, { method: 'POST', body: form });
  if (!response.ok) throw await parseProblem(response);
  const id = 'dataset' in target ? target.dataset : parseDraft(await response.json()).id;
  for (;;) {
    const draft = await client.call('getDraft', { params: { dataset: id } });
    const states = new Set(listKept(draft).map(({ file }) => file.state));
    if (!states.has('received') && !states.has('reading')) return draft;
    await sleep(100);
  }
}

export async function release({ client }: Entry, { id, revision }: Draft, notes = ''): Promise<Draft> {
  await client.call('releaseDataset', { params: { dataset: id }, body: { notes }, revision });
  return await client.call('getDraft', { params: { dataset: id } });
}

/** With the rule of a second person, so that the order stays as it is. */
export async function orderPurge({ client }: Entry, { id }: Draft): Promise<string> {
  await client.call('setPurgeRule', { params: { institution: 'secretaria-del-aire' }, body: { secondPerson: true } });
  const body = { reason: 'Tenía la CURP de una persona.', authority: 'Artículo 113' };
  return (await client.call('purgeDataset', { params: { dataset: id }, body })).id;
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
