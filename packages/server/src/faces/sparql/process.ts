import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeCommand, warden } from '@milpa/engine';
import type { Problem } from '@milpa/sdk';
import { notOffered, outOfMemory, outOfTime, refused, tooLarge } from './problems.ts';
import { Message, type Order, type Question, type WorkerSettings } from './protocol.ts';
import type { Snapshot } from './snapshot.ts';

export interface ProcessOptions {
  /** The graph it reads. */
  readonly snapshot: Pick<Snapshot, 'folder' | 'changes'>;
  readonly workFolder: string;
  readonly memoryBytes: number;
  /** Milliseconds for reading the snapshot, and for one answer. */
  readonly loadMs: number;
  readonly timeMs: number;
  readonly answerSize: number;
}

/** One process with the catalogue. After a failure it is dead. */
export interface SparqlProcess {
  readonly alive: boolean;
  /** Resolves with the number of statements; rejects when it ends before. */
  readonly ready: Promise<number>;
  readonly ended: Promise<void>;
  /** Nothing may be asked meanwhile. */
  follow(changes: readonly string[]): Promise<void>;
  ask(question: Question, signal: AbortSignal): Promise<string>;
  kill(): void;
}

const program = fileURLToPath(new URL('./worker.ts', import.meta.url));

/** Starts it with nothing of the parent's environment, no network where the system can, and only its code and the snapshot to read. */
export function startProcess(options: ProcessOptions): SparqlProcess {
  const life = openProcess(options);
  const awaitReady = async () => {
    const message = await listen(life, options.loadMs, { late: notOffered, died: notOffered });
    if (message.kind !== 'ready') throw new Error('a SPARQL process answered what it was not asked');
    return message.statements;
  };
  const tell = (order: Order) => life.child.send(order, () => undefined);
  const ready = awaitReady();
  // Whoever asks waits for it; nobody may be waiting yet.
  ready.catch(() => undefined);
  return {
    get alive() {
      return life.alive;
    },
    ready,
    ended: life.ended,
    kill: life.kill,
    async follow(changes) {
      const done = awaitReady();
      tell({ kind: 'follow', changes });
      await done;
    },
    async ask(question, signal) {
      const late = () => outOfTime(options.timeMs);
      const said = listen(life, options.timeMs, { late, died: outOfMemory, signal });
      tell(question);
      return readAnswer(await said, options.answerSize);
    },
  };
}

interface Life {
  alive: boolean;
  readonly child: ChildProcess;
  readonly ended: Promise<void>;
  readonly kill: () => void;
}

function openProcess(options: ProcessOptions): Life {
  const folder = mkdtempSync(join(options.workFolder, 'sparql-'));
  const { command, args } = describe(options, folder);
  const child = spawn(command, [...args], {
    env: { TMPDIR: folder },
    cwd: folder,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced',
  });
  const ended = new Promise<void>((resolve) => {
    const end = () => {
      life.alive = false;
      rmSync(folder, { recursive: true, force: true });
      resolve();
    };
    child.once('close', end);
    child.once('error', () => child.pid === undefined && end());
  });
  const kill = () => {
    life.alive = false;
    child.kill('SIGKILL');
  };
  const life: Life = { alive: true, child, ended, kill };
  return life;
}

/** How much longer than its limit a process may live when this thread is too busy to end it. */
const graceMs = 500;

interface Ends {
  readonly late: () => Problem;
  readonly died: () => Problem;
  readonly signal?: AbortSignal;
}

/** The next thing it says; kills it when it is silent too long or the asker gives up. */
function listen({ child, ended, kill }: Life, timeMs: number, { late, died, signal }: Ends): Promise<Message> {
  return new Promise((resolve, reject) => {
    const overdue = performance.now() + timeMs;
    const settle = (finish: () => void) => {
      clearTimeout(timer);
      if (child.pid !== undefined) warden.leave(child.pid);
      child.off('message', onMessage);
      signal?.removeEventListener('abort', onAbort);
      finish();
    };
    const fail = (error: unknown) => {
      kill();
      settle(() => reject(error));
    };
    const onAbort = () => fail(signal?.reason);
    const onMessage = (raw: unknown) => {
      const { data } = Message.safeParse(raw);
      if (data) settle(() => resolve(data));
      else fail(new Error('a SPARQL process said something that is no message'));
    };
    const timer = setTimeout(() => fail(late()), timeMs);
    if (child.pid !== undefined) warden.killIn(child.pid, timeMs + graceMs);
    child.on('message', onMessage);
    signal?.addEventListener('abort', onAbort, { once: true });
    void ended.then(() => fail(performance.now() >= overdue ? late() : died()));
    if (signal?.aborted) onAbort();
  });
}

function describe({ snapshot, memoryBytes, answerSize }: ProcessOptions, folder: string) {
  const own: WorkerSettings = { graph: snapshot.folder, changes: snapshot.changes, answerSize };
  const settings = { tempDirectory: folder, memoryBytes, threads: 1, ...own };
  const reach = { read: [dirname(program), snapshot.folder], write: [], network: 'none', yields: true } as const;
  return describeCommand(settings, reach, program);
}

function readAnswer(message: Message, answerSize: number): string {
  if (message.kind === 'answer') return message.text;
  if (message.kind === 'refused') throw refused(message.message);
  if (message.kind === 'too-large') throw tooLarge(answerSize);
  throw new Error('a SPARQL process gave no answer');
}
