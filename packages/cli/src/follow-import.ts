import { setTimeout as sleep } from 'node:timers/promises';
import type { Import } from '@milpa/sdk';
import type { CommandContext } from './context.ts';
import { importWords } from './import-words.ts';
import { createProgress } from './progress.ts';

const askEveryMs = 500;

/** Asks until an import is over. Ctrl-C ends the waiting, not the work. `share`: of the whole, 0 to 1. */
export async function followImport<T extends Pick<Import, 'state' | 'dryRun'>>(
  context: CommandContext,
  asked: T,
  how: { readonly name: string; readonly ask: () => Promise<T>; readonly share: (now: T) => number },
): Promise<T> {
  const words = importWords[context.environment.language];
  const bar = createProgress(context, asked.dryRun ? words.trying(how.name) : words.taking(how.name), 'share');
  let now = asked;
  while (now.state === 'waiting' || now.state === 'running') {
    await sleep(askEveryMs, undefined, { signal: context.signal });
    now = await how.ask();
    bar.update(how.share(now), 1);
  }
  bar.finish();
  return now;
}
