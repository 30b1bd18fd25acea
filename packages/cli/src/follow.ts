import { setTimeout as sleep } from 'node:timers/promises';
import { type Client, type DatasetId, type Draft, listKept } from '@milpa/sdk';
import type { CommandContext } from './context.ts';
import { createProgress } from './progress.ts';

type Needs = Pick<CommandContext, 'terminal' | 'words' | 'now'>;

/** Asks for the draft until the portal has read every file, showing how far it is. */
export async function followReading(needs: Needs, client: Client, dataset: DatasetId): Promise<Draft> {
  const bars = new Map<string, ReturnType<typeof createProgress>>();
  for (let wait = 150; ; wait = Math.min(1000, wait * 1.3)) {
    const draft = await client.call('getDraft', { params: { dataset } });
    const waiting = listKept(draft).filter(({ file }) => file.state === 'received' || file.state === 'reading');
    const [first] = waiting;
    if (!first) {
      needs.terminal.redraw('');
      return draft;
    }
    const bar = bars.get(first.file.id) ?? createProgress(needs, needs.words.reading(first.file.name), 'share');
    bars.set(first.file.id, bar);
    bar.update(first.file.progress ?? 0, 1);
    await sleep(wait);
  }
}
