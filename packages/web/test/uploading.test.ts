import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestPortal, type TestPortal } from '../../server/test/portal.ts';
import { type Progress, Refused, type Sending, upload } from '../src/enhance/tus/send.ts';

let portal: TestPortal;
let cookie: string;
beforeAll(async () => {
  portal = await startTestPortal({ env: { MILPA_UPLOAD_BYTES: '5000000' } });
  cookie = await portal.cookieOf('publisher');
});
afterAll(() => portal.close());

interface Road {
  /** Answers instead of the portal, or lets the request pass. */
  readonly before?: (init: RequestInit) => void;
  /** After the portal has answered: the answer may be lost on the way. */
  readonly after?: (init: RequestInit) => void;
}

/** The way from a browser to the portal; a clock that says each part took a second. */
function travel(road: Road = {}, own = cookie) {
  const waits: number[] = [];
  const seen: string[] = [];
  const sizes: number[] = [];
  let now = 0;
  const sending: Sending = {
    endpoint: '/api/v1/uploads',
    now: () => now,
    wait: async (ms, signal) => {
      waits.push(ms);
      signal.throwIfAborted();
    },
    async send(url, init) {
      init.signal?.throwIfAborted();
      road.before?.(init);
      now += 500;
      seen.push(init.method ?? 'GET');
      if (init.body instanceof Blob) sizes.push(init.body.size);
      const headers = new Headers(init.headers);
      if (own) headers.set('cookie', own);
      const answer = await portal.fetch(new Request(new URL(url, portal.url), { ...init, headers }));
      road.after?.(init);
      return answer;
    },
  };
  return { sending, waits, seen, sizes };
}

const source = (bytes: Uint8Array<ArrayBuffer>, name = 'año «1».csv') => new File([bytes], name);
const bytes = new Uint8Array(randomBytes(1_500_000));

/** Whether the portal has exactly these bytes: makes a dataset of the upload and gets its original back. */
async function readBack(id: string): Promise<{ name: string; bytes: Buffer }> {
  const client = await portal.clientAs('publisher');
  const made = await client.request('/api/v1/datasets', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ publisher: 'office', metadata: { title: { es: 'Carga' } }, files: [{ upload: id }] }),
  });
  expect(made.status).toBe(201);
  const draft: unknown = await made.json();
  const found = /"id":"([^"]+)".*"distributions":\[\{"id":"([^"]+)".*?"name":"((?:[^"\\]|\\.)*)"/.exec(
    JSON.stringify(draft),
  );
  const original = await client.request(`/api/v1/datasets/${found?.[1]}/draft/distributions/${found?.[2]}/original`);
  return { name: found?.[3] ?? '', bytes: Buffer.from(await original.arrayBuffer()) };
}

const never = () => new AbortController().signal;

describe('sending a file in parts', () => {
  test('delivers every byte, in parts that grow with the speed', async () => {
    const road = travel();
    const progress: Progress[] = [];
    const id = await upload(source(bytes), road.sending, {
      signal: never(),
      onProgress: (each) => progress.push(each),
    });
    const back = await readBack(id);
    expect(back.name).toBe('año «1».csv');
    expect(back.bytes.equals(bytes)).toBe(true);
    expect(road.sizes.reduce((sum, each) => sum + each, 0)).toBe(bytes.length);
    expect(road.sizes[1]).toBeGreaterThan(road.sizes[0] ?? 0);
    expect(progress.at(-1)).toEqual({ done: bytes.length, waiting: false });
  });

  test('goes on after the connection broke, before a part arrived or after', async () => {
    let left = 3;
    const lose = (init: RequestInit) => {
      if (init.method === 'PATCH' && left-- > 0) throw new TypeError('Failed to fetch');
    };
    for (const road of [travel({ before: lose }), travel({ after: lose })]) {
      left = 3;
      const progress: Progress[] = [];
      const id = await upload(source(bytes), road.sending, {
        signal: never(),
        onProgress: (each) => progress.push(each),
      });
      expect((await readBack(id)).bytes.equals(bytes)).toBe(true);
      expect(progress.filter((each) => each.waiting)).toHaveLength(3);
      expect(road.waits).toHaveLength(3);
      expect(road.seen.filter((each) => each === 'HEAD')).toHaveLength(3);
      expect(road.seen.filter((each) => each === 'POST')).toHaveLength(1);
    }
  });

  test('can be paused and taken up again at its address', async () => {
    const pause = new AbortController();
    let address = '';
    let parts = 0;
    const halfway = travel({
      after: (init) => {
        if (init.method === 'PATCH' && ++parts === 2) pause.abort();
      },
    });
    const first = upload(source(bytes), halfway.sending, { signal: pause.signal, onBegun: (each) => (address = each) });
    await expect(first).rejects.toThrow();
    const rest = travel();
    const id = await upload(source(bytes), rest.sending, { signal: never(), known: address });
    expect(rest.seen).not.toContain('POST');
    expect(rest.sizes.reduce((sum, each) => sum + each, 0)).toBeLessThan(bytes.length);
    expect((await readBack(id)).bytes.equals(bytes)).toBe(true);
  });

  test('begins anew when the portal no longer knows the upload', async () => {
    const road = travel();
    const known = '/api/v1/uploads/01890a5d-ac96-774b-bcce-b302099a8057';
    const id = await upload(source(bytes), road.sending, { signal: never(), known });
    expect(road.seen.slice(0, 2)).toEqual(['HEAD', 'POST']);
    expect((await readBack(id)).bytes.equals(bytes)).toBe(true);
  });

  test('takes an empty file', async () => {
    const id = await upload(source(new Uint8Array(0), 'vacío.csv'), travel().sending, { signal: never() });
    expect((await readBack(id)).bytes.length).toBe(0);
  });

  test('says at once when the session is over or the file too large', async () => {
    const refusedFor = async (work: Promise<string>) => {
      const error: unknown = await work.catch((reason: unknown) => reason);
      return error instanceof Refused ? error.status : error;
    };
    expect(await refusedFor(upload(source(bytes), travel({}, '').sending, { signal: never() }))).toBe(401);
    const large = source(new Uint8Array(6_000_000));
    expect(await refusedFor(upload(large, travel().sending, { signal: never() }))).toBe(413);
  });
});
