import type { Worker } from 'node:worker_threads';
import { SearchTooSlow } from '../contract.ts';
import { setBit } from './ask/bits.ts';
import type { Volume } from './texts/volume.ts';
import { beginThread } from './threads/begin.ts';
import type {
  Change,
  PartState,
  SearcherData,
  SearcherReply,
  SearcherRequest,
  SearcherResult,
} from './threads/messages.ts';

type Task = SearcherRequest extends infer One ? (One extends SearcherRequest ? Omit<One, 'number'> : never) : never;

interface Waiting {
  readonly resolve: (result: SearcherResult) => void;
  readonly reject: (error: Error) => void;
}

interface Member {
  readonly worker: Worker;
  readonly waiting: Map<number, Waiting>;
}

/** The threads that answer. Each has the whole index; what is asked goes to the one with the least to do. */
export interface Crew {
  /** Gives the index as it is now to all; resolves when each of them has it. */
  change(change: Change): Promise<void>;
  /** Rejects with SearchTooSlow, or when the thread ends. */
  ask(task: Task): Promise<SearcherResult>;
  close(): Promise<void>;
}

const parseReply = (message: unknown): SearcherReply => message as SearcherReply;

export function createCrew(size: number, data: SearcherData, onTrouble: (message: string) => void): Crew {
  const kept: Kept = { parts: new Map(), volumes: new Map() };
  const members = new Set<Member>();
  let number = 0;
  let closing = false;

  const hire = (): Member => {
    const worker = beginThread('searcher', { workerData: data, stays: true });
    const member: Member = { worker, waiting: new Map() };
    worker.on('message', (message: unknown) => {
      const reply = parseReply(message);
      member.waiting.get(reply.number)?.resolve(reply);
      member.waiting.delete(reply.number);
    });
    let failure = new Error('A thread of the search ended');
    worker.on('error', (error: Error) => {
      failure = error;
    });
    worker.on('exit', () => {
      members.delete(member);
      for (const { reject } of member.waiting.values()) reject(failure);
      if (closing) return;
      onTrouble(failure.message);
      const next = hire();
      const add = [...kept.parts.values()].map((part) => ({ ...part, gone: part.gone.slice() }));
      const texts = { add: [...kept.volumes.values()], drop: [] };
      const change = { reset: true, add, drop: [], gone: [], reached: 0, texts };
      send(next, { do: 'change', change }).catch(() => undefined);
    });
    members.add(member);
    return member;
  };

  const send = (member: Member, task: Task): Promise<SearcherResult> =>
    new Promise((resolve, reject) => {
      number += 1;
      member.waiting.set(number, { resolve, reject });
      const request: SearcherRequest = { ...task, number };
      member.worker.postMessage(request);
    });

  for (let turn = 0; turn < size; turn += 1) hire();
  return {
    async change(change) {
      keep(kept, change);
      // One that ends meanwhile is followed by one that is given all of it.
      await Promise.allSettled([...members].map((member) => send(member, { do: 'change', change })));
    },
    async ask(task) {
      const [least] = [...members].toSorted((a, b) => a.waiting.size - b.waiting.size);
      if (!least) throw new Error('The search is closed');
      const result = await send(least, task);
      if (result.did === 'late') throw new SearchTooSlow(result.milliseconds);
      if (result.did === 'fail') throw new Error(result.message);
      return result;
    },
    async close() {
      closing = true;
      await Promise.all([...members].map(({ worker }) => worker.terminate()));
    },
  };
}

interface Kept {
  readonly parts: Map<number, PartState>;
  readonly volumes: Map<number, Volume>;
}

/** What a thread that is started later is given. */
function keep({ parts, volumes }: Kept, change: Change): void {
  if (change.reset) {
    parts.clear();
    volumes.clear();
  }
  for (const id of change.drop) parts.delete(id);
  for (const part of change.add) parts.set(part.id, { ...part, gone: part.gone.slice() });
  for (const { part, documents } of change.gone) {
    const own = parts.get(part);
    if (own) for (const document of documents) setBit(own.gone, document);
  }
  for (const id of change.texts.drop) volumes.delete(id);
  for (const volume of change.texts.add) volumes.set(volume.id, volume);
}
