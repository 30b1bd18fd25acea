import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Client, type Draft, listKept, Problem, UploadId } from '@milpa/sdk';
import { type Bytes, type DatasetEntry, judgeContent, type Ledger, makeBytes, type UploadEntry } from './ledger.ts';

export interface Work {
  readonly client: Client;
  readonly ledger: Ledger;
  readonly publisher: string;
  /** From 0 to 1, from a seed, so that a run can be repeated. */
  readonly random: () => number;
  /** True when the portal is to die: the work stops asking. */
  readonly over: () => boolean;
}

/** Failures that mean "the portal is gone just now": the line broke, or a proxy would have said 503. */
export const isGone = (error: unknown): boolean =>
  (error instanceof TypeError && error.message === 'fetch failed') ||
  (error instanceof Error && /terminated|ECONNRESET|socket|aborted/i.test(`${error.message} ${String(error.cause)}`)) ||
  (error instanceof Problem && error.code === 'unavailable');

const newMark = () => `m${randomUUID().slice(0, 13)}`;

/** Publishes datasets and new versions of them, one request after the other, until the portal is gone. */
export async function write(work: Work): Promise<void> {
  while (!work.over()) {
    const again = work.ledger.datasets.filter((entry) => entry.id !== undefined);
    const entry = again.length > 0 && work.random() < 0.6 ? again[Math.floor(work.random() * again.length)] : undefined;
    if (entry) await publishVersion(work, entry);
    else await publishNew(work);
  }
}

async function publishNew(work: Work): Promise<void> {
  const { ledger, client } = work;
  const bytes = makeBytes(newMark(), 20 + Math.floor(work.random() * 3000));
  const entry: DatasetEntry = {
    title: `Dataset ${bytes.mark}`,
    id: undefined,
    sent: [{ bytes, acknowledged: false }],
    released: new Map(),
    pending: undefined,
  };
  ledger.datasets.push(entry);
  const upload = await send(work, bytes);
  ledger.note({ ask: 'create', title: entry.title, sha256: bytes.sha256 });
  const draft = await client.call('createDataset', {
    body: {
      publisher: work.publisher,
      metadata: { title: { en: entry.title }, description: { en: 'Made by a crash test' }, licence: 'CC0-1.0' },
      files: [{ upload }],
    },
  });
  acknowledge(ledger, { create: draft.id });
  entry.id = draft.id;
  for (const each of entry.sent) each.acknowledged = true;
  await release(work, entry, bytes);
}

async function publishVersion(work: Work, entry: DatasetEntry): Promise<void> {
  if (!entry.id) return;
  const before = await work.client.call('getDraft', { params: { dataset: entry.id } });
  settle(entry, before);
  const current = entry.sent.find(({ bytes }) => bytes.sha256 === before.distributions[0]?.file?.sha256);
  if (before.changed && current) return await release(work, entry, current.bytes);
  const bytes = makeBytes(newMark(), 20 + Math.floor(work.random() * 3000));
  const upload = await send(work, bytes);
  entry.sent.push({ bytes, acknowledged: false });
  work.ledger.note({ ask: 'add', dataset: entry.id, sha256: bytes.sha256 });
  const replaces = before.distributions[0]?.id;
  await work.client.call('addFile', {
    params: { dataset: entry.id },
    body: { upload, ...(replaces ? { replaces } : {}) },
  });
  acknowledge(work.ledger, { add: entry.id });
  for (const each of entry.sent) if (each.bytes === bytes) each.acknowledged = true;
  await release(work, entry, bytes);
}

/** What became of a request that was never answered: the portal says it now, and from here on it is held to that. */
export function settle(entry: DatasetEntry, draft: Draft): void {
  const known = Math.max(0, ...entry.released.keys());
  if (entry.pending && draft.latest === known + 1) entry.released.set(known + 1, entry.pending);
  entry.pending = undefined;
  const present = draft.distributions[0]?.file?.sha256;
  const last = entry.sent.findIndex(({ bytes }) => bytes.sha256 === present);
  if (last >= 0) {
    const found = entry.sent[last];
    if (found) found.acknowledged = true;
    entry.sent.splice(last + 1);
  }
}

