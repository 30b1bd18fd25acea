import { createInterface, type Interface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** Where a command speaks and asks. Answers for programs and people go to `out`; progress and reasons to `err`. */
export interface Terminal {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  /** Overwrites the last line on a screen; prints nothing elsewhere. Empty text wipes it. */
  readonly redraw: (text: string) => void;
  readonly isScreen: boolean;
  readonly columns: number;
  /** Whether answers go to a screen, and how many signs a line of them may have. */
  readonly isPaper: boolean;
  readonly width: number;
  /** A line typed by a person or piped in; `hidden` shows nothing while typing. Empty at the end of the input. */
  readonly ask: (question: string, hidden?: boolean) => Promise<string>;
  /** Lets go of the input, so that the process can end. */
  readonly close: () => void;
}

interface Streams {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
}

/** Of an answer that goes to a file or another program. */
const fileWidth = 120;

export function createTerminal({ stdin, stdout, stderr }: Streams = process): Terminal {
  const isScreen = stderr.isTTY === true;
  const wipe = isScreen ? '\r\u001B[K' : '';
  let piped: { readonly reader: Interface; readonly lines: AsyncIterator<string> } | undefined;
  return {
    out: (line) => void stdout.write(`${line}\n`),
    err: (line) => void stderr.write(`${wipe}${line}\n`),
    redraw: (text) => void (isScreen && stderr.write(`${wipe}${text}`)),
    isScreen,
    columns: stderr.columns ?? 80,
    isPaper: stdout.isTTY === true,
    width: stdout.columns ?? fileWidth,
    async ask(question, hidden = false) {
      stderr.write(question);
      if (stdin.isTTY) return await askPerson(stdin, stderr, hidden);
      // One reader for all questions: a second one would miss the lines the first has already taken in.
      piped ??= openLines(stdin);
      const { value, done } = await piped.lines.next();
      return done ? '' : value;
    },
    close: () => piped?.reader.close(),
  };
}

function openLines(stdin: NodeJS.ReadStream) {
  const reader = createInterface({ input: stdin });
  return { reader, lines: reader[Symbol.asyncIterator]() };
}

async function askPerson(stdin: NodeJS.ReadStream, stderr: NodeJS.WriteStream, hidden: boolean): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: stdin, output: hidden ? silent : stderr, terminal: true });
  const closed = new Promise<string>((resolve) => reader.once('close', () => resolve('')));
  try {
    return await Promise.race([reader.question(''), closed]);
  } finally {
    reader.close();
    if (hidden) stderr.write('\n');
  }
}
