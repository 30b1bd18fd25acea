import type { Worker } from 'node:worker_threads';
import type { LogRow } from '../../log/log.ts';
import { beginThread } from './begin.ts';
import type { MakeReply, MakeRequest } from './messages.ts';

const parseReply = (message: unknown): MakeReply => message as MakeReply;

interface Maker {
  readonly worker: Worker;
  readonly waiting: Map<number, PromiseWithResolvers<readonly SharedArrayBuffer[]>>;
}

/** Threads that make segments, begun when there is much to do, ended when there is nothing. */
export function createMakers(size: number, idleMs: number) {
  const makers: Maker[] = [];
  let number = 0;
  let timer: NodeJS.Timeout | undefined;
  const end = () => {
    for (const { worker } of makers.splice(0)) void worker.terminate();
  };
  const hire = (): Maker => {
    const maker: Maker = {
      worker: beginThread('maker'),
      waiting: new Map(),
    };
    maker.worker.on('message', (message: unknown) => {
      const reply = parseReply(message);
      maker.waiting.get(reply.number)?.resolve(reply.blocks);
      maker.waiting.delete(reply.number);
    });
    let failure = new Error('a thread that makes segments ended');
    maker.worker.on('error', (error: Error) => {
      failure = error;
    });
    maker.worker.on('exit', () => {
      const at = makers.indexOf(maker);
      if (at >= 0) makers.splice(at, 1);
      for (const { reject } of maker.waiting.values()) reject(failure);
    });
    makers.push(maker);
    return maker;
  };
  return {
    async make(rows: readonly LogRow[]): Promise<readonly SharedArrayBuffer[]> {
      clearTimeout(timer);
      const [least] = makers.toSorted((a, b) => a.waiting.size - b.waiting.size);
      const maker = least && (least.waiting.size === 0 || makers.length >= size) ? least : hire();
      number += 1;
      const made = Promise.withResolvers<readonly SharedArrayBuffer[]>();
      maker.waiting.set(number, made);
      maker.worker.postMessage({ number, rows } satisfies MakeRequest);
      try {
        return await made.promise;
      } finally {
        clearTimeout(timer);
        timer = setTimeout(() => {
          if (makers.every(({ waiting }) => waiting.size === 0)) end();
        }, idleMs);
        timer.unref();
      }
    },
    end,
  };
}
