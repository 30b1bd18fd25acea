import type { Config } from '../config.ts';
import { createLog } from './log.ts';
import { createPortal, migrateAll } from './portal.ts';
import type { Terminal } from './run.ts';
import { openServer } from './server.ts';

export async function runMigrations(config: Config, { print }: Terminal): Promise<void> {
  const log = createLog(config.logLevel);
  const server = await openServer(config, log);
  try {
    await migrateAll(server.url, log);
  } finally {
    await server.stop();
  }
  print('The database is in the form this version needs.');
}

export async function createAdministrator(
  config: Config,
  [email]: readonly string[],
  { print }: Terminal,
): Promise<void> {
  if (!email?.includes('@')) throw new Error('Say whom: create-admin name@example.org');
  const portal = await createPortal(config, { log: createLog('warn') });
  try {
    const { appointments } = portal.domains.accounts;
    await appointments.appoint(undefined, {
      email,
      role: 'administrator',
      institution: null,
      language: config.language,
    });
    await portal.runJobsUntilIdle();
  } finally {
    await portal.close();
  }
  const where = config.smtpUrl ? 'was sent by e-mail' : `is in ${config.dataFolder}/outbox`;
  print(`${email} administers the portal now. A letter with the way in ${where}, unless they had an account already.`);
}
