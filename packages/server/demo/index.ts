import { openAsBlob } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Client, createClient, type Draft, findText, listKept, Problem } from '@milpa/sdk';
import { type DemoDataset, type DemoFile, demoDatasets, demoInstitutions } from './catalogue.ts';

export interface DemoNeeds {
  /** The portal as anyone reaches it: the demonstration is published through the public door. */
  readonly portal: { fetch(request: Request): Promise<Response> };
  readonly url: string;
  readonly token: string;
  readonly log: (message: string) => void;
  readonly signal?: AbortSignal;
}

/** Publishes the demonstration. Safe to repeat: what is already there stays, what broke off half-way is finished. */
export async function seedDemo(needs: DemoNeeds): Promise<void> {
  const client = createClient({ url: needs.url, token: needs.token, fetch: (request) => needs.portal.fetch(request) });
  for (const institution of demoInstitutions) {
    if (!(await found(client.call('getInstitution', { params: { institution: String(institution.slug) } })))) {
      await client.call('createInstitution', { body: institution });
    }
  }
  for (const dataset of demoDatasets) {
    if (needs.signal?.aborted) return;
    await seedDataset(client, dataset, needs);
  }
}

async function seedDataset(client: Client, dataset: DemoDataset, needs: DemoNeeds) {
  let draft = await findDraft(client, dataset.slug);
  for (const [at, version] of dataset.versions.entries()) {
    if ((draft?.latest ?? 0) > at) continue;
    draft ??= await client.call('createDataset', {
      body: { publisher: dataset.publisher, slug: dataset.slug, metadata: dataset.metadata, files: [] },
    });
    for (const [position, file] of version.files.entries()) draft = await sendFile(client, draft, file, position);
    draft = await waitUntilRead(client, draft, needs.signal);
    for (const [position, file] of version.files.entries()) draft = await nameColumns(client, draft, file, position);
    await client.call('releaseDataset', {
      params: { dataset: draft.id },
      revision: draft.revision,
      body: { notes: version.notes },
    });
    draft = await client.call('getDraft', { params: { dataset: draft.id } });
    needs.log(`published ${findText(dataset.metadata.title, 'en')?.text ?? dataset.slug}, version ${at + 1}`);
  }
}

/** The working copy with this address, looked for among all the caller may see. */
async function findDraft(client: Client, slug: string): Promise<Draft | undefined> {
  const drafts = await client.call('listDrafts', { query: { limit: 500 } });
  return drafts.items.find((draft) => draft.slug === slug);
}

async function sendFile(client: Client, draft: Draft, file: DemoFile, position: number): Promise<Draft> {
  const present = draft.distributions[position];
  if (present?.file?.name === file.name && present.file.state !== 'failed') return draft;
  const form = new FormData();
  form.append('file', await openAsBlob(fileURLToPath(locate(file))), file.name);
  form.append('title', file.title);
  if (present) form.append('replaces', present.id);
  const answer = await client.request(`/api/v1/datasets/${draft.id}/files`, { method: 'POST', body: form });
  if (!answer.ok) throw new Error(`${file.name} was not accepted: ${await answer.text()}`);
  return client.call('getDraft', { params: { dataset: draft.id } });
}

/** Gives the columns their names for people. The portal keeps them for every later version of the table. */
async function nameColumns(client: Client, draft: Draft, file: DemoFile, position: number): Promise<Draft> {
  const table = draft.distributions[position]?.file?.tables[0];
  const columns = Object.fromEntries(Object.entries(file.labels ?? {}).map(([name, label]) => [name, { label }]));
  if (!table || Object.keys(columns).length === 0) return draft;
  const params = { dataset: draft.id, table: table.id };
  const { columnNotes } = await client.call('getDraftTable', { params });
  if (Object.keys(columnNotes).length > 0) return draft;
  return client.call('changeDraftTable', { params, revision: draft.revision, body: { columns } });
}

function locate(file: DemoFile): URL {
  if (file.from === 'files') return new URL(`./files/${file.name}`, import.meta.url);
  return new URL(`../data/${file.name}`, import.meta.resolve('vega-datasets'));
}

async function waitUntilRead(client: Client, draft: Draft, signal: AbortSignal | undefined): Promise<Draft> {
  let seen = draft;
  while (listKept(seen).some(({ file }) => file.state === 'received' || file.state === 'reading')) {
    signal?.throwIfAborted();
    await new Promise((resolve) => setTimeout(resolve, 200));
    seen = await client.call('getDraft', { params: { dataset: draft.id } });
  }
  return seen;
}

async function found(call: Promise<unknown>): Promise<boolean> {
  try {
    await call;
    return true;
  } catch (error) {
    if (error instanceof Problem && error.code === 'not-found') return false;
    throw error;
  }
}
