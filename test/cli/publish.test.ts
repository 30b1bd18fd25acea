import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Slug } from '@milpa/sdk';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { countAirQuality, makeAirQuality } from '../fixtures.ts';
import {
  type Entry,
  enterPortal,
  findFreePort,
  type RunningPortal,
  readFirstSignIn,
  type SignIn,
  startPortal,
} from '../portal.ts';
import { runMilpa } from './milpa.ts';

let portal: RunningPortal;
let entry: Entry;
let first: SignIn;
let folder: string;

beforeAll(async () => {
  portal = await startPortal();
  first = await readFirstSignIn(portal.dataFolder);
  entry = await enterPortal(portal.url, first);
  const body = { name: { es: 'Secretaría del Aire' }, slug: Slug.parse('aire') };
  await entry.client.call('createInstitution', { body });
  folder = await mkdtemp(join(tmpdir(), 'milpa-cli-'));
  await writeFile(join(folder, 'aire-2026-01.csv'), makeAirQuality(1));
  await writeFile(join(folder, 'aire-2026-02.csv'), makeAirQuality(2));
});
afterAll(async () => {
  await portal?.stop();
  if (folder) await rm(folder, { recursive: true, force: true });
});

const milpa = (args: readonly string[], more: { env?: Record<string, string>; input?: string } = {}) =>
  runMilpa(args, {
    ...more,
    cwd: folder,
    env: {
      HOME: folder,
      LANG: 'es_MX.UTF-8',
      MILPA_PORTAL: portal.url,
      MILPA_TOKEN: entry.token,
      MILPA_DATA: portal.dataFolder,
      ...more.env,
    },
  });

const Outcome = z.object({
  dataset: z.string(),
  slug: z.string(),
  address: z.string(),
  version: z.int().nullable(),
  files: z.array(
    z.object({
      distribution: z.string(),
      name: z.string(),
      state: z.string(),
      format: z.string(),
      sha256: z.string(),
      tables: z.array(z.object({ table: z.string(), name: z.string(), rows: z.int(), columns: z.int() })),
      refused: z.object({ code: z.string(), detail: z.string() }).nullable(),
    }),
  ),
  blockers: z.array(z.object({ code: z.string(), detail: z.string() })),
});
const outcome = (text: string) => Outcome.parse(JSON.parse(text));
const described = ['--publisher', 'aire', '--licence', 'CC-BY-4.0', '--description', 'Partículas por estación'];

