import { type Client, createClient, listKept } from '@milpa/sdk';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  addByForm,
  askOffset,
  createByForm,
  getDraft,
  harvest,
  latin1,
  release,
  sendPart,
  sha256,
  startUpload,
  upload,
} from '../../test/datasets.ts';
import { startTestPortal, type TestPortal } from '../../test/portal.ts';

let portal: TestPortal;
let publisher: Client;
let anyone: Client;

beforeAll(async () => {
  portal = await startTestPortal();
  publisher = await portal.clientAs('publisher');
  anyone = await portal.clientAs('anyone');
  // Appointing somebody runs every job that waits, and later there are many.
  for (const role of ['viewer', 'administrator'] as const) await portal.clientAs(role);
  await portal.clientAs('publisher', 'elsewhere');
});
afterAll(() => portal.close());

const small = { name: 'maíz.csv', bytes: harvest(1) };
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text));
describe('two people at once', () => {
  test('the second is told, and gets what it is now', async () => {
    const draft = await createByForm(publisher, 'office', []);
    const change = (title: string) =>
      publisher.call('changeDraft', {
        params: { dataset: draft.id },
        revision: draft.revision,
        body: { metadata: { title: { es: title } } },
      });
    const outcomes = await Promise.allSettled([change('Una'), change('Otra')]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const now = await getDraft(publisher, draft);
    const refused = outcomes.find((outcome) => outcome.status === 'rejected');
    expect(refused?.reason).toMatchObject({
      code: 'edited-meanwhile',
      current: { revision: 2, metadata: { title: now.metadata.title } },
    });
  });

  test('as many as want write at once, each on its own dataset and together on one', async () => {
    const own = await Promise.all(Array.from({ length: 40 }, () => createByForm(publisher, 'office', [])));
    expect(new Set(own.map(({ slug }) => slug)).size).toBe(40);
    const shared = await createByForm(publisher, 'office', []);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 30 }, (_, at) =>
        publisher.call('changeDraft', {
          params: { dataset: shared.id },
          revision: shared.revision,
          body: { metadata: { source: `Persona ${at}` } },
        }),
      ),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await getDraft(publisher, shared)).toMatchObject({ revision: shared.revision + 1 });
  });

  test('an edit without saying of what is refused', async () => {
    const draft = await createByForm(publisher, 'office', []);
    const answer = await publisher.request(`/api/v1/datasets/${draft.id}/draft`, {
      method: 'PATCH',
      body: '{}',
      headers: { 'content-type': 'application/json' },
    });
    expect(answer.status).toBe(428);
  });
});

describe('the same file again', () => {
  test('beside itself changes nothing; under another name it is another file', async () => {
    const draft = await createByForm(publisher, 'office', [small, small]);
    expect(draft.distributions).toHaveLength(1);
    expect((await addByForm(publisher, draft.id, small)).distributions).toHaveLength(1);
    const other = await addByForm(publisher, draft.id, { ...small, name: 'copia.csv' });
    expect(other.distributions.map(({ title }) => title)).toEqual(['maíz', 'copia']);
  });

  test('another file of the same name stands beside the first, unless it is said to replace it', async () => {
    const draft = await createByForm(publisher, 'office', [small]);
    const newer = { name: small.name, bytes: harvest(2) };
    const both = await addByForm(publisher, draft.id, newer);
    expect(listKept(both).map(({ file }) => file.sha256)).toEqual([sha256(small.bytes), sha256(newer.bytes)]);
    await expect(addByForm(publisher, draft.id, newer, draft.id)).rejects.toThrow('404');
  });

  test('the same upload named twice is used once', async () => {
    const draft = await createByForm(publisher, 'office', []);
    const id = await upload(publisher, small);
    const add = () => publisher.call('addFile', { params: { dataset: draft.id }, body: { upload: id } });
    const [one, two] = await Promise.all([add(), add()]);
    expect([one.distributions.length, two.distributions.length]).toEqual([1, 1]);
  });
});

