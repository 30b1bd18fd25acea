import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openDuckdb } from '../src/duckdb.ts';
import { findPlace } from '../src/worker/kept-code.mjs';

// For tests: a worker that a file has taken over. What it does instead of answering is the path of the table it is asked about.
const parseQuestion = (message: unknown) => message as { readonly table?: { readonly path: string } };
const parseSettings = (text: string) => JSON.parse(text) as { readonly tempDirectory: string };

const { tempDirectory } = parseSettings(process.argv[2] ?? '{}');
const say = (message: unknown) => process.send?.(message);
const fail = (message: string) => say({ kind: 'failed', failure: 'broken', message });

const reads = (path: string) => {
  try {
    readFileSync(path);
    return 'yes';
  } catch {
    return 'no';
  }
};
const writes = (path: string) => {
  try {
    writeFileSync(path, 'x');
    return 'yes';
  } catch {
    return 'no';
  }
};
const spawns = async () => {
  const { spawnSync } = await import('node:child_process');
  try {
    return spawnSync('/bin/true').error ? 'no' : 'yes';
  } catch {
    return 'no';
  }
};

const dial = async (port: number) => {
  const { connect } = await import('node:net');
  const socket = connect(port, '127.0.0.1');
  socket.on('connect', () => fail('connected'));
  socket.on('error', (error) => fail(error.message));
};

const deeds: Readonly<Record<string, () => unknown>> = {
  environment: () => fail(JSON.stringify(process.env)),
  reach: async () =>
    fail(
      JSON.stringify({
        passwords: reads('/etc/passwd'),
        code: reads(import.meta.filename),
        own: writes(`${tempDirectory}/mine`),
        elsewhere: writes(`${tempDirectory}/../theirs`),
        kept: writes(fileURLToPath(findPlace(import.meta.url))),
        processes: await spawns(),
      }),
    ),
  // DuckDB neither heeds an interrupt nor its own memory limit in functions over lists.
  list: async () => {
    const { connection } = await openDuckdb({ memoryBytes: 2 ** 28, threads: 1, tempDirectory });
    await connection.run('select len(list_transform(range(100000000), x -> x + 1))').catch((error: unknown) => {
      throw new Error(String(error), { cause: error });
    });
  },
  heap: () => {
    const held: string[][] = [];
    for (;;) held.push(Array.from({ length: 1_000_000 }, (_, at) => `a text that is kept ${at}`));
  },
  buffers: () => {
    const held: Buffer[] = [];
    for (;;) held.push(Buffer.alloc(2 ** 26, 1));
  },
  large: () => {
    for (let at = 0; at < 64; at++) appendFileSync(`${tempDirectory}/large`, Buffer.alloc(2 ** 16, 1));
  },
  endless: () => {
    for (;;) Math.random();
  },
  silent: () => undefined,
  nonsense: () => say({ kind: 'result', result: { total: -1, ids: 'x' } }),
  babble: () => say('no message at all'),
  exit: () => process.exit(0),
};

process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
process.on('message', async (message) => {
  try {
    const name = parseQuestion(message).table?.path ?? 'silent';
    await (name.startsWith('dial:') ? dial(Number(name.slice(5))) : deeds[name]?.());
  } catch (error) {
    fail(String(error));
  }
});
say({ kind: 'ready' });
