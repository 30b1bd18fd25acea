import { mkdir } from 'node:fs/promises';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { startEmbedded } from '../storage/database/index.ts';

export interface Server {
  readonly url: string;
  /** Leaves it; an embedded one ends with its last user. */
  stop(): Promise<void>;
}

/** The database's address, and how to leave it. */
export async function openServer(config: Config, log: Logger): Promise<Server> {
  await mkdir(config.dataFolder, { recursive: true });
  if (config.databaseUrl) return { url: config.databaseUrl, stop: async () => undefined };
  return startEmbedded({
    dataFolder: config.dataFolder,
    home: config.postgresHome,
    environment: config.programEnvironment,
    log: (message) => log.warn(message),
  });
}
