/** Ctrl-C, an end asked for by the system, and a reader of the answer that went away. */
export interface Interruption {
  readonly signal: AbortSignal;
  /** The answer is read by nobody any more. */
  readonly isUnread: () => boolean;
  /** Hands the signals over to another program, which decides itself when it is done. */
  release(): void;
}

interface Streams {
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** How long the tidying may take before the process ends without it. */
const patience = 5000;

/** Listens until the process ends. The first signal has the command tidy up and end; a terminal may send it twice, which changes nothing. */
export function listenForInterruption(onLate: () => void, { stdout, stderr }: Streams = process): Interruption {
  const controller = new AbortController();
  let unread = false;
  const stop = () => {
    if (controller.signal.aborted) return;
    controller.abort();
    setTimeout(onLate, patience).unref();
  };
  const onBroken = (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    unread = true;
    stop();
  };
  for (const signal of signals) process.on(signal, stop);
  stdout.on('error', onBroken);
  stderr.on('error', onBroken);
  return {
    signal: controller.signal,
    isUnread: () => unread,
    release: () => {
      for (const signal of signals) process.off(signal, stop);
    },
  };
}
