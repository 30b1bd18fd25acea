import { createClient, Table } from '@milpa/sdk';
import { expect, test } from 'vitest';
import { publicUrl, readFixtures } from '../../test/portal.ts';
import { loadTable, mostColumns } from './load.ts';
import { parseView } from './view.ts';

const [, airports] = readFixtures().bundles;
const found = airports?.tables[0];
if (!found) throw new Error('The fixture is missing.');
const [column] = found.table.profile.columns;

test('of a table of thousands only the first columns are asked for, unless others were chosen', async () => {
  const columns = Array.from({ length: 3000 }, (_, index) => ({ ...column, name: `c${index}` }));
  const wide = Table.parse({ ...found.table, columns: 3000, profile: { ...found.table.profile, columns } });
  const asked: URL[] = [];
  const client = createClient({
    url: publicUrl,
    fetch: async (request) => {
      asked.push(new URL(request.url));
      return Response.json(request.url.includes('/rows') ? found.rows : wide);
    },
  });
  const ask = async (query: string) => {
    await loadTable(client, wide, 1, parseView(new URLSearchParams(query), 50));
    return asked.at(-1)?.searchParams.get('select')?.split(',');
  };
  expect((await ask(''))?.length).toBe(mostColumns);
  expect(await ask('select=c2000,c7')).toEqual(['c2000', 'c7']);
});
