import { isUtf8 } from 'node:buffer';
import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createGunzip, createZstdDecompress } from 'node:zlib';
import iconv from 'iconv-lite';
import yauzl from 'yauzl';
import { type Fault, type Format, type OpenContext, type Opened, type RawTable, Refusal } from './format.ts';
import { isWholeZstd } from './zstd.ts';

/** Small files may unfold many times over without harm. */
const harmlessBytes = 64 * 2 ** 20;
const maxDepth = 2;

export const gzipFormat: Format = {
  id: 'gzip',
  detect: ({ head }) => head[0] === 0x1f && head[1] === 0x8b,
  open: (context) => openStream(context, createGunzip(), /\.(?:gz|gzip|tgz)$/i),
};

export const zstdFormat: Format = {
  id: 'zstd',
  detect: ({ head }) => head.length > 4 && head.readUInt32LE(0) === 0xfd2fb528,
  open: async (context) => {
    // The unfolder of Node says nothing when its input breaks off, and half a table would pass for a whole one.
    if (!(await isWholeZstd(context.probe))) throw new Refusal('truncated');
    return openStream(context, createZstdDecompress(), /\.(?:zst|zstd)$/i);
  },
};

/** One compressed file: unfolded within limits, then opened as what it is. */
async function openStream(context: OpenContext, unfold: Transform, ending: RegExp): Promise<Opened> {
  const { probe, scratch, depth } = context;
  if (depth >= maxDepth) throw new Refusal('bomb', { limit: `${maxDepth}` });
  const to = join(scratch, `${basename(probe.path)}.${depth}.out`);
  const budget = new Budget(context);
  try {
    await pipeline(createReadStream(probe.path), unfold, budget.meter(), createWriteStream(to), {
      ...signalOf(context),
    });
  } catch (error) {
    throw explain(context, error);
  }
  return context.openInner(to, context.name.replace(ending, ''));
}

function signalOf({ options }: OpenContext): { signal?: AbortSignal } {
  return options.signal ? { signal: options.signal } : {};
}

/** Counts unfolded bytes of a whole file and stops when they pass the limits. */
class Budget {
  readonly #limit: number;
  #used = 0;

  constructor({ limits, probe }: OpenContext) {
    this.#limit = Math.min(limits.unpackedBytes, Math.max(harmlessBytes, probe.size * limits.unpackRatio));
  }

  use(bytes: number): void {
    this.#used += bytes;
    if (this.#used > this.#limit) throw new Refusal('bomb', { limit: `${Math.round(this.#limit / 2 ** 20)} MB` });
  }

  meter(): Transform {
    return new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        try {
          this.use(chunk.length);
          done(null, chunk);
        } catch (error) {
          done(error instanceof Error ? error : new Error(String(error)));
        }
      },
    });
  }
}

function explain(context: OpenContext, error: unknown): unknown {
  if (error instanceof Refusal || context.options.signal?.aborted) return error;
  if (!(error instanceof Error)) return error;
  if (/unexpected end|end of central directory|truncated|Unexpected end/i.test(error.message))
    return new Refusal('truncated');
  if ('code' in error && /^E[A-Z]+$/.test(String(error.code))) return error;
  return new Refusal('broken', { format: 'zip', reason: error.message.slice(0, 200) });
}

export interface Member {
  readonly name: string;
  readonly size: number;
  readonly encrypted: boolean;
  readonly entry: yauzl.Entry;
}

/** A zip that is open for reading; names in it are words, never paths. */
export class Zip {
  readonly members: readonly Member[];
  readonly #file: yauzl.ZipFile;
  readonly #context: OpenContext;

  constructor(file: yauzl.ZipFile, members: readonly Member[], context: OpenContext) {
    this.#file = file;
    this.members = members;
    this.#context = context;
  }

  /** The bytes of a member. The stream fails with Refusal when they are not as many, or not those, that the zip states. */
  stream(member: Member): Promise<Readable> {
    return new Promise((resolve, reject) => {
      this.#file.openReadStream(member.entry, (error, stream) => {
        if (error) return reject(explain(this.#context, error));
        const checked = checkSum(member.entry.crc32);
        stream.on('error', (reason) => {
          const told = explain(this.#context, reason);
          checked.destroy(told instanceof Error ? told : reason);
        });
        checked.on('close', () => stream.destroy());
        resolve(stream.pipe(checked));
      });
    });
  }

  close(): void {
    this.#file.close();
  }
}

const handful = 1 << 17;

/** Passes bytes on in handfuls and fails at the end when their sum is not the stated one. */
function checkSum(stated: number): Transform {
  let sum = 0;
  let size = 0;
  let held: Buffer[] = [];
  const takeAll = () => {
    const all = Buffer.concat(held);
    held = [];
    size = 0;
    return all;
  };
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      sum = crc32(chunk, sum);
      held.push(chunk);
      size += chunk.length;
      if (size < handful) done();
      else done(null, takeAll());
    },
    flush(done) {
      const reason = 'the bytes of a member are not those the archive was made with';
      if (sum !== stated) done(new Refusal('broken', { format: 'zip', reason }));
      else done(null, takeAll());
    },
  });
}

const maxMembers = 20_000;

/** Opens a zip and lists its members. Throws Refusal for one that is cut, locked or unfolds beyond the limits. */
export async function openZip(context: OpenContext): Promise<Zip> {
  const file = await new Promise<yauzl.ZipFile>((resolve, reject) => {
    yauzl.open(context.probe.path, { lazyEntries: true, autoClose: false, decodeStrings: false }, (error, opened) =>
      error ? reject(explain(context, error)) : resolve(opened),
    );
  });
  try {
    const members = await listMembers(file);
    const total = members.reduce((sum, member) => sum + member.size, 0);
    new Budget(context).use(total);
    return new Zip(file, members, context);
  } catch (error) {
    file.close();
    throw explain(context, error);
  }
}

