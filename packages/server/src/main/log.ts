import { destination, type Logger, pino } from 'pino';
import type { LogLevel } from '../config.ts';

/** One JSON object a line, on the standard error: the standard output is for people. Never a password, cookie or token. */
export const createLog = (level: LogLevel): Logger =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    destination(2),
  );
