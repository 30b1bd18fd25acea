import { type Client, Import } from '@milpa/sdk';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getDraft, release } from '../../test/datasets.ts';
import { importFile, listAllRows } from '../../test/imports.ts';
import { startTestPortal, type TestPortal } from '../../test/portal.ts';

let portal: TestPortal;
let root: Client;
let office: Client;
beforeAll(async () => {
  portal = await startTestPortal();
  office = await portal.clientAs('publisher');
  root = await portal.clientAs('portal-administrator');
});
afterAll(() => portal.close());

/** A list of packages as CKAN gives them, from lines `key,title,description,institution,licence,frequency,address,link,format`. */
const catalogue = (...lines: readonly string[]) => {
  const packages = lines.map((line) => {
    const [name, title, notes, organization, license_id, frequency, url, link, format] = line.split(',');
    const resources = url ? [{ url, name: link, format }] : [];
    return {
      name,
      title,
      notes,
      organization,
      license_id,
      extras: [{ key: 'frequency', value: frequency }],
      resources,
    };
  });
  return { name: 'catalogo.json', bytes: JSON.stringify(packages) };
};
const wells = 'pozos,Pozos,Registro,Comisión del Agua,CC-BY-4.0,mensual,https://agua.example.org/pozos.csv,Pozos,csv';
const dams = 'presas,Presas,,Comisión del Agua,,,https://agua.example.org/presas.csv,,csv';
const parseSlug = (text: string) => text as never;
const draftOf = async (row: { dataset?: { id: string } | undefined } | undefined) =>
  getDraft(root, { id: row?.dataset?.id ?? '' });

describe('a dry run', () => {
  test('says row by row what the real run then does, and writes nothing', async () => {
    const broken = 'sin,,,Comisión del Agua,,,,,';
    const file = catalogue(wells, dams, wells, broken);
    const tried = await importFile(portal, root, file, { dryRun: true, release: true });
    expect(tried.rows.map(({ outcome, released }) => [outcome, released])).toEqual([
      ['create', 1],
      ['create', undefined],
      ['duplicate', undefined],
      ['refused', undefined],
    ]);
    expect(await root.call('listInstitutions', { query: { q: 'Agua' } })).toEqual([]);
    const done = await importFile(portal, root, file, { release: true, level: 'federal' });
    const facts = (rows: typeof tried.rows) =>
      rows.map(({ outcome, released, problems, changes, place }) => ({ outcome, released, problems, changes, place }));
    expect(facts(done.rows)).toEqual(facts(tried.rows));
    const { institutions, ...counts } = tried.result.counts;
    expect(done.result.counts).toEqual({ ...counts, institutions });
    expect(await root.call('listInstitutions', { query: { q: 'Agua' } })).toMatchObject([
      { level: 'federal', datasets: 1 },
    ]);
  });

  test('says where in the file something is', async () => {
    const lines = [
      'identificador,título,institución,licencia,frecuencia,enlace',
      'x,X,Comisión del Agua,cualquiera,a veces,no hay',
    ];
    const file = { name: 'hoja.csv', bytes: `${lines.join('\n')}\n` };
    const { rows } = await importFile(portal, root, file, { dryRun: true });
    expect(rows[0]?.problems.map(({ code, place }) => [code, place?.row, place?.column])).toEqual([
      ['licence-unknown', 2, 'licencia'],
      ['frequency-unknown', 2, 'frecuencia'],
      ['address-wrong', 2, 'enlace'],
    ]);
  });
});