describe('names', () => {
  test.each([
    ['../../etc/passwd.csv', 'passwd.csv'],
    ['C:\\oficina\\datos.csv', 'datos.csv'],
    ['da\u202evsc.exe.csv', 'davsc.exe.csv'],
    ['a\0b.csv', 'ab.csv'],
    ['nul.csv', '_nul.csv'],
    [`${'ñ'.repeat(300)}.csv`, `${'ñ'.repeat(146)}.csv`],
  ])('%j is shown and downloaded as %j', async (given, shown) => {
    const id = await upload(publisher, { name: given, bytes: small.bytes });
    const draft = await publisher.call('createDataset', {
      body: { publisher: 'office', metadata: { title: { es: 'Nombres' } }, files: [{ upload: id }] },
    });
    const [distribution] = draft.distributions;
    expect(distribution?.file?.name).toBe(shown);
    const address = `/api/v1/datasets/${draft.id}/draft/distributions/${distribution?.id}/original`;
    const answer = await publisher.request(address);
    expect(sha256(await answer.bytes())).toBe(sha256(small.bytes));
    expect(answer.headers.get('content-disposition')).toContain(encodeURIComponent(shown).slice(0, 20));
    expect(answer.headers.get('cache-control')).toContain('private');
    expect((await anyone.request(address)).status).toBe(401);
  });
});

describe('addresses', () => {
  test('4.6-5: come from the title, apart from each other', async () => {
    const make = () => createByForm(publisher, 'office', [], { title: { es: 'Presupuesto de Egresos 2025' } });
    const slugs = [(await make()).slug, (await make()).slug];
    expect(slugs).toEqual(['presupuesto-de-egresos-2025', 'presupuesto-de-egresos-2025-2']);
  });
});

