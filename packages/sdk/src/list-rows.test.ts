import { expect, test } from 'vitest';
import { createClient } from './client.ts';
import { listRows } from './list-rows.ts';

const table = '019a0000-0003-7000-8000-000000000001';

/** A portal of five rows, in version 4. */
function setUp() {
  const asked: { version: string | null; body: Record<string, unknown> }[] = [];
  const client = createClient({
    url: 'https://datos.example.org',
    async fetch(request) {
      const body = await request.json();
      asked.push({ version: new URL(request.url).searchParams.get('version'), body });
      const start = Number(body.cursor ?? 0);
      const end = Math.min(5, start + body.limit);
      const rows = [0, 1, 2, 3, 4].slice(start, end).map((value) => [value]);
      return Response.json({ version: 4, rows, total: 5, cursor: end < 5 ? String(end) : null });
    },
  });
  return { client, asked };
}

test('every row comes once, by cursor, all from the version the first page had', async () => {
  const { client, asked } = setUp();
  const rows: unknown[] = [];
  for await (const row of listRows(client, table, { limit: 2, sort: [{ column: 'n' }] })) rows.push(row);
  expect(rows).toEqual([[0], [1], [2], [3], [4]]);
  expect(asked.map(({ version }) => version)).toEqual([null, '4', '4']);
  expect(asked.map(({ body }) => body['cursor'])).toEqual([undefined, '2', '4']);
  expect(asked.every(({ body }) => Array.isArray(body['sort']))).toBe(true);
});

test('who stops early asks for no more', async () => {
  const { client, asked } = setUp();
  for await (const [value] of listRows(client, table, { limit: 2 }, 3)) if (value === 1) break;
  expect(asked).toEqual([{ version: '3', body: { limit: 2 } }]);
});
