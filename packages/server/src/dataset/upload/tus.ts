import { link, mkdir, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { paths, type Sha256 } from '@milpa/sdk';
import { type Configstore, FileStore as TusFiles } from '@tus/file-store';
import { Server, Upload } from '@tus/server';
import type { Caller } from '../../http/index.ts';
import type { DatasetContext, IncomingFile } from '../model.ts';
import { noSuchUpload, uploadUnfinished } from '../problems.ts';
import { holdFile } from '../service/keep-files.ts';
import { addUpload, findUpload, removeUpload, setStored, type UploadRow } from '../store/upload.ts';

const tusVersion = '1.0.0';
const noRoomBelowBytes = 2 ** 20;

/** Uploads in the tus protocol (tus.io, version 1.0.0: core, creation, termination). */
export interface Uploads {
  /** Answers one request. Without a caller only OPTIONS, which says what is offered. */
  handle(request: Request, caller: Caller | undefined): Promise<Response>;
  /** A finished upload of this account, in the file store. Throws when it is not there, or not whole. */
  require(id: string, caller: Caller): Promise<IncomingFile>;
  /** Removes an upload and what is left of its bytes in the upload folder. */
  discard(id: string): Promise<void>;
}

export function createUploads(context: DatasetContext): Uploads {
  const folder = join(context.dataFolder, 'uploads');
  const callers = new WeakMap<Request, Caller>();
  let server: Promise<Server> | undefined;
  const start = async () => {
    await mkdir(folder, { recursive: true });
    return createServer(context, folder, callers);
  };
  return {
    async handle(request, caller) {
      server ??= start();
      const id = idOf(request);
      if (caller) callers.set(request, caller);
      if (id === undefined || request.method === 'OPTIONS') return (await server).handleWeb(request);
      const known = await findUpload(context.database, id);
      // Somebody else's upload looks like one that never was.
      if (!known || known.account !== caller?.account) return answer(404);
      return known.sha256 ? answerStored(context, request, known) : (await server).handleWeb(request);
    },
    async require(id, caller) {
      const row = await findUpload(context.database, id);
      if (row?.account !== caller.account) throw noSuchUpload(id);
      const sha256 = row.sha256 ?? (await adopt(context, folder, row));
      const name = row.metadata.filename ?? row.metadata.name ?? 'file';
      return { name, sha256, size: row.size, upload: { id, account: row.account } };
    },
    async discard(id) {
      await rm(join(folder, id), { force: true });
      await removeUpload(context.database, id);
    },
  };
}

const idOf = (request: Request): string | undefined =>
  new RegExp(`^${paths.uploads()}/([A-Za-z0-9_-]{8,64})/?$`).exec(new URL(request.url).pathname)?.[1];

function createServer(context: DatasetContext, folder: string, callers: WeakMap<Request, Caller>): Server {
  const { limits, database, clock } = context;
  const datastore = new TusFiles({
    directory: folder,
    configstore: createConfigStore(context),
  });
  // Without expiration: the server would look for the file of an upload that came whole with its creation (an empty one,
  // say) after it was handed to the file store, and answer 410. Old uploads go in clean-up.ts.
  datastore.extensions = ['creation', 'creation-with-upload', 'termination'];
  return new Server({
    path: paths.uploads(),
    relativeLocation: true,
    maxSize: limits.fileBytes,
    namingFunction: () => context.random.id(),
    datastore,
    async onUploadCreate(request, { id, size, metadata }) {
      const caller = callers.get(request);
      if (!caller || size === undefined) throw new Error('An upload needs an account and a length');
      const said = Object.entries(metadata ?? {}).map(([name, text]) => [name, text?.replaceAll('\0', '') ?? null]);
      const row = { id, account: caller.account, size, metadata: Object.fromEntries(said), created: clock() };
      await addUpload(database, row);
      return {};
    },
    async onUploadFinish(_, { id }) {
      await context.checkpoint('upload-received');
      const row = await findUpload(database, id);
      if (row && row.sha256 === null) await adopt(context, folder, row);
      return {};
    },
    async onResponseError(_, error) {
      if ('status_code' in error && error.status_code < 500) return undefined;
      const { bavail, bsize } = await statfs(folder);
      return bavail * bsize < noRoomBelowBytes
        ? { status_code: 507, body: 'The portal has no room left\n' }
        : undefined;
    },
  });
}

/** What tus knows of an upload lies in the database, written when it was created, with the account it belongs to. */
const createConfigStore = ({ database }: DatasetContext): Configstore => ({
  async get(id) {
    const row = await findUpload(database, id);
    if (!row) return undefined;
    const { size, metadata, created } = row;
    return new Upload({ id, size, offset: 0, metadata, creation_date: created.toISOString() });
  },
  async set() {},
  delete: (id) => removeUpload(database, id),
});

const answer = (status: number, headers: Record<string, string> = {}) =>
  new Response(null, { status, headers: { 'tus-resumable': tusVersion, 'cache-control': 'no-store', ...headers } });

/** A whole upload goes on answering: a client whose last answer was lost asks again how far it is. */
async function answerStored(context: DatasetContext, request: Request, row: UploadRow): Promise<Response> {
  const whole = { 'upload-offset': String(row.size), 'upload-length': String(row.size) };
  if (request.method === 'HEAD') return answer(200, whole);
  if (request.method === 'PATCH') {
    return request.headers.get('upload-offset') === whole['upload-offset'] ? answer(204, whole) : answer(409);
  }
  if (request.method !== 'DELETE') return answer(405);
  if (row.distribution === null) await removeUpload(context.database, row.id);
  return answer(204);
}

/**
 * Hands a whole upload to the file store. The bytes are linked, not moved: when the process is killed between the store
 * and the row, the upload is still whole and is adopted again.
 */
async function adopt(context: DatasetContext, folder: string, row: UploadRow): Promise<Sha256> {
  const path = join(folder, row.id);
  if ((await stat(path)).size !== row.size) throw uploadUnfinished(row.id);
  const handed = `${path}.${context.random.id()}`;
  await link(path, handed);
  const { sha256 } = await context.files.adopt(handed);
  // Renaming does nothing when the store has this very file already, from an adoption that broke off.
  await rm(handed, { force: true });
  await context.checkpoint('upload-adopted');
  await context.database.transaction(async (tx) => {
    await holdFile(context, tx, sha256);
    await setStored(tx, row.id, sha256);
  });
  await rm(path, { force: true });
  await context.checkpoint('upload-recorded');
  return sha256;
}
