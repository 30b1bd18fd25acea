import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { EngineFailure } from '../contract.ts';
import type { Child } from './child.ts';
import { createLane, type LaneOptions } from './lane.ts';
import type { Question } from './protocol.ts';

const question: Question = {
  kind: 'rows',
  table: { path: '', columns: [] },
  query: { filters: [], sort: [], limit: 0, offset: 0 },
};
const call = { timeMs: 1000 };

/** A lane over plain functions in place of processes: what is tested is the order of things. */
function setUp(
  size: number,
  queueLength: number,
  uses: number,
  answer: (id: number) => Promise<unknown>,
  more: Partial<LaneOptions> & { readonly ended?: Promise<void> } = {},
) {
  const { ended = Promise.resolve(), ...options } = more;
  let started = 0;
  let running = 0;
  let most = 0;
  const lane = createLane({ size, queueLength, uses, ...options });
  const children: Child[] = [];
  const start = (): Child => {
    const id = ++started;
    let alive = true;
    const child: Child = {
      get alive() {
        return alive;
      },
      pid: undefined,
      folder: '',
      ready: Promise.resolve(),
      ended,
      kill() {
        alive = false;
      },
      async ask() {
        running += 1;
        most = Math.max(most, running);
        try {
          return await answer(id);
        } catch (error) {
          alive = false;
          throw error;
        } finally {
          running -= 1;
        }
      },
    };
    children.push(child);
    return child;
  };
  return {
    lane,
    start,
    ask: (signal?: AbortSignal) => lane.ask(question, { ...call, ...(signal ? { signal } : {}) }, start),
    hold: (group: string | undefined, failure?: Error) =>
      lane.hold(
        undefined,
        start,
        async (child) => {
          if (failure) throw failure;
          return child.ask(question, call);
        },
        group,
      ),
    alive: () => children.filter((child) => child.alive).length,
    started: () => started,
    most: () => most,
  };
}

const kindOf = (work: Promise<unknown>) =>
  work.then(
    () => 'answered',
    (error: unknown) => (error instanceof EngineFailure ? error.kind : String(error)),
  );

describe('a lane', () => {
  test('runs so many at a time, however many ask', async () => {
    const { ask, most, started } = setUp(3, 100, 1000, () => sleep(2));
    await Promise.all(Array.from({ length: 40 }, () => ask()));
    expect(most()).toBe(3);
    expect(started()).toBe(3);
  });

  test('takes a fresh process after so many questions', async () => {
    const { ask, started } = setUp(1, 10, 2, async (id) => id);
    expect([await ask(), await ask(), await ask(), await ask(), await ask()]).toEqual([1, 1, 2, 2, 3]);
    expect(started()).toBe(3);
  });

  test('takes a fresh process after a failure, and goes on', async () => {
    const { ask } = setUp(1, 10, 100, async (id) => {
      if (id === 1) throw new EngineFailure('memory', 'no more');
      return id;
    });
    expect(await kindOf(ask())).toBe('memory');
    expect(await ask()).toBe(2);
  });

  test('gives a process that served one group to no other, nor one in which something failed', async () => {
    const { hold, started } = setUp(2, 10, 100, async (id) => id);
    expect(await hold('a')).toBe(1);
    expect(await hold('a')).toBe(1);
    expect(await hold('b')).toBe(2);
    expect(await hold(undefined)).toBe(3);
    expect(await hold('b')).toBe(2);
    expect(await kindOf(hold('b', new EngineFailure('broken', 'no')))).toBe('broken');
    expect(await hold('b')).toBe(4);
    expect(started()).toBe(4);
  });

  test('gives a process nobody used yet to whatever group asks first', async () => {
    const { lane, hold, started, start } = setUp(1, 10, 100, async (id) => id);
    lane.adopt(start());
    expect(await hold('a')).toBe(1);
    expect(await hold('a')).toBe(1);
    expect(await hold('b')).toBe(2);
    expect(started()).toBe(2);
  });

  test('lets an idle process go after a while', async () => {
    const { hold, alive } = setUp(2, 10, 100, async (id) => id, { idleMs: 20 });
    expect(await hold('a')).toBe(1);
    expect(alive()).toBe(1);
    await sleep(60);
    expect(alive()).toBe(0);
    expect(await hold('a')).toBe(2);
  });

  test('refuses at once when the line is full', async () => {
    const { ask } = setUp(1, 2, 100, () => sleep(20));
    expect(await Promise.all([ask(), ask(), ask(), ask(), ask()].map(kindOf))).toEqual([
      'answered',
      'answered',
      'answered',
      'broken',
      'broken',
    ]);
  });

  test('lets who gives up out of the line, and nobody else', async () => {
    const { ask, started } = setUp(1, 10, 100, () => sleep(30));
    const control = new AbortController();
    const asked = [ask(), ask(control.signal), ask()].map(kindOf);
    control.abort();
    expect(await asked[1]).toBe('aborted');
    expect(await Promise.all(asked)).toEqual(['answered', 'aborted', 'answered']);
    expect(await kindOf(ask(AbortSignal.abort()))).toBe('aborted');
    expect(started()).toBe(1);
  });

  test('tells of a failure at once where it may, and gives the place away when the process has ended', async () => {
    const end = Promise.withResolvers<void>();
    const fail = async (id: number) => {
      if (id === 1) throw new EngineFailure('timeout', 'too long');
      return id;
    };
    const { ask } = setUp(1, 10, 100, fail, { answersFirst: true, ended: end.promise });
    expect(await kindOf(ask())).toBe('timeout');
    let answered = false;
    const next = ask().finally(() => {
      answered = true;
    });
    await sleep(20);
    expect(answered).toBe(false);
    end.resolve();
    expect(await next).toBe(2);
  });

  test('closed answers nobody, waiting or new', async () => {
    const { ask, lane } = setUp(1, 10, 100, () => sleep(10));
    const asked = [ask(), ask()].map(kindOf);
    await lane.close();
    expect((await Promise.all(asked))[1]).toBe('aborted');
    expect(await kindOf(ask())).toBe('aborted');
  });
});