describe('milpa publish', () => {
  test('makes a Latin-1 file with semicolons a released dataset, and the next month its second version', async () => {
    const done = await milpa(['publish', 'aire-2026-01.csv', '--title', 'Calidad del aire', ...described]);
    expect(done.err).toContain('Enviando aire-2026-01.csv 100 %');
    expect(done.out).toMatch(
      new RegExp(`: ${countAirQuality(1)} filas, 5 columnas\\nPublicado como versión 1\\.\\nDirección: `),
    );
    expect(done.code).toBe(0);
    const address = /Dirección: (\S+)/.exec(done.out)?.[1] ?? '';
    expect((await fetch(address)).status).toBe(200);

    const next = await milpa(['publish', 'aire-2026-02.csv', '--update', address, '--notes', 'Febrero', '--json']);
    expect(next.code, next.err).toBe(0);
    const { version, dataset, files } = outcome(next.out);
    expect({ version, files: files.length }).toEqual({ version: 2, files: 1 });
    const bytes = await fetch(`${portal.url}/api/v1/distributions/${files[0]?.distribution}/original`);
    expect(hash(Buffer.from(await bytes.arrayBuffer()))).toBe(hash(makeAirQuality(2)));
    const old = await fetch(`${portal.url}/api/v1/distributions/${files[0]?.distribution}/original?version=1`);
    expect(hash(Buffer.from(await old.arrayBuffer()))).toBe(hash(makeAirQuality(1)));

    const again = await milpa(['publish', 'aire-2026-02.csv', '--update', dataset]);
    expect(again.out).toContain('Nada cambió desde la última versión publicada');
    expect(again.code).toBe(0);
  });

  test('a folder with datapackage.json becomes one dataset with its tables and its words', async () => {
    const source = join(folder, 'paquete');
    await mkdir(join(source, 'datos'), { recursive: true });
    await writeFile(join(source, 'datos/uno.csv'), 'clave,valor\n01,5\n02,6\n');
    await writeFile(join(source, 'datos/dos.csv'), 'a;b\n1,5;x\n2,5;y\n3,5;z\n');
    const fields = [{ name: 'valor', title: 'Valor medido', description: 'En microgramos', unit: 'µg' }];
    await writeFile(
      join(source, 'datapackage.json'),
      JSON.stringify({
        title: 'Un paquete',
        description: 'Con dos tablas',
        licenses: [{ name: 'CC0-1.0' }],
        resources: [
          { name: 'uno', path: 'datos/uno.csv', schema: { fields } },
          { name: 'dos', path: 'datos/dos.csv', title: 'La segunda' },
        ],
      }),
    );
    const done = await milpa(['publish', 'paquete', '--publisher', 'aire', '--language', 'es', '--json']);
    expect(done.code, done.err).toBe(0);
    const { dataset, files } = outcome(done.out);
    expect(files.map(({ name, tables }) => [name, tables.map(({ rows }) => rows)])).toEqual([
      ['uno.csv', [2]],
      ['dos.csv', [3]],
    ]);
    const found = await entry.client.call('getDataset', { params: { dataset } });
    expect(found).toMatchObject({ metadata: { title: { es: 'Un paquete' }, licence: 'CC0-1.0' } });
    const table = await entry.client.call('getTable', { params: { table: files[0]?.tables[0]?.table ?? '' } });
    expect(table.profile.columns[1]).toMatchObject({
      name: 'valor',
      label: { es: 'Valor medido' },
      description: { es: 'En microgramos' },
      unit: 'µg',
    });
  });

  test('a folder without one, and an address, give a distribution for each file', async () => {
    const source = join(folder, 'suelta');
    await mkdir(source);
    await writeFile(join(source, 'a.csv'), 'x,y\n1,2\n');
    await writeFile(join(source, '.oculto'), 'no');
    const web = createServer((_, response) => response.end('{"p":1}\n{"p":2}\n{"p":3}\n')).listen(0, '127.0.0.1');
    await once(web, 'listening');
    const address = web.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    const done = await milpa(['publish', 'suelta', `http://127.0.0.1:${port}/b.jsonl`, ...described, '--json']);
    web.close();
    expect(done.code, done.err).toBe(0);
    expect(outcome(done.out).files.map(({ name, tables }) => [name, tables[0]?.rows])).toEqual([
      ['a.csv', 1],
      ['b.jsonl', 3],
    ]);
  });

  test('--draft keeps it from the public', async () => {
    await writeFile(join(folder, 'borrador.csv'), 'x\n1\n');
    const done = await milpa(['publish', 'borrador.csv', ...described, '--draft', '--json']);
    expect(done.code, done.err).toBe(0);
    const { dataset, version } = outcome(done.out);
    expect(version).toBeNull();
    expect((await fetch(`${portal.url}/api/v1/datasets/${dataset}`)).status).toBe(404);
  });

  test('a file that cannot be read is refused with a sentence, and nothing is released', async () => {
    await writeFile(join(folder, 'vacio.csv'), '');
    const done = await milpa(['publish', 'vacio.csv', ...described]);
    expect(done.code).toBe(2);
    expect(done.err).toMatch(/vacio\.csv fue rechazado: \S.+/);
    expect(done.out).toContain('Queda como borrador');
  });

  test('says what is missing for a release', async () => {
    await writeFile(join(folder, 'sin-licencia.csv'), 'x\n1\n');
    const done = await milpa(['publish', 'sin-licencia.csv', '--publisher', 'aire'], { env: { LANG: 'en_GB.UTF-8' } });
    expect(done.code).toBe(2);
    expect(done.err).toMatch(/This still stands in the way of a release:\n {2}\S.*licence/i);
  });
});