function listMembers(file: yauzl.ZipFile): Promise<Member[]> {
  const members: Member[] = [];
  return new Promise((resolve, reject) => {
    file.on('entry', (entry: yauzl.Entry) => {
      const name = decodeName(entry.fileName);
      if (!name.endsWith('/'))
        members.push({ name, size: entry.uncompressedSize, encrypted: (entry.generalPurposeBitFlag & 1) === 1, entry });
      if (members.length > maxMembers)
        reject(new Refusal('too-many-tables', { tables: members.length, limit: maxMembers }));
      else file.readEntry();
    });
    file.on('end', () => resolve(members));
    file.on('error', reject);
    file.readEntry();
  });
}

/** A name as words: it may be of any encoding and may point anywhere, so nothing is ever opened by it. */
function decodeName(name: unknown): string {
  if (typeof name === 'string') return name;
  if (!Buffer.isBuffer(name)) return '';
  return isUtf8(name) ? name.toString('utf8') : iconv.decode(name, 'cp850');
}

/** Files that systems add to archives. */
function isNoise(name: string): boolean {
  return /(?:^|\/)(?:__MACOSX\/|\._|\.DS_Store|Thumbs\.db|desktop\.ini)/i.test(name);
}

/** Opens every member that is a table. */
export async function openMembers(context: OpenContext, zip: Zip): Promise<Opened> {
  if (context.depth >= maxDepth) throw new Refusal('bomb', { limit: `${maxDepth}` });
  const members = zip.members.filter((member) => !isNoise(member.name));
  if (members.length === 0) throw new Refusal('empty');
  if (members.some((member) => member.encrypted)) throw new Refusal('encrypted');
  const budget = new Budget(context);
  const only = members.length === 1;
  const tables: RawTable[] = [];
  const faults: Fault[] = [];
  let format = 'zip';
  for (const [index, member] of members.entries()) {
    const to = join(context.scratch, `m${context.depth}-${index}-${basename(context.probe.path)}`.slice(-120));
    const opened = await openMember(context, zip, member, { to, budget, only });
    if (opened instanceof Refusal || opened.tables.length === 0) {
      faults.push(tellLeftOut(member, opened));
      continue;
    }
    if (only) format = `${opened.format}.zip`;
    tables.push(...opened.tables.map((table) => renameTable(table, member.name, opened.tables.length)));
    faults.push(...opened.faults);
  }
  if (tables.length === 0) throw new Refusal('no-tables');
  return { format, tables, faults };
}

/** Of a table that is broken: then somebody must mend it. Anything else beside tables only explains them. */
const damages: ReadonlySet<string> = new Set(['truncated', 'broken', 'too-large', 'xml-entities', 'pretender']);

function tellLeftOut({ name }: Member, opened: Opened | Refusal): Fault {
  if (!(opened instanceof Refusal) || !damages.has(opened.code))
    return { code: 'member-skipped', values: { member: name } };
  return { code: 'member-refused', values: { ...opened.values, member: name, refusal: opened.code } };
}

function renameTable(table: RawTable, member: string, count: number): RawTable {
  const name = (own: string) => nameTable(member, own, count);
  const keys = table.foreignKeys?.map((key) => ({ ...key, table: name(key.table) }));
  return { ...table, name: name(table.name), ...(keys ? { foreignKeys: keys } : {}) };
}

function nameTable(member: string, table: string, count: number): string {
  const stem = basename(member.replaceAll('\\', '/')).replace(/\.[A-Za-z0-9]{1,8}$/, '');
  return count > 1 && table !== '' ? `${stem} ${table}` : stem;
}

async function openMember(
  context: OpenContext,
  zip: Zip,
  member: Member,
  { to, budget, only }: { readonly to: string; readonly budget: Budget; readonly only: boolean },
): Promise<Opened | Refusal> {
  try {
    await pipeline(await zip.stream(member), budget.meter(), createWriteStream(to), { ...signalOf(context) });
    if (!only && ((await stat(to)).size === 0 || isProse(member.name, zip))) return new Refusal('no-tables');
    return await context.openInner(to, member.name);
  } catch (error) {
    const reason = explain(context, error);
    if (only || !(reason instanceof Refusal) || reason.code === 'bomb') throw reason;
    return reason;
  }
}

/** Writes a member to a file. Throws Refusal for one that is locked, damaged or not as long as it says. */
export async function layMember(context: OpenContext, zip: Zip, member: Member, to: string): Promise<void> {
  if (member.encrypted) throw new Refusal('encrypted');
  try {
    await pipeline(await zip.stream(member), createWriteStream(to), { ...signalOf(context) });
  } catch (error) {
    throw explain(context, error);
  }
}

/** Files beside the data that explain it: XML and YAML do where there are tables of other kinds. */
function isProse(name: string, { members }: Zip): boolean {
  const others = members.some((member) => /\.(?:csv|tsv|xlsx?|ods|json|geojson|parquet|dbf|gpkg)$/i.test(member.name));
  if (/\.xml$/i.test(name)) return others || /metadat/i.test(name);
  if (/\.ya?ml$/i.test(name)) return others;
  return /(?:readme|leeme|léeme|licen[cs]|lisez|changelog|notas?)[^/]*$|\.(?:md|pdf|docx?|html?|prj|cpg|qmd|sbn|sbx|shx)$/i.test(
    name,
  );
}
