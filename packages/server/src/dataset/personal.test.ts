import { type Client, type Draft, listTables } from '@milpa/sdk';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { addByForm, createByForm, getDraft, release } from '../../test/datasets.ts';
import { startTestPortal, type TestPortal } from '../../test/portal.ts';

// Each reads files in processes of their own, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 300_000 });

let portal: TestPortal;
let publisher: Client;

beforeAll(async () => {
  portal = await startTestPortal();
  publisher = await portal.clientAs('publisher');
});
afterAll(() => portal.close());

/** Made-up people; the last sign is the check digit that the register computes (RENAPO's algorithm). */
const curps = ['BADD110313HCMLNS09', 'HEGG560427MVZRRL04', 'GOMC900101HDFNRR02', 'PERJ850412MJCRSN05'];
const register = (months: number) =>
  new Uint8Array(
    Buffer.from(
      ['folio,curp,monto', ...Array.from({ length: months * 40 }, (_, at) => `${at},${curps[at % 2]},${at * 10}`)].join(
        '\n',
      ),
    ),
  );
const read = async (draft: Pick<Draft, 'id'>) => {
  await portal.work();
  return getDraft(publisher, draft);
};

test('F20: a file with valid CURP is stopped, until somebody says in public why the column may be public', async () => {
  const made = await createByForm(publisher, 'office', [{ name: 'padrón.csv', bytes: register(1) }]);
  const draft = await read(made);
  const [table] = listTables(draft);
  expect(draft.blockers).toMatchObject([
    { code: 'personal-data', pointer: `/distributions/0/file/tables/${table?.id}/columns/curp` },
  ]);
  expect(draft.blockers[0]?.message.es).toContain('«curp»');
  await expect(release(publisher, draft)).rejects.toMatchObject({ code: 'not-ready' });

  const why = 'Ley General de Transparencia, artículo 70, fracción XV: padrón de beneficiarios.';
  const say = (columns: Record<string, { personal?: string }>, revision: number) =>
    publisher.call('changeDraftTable', {
      params: { dataset: draft.id, table: table?.id ?? '' },
      revision,
      body: { columns },
    });
  await expect(say({ curp: { personal: 'sí' } }, draft.revision)).rejects.toMatchObject({ code: 'invalid-request' });
  await expect(say({ monto: { personal: why } }, draft.revision)).resolves.toMatchObject({
    blockers: [{ code: 'personal-data' }],
  });
  const explained = await say({ curp: { personal: why } }, draft.revision + 1);
  expect(explained.blockers).toEqual([]);
  await release(publisher, explained);
  const history = await publisher.call('listHistory', { params: { dataset: draft.id } });
  expect(JSON.stringify(history)).toContain('fracción XV');

  // The next month of the same register: the reason stands with the column.
  await addByForm(publisher, draft.id, { name: 'padrón.csv', bytes: register(2) }, draft.distributions[0]?.id);
  expect((await read(draft)).blockers).toEqual([]);
});

test('the column taken out of the file, nothing stands in the way', async () => {
  const made = await createByForm(publisher, 'office', [{ name: 'padrón.csv', bytes: register(1) }]);
  const draft = await read(made);
  expect(draft.blockers).toHaveLength(1);
  const bare = new Uint8Array(Buffer.from('folio,monto\n1,10\n2,20\n'));
  await addByForm(publisher, draft.id, { name: 'padrón.csv', bytes: bare }, draft.distributions[0]?.id);
  const mended = await read(draft);
  expect(mended.blockers).toEqual([]);
  expect(await release(publisher, mended)).toMatchObject({ version: 1 });
});