async function release(work: Work, entry: DatasetEntry, bytes: Bytes): Promise<void> {
  const draft = await waitUntilRead(work, entry);
  if (!draft) return;
  work.ledger.note({ ask: 'release', dataset: draft.id, sha256: bytes.sha256 });
  entry.pending = bytes;
  const made = await work.client.call('releaseDataset', {
    params: { dataset: draft.id },
    body: { notes: bytes.mark },
    revision: draft.revision,
  });
  acknowledge(work.ledger, { release: draft.id, version: made.version });
  entry.released.set(made.version, bytes);
  entry.pending = undefined;
}

async function waitUntilRead(work: Work, entry: DatasetEntry): Promise<Draft | undefined> {
  if (!entry.id) return undefined;
  while (!work.over()) {
    const draft = await work.client.call('getDraft', { params: { dataset: entry.id } });
    if (listKept(draft).every(({ file }) => file.state === 'read')) return draft;
    if (listKept(draft).some(({ file }) => file.state === 'failed' || file.state === 'refused'))
      throw new Error(`${entry.title}: reading ended as ${listKept(draft).map(({ file }) => file.state)}`);
    await sleep(50);
  }
  return undefined;
}

function acknowledge(ledger: Ledger, what: object): void {
  ledger.acknowledged += 1;
  ledger.note({ acknowledged: what });
}

/** Sends bytes by tus in two pieces, noting each acknowledged offset. */
async function send({ client, ledger }: Work, bytes: Bytes): Promise<UploadId> {
  const tus = { 'tus-resumable': '1.0.0' };
  const created = await client.request('/api/v1/uploads', {
    method: 'POST',
    headers: {
      ...tus,
      'upload-length': String(bytes.content.length),
      'upload-metadata': `filename ${Buffer.from(bytes.name).toString('base64')}`,
    },
  });
  const location = created.headers.get('location');
  if (created.status !== 201 || !location) throw new TypeError('fetch failed', { cause: created.status });
  const upload: UploadEntry = {
    location: new URL(location, created.url).pathname,
    size: bytes.content.length,
    offset: 0,
  };
  ledger.uploads.push(upload);
  const half = Math.ceil(bytes.content.length / 2);
  for (const [from, to] of [
    [0, half],
    [half, bytes.content.length],
  ] as const) {
    const sent = await client.request(upload.location, {
      method: 'PATCH',
      headers: { ...tus, 'upload-offset': String(from), 'content-type': 'application/offset+octet-stream' },
      body: new Uint8Array(bytes.content.subarray(from, to)),
    });
    if (sent.status !== 204) throw new Error(`upload: ${sent.status} ${await sent.text()}`);
    upload.offset = to;
    acknowledge(ledger, { upload: upload.location, offset: to });
  }
  // From here on the dataset answers for the bytes; the upload itself may be cleared away.
  ledger.uploads.splice(ledger.uploads.indexOf(upload), 1);
  return UploadId.parse(upload.location.split('/').pop());
}

/** Reads what is released while it changes, and complains about every answer that mixes two versions. */
export async function read(work: Work, complaints: string[]): Promise<void> {
  while (!work.over()) {
    const released = work.ledger.datasets.filter((entry) => entry.id && entry.released.size > 0);
    const entry = released[Math.floor(work.random() * released.length)];
    if (!entry?.id) {
      await sleep(50);
      continue;
    }
    const dataset = await work.client.call('getDataset', { params: { dataset: entry.id } });
    if (!('distributions' in dataset)) complaints.push(`${entry.title} was released and is withdrawn`);
    else {
      const sha256 = dataset.distributions[0]?.file?.sha256;
      const bytes = entry.sent.find((each) => each.bytes.sha256 === sha256)?.bytes;
      if (!bytes) complaints.push(`${entry.title}: version ${dataset.version} holds bytes nobody sent`);
      else complaints.push(...(await judgeContent(work.client, dataset, bytes, `read of ${entry.title}`)));
    }
    await sleep(20);
  }
}
