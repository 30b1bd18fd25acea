import type { CrashStep } from '../config.ts';

/** Ends this process, as kill -9 would, when it passes the step for the n-th time. Only crash tests ask for it. */
export function createCheckpoint(at: CrashStep | undefined) {
  let passed = 0;
  return (name: string): void => {
    if (name !== at?.step) return;
    passed += 1;
    if (passed === at.pass) process.kill(process.pid, 'SIGKILL');
  };
}
