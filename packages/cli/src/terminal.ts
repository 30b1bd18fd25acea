import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** Where a command speaks and asks. Answers for programs and people go to `out`; progress and reasons to `err`. */
export interface Terminal {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  /** Overwrites the last line on a screen; prints nothing elsewhere. Empty text wipes it. */
  readonly redraw: (text: string) => void;
  readonly isScreen: boolean;
  readonly columns: number;
  /** A line typed by a person; `hidden` shows nothing while typing. */
  readonly ask: (question: string, hidden?: boolean) => Promise<string>;
}

export function createTerminal(
  streams: {
    readonly stdin: NodeJS.ReadStream;
    readonly stdout: NodeJS.WriteStream;
    readonly stderr: NodeJS.WriteStream;
  } = process,
): Terminal {
  const { stdin, stdout, stderr } = streams;
  const isScreen = stderr.isTTY === true;
  const wipe = isScreen ? '\r\u001B[K' : '';
  return {
    out: (line) => void stdout.write(`${line}\n`),
    err: (line) => void stderr.write(`${wipe}${line}\n`),
    redraw: (text) => void (isScreen && stderr.write(`${wipe}${text}`)),
    isScreen,
    columns: stderr.columns ?? 80,
    ask: (question, hidden = false) => ask({ stdin, stderr }, question, hidden),
  };
}

async function ask(
  { stdin, stderr }: { stdin: NodeJS.ReadStream; stderr: NodeJS.WriteStream },
  question: string,
  hidden: boolean,
): Promise<string> {
  stderr.write(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: stdin, output: hidden ? silent : stderr, terminal: stdin.isTTY === true });
  try {
    return await Promise.race([
      reader.question(''),
      new Promise<string>((resolve) => reader.once('close', () => resolve(''))),
    ]);
  } finally {
    reader.close();
    if (hidden) stderr.write('\n');
  }
}
