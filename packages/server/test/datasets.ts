import { createHash } from 'node:crypto';
import { type Client, type Draft, paths } from '@milpa/sdk';
import type { TestPortal } from './portal.ts';

/** Bytes as an office's Excel writes them: Windows-1252, semicolons, decimal commas, days first. */
export const latin1 = (lines: readonly string[]): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Buffer.from(`${lines.join('\r\n')}\r\n`, 'latin1'));

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const states = ['Aguascalientes', 'Baja California', 'Michoacán', 'Nuevo León', 'Querétaro', 'Yucatán'];
/** A table of one row for each state and month. */
export const harvest = (months: number): Uint8Array<ArrayBuffer> =>
  latin1([
    'Clave;Entidad;Fecha;Producción (t);Municipios',
    ...Array.from({ length: months }, (_, month) =>
      states.map(
        (name, at) =>
          `0${at + 1};${name};${String(15).padStart(2, '0')}/${String(month + 1).padStart(2, '0')}/2025;${at + 1}${month},5;${at * 10 + month}`,
      ),
    ).flat(),
  ]);

export interface FormFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A new dataset by the form that works without JavaScript; throws the portal's own sentence. */
export async function createByForm(
  client: Client,
  publisher: string,
  files: readonly FormFile[],
  metadata: object = { title: { es: 'Cosecha de maíz' }, licence: 'CC-BY-4.0' },
): Promise<Draft> {
  const form = new FormData();
  for (const { name, bytes } of files) form.append('file', new Blob([bytes]), name);
  form.append('publisher', publisher);
  form.append('metadata', JSON.stringify(metadata));
  return parseDraft(await client.request('/api/v1/datasets', { method: 'POST', body: form }));
}

export async function addByForm(
  client: Client,
  dataset: string,
  { name, bytes }: FormFile,
  replaces?: string,
): Promise<Draft> {
  const form = new FormData();
  form.append('file', new Blob([bytes]), name);
  if (replaces) form.append('replaces', replaces);
  return parseDraft(await client.request(`/api/v1/datasets/${dataset}/files`, { method: 'POST', body: form }));
}

async function parseDraft(answer: Response): Promise<Draft> {
  if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Draft;
}

export const getDraft = (client: Client, { id }: { id: string }): Promise<Draft> =>
  client.call('getDraft', { params: { dataset: id } });

export const release = (client: Client, draft: Draft, notes = '') =>
  client.call('releaseDataset', { params: { dataset: draft.id }, revision: draft.revision, body: { notes } });

/** A dataset of this file that is released. */
export async function publish(
  portal: TestPortal,
  client: Client,
  file: FormFile,
  publisher = 'office',
): Promise<Draft> {
  const made = await createByForm(client, publisher, [file]);
  await portal.work();
  await release(client, await getDraft(client, made));
  return getDraft(client, made);
}

const tus = { 'tus-resumable': '1.0.0' };

/** Sends a file in parts of this size by the tus protocol; gives the identifier of the upload. */
export async function upload(client: Client, { name, bytes }: FormFile, partBytes = 1000): Promise<string> {
  const location = await startUpload(client, name, bytes.length);
  for (let at = 0; at < bytes.length; at += partBytes) {
    const answer = await sendPart(client, location, at, bytes.slice(at, at + partBytes));
    if (answer.status !== 204) throw new Error(`${answer.status} ${await answer.text()}`);
  }
  return location.slice(location.lastIndexOf('/') + 1);
}

export async function startUpload(client: Client, name: string, size: number): Promise<string> {
  const answer = await client.request(paths.uploads(), {
    method: 'POST',
    headers: {
      ...tus,
      'upload-length': String(size),
      'upload-metadata': `filename ${Buffer.from(name).toString('base64')}`,
    },
  });
  const location = answer.headers.get('location');
  if (answer.status !== 201 || !location) throw new Error(`${answer.status} ${await answer.text()}`);
  return location;
}

export const sendPart = (client: Client, location: string, offset: number, part: Uint8Array<ArrayBuffer>) =>
  client.request(location, {
    method: 'PATCH',
    headers: { ...tus, 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' },
    body: part,
  });

export const askOffset = (client: Client, location: string) =>
  client.request(location, { method: 'HEAD', headers: tus });
