import { readFileSync, writeFileSync } from 'node:fs';
import { chmod, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { startEmbedded } from '../../packages/server/src/storage/database/embedded/embedded.ts';
import { compare, type Figure, round, type System, summarise, timed, type Workload } from '../harness.ts';
import { type BenchPortal, openPortal } from '../portal.ts';

/** W11: the whole catalogue out of the portal, against reading the same releases and writing them as JSON. */
export const feeds: Workload = {
  name: 'W11',
  what: 'the whole catalogue of a million datasets as Turtle and JSON-LD, made on the way and built beforehand',
  async run(options) {
    const total = Math.round(1_000_000 * options.scale);
    await chmod(options.folder, 0o755);
    const server = await startEmbedded({ dataFolder: join(options.folder, 'feeds'), environment: {} });
    const database = new pg.Client({ connectionString: server.url });
    await database.connect();
    const portal = await openPortal({ env: { DATABASE_URL: server.url, MILPA_LINK_CHECKS: 'no' } });
    try {
      await multiply(portal, database, total);
      options.log(`  ${total} datasets`);
      const note = `${total} datasets`;
      forgetPeak(portal);
      await sleep(2000);
      const figures: Figure[] = [idle(readPeak(portal), note)];
      for (const extension of ['ttl', 'jsonld'] as const) {
        forgetPeak(portal);
        const systems = [streamed(portal, extension), stringified(database)];
        // At a million one turn takes minutes: `--rounds 1` asks each system once.
        const times = await compare(systems, Math.min(2, options.rounds));
        figures.push(...summarise('W11', `whole as ${extension}`, times, { note, peakMemoryMb: readPeak(portal) }));
        const told = [...times].map(([name, all]) => `${name} ${all.map((time) => Math.round(time)).join(', ')} ms`);
        options.log(`  whole as ${extension}: ${told.join('; ')}; at most ${readPeak(portal)} MB`);
      }
      forgetPeak(portal);
      const built = await build(portal, database, note);
      for (const { case: name, median, unit } of built) options.log(`  ${name}: ${median} ${unit}`);
      figures.push(...built);
      figures.push(...(await single(portal, database)));
      return figures;
    } finally {
      await database.end();
      await portal.stop();
      await server.stop();
    }
  },
};

/** What the portal takes before anyone asks: the other figures have it in them. */
const idle = (megabytes: number, note: string): Figure => ({
  workload: 'W11',
  case: 'memory of the portal at rest',
  system: 'milpa',
  median: megabytes * 2 ** 20,
  p99: megabytes * 2 ** 20,
  unit: 'bytes',
  peakMemoryMb: megabytes,
  note,
});

/** One described dataset with two links, released by the ordinary door, then copied row by row under other names. */
async function multiply(portal: BenchPortal, database: pg.Client, total: number): Promise<void> {
  const { client } = portal;
  await client.call('createInstitution', { body: { slug: 'bench', name: { en: 'Bench', es: 'Banco' } } });
  const link = (name: string) => ({
    title: name,
    link: {
      accessUrl: `https://data.example.org/${name}`,
      downloadUrl: `https://data.example.org/${name}.csv`,
      format: 'csv',
    },
  });
  const { id } = await client.call('createDataset', {
    body: {
      publisher: 'bench',
      metadata: {
        title: { es: 'Gasto por programa y mes', en: 'Spending by programme and month' },
        description: { es: 'Lo ejercido por cada programa presupuestario, mes por mes, desde 2015. '.repeat(4) },
        licence: 'CC-BY-4.0',
        themes: ['ECON', 'GOVE'],
        keywords: { es: ['gasto', 'presupuesto', 'programas'] },
        frequency: 'MONTHLY',
        contact: { name: 'Unidad de datos', email: 'datos@example.org' },
        language: ['es'],
        spatial: { name: 'México' },
        temporal: { from: '2015-01-01', to: '2025-12-31' },
      },
      links: [link('gasto'), link('catalogo')],
    },
  });
  const draft = await client.call('getDraft', { params: { dataset: id } });
  await client.call('releaseDataset', { params: { dataset: id }, revision: draft.revision, body: {} });
  const copy = (from: string) => `('019b0000-0000-7000-8000-' || lpad(to_hex(${from}), 12, '0'))`;
  await database.query(
    `insert into dataset (id, slug, publisher, state, metadata, revision, latest, issued, modified, created, updated, kind)
     select ${copy('n')}::uuid, 'gasto-' || n, publisher, state, metadata, revision, latest, issued, modified, created, updated, kind
     from dataset, generate_series(1, $2::int) n where id = $1`,
    [id, total - 1],
  );
  await database.query(
    `insert into release (dataset, number, released, modified, notes, snapshot, sha256, content, diff)
     select ${copy('n')}::uuid, number, released, modified, notes,
       jsonb_set(jsonb_set(jsonb_set(snapshot, '{id}', to_jsonb(${copy('n')})), '{slug}', to_jsonb('gasto-' || n)),
         '{metadata,title,es}', to_jsonb('Gasto ' || n || ' por programa y mes')), sha256, content, diff
     from release, generate_series(1, $2::int) n where dataset = $1`,
    [id, total - 1],
  );
  // What was built of one dataset is of yesterday.
  await database.query("analyze dataset; analyze release; select nextval('feed_generation')");
}

/** Every dataset has one record in the catalogue, and they are counted as the bytes come. */
const streamed = (portal: BenchPortal, extension: 'ttl' | 'jsonld'): System => ({
  name: 'milpa',
  async run() {
    const { result, milliseconds } = await timed(() =>
      countIn(`${portal.url}/catalog.${extension}`, 'dcat:CatalogRecord'),
    );
    return { answer: String(result), milliseconds };
  },
});

async function countIn(address: string, word: string): Promise<number> {
  const answer = await fetch(address, { headers: { 'accept-encoding': 'identity' } });
  if (!answer.ok || !answer.body) throw new Error(`${address}: ${answer.status}`);
  const decoder = new TextDecoder();
  let held = '';
  let found = 0;
  for await (const chunk of answer.body) {
    held += decoder.decode(chunk, { stream: true });
    found += held.split(word).length - 1;
    held = held.slice(-word.length + 1);
  }
  return found;
}

/** The same releases, read in the same batches, as JSON and nothing more. */
const stringified = (database: pg.Client): System => ({
  name: 'JSON.stringify',
  async run() {
    const { result, milliseconds } = await timed(async () => {
      let [last, count, bytes] = ['00000000-0000-0000-0000-000000000000', 0, 0];
      for (;;) {
        const { rows } = await database.query<{ dataset: string; snapshot: unknown }>(
          'select dataset, snapshot from release where dataset > $1 order by dataset limit 200',
          [last],
        );
        for (const { snapshot } of rows) bytes += Buffer.byteLength(JSON.stringify(snapshot));
        count += rows.length;
        const end = rows.at(-1);
        if (!end) break;
        last = end.dataset;
      }
      return bytes > 0 ? count : 0;
    });
    return { answer: String(result), milliseconds };
  },
});

/** Eight documents in one walk, packed, on disk. */
async function build(portal: BenchPortal, database: pg.Client, note: string): Promise<Figure[]> {
  const asked = Date.now();
  await database.query(
    `select graphile_worker.add_job('feeds-build', '{}', job_key := 'feeds-build', job_key_mode := 'replace')`,
  );
  const path = join(portal.dataFolder, 'feeds/manifest.json');
  for (;;) {
    await sleep(500);
    const text = await readFile(path, 'utf8').catch(() => undefined);
    const manifest = text === undefined ? undefined : parseManifest(text);
    if (!manifest || Date.parse(manifest.built) < asked) continue;
    const bytes = Object.values(manifest.documents).reduce((sum, each) => sum + each.bytes, 0);
    const value = (median: number, unit: Figure['unit']) => ({ median: round(median), p99: round(median), unit, note });
    const shared = { workload: 'W11', system: 'milpa' } as const;
    return [
      {
        ...shared,
        case: 'all documents built',
        ...value(manifest.seconds * 1000, 'ms'),
        peakMemoryMb: readPeak(portal),
      },
      { ...shared, case: 'all documents, unpacked', ...value(bytes, 'bytes') },
    ];
  }
}

const parseManifest = (text: string) =>
  JSON.parse(text) as { built: string; seconds: number; documents: Record<string, { bytes: number }> };

/** One dataset at a time, never the same one twice. */
async function single(portal: BenchPortal, database: pg.Client): Promise<Figure[]> {
  const { rows } = await database.query<{ id: string }>('select id from dataset order by md5(slug) limit 400');
  const figures: Figure[] = [];
  for (const extension of ['ttl', 'jsonld'] as const) {
    const times: number[] = [];
    for (const { id } of rows) {
      const { milliseconds } = await timed(async () => readText(`${portal.url}/datasets/${id}.${extension}`));
      times.push(milliseconds);
    }
    figures.push(...summarise('W11', `one dataset as ${extension}`, new Map([['milpa', times]])));
  }
  return figures;
}

/** A connection that lay idle may be closed at the other end just when it is used again; then another one is opened. */
async function readText(address: string): Promise<string> {
  const answer = await fetch(address).catch(() => fetch(address));
  return answer.text();
}

/** Linux keeps the highest resident memory of a process, and forgets it when asked. */
const forgetPeak = ({ child }: BenchPortal) => writeFileSync(`/proc/${child.pid}/clear_refs`, '5');
const readPeak = ({ child }: BenchPortal): number =>
  Math.round(Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024);
