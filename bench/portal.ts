import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';
import { type Client, listKept } from '@milpa/sdk';
import { enterPortal, type RunningPortal, readFirstSignIn, startPortal } from '../test/portal.ts';

export interface RowsAnswer {
  readonly total: number;
  readonly rows: readonly (readonly unknown[])[];
}

/** A real portal in a process of its own, as an operator runs it, with a client that may do everything. */
export interface BenchPortal extends RunningPortal {
  readonly client: Client;
  json(path: string): Promise<RowsAnswer>;
  /** Publishes one file as a dataset and answers with the id of its first table. */
  publish(path: string): Promise<string>;
}

export async function openPortal(options: Parameters<typeof startPortal>[0]): Promise<BenchPortal> {
  const portal = await startPortal(options);
  const { client } = await enterPortal(portal.url, await readFirstSignIn(portal.dataFolder));
  return {
    ...portal,
    client,
    json: async (path) => parseRows(await (await fetch(new URL(path, portal.url))).json()),
    publish: (path) => publish(client, path),
  };
}

const parseRows = (body: unknown) => body as RowsAnswer;

async function publish(client: Client, path: string): Promise<string> {
  const known = await client.call('listInstitutions');
  if (!known.some((institution) => institution.slug === 'bench')) {
    await client.call('createInstitution', { body: { slug: 'bench', name: { en: 'Bench' } } });
  }
  const name = basename(path);
  const { id } = await client.call('createDataset', {
    body: { publisher: 'bench', metadata: { title: { en: name }, description: { en: name }, licence: 'CC0-1.0' } },
  });
  const form = new FormData();
  form.append('file', await openAsBlob(path), name);
  const sent = await client.request(`/api/v1/datasets/${id}/files`, { method: 'POST', body: form });
  if (!sent.ok) throw new Error(await sent.text());
  let draft = await client.call('getDraft', { params: { dataset: id } });
  while (listKept(draft).some(({ file }) => file.state === 'received' || file.state === 'reading')) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    draft = await client.call('getDraft', { params: { dataset: id } });
  }
  await client.call('releaseDataset', { params: { dataset: id }, revision: draft.revision, body: {} });
  const table = draft.distributions[0]?.file?.tables[0];
  if (!table) throw new Error(`${name} has no table: ${JSON.stringify(draft.distributions[0]?.file)}`);
  return table.id;
}