describe('the same source again', () => {
  test('4.6-6: writes nothing when nothing differs (ADELA 643: duplicates after updates)', async () => {
    const before = await portal.database.query<{ n: number }>('select count(*)::int as n from audit_entry');
    const { result } = await importFile(portal, root, catalogue(wells, dams), { release: true });
    expect(result.counts).toMatchObject({ unchanged: 2, create: 0, update: 0, released: 0 });
    expect(await portal.database.query('select count(*)::int as n from audit_entry')).toEqual(before);
  });

  test('4.6-5, F4: a new title is the same record at the same address', async () => {
    const { rows } = await importFile(
      portal,
      root,
      catalogue(wells.replace('Pozos,Registro', 'Pozos de agua,Registro')),
      {
        release: true,
      },
    );
    expect(rows).toMatchObject([{ outcome: 'update', released: 2, changes: ['title'], dataset: { slug: 'pozos' } }]);
  });

  test('F4, 4.6-6: renamed here and taken in again, every old address leads to the one record there is', async () => {
    const aquifers = wells.replaceAll('pozos', 'acuiferos').replaceAll('Pozos', 'Acuíferos');
    const [row] = (await importFile(portal, root, catalogue(aquifers), { release: true })).rows;
    const made = await draftOf(row);
    await root.call('changeDraft', {
      params: { dataset: made.id },
      revision: made.revision,
      body: { slug: parseSlug('agua-bajo-tierra') },
    });
    const changed = aquifers.replace('Acuíferos,Registro', 'Agua bajo tierra,Registro');
    const { rows } = await importFile(portal, root, catalogue(changed), { release: true });
    expect(rows).toMatchObject([{ outcome: 'update', dataset: { id: made.id, slug: 'agua-bajo-tierra' } }]);
    for (const language of ['es', 'en', 'fr']) {
      const asked = new Request(new URL(`/${language}/datasets/acuiferos`, portal.url), { redirect: 'manual' });
      const answer = await portal.fetch(asked);
      expect([answer.status, answer.headers.get('location')?.replace(portal.url, '')]).toEqual([
        301,
        `/${language}/datasets/agua-bajo-tierra`,
      ]);
    }
    const found = await portal.database.query<{ id: string }>(
      `select id from dataset where metadata->'title'->>'es' in ('Acuíferos', 'Agua bajo tierra')`,
    );
    expect(found.map(({ id }) => id)).toEqual([made.id]);
  });

  test('changes only what the source changed: what people wrote here stays', async () => {
    const [row] = (await importFile(portal, root, catalogue(dams), {})).rows;
    const draft = await draftOf(row);
    await root.call('changeDraft', {
      params: { dataset: draft.id },
      revision: draft.revision,
      body: { metadata: { description: { es: 'Escrito aquí' }, themes: ['ENVI'] } },
    });
    const changed = dams.replace('presas.csv', 'presas-2.csv');
    const { rows } = await importFile(portal, root, catalogue(changed), {});
    expect(rows).toMatchObject([{ outcome: 'update', changes: ['distributions'] }]);
    const after = await draftOf(rows[0]);
    expect(after.metadata).toMatchObject({ description: { es: 'Escrito aquí' }, themes: ['ENVI'] });
    expect(after.distributions.map(({ link }) => link?.accessUrl)).toEqual(['https://agua.example.org/presas-2.csv']);
  });

  test('does not release what people are still editing', async () => {
    const [row] = (await importFile(portal, root, catalogue(wells), { release: true })).rows;
    const draft = await draftOf(row);
    await root.call('changeDraft', {
      params: { dataset: draft.id },
      revision: draft.revision,
      body: { metadata: { source: 'A medias' } },
    });
    const { rows } = await importFile(portal, root, catalogue(wells.replace('mensual', 'anual')), { release: true });
    expect(rows).toMatchObject([{ outcome: 'update', problems: [{ code: 'edited-here' }] }]);
    expect(rows[0]).not.toHaveProperty('released');
  });

  test('a withdrawn dataset does not come back by itself', async () => {
    const [row] = (
      await importFile(portal, root, catalogue(`r,Retirado,,Comisión del Agua,CC0-1.0,,https://a.example.org/r,,`), {
        release: true,
      })
    ).rows;
    const draft = await draftOf(row);
    const said = { reason: 'Datos personales', authority: 'Comité' };
    await root.call('withdrawDataset', { params: { dataset: draft.id }, revision: draft.revision, body: said });
    const { rows } = await importFile(
      portal,
      root,
      catalogue(`r,Otra vez,,Comisión del Agua,CC0-1.0,,https://a.example.org/r,,`),
      { release: true },
    );
    expect(rows).toMatchObject([{ outcome: 'refused', problems: [{ code: 'withdrawn-here' }] }]);
  });

  test('a dataset that was there before is not made twice', async () => {
    const made = await office.call('createDataset', {
      body: {
        publisher: 'office',
        metadata: { title: { es: 'Nómina' }, licence: 'CC0-1.0' },
        links: [{ link: { accessUrl: 'https://o.example.org/n' } }],
      },
    });
    await release(office, made);
    const { rows } = await importFile(portal, office, catalogue('n,NÓMINA,,office,,,,,'), {});
    expect(rows).toMatchObject([{ outcome: 'duplicate', duplicateOf: { id: made.id } }]);
  });
});

