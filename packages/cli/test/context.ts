import { Readable } from 'node:stream';
import type { Language } from '@milpa/sdk';
import type { CommandContext } from '../src/context.ts';
import { readEnvironment } from '../src/settings.ts';
import { words } from '../src/words/index.ts';

interface Wishes {
  readonly width?: number;
  readonly isPaper?: boolean;
  readonly colours?: boolean;
  readonly input?: string;
  readonly signal?: AbortSignal;
}

/** A context for tests: what is said is kept, nobody is asked, nothing is started. */
export function createTestContext(language: Language, wishes: Wishes = {}) {
  const said = { out: '', err: '' };
  const context: CommandContext = {
    terminal: {
      out: (line) => {
        said.out += `${line}\n`;
      },
      err: (line) => {
        said.err += `${line}\n`;
      },
      redraw: () => {},
      isScreen: false,
      columns: 80,
      isPaper: wishes.isPaper ?? false,
      width: wishes.width ?? 100,
      ask: () => Promise.resolve(''),
      close: () => {},
    },
    environment: readEnvironment({
      LANG: language,
      HOME: '/nowhere',
      ...(wishes.colours === false ? { NO_COLOR: '1' } : {}),
    }),
    words: words[language],
    fetch: () => Promise.reject(new Error('nobody is asked')),
    now: () => 0,
    input: () => Readable.from([wishes.input ?? '']),
    signal: wishes.signal ?? new AbortController().signal,
    runPortal: () => Promise.reject(new Error('nothing is started')),
  };
  return { context, said };
}
