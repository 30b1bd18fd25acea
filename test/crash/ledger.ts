import { createHash } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { type Client, type Dataset, type Draft, listKept, Problem } from '@milpa/sdk';

/** One file a client wanted stored, known to the byte. Every row of it carries the same mark. */
export interface Bytes {
  readonly content: Buffer;
  readonly sha256: string;
  readonly name: string;
  readonly rows: number;
  readonly mark: string;
}

export function makeBytes(mark: string, rows: number): Bytes {
  const lines = ['id,mark,amount'];
  for (let id = 1; id <= rows; id++) lines.push(`${id},${mark},${(id * 7919) % 1000}`);
  const content = Buffer.from(`${lines.join('\n')}\n`);
  return { content, sha256: createHash('sha256').update(content).digest('hex'), name: 'series.csv', rows, mark };
}

/** What a client asked for and what it was told, kept outside the portal. Nothing said here is ever taken back. */
export interface DatasetEntry {
  readonly title: string;
  /** Set when the portal acknowledged the dataset. */
  id: Draft['id'] | undefined;
  /** Contents in the order they were sent; the last may be unacknowledged. */
  readonly sent: { readonly bytes: Bytes; acknowledged: boolean }[];
  /** Versions the portal acknowledged, by number. */
  readonly released: Map<number, Bytes>;
  /** A release that was asked for and not answered: it may or may not have happened. */
  pending: Bytes | undefined;
}

export interface UploadEntry {
  readonly location: string;
  readonly size: number;
  /** Bytes the portal acknowledged. */
  offset: number;
}

export interface Ledger {
  readonly datasets: DatasetEntry[];
  readonly uploads: UploadEntry[];
  /** Writes acknowledged so far. */
  acknowledged: number;
  /** Each line on disk before the next request is sent. */
  readonly note: (line: object) => void;
}

export function createLedger(path: string): Ledger {
  return {
    datasets: [],
    uploads: [],
    acknowledged: 0,
    note: (line) => appendFileSync(path, `${JSON.stringify(line)}\n`),
  };
}

/** Everything in which the portal differs from what it acknowledged. Empty: nothing was lost and nothing is half there. */
export async function listLosses(client: Client, ledger: Ledger): Promise<string[]> {
  const losses: string[] = [];
  for (const entry of ledger.datasets) losses.push(...(await judgeDataset(client, entry)));
  for (const upload of ledger.uploads) losses.push(...(await judgeUpload(client, upload)));
  losses.push(...(await judgeStrangers(client, ledger)));
  return losses;
}

async function judgeDataset(client: Client, entry: DatasetEntry): Promise<string[]> {
  if (!entry.id) return [];
  const losses: string[] = [];
  const draft = await find(client.call('getDraft', { params: { dataset: entry.id } }));
  if (!draft) return [`dataset ${entry.title} was acknowledged and is gone`];
  const present = listKept(draft).map(({ file }) => String(file.sha256));
  const last = entry.sent.findLast((each) => each.acknowledged);
  const allowed = entry.sent.slice(last ? entry.sent.indexOf(last) : 0).map(({ bytes }) => bytes.sha256);
  if (present.length !== 1 || !allowed.includes(present[0] ?? ''))
    losses.push(`draft of ${entry.title} holds ${present.join(', ') || 'no file'} and not ${allowed.join(' or ')}`);
  for (const { file } of listKept(draft))
    if (file.state === 'failed' || file.state === 'refused') losses.push(`${entry.title}: file is ${file.state}`);
  for (const [version, bytes] of entry.released) losses.push(...(await judgeVersion(client, entry, version, bytes)));
  losses.push(...judgeLatest(entry, draft));
  return losses;
}

/** The newest version is the last acknowledged one, or the one that was asked for and not answered. */
function judgeLatest(entry: DatasetEntry, draft: Draft): string[] {
  const known = Math.max(0, ...entry.released.keys());
  const latest = draft.latest ?? 0;
  if (latest === known) return [];
  if (latest === known + 1 && entry.pending) return [];
  return [`${entry.title}: newest version is ${latest}, acknowledged was ${known}`];
}

async function judgeVersion(client: Client, entry: DatasetEntry, version: number, bytes: Bytes): Promise<string[]> {
  const dataset = await find(client.call('getDataset', { params: { dataset: entry.id ?? '' }, query: { version } }));
  if (!dataset || !('distributions' in dataset)) return [`version ${version} of ${entry.title} is gone`];
  return await judgeContent(client, dataset, bytes, `version ${version} of ${entry.title}`);
}

/** The original to the byte, and every row of the table from the same content. */
export async function judgeContent(client: Client, dataset: Dataset, bytes: Bytes, what: string): Promise<string[]> {
  const losses: string[] = [];
  const [distribution] = listKept(dataset);
  if (!distribution) return [`${what} has no file`];
  const address = `/api/v1/distributions/${distribution.id}/original?version=${dataset.version}`;
  const response = await client.request(address);
  const original = Buffer.from(await response.arrayBuffer());
  const hash = createHash('sha256').update(original).digest('hex');
  if (hash !== bytes.sha256) losses.push(`${what}: the original answers ${response.status} with ${hash}`);
  for (const { id } of distribution.file.tables) {
    const query = { version: dataset.version, filter: [`mark:eq:${bytes.mark}`], limit: 0 };
    const { total } = await client.call('getRows', { params: { table: id }, query });
    const all = await client.call('getRows', { params: { table: id }, query: { version: dataset.version, limit: 0 } });
    if (total !== bytes.rows || all.total !== bytes.rows)
      losses.push(`${what}: ${total} rows of its own among ${all.total}, not ${bytes.rows}`);
  }
  if (distribution.file.tables.length !== 1) losses.push(`${what} has ${distribution.file.tables.length} tables`);
  return losses;
}

async function judgeUpload(client: Client, upload: UploadEntry): Promise<string[]> {
  const response = await client.request(upload.location, { method: 'HEAD', headers: { 'tus-resumable': '1.0.0' } });
  const offset = Number(response.headers.get('upload-offset') ?? Number.NaN);
  if (response.ok && offset >= upload.offset) return [];
  return [`upload ${upload.location}: ${upload.offset} bytes were acknowledged, ${response.status} says ${offset}`];
}

/** Datasets nobody was told about are whole: their one file is one that was sent under that title. */
async function judgeStrangers(client: Client, ledger: Ledger): Promise<string[]> {
  const { items } = await client.call('listDrafts', { query: { limit: 500 } });
  const known = new Set(ledger.datasets.flatMap(({ id }) => (id ? [String(id)] : [])));
  return items.flatMap((draft) => {
    if (known.has(draft.id)) return [];
    const title = Object.values(draft.metadata.title)[0] ?? '';
    const entry = ledger.datasets.find((each) => each.title === title);
    const sent = entry?.sent.map(({ bytes }) => bytes.sha256) ?? [];
    const file = draft.distributions[0]?.file;
    // What the portal publishes of itself nobody sent; it comes with its file or not at all.
    const isKnown = draft.publisher.slug === 'portal-de-datos' ? file !== undefined : sent.includes(file?.sha256 ?? '');
    const isWhole = draft.distributions.length === 1 && isKnown;
    return isWhole ? [] : [`an unacknowledged dataset is half there: ${title || draft.id}`];
  });
}

async function find<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof Problem && error.code === 'not-found') return undefined;
    throw error;
  }
}