describe('who may', () => {
  test('people of an institution import into it alone, and add none', async () => {
    const { rows } = await importFile(
      portal,
      office,
      catalogue('o,Propio,,office,,,,,', wells, 'm,Otro,,Nueva Oficina,,,,,'),
      {},
    );
    expect(rows.map(({ outcome, problems }) => [outcome, problems.map(({ code }) => code)])).toEqual([
      ['create', []],
      ['refused', ['publisher-not-yours']],
      ['refused', ['publisher-unknown']],
    ]);
  });
  test('others see nothing of an import, and cannot start one', async () => {
    const { result } = await importFile(portal, office, catalogue('o,Propio,,office,,,,,'), { dryRun: true });
    const stranger = await portal.clientAs('publisher', 'elsewhere');
    await expect(stranger.call('getImport', { params: { import: result.id } })).rejects.toMatchObject({
      code: 'not-found',
    });
    expect((await stranger.call('listImports')).total).toBe(0);
    expect((await root.call('listImports')).items.some(({ id }) => id === result.id)).toBe(true);
    const viewer = await portal.clientAs('viewer');
    await expect(viewer.call('createImport', { body: { from: result.id } })).rejects.toMatchObject({
      code: 'not-allowed',
    });
  });
});

test('the real run after a dry run takes the same file', async () => {
  const tried = await importFile(portal, office, catalogue('s,Segundo paso,,office,,,,,'), { dryRun: true });
  const real = await office.call('createImport', { body: { from: tried.result.id, dryRun: false } });
  await portal.work();
  expect(await listAllRows(office, real.id)).toMatchObject([{ outcome: 'create', key: 's' }]);
  const report = await office.request(`/api/v1/imports/${real.id}/report.csv?language=es`);
  expect(await report.text()).toMatch(/^n,lugar,resultado.*\r\n1,\/0,nuevo,s,Segundo paso,/);
});

test('a run that was killed goes on where it was, without doing anything twice', async () => {
  const lines = Array.from(
    { length: 230 },
    (_, at) => `k${at},Conjunto ${at},,office,CC0-1.0,,https://k.example.org/${at},,csv`,
  );
  const form = new FormData();
  form.set('options', JSON.stringify({ dryRun: false, release: true }));
  form.set('file', new Blob([catalogue(...lines).bytes]), 'muchos.csv');
  // The third batch meets a database that refuses: everything before it is written, the job is not.
  await portal.database.query(`create function refuse_late() returns trigger language plpgsql as $$
    begin if new.position >= 200 then raise exception 'killed'; end if; return new; end $$`);
  await portal.database.query(
    'create trigger refuse_late before insert on import_row for each row execute function refuse_late()',
  );
  const answer = await office.request('/api/v1/imports', { method: 'POST', body: form });
  const asked = Import.parse(await answer.json());
  await portal.work();
  const half = await office.call('getImport', { params: { import: asked.id } });
  expect(half).toMatchObject({ state: 'running', counts: { records: 200, create: 200, released: 200 } });
  await portal.database.query('drop trigger refuse_late on import_row');
  await portal.database.query(
    'select graphile_worker.reschedule_jobs(array(select id from graphile_worker.jobs), run_at => now())',
  );
  await portal.work();
  const whole = await office.call('getImport', { params: { import: asked.id } });
  expect(whole).toMatchObject({
    state: 'done',
    total: 230,
    counts: { records: 230, create: 230, released: 230, unchanged: 0 },
  });
  const rows = await listAllRows(office, asked.id);
  expect(new Set(rows.map(({ dataset }) => dataset?.id)).size).toBe(230);
  expect(await portal.domains.audit.verify()).not.toHaveProperty('broken');
});

describe('DCAT-AP', () => {
  const turtle = `@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
<https://r.example.org/1> a dcat:Dataset ; dct:title "Revisado"@es ; dct:publisher [ a foaf:Agent ; foaf:name "Oficina" ] ;
  dct:creator "quien sea" ; dcat:landingPage <https://r.example.org/p> ;
  dct:accrualPeriodicity <http://purl.org/cld/freq/annual> ;
  dcat:distribution [ a dcat:Distribution ; dcat:downloadURL <https://r.example.org/a.csv> ] .`;

  test('is asked of every record, in a dry run and in a real one, with errors and warnings apart', async () => {
    for (const dryRun of [true, false]) {
      const file = { name: 'r.ttl', bytes: turtle };
      const { rows } = await importFile(portal, root, file, { dryRun, publisher: 'office', source: 'r' });
      expect(rows).toMatchObject([{ outcome: 'create', check: { complete: true } }]);
      const { violations = [], warnings = [] } = rows[0]?.check ?? {};
      // A creator that is a text breaks a rule; that no contact is said is only less than good; the frequency was understood.
      expect(violations.map(({ code }) => code)).toEqual(['creator-node-kind']);
      expect(warnings.map(({ code, field }) => [code, field])).toContainEqual(['contactPoint-min-count', 'contact']);
      expect([...violations, ...warnings].some(({ code }) => code.startsWith('accrualPeriodicity'))).toBe(false);
      for (const { message } of [...violations, ...warnings])
        expect([message.es, message.en, message.fr].every(Boolean)).toBe(true);
    }
  });
});
