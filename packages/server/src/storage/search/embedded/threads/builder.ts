import { rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import pg from 'pg';
import { openDatabase } from '../../../database/index.ts';
import { type LogRow, log, logChannel } from '../../log/log.ts';
import { Handed } from '../keep/handed.ts';
import { Parts } from '../keep/parts.ts';
import { loadSnapshot, saveSnapshot } from '../keep/snapshot.ts';
import { loadTexts, saveTexts } from '../texts/keep.ts';
import { TextsWriter } from '../texts/writer.ts';
import { beginThread } from './begin.ts';
import { createMakers } from './makers.ts';
import type { BuilderData, BuilderReply, BuilderRequest, MergerData, PartState, PartsChange } from './messages.ts';

const parseData = (data: unknown): BuilderData => data as BuilderData;
const parseRequest = (message: unknown): BuilderRequest => message as BuilderRequest;
const parseBlock = (message: unknown): SharedArrayBuffer | undefined => message as SharedArrayBuffer | undefined;

/**
 * Keeps the index as the log is: loads the last snapshot, follows the log, merges what is small into what is large, and
 * writes snapshots. All of it in a thread of its own, with a connection of its own.
 */
const { databaseUrl, writer, folder, quietMs, pollMs, compareMs } = parseData(workerData);
const database = openDatabase(databaseUrl, { connections: 1 });
const reply = (message: BuilderReply): void => parentPort?.postMessage(message);
const trouble = (what: string, error: unknown): void =>
  reply({ did: 'trouble', what, message: error instanceof Error ? (error.stack ?? error.message) : String(error) });

let parts = new Parts(mergeElsewhere);
let texts = new TextsWriter(folder);
let logId = '';
let loaded = false;
let ending = false;
let saved = -1;
let changed = 0;

function mergeElsewhere(states: readonly PartState[]): Promise<SharedArrayBuffer | undefined> {
  // While much comes in the parts would become too many behind it.
  const data: MergerData = { parts: states, gently: !coming };
  return new Promise((resolve, reject) => {
    const worker = beginThread('merger', { workerData: data });
    worker.once('message', (message: unknown) => resolve(parseBlock(message)));
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the thread that merges ended')));
  });
}

const publish = (change: PartsChange): void => {
  if (loaded) reply({ did: 'change', change: { ...change, texts: texts.takeChange() } });
};

function mergeAll(much = false): void {
  for (let change = parts.mergeSoon(); change; change = parts.mergeSoon()) publish(change);
  const own = parts;
  own
    .mergeLate(much)
    ?.then((change) => {
      if (own !== parts) return;
      publish(change);
      mergeAll(coming);
    })
    .catch((error: unknown) => trouble('merging', error));
}

/** Texts that cannot be kept here are in the log all the same, and read from there. */
function keepTexts(rows: readonly LogRow[]): void {
  try {
    texts.add(rows.flatMap(({ sequence, body }) => (body === null ? [] : [{ sequence, json: body }])));
  } catch (error) {
    trouble('keeping texts beside the index', error);
  }
}

/** Rows taken at once; of so many and more the segments are made by threads of their own. */
const slice = 2048;
const many = 256;
/** Lots of rows under way: while one is made into segments the next one is read. */
const ahead = 3;
const makers = createMakers(2, 10_000);
const handed = new Handed();
let reading = true;
/** Whether much comes in. */
let coming = false;

/** What comes next: what this process wrote is at hand, the rest is read. */
async function listNext(place: number): Promise<readonly LogRow[]> {
  const own = handed.take(place, slice);
  if (own.length > 0 || !(reading || handed.isAhead(place))) return own;
  const rows = await log.listAfter(database, place, slice);
  if (rows.length < slice) reading = false;
  return rows;
}

async function follow(): Promise<void> {
  const own = parts;
  const lots: {
    readonly rows: readonly LogRow[];
    readonly blocks: Promise<readonly SharedArrayBuffer[] | undefined>;
  }[] = [];
  for (let place = own.reached; own === parts; ) {
    const rows = ending ? [] : await listNext(place);
    place = rows.at(-1)?.sequence ?? place;
    if (rows.length > 0) lots.push({ rows, blocks: makeElsewhere(rows) });
    if (rows.length > 0 && lots.length < ahead) continue;
    const lot = lots.shift();
    if (!lot) return;
    const blocks = await lot.blocks;
    keepTexts(lot.rows);
    publish(parts.apply(lot.rows, blocks));
    coming = lots.length > 0 || lot.rows.length >= many;
    mergeAll(coming);
    changed = Date.now();
  }
}

/** Few rows are quicker made here; and all of them, when the threads fail. */
async function makeElsewhere(rows: readonly LogRow[]): Promise<readonly SharedArrayBuffer[] | undefined> {
  if (rows.length < many) return undefined;
  try {
    return await makers.make(rows);
  } catch (error) {
    trouble('making segments', error);
    return undefined;
  }
}

/** Starts from the snapshot when it is whole and of this log, else from nothing; then follows to the end. */
async function load(): Promise<void> {
  reading = true;
  const facts = await log.facts(database);
  logId = facts.log;
  parts = new Parts(mergeElsewhere);
  texts = new TextsWriter(folder);
  try {
    const snapshot = loadSnapshot(folder);
    if (snapshot && snapshot.log === logId && snapshot.reached <= facts.last) {
      loadTexts(folder, snapshot.texts, texts);
      parts.restore(snapshot.parts, snapshot.reached);
      saved = snapshot.reached;
    }
  } catch (error) {
    trouble('reading the snapshot, which is made anew', error);
    texts = new TextsWriter(folder);
  }
  await follow();
  if (!(await addsUp())) {
    trouble('comparing the snapshot with the log, and is made anew', new Error('they differ'));
    await startAnew();
  }
  reset();
}

/** The log was named anew because something in it must be gone everywhere: also from the files, before the next save. */
async function letGo(): Promise<void> {
  loaded = false;
  saved = -1;
  if (await maySave()) rmSync(folder, { recursive: true, force: true });
}

function reset(): void {
  loaded = true;
  texts.takeChange();
  const change = { reset: true, add: parts.list().map(copyState), drop: [], gone: [], reached: parts.reached };
  reply({ did: 'change', change: { ...change, texts: { add: texts.list(), drop: [] } } });
  reply({ did: 'load' });
}
const copyState = (state: PartState): PartState => ({ ...state, gone: state.gone.slice() });

/** While it is made, those who answer go on with what they have. */
async function startAnew(): Promise<void> {
  loaded = false;
  reading = true;
  parts = new Parts(mergeElsewhere);
  texts = new TextsWriter(folder);
  saved = -1;
  await follow();
}

let compared = Date.now();
async function compareNowAndThen(): Promise<void> {
  if (Date.now() - compared < compareMs) return;
  compared = Date.now();
  if (await addsUp()) return;
  trouble('comparing the index with the log, and is made anew', new Error('they differ'));
  await startAnew();
  reset();
}

/** Whether the index holds what the log holds. Only asked when both are at the same place. */
async function addsUp(): Promise<boolean> {
  const facts = await log.facts(database);
  if (facts.last !== parts.reached) return true;
  const own = parts.facts();
  return own.documents === facts.documents && own.sum === facts.sum;
}

/** Of several processes with one folder only one writes there: the one that first wanted to, while its connection lives. */
async function maySave(): Promise<boolean> {
  const sql = 'select pg_try_advisory_lock(hashtextextended($1, 0)) as granted';
  const answer = await client?.query<{ granted: boolean }>(sql, [`search snapshot ${hostname()} ${folder}`]);
  return answer?.rows[0]?.granted === true;
}

/** Takes away texts that no document of the index has any more, when they are more than those that are wanted. */
function tidy(): void {
  const wanted = parts.sequences();
  if (!texts.isUntidy(wanted.length)) return;
  texts.tidy(wanted);
  publish({ reset: false, add: [], drop: [], gone: [], reached: parts.reached });
}

async function save(): Promise<void> {
  if (!loaded || saved === parts.reached) return;
  const { reached } = parts;
  saved = reached; // what fails is tried again with the next change
  try {
    if (!(await maySave())) return;
    tidy();
    const written = saveTexts(folder, texts);
    saveSnapshot(folder, { log: logId, reached: parts.reached, parts: parts.list(), texts: written });
  } catch (error) {
    trouble('writing the snapshot', error);
  }
}

let looking: Promise<void> | undefined;
let again = false;
/** Follows the log now, or once more after the look that is under way. */
function look(read = true): Promise<void> {
  again = true;
  reading ||= read;
  looking ??= (async () => {
    while (again && !ending) {
      again = false;
      try {
        if (loaded && (await log.findId(database)) !== logId) await letGo();
        await (loaded ? follow() : load());
        await compareNowAndThen();
      } catch (error) {
        if (!ending) trouble('following the log', error);
      }
    }
    looking = undefined;
  })();
  return looking;
}

let client: pg.Client | undefined;
async function listen(): Promise<void> {
  const own = new pg.Client({ connectionString: databaseUrl, application_name: 'milpa search' });
  client = own;
  own.on('error', () => undefined); // its end is what counts, and is heard below
  own.on('end', () => {
    if (!ending) setTimeout(() => listen().catch(() => undefined), 1000).unref();
  });
  own.on('notification', ({ payload }) => {
    // What this process wrote it hands over.
    if (!payload?.endsWith(` ${writer}`)) void look();
  });
  await own.connect();
  await own.query(`listen ${logChannel}`);
  await look();
}

let handedAt = 0;
const poll = setInterval(() => {
  // While much is handed over there is nothing else to find: what another process writes is told.
  void look(Date.now() - handedAt >= pollMs);
  if (loaded && Date.now() - changed >= pollMs) {
    coming = false;
    mergeAll();
  }
  if (Date.now() - changed >= quietMs) void save();
}, pollMs);

async function end(): Promise<void> {
  ending = true;
  clearInterval(poll);
  await looking;
  await save();
  await client?.end().catch(() => undefined);
  await database.close();
  process.exit(0);
}

/** How long a piece of much waits for more: one large segment is made with less work than several small ones. */
const gatherMs = 250;
let gathering = false;
function gather(): void {
  if (gathering) return;
  gathering = true;
  setTimeout(() => {
    gathering = false;
    void look(false);
  }, gatherMs);
}

parentPort?.on('message', (message: unknown) => {
  const request = parseRequest(message);
  if (request.do === 'look') void look();
  else if (request.do === 'hand') {
    handedAt = Date.now();
    handed.add(request.written);
    if (request.urgent || handed.count() >= slice) void look(false);
    else gather();
  } else end().catch((error: unknown) => trouble('ending', error));
});

listen().catch((error: unknown) => trouble('connecting to the database', error));