describe('who may', () => {
  test('a token does no more than its scopes say, for its institution only', async () => {
    const administrator = await portal.clientAs('portal-administrator');
    const office = await anyone.call('getInstitution', { params: { institution: 'office' } });
    const draft = await createByForm(publisher, 'office', [small]);
    await portal.clientAs('publisher', 'elsewhere');
    const tokenFor = async (scopes: ('read:draft' | 'write:dataset' | 'publish')[]) => {
      const body = { name: 'prueba', scopes, institution: office.id };
      const { secret } = await administrator.call('createToken', { body });
      return createClient({ url: portal.url, token: secret, fetch: (request) => portal.fetch(request) });
    };
    const reader = await tokenFor(['read:draft']);
    expect(await getDraft(reader, draft)).toMatchObject({ id: draft.id });
    await expect(startUpload(reader, 'a.csv', 3)).rejects.toThrow('403');
    await expect(addByForm(reader, draft.id, small)).rejects.toThrow('403');
    const writer = await tokenFor(['write:dataset', 'read:draft']);
    expect(await addByForm(writer, draft.id, { ...small, name: 'otro.csv' })).toMatchObject({ revision: 2 });
    await expect(release(writer, await getDraft(writer, draft))).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(createByForm(writer, 'elsewhere', [small])).rejects.toThrow('403');
  });

  test('a viewer reads the working copy and changes nothing', async () => {
    const viewer = await portal.clientAs('viewer');
    const draft = await createByForm(publisher, 'office', []);
    expect(await getDraft(viewer, draft)).toMatchObject({ id: draft.id });
    const change = { params: { dataset: draft.id }, revision: draft.revision };
    await expect(viewer.call('changeDraft', { ...change, body: {} })).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(release(viewer, draft)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(createByForm(viewer, 'office', [small])).rejects.toThrow('403');
    await expect(startUpload(viewer, 'a.csv', 3)).rejects.toThrow('403');
  });

  test('4.6-3: a publisher of another institution sees nothing of it', async () => {
    const stranger = await portal.clientAs('publisher', 'elsewhere');
    const draft = await createByForm(publisher, 'office', [small]);
    await expect(getDraft(stranger, draft)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(createByForm(stranger, 'office', [small])).rejects.toThrow('403');
    await expect(addByForm(stranger, draft.id, small)).rejects.toThrow('403');
    const list = await stranger.call('listDrafts', { query: { limit: 500 } });
    expect(list.items.filter((each) => each.id === draft.id)).toEqual([]);
    expect((await publisher.call('listDrafts')).items[0]?.id).toBe(draft.id);
  });
});

describe('uploads', () => {
  test('go on where they broke off, and the last answer may be asked for again', async () => {
    const location = await startUpload(publisher, 'parts.csv', small.bytes.length);
    expect((await sendPart(publisher, location, 0, small.bytes.slice(0, 50))).headers.get('upload-offset')).toBe('50');
    expect((await askOffset(publisher, location)).headers.get('upload-offset')).toBe('50');
    expect((await sendPart(publisher, location, 10, small.bytes.slice(10))).status).toBe(409);
    expect((await sendPart(publisher, location, 50, small.bytes.slice(50))).status).toBe(204);
    const whole = await askOffset(publisher, location);
    expect([whole.status, whole.headers.get('upload-offset')]).toEqual([200, String(small.bytes.length)]);
  });

  test('that are not whole cannot be used, and belong to one person', async () => {
    const location = await startUpload(publisher, 'half.csv', small.bytes.length);
    await sendPart(publisher, location, 0, small.bytes.slice(0, 50));
    const id = location.slice(location.lastIndexOf('/') + 1);
    const draft = await createByForm(publisher, 'office', []);
    const add = (client: Client) =>
      client.call('addFile', { params: { dataset: draft.id }, body: { upload: parseId(id) } });
    await expect(add(publisher)).rejects.toMatchObject({ code: 'conflict' });
    const administrator = await portal.clientAs('administrator');
    await expect(add(administrator)).rejects.toMatchObject({ code: 'invalid-request' });
    expect((await askOffset(administrator, location)).status).toBe(404);
    expect((await askOffset(anyone, location)).status).toBe(401);
    const ended = await publisher.request(location, { method: 'DELETE', headers: { 'tus-resumable': '1.0.0' } });
    expect(ended.status).toBe(204);
    expect((await askOffset(publisher, location)).status).toBe(404);
  });

  test('larger than the portal takes are refused before a byte is sent', async () => {
    await expect(startUpload(publisher, 'huge.csv', 10 ** 15)).rejects.toThrow('413');
  });

  test('of nothing are whole at once', async () => {
    const location = await startUpload(publisher, 'vacío.csv', 0);
    expect((await askOffset(publisher, location)).headers.get('upload-offset')).toBe('0');
    const id = await upload(publisher, { name: 'vacío.csv', bytes: bytesOf('') });
    const draft = await createByForm(publisher, 'office', []);
    const added = await publisher.call('addFile', { params: { dataset: draft.id }, body: { upload: parseId(id) } });
    expect(added.distributions[0]?.file).toMatchObject({ name: 'vacío.csv', size: 0 });
  });

  test('what is on offer is said without an account', async () => {
    const answer = await anyone.request('/api/v1/uploads', { method: 'OPTIONS' });
    expect(answer.headers.get('tus-version')).toBe('1.0.0');
    expect(answer.headers.get('tus-extension')?.split(',')).toEqual(
      expect.arrayContaining(['creation', 'termination']),
    );
  });
});
const parseId = (text: string) => text as never;

test('several sheets or files keep their order, titles and descriptions', async () => {
  const draft = await createByForm(publisher, 'office', [small, { name: 'notas.csv', bytes: latin1(['a;b', '1;2']) }]);
  const [one, two] = draft.distributions;
  const changed = await publisher.call('changeDraft', {
    params: { dataset: draft.id },
    revision: draft.revision,
    body: {
      distributions: [
        { id: parseId(two?.id ?? ''), position: 0, title: 'Notas', description: { es: 'Cómo se midió' } },
        { id: parseId(one?.id ?? ''), position: 1 },
      ],
    },
  });
  expect(changed.distributions).toMatchObject([
    { title: 'Notas', description: { es: 'Cómo se midió' }, position: 0 },
    { title: 'maíz', position: 1 },
  ]);
});
