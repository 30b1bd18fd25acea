/** What the process tells its caller. 130: what a shell says of a program that Ctrl-C ended (128 + SIGINT). */
export const exitCodes = { done: 0, failed: 1, refused: 2, interrupted: 130 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Ends a command with a sentence for the person. `refused`: the command or the file must change; `failed`: try again. */
export class CommandFailure extends Error {
  readonly exitCode: ExitCode;
  constructor(sentence: string, exitCode: ExitCode = exitCodes.refused, options?: ErrorOptions) {
    super(sentence, options);
    this.name = 'CommandFailure';
    this.exitCode = exitCode;
  }
}

/** No answer came at all. */
export class PortalUnreachable extends CommandFailure {
  readonly reason: string;
  constructor(sentence: string, reason: string, options?: ErrorOptions) {
    super(sentence, exitCodes.failed, options);
    this.name = 'PortalUnreachable';
    this.reason = reason;
  }
}

/** The person gave up in the middle of a request. */
export class Interrupted extends CommandFailure {
  constructor(sentence: string, options?: ErrorOptions) {
    super(sentence, exitCodes.interrupted, options);
    this.name = 'Interrupted';
  }
}
