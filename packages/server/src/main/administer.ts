import { verifyLog } from '@milpa/sdk';
import { sha256 } from '../audit/index.ts';
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

/** Throws, after saying everything, when something is not as it was written. */
export async function verifyPortal(config: Config, { print }: Terminal): Promise<void> {
  const portal = await createPortal(config, { log: createLog('warn') });
  try {
    const { datasets, audit, proofs, catalogue } = portal.domains;
    const files = await datasets.verifyFiles();
    print(
      `Files: ${files.files} with ${files.bytes} bytes were read; nothing refers to ${files.unused} of them (yet).`,
    );
    const chain = await audit.verify();
    print(`Record of who did what: ${chain.entries} entries follow from each other; the last is ${chain.head}.`);
    const roots = await proofs.roots.listAll();
    const days = await verifyLog(audit.listAll(), roots, sha256);
    print(`Its daily roots: ${roots.length} were compared with the entries.`);
    const list = await catalogue.compare();
    print(`Catalogue: ${list.datasets} released datasets were compared with the list and the search index.`);
    const faults = [
      ...files.damaged.map((sha256) => `File ${sha256}: its bytes are no longer those it was stored with.`),
      ...files.missing.map((sha256) => `File ${sha256}: it is referred to and not stored.`),
      ...(chain.broken ? [`Record, entry ${chain.broken.number}: ${chain.broken.reason}.`] : []),
      ...days.faults.flatMap((fault) =>
        fault.what === 'root'
          ? [`Record, root of ${fault.day} over ${fault.first}–${fault.last}: ${fault.reason}.`]
          : [],
      ),
      ...list.missing.map((id) => `Dataset ${id}: released, but not in the catalogue.`),
      ...list.stale.map((id) => `Dataset ${id}: the catalogue has it in an older version.`),
      ...list.surplus.map((id) => `Dataset ${id}: in the catalogue, but not released.`),
    ];
    for (const fault of faults) print(fault);
    if (faults.length > 0)
      throw new Error(
        `Not as it was written: ${faults.length}. The catalogue mends itself at the next start; bring files and record back from a backup.`,
      );
  } finally {
    await portal.close();
  }
  print('Everything is as it was written.');
}