describe('milpa explains', () => {
  test.each([
    ['no token', ['publish', 'aire-2026-01.csv'], { MILPA_TOKEN: '' }, 2, 'No ha iniciado sesión.'],
    ['a bad token', ['publish', 'aire-2026-01.csv', '--publisher', 'aire'], { MILPA_TOKEN: 'x'.repeat(40) }, 2, 'oken'],
    ['a missing file', ['publish', 'nada.csv'], {}, 2, 'No existe el archivo o la carpeta nada.csv.'],
    ['an unknown licence', ['publish', 'aire-2026-01.csv', '--licence', 'mía'], {}, 2, '--licence no conoce "mía"'],
    ['an unknown publisher', ['publish', 'aire-2026-01.csv', '--publisher', 'nadie'], {}, 2, 'nadie'],
    ['an unknown option', ['publish', '--nada'], {}, 2, 'No existe la opción --nada.'],
  ] as const)('%s', async (_, args, env, code, sentence) => {
    const done = await milpa(args, { env });
    expect(done.err).toContain(sentence);
    expect(done.code).toBe(code);
  });

  test('a portal that is not there', async () => {
    const url = `http://localhost:${await findFreePort()}`;
    const done = await milpa(['whoami', '--portal', url, '--token', 'x']);
    expect(done.err).toContain(`No se pudo llegar al portal ${url}`);
    expect(done.code).toBe(1);
  });
});

describe('milpa sign-in', () => {
  test('keeps a token that only its owner can read, and uses it', async () => {
    const home = await mkdtemp(join(tmpdir(), 'milpa-home-'));
    const env = { HOME: home, MILPA_TOKEN: '', MILPA_DATA: home };
    const done = await milpa(['sign-in', '--email', first.email], { env, input: `${first.password}\n` });
    expect(done.code, done.err).toBe(0);
    const path = join(home, '.config/milpa/settings.json');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(done.out + done.err + (await readFile(path, 'utf8'))).not.toContain(first.password);
    expect((await milpa(['whoami'], { env })).out).toContain(first.email);
    expect((await milpa(['sign-out'], { env })).code).toBe(0);
    expect((await milpa(['whoami'], { env })).out).toContain('Token: ninguno');
    await rm(home, { recursive: true });
  });

  test('offers the first sign-in on the machine of the portal', async () => {
    const home = await mkdtemp(join(tmpdir(), 'milpa-home-'));
    const done = await milpa(['sign-in'], { env: { HOME: home, MILPA_TOKEN: '' }, input: '\n' });
    expect(done.err).toContain(`¿Entrar como ${first.email}?`);
    expect(done.code, done.err).toBe(0);
    await rm(home, { recursive: true });
  });

  test('says when e-mail or password is not right', async () => {
    const env = { MILPA_TOKEN: '', MILPA_DATA: folder };
    const done = await milpa(['sign-in'], { env, input: 'nadie@example.org\nuna clave que no es\n' });
    expect(done.code).toBe(2);
    expect(done.err).toMatch(/correo|contraseña/);
  });
});

const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

describe('milpa sql', () => {
  test('prints a table for people, all rows for programs, and a sentence for what is not right', async () => {
    const table = await milpa(['sql', "select 12 as doce, 'x' as equis union all select 1, null order by 1"]);
    expect(table).toMatchObject({ code: 0, out: 'doce  equis\n----  -----\n   1\n  12  x\n' });
    const csv = await milpa(['sql', 'select 1 as a, 2 as b', '--format', 'csv']);
    expect(csv).toMatchObject({ code: 0, out: 'a,b\n1,2\n' });
    const parquet = await milpa(['sql', 'select 1 as a', '--to', 'uno.parquet']);
    expect(parquet.code).toBe(0);
    expect((await readFile(join(folder, 'uno.parquet'))).subarray(0, 4).toString()).toBe('PAR1');
    const wrong = await milpa(['sql', 'selec 1']);
    expect(wrong).toMatchObject({ code: 2, out: '' });
    expect(wrong.err).toContain('La instrucción no se entiende en «selec». (Línea 1, columna 1.)');
    expect(await milpa(['sql', 'select 1', '--format', 'parquet'])).toMatchObject({ code: 2, out: '' });
  });
});
