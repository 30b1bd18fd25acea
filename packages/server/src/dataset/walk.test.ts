import { DatasetId } from '@milpa/sdk';
import { expect, test } from 'vitest';
import { startTestPortal } from '../../test/portal.ts';
import { listNewest } from './store/release.ts';

const total = 3000;
const stretch = 100;
const idOf = (number: number) => DatasetId.parse(`019b0000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`);

test('a stretch of the walk over all releases reads no more at the end than at the start', async () => {
  const portal = await startTestPortal();
  try {
    const publisher = await portal.clientAs('publisher');
    const metadata = { title: { es: 'Uno' }, description: { es: 'Uno' }, licence: 'CC-BY-4.0' };
    const links = [{ title: 'Uno', link: { accessUrl: 'https://datos.example.org/uno.csv', format: 'csv' } }];
    const { id } = await publisher.call('createDataset', { body: { publisher: 'office', metadata, links } });
    const { revision } = await publisher.call('getDraft', { params: { dataset: id } });
    await publisher.call('releaseDataset', { params: { dataset: id }, revision, body: {} });
    // The same row by row under other names, as many as it takes for PostgreSQL to think of merging whole tables.
    const copy = "('019b0000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid";
    await portal.database.query(
      `insert into dataset (id, slug, publisher, state, metadata, revision, latest, issued, modified, created, updated, kind)
       select ${copy}, 'uno-' || n, publisher, state, metadata, revision, latest, issued, modified, created, updated, kind
       from dataset, generate_series(1, $2::int) n where id = $1`,
      [id, total],
    );
    await portal.database.query(
      `insert into release (dataset, number, released, modified, notes, snapshot, sha256, content, diff)
       select ${copy}, number, released, modified, notes, snapshot, sha256, content, diff
       from release, generate_series(1, $2::int) n where dataset = $1`,
      [id, total],
    );
    await portal.database.query('analyze dataset');
    await portal.database.query('analyze release');
    const found = await portal.database.transaction(async (tx) => {
      const rows = await listNewest(tx, idOf(total - 2 * stretch), stretch);
      const [read] = await tx.query<{ rows: number }>(
        `select (coalesce(idx_tup_fetch, 0) + seq_tup_read)::int as rows from pg_stat_xact_user_tables where relname = 'release'`,
      );
      return { ids: rows.map(({ dataset }) => dataset), read: read?.rows };
    });
    expect(found.ids).toEqual(Array.from({ length: stretch }, (_, at) => idOf(total - 2 * stretch + at + 1)));
    // The planner itself may look at a row or two.
    expect(found.read).toBeLessThan(stretch + 10);
  } finally {
    await portal.close();
  }
});
