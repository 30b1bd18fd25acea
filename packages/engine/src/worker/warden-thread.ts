import { parentPort } from 'node:worker_threads';

/** In how many milliseconds to kill; null: not any more. */
export interface WardenOrder {
  readonly pid: number;
  readonly ms: number | null;
}
const parseWardenOrder = (message: unknown) => message as WardenOrder;

const waiting = new Map<number, NodeJS.Timeout>();

parentPort?.on('message', (message: unknown) => {
  const { pid, ms } = parseWardenOrder(message);
  clearTimeout(waiting.get(pid));
  waiting.delete(pid);
  if (ms !== null)
    waiting.set(
      pid,
      setTimeout(() => kill(pid), ms),
    );
});

function kill(pid: number) {
  waiting.delete(pid);
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    // It ended in this very moment, by itself or by the other thread.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
