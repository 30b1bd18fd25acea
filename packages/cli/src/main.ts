import { startAhead } from './ahead.ts';
import { exitCodes } from './failure.ts';
import { listenForInterruption } from './interrupt.ts';

const interruption = listenForInterruption(() => process.exit(exitCodes.interrupted));
const ahead = await startAhead(process.argv.slice(2));
try {
  // Loaded while the reader starts.
  const { run } = await import('./run.ts');
  process.exitCode = await run(interruption, ahead);
} finally {
  await ahead?.close();
}
