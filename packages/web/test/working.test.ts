import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { harvest, latin1 } from '../../server/test/datasets.ts';
import { startTestPortal, type TestPortal, testPassword } from '../../server/test/portal.ts';
import { createVisitor, readForm, type Visitor } from './visitor.ts';

let portal: TestPortal;
let anyone: Visitor;
let publisher: Visitor;
let administrator: Visitor;
beforeAll(async () => {
  portal = await startTestPortal();
  anyone = createVisitor(portal);
  publisher = createVisitor(portal, await portal.cookieOf('publisher'));
  administrator = createVisitor(portal, await portal.cookieOf('portal-administrator'));
});
afterAll(() => portal.close());

/** What a browser sends for the form of a new dataset: the file first, as it stands on the page. */
async function fillNew(
  values: Readonly<Record<string, string>>,
  file?: { name: string; bytes: Uint8Array<ArrayBuffer> },
) {
  const { html } = await publisher.visit('/es/workspace/new');
  const form = new FormData();
  form.append('file', file ? new Blob([file.bytes]) : new Blob([]), file?.name ?? '');
  for (const [name, value] of Object.entries({ ...readForm(html, '/es/workspace/new'), ...values }))
    form.append(name, value);
  return publisher.send('/es/workspace/new', form);
}

/** A draft whose file was read. */
async function makeDraft(title: string): Promise<string> {
  const made = await fillNew({ 'title.es': title, licence: 'CC-BY-4.0' }, { name: 'cosecha.csv', bytes: harvest(3) });
  expect(made.status).toBe(303);
  await portal.work();
  return made.location;
}

describe('signing in', () => {
  const credentials = { email: 'publisher@office.example.org', password: testPassword };

  test('hands on the cookie and goes where the person wanted', async () => {
    const shown = await anyone.visit('/fr/workspace/new?publisher=office');
    expect(shown.status).toBe(303);
    const form = readForm((await anyone.visit(shown.location)).html, '/fr/sign-in');
    const answer = await anyone.send('/fr/sign-in', { ...form, ...credentials });
    expect([answer.status, answer.location]).toEqual([303, '/fr/workspace/new?publisher=office']);
    const cookie = answer.headers.getSetCookie().join();
    expect(cookie).toMatch(/HttpOnly/i);
    expect((await createVisitor(portal, cookie.split(';')[0]).visit('/fr/workspace')).status).toBe(200);
  });

  test('never leads to another site', async () => {
    const answer = await anyone.send('/es/sign-in', { ...credentials, next: '//evil.example/' });
    expect([answer.status, answer.location]).toEqual([303, '/es/workspace']);
  });

  test('keeps the e-mail and says what to do when it is refused', async () => {
    const wrong = await anyone.send('/es/sign-in', { ...credentials, password: 'otra cosa muy larga' });
    expect(wrong.status).toBe(401);
    expect(wrong.html).toContain('id="error-summary"');
    expect(readForm(wrong.html, '/es/sign-in')['email']).toBe(credentials.email);
    expect(wrong.html).not.toContain('otra cosa muy larga');
    const empty = await anyone.send('/es/sign-in', { email: '', password: '' });
    expect(empty.html).toContain('href="#password"');
  });

  test('does nothing for a form of another site', async () => {
    const headers = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    expect((await anyone.send('/es/sign-in', credentials, headers)).status).toBe(403);
  });

  test('out ends the session', async () => {
    const entered = await anyone.send('/es/sign-in', credentials);
    const own = createVisitor(portal, entered.headers.getSetCookie()[0]?.split(';')[0]);
    expect((await own.send('/es/sign-out', {})).location).toBe('/es');
    expect((await own.visit('/es/workspace')).status).toBe(303);
  });

  test('by invitation asks for a password twice, and says when the code is no good', async () => {
    const typed = { code: 'nothing', password: 'maiz frijol calabaza', again: 'maiz frijol calabazas' };
    const different = await anyone.send('/es/invitation', typed);
    expect(different.html).toContain('href="#again"');
    const unknown = await anyone.send('/es/invitation', { ...typed, again: typed.password });
    expect(unknown.status).toBe(404);
    expect(unknown.html).toContain('id="error-summary"');
  });
});

test('a forgotten password is asked for by letter, whoever asks', async () => {
  const empty = await anyone.send('/fr/forgot-password', { email: 'luz' });
  expect([empty.status, empty.html.includes('href="#email"')]).toEqual([422, true]);
  const asked = await anyone.send('/fr/forgot-password', { email: 'luz@example.org' });
  expect([asked.status, asked.html.includes('luz@example.org')]).toEqual([200, true]);
});

describe('the page of SPARQL', () => {
  test.each(['es', 'en', 'fr'])('in %s: its form and its examples are answered', async (language) => {
    const { html } = await anyone.visit(`/${language}/sparql`);
    const form = readForm(html, '/sparql');
    const examples = [...html.matchAll(/href="\?query=([^"]+)"/g)].map(([, query]) =>
      decodeURIComponent((query ?? '').replaceAll('+', ' ')),
    );
    expect(examples).toHaveLength(6);
    for (const query of [form['query'] ?? '', ...examples]) {
      const answer = await portal.fetch(
        new Request(`${portal.url}/sparql?${new URLSearchParams({ query, format: 'csv' })}`),
      );
      expect(answer.status, await answer.clone().text()).toBe(200);
      expect(await answer.text()).toMatch(/^[a-z]+(?:,[a-z]+)*\r\n/);
    }
  });
});

describe('what other catalogues will see', () => {
  test.each([
    ['es', 'Así lo verán otros catálogos', 'Falta el contacto.'],
    ['en', 'How other catalogues will see it', 'The contact is missing.'],
    ['fr', 'Comment d’autres catalogues le verront', 'Il manque le contact.'],
  ])('is said on the review in %s, each with the way to the field', async (language, title, missing) => {
    const here = (await makeDraft(`Cosecha vista en ${language}`)).replace('/es/', `/${language}/`);
    const { html } = await publisher.visit(here);
    expect(html).toContain(title);
    const finding = html.split('<li>').find((item) => item.includes(missing)) ?? '';
    const field = /href="([^"#]+)#([^"]+)"/.exec(finding);
    expect((await publisher.visit(field?.[1] ?? '')).html).toContain(`id="${field?.[2]}"`);
    // A file is mended on this page.
    const file = html.split('<li>').find((item) => item.includes('href="#file-') && item.includes('cosecha')) ?? '';
    const place = /href="#(file-[^"]+)"/.exec(file)?.[1];
    expect(place).toBeTruthy();
    expect(html).toContain(`id="${place}"`);
  });

  test('waits while files are read', async () => {
    const made = await fillNew({ 'title.es': 'Sin leer' }, { name: 'cosecha.csv', bytes: harvest(1) });
    expect((await publisher.visit(made.location)).html).not.toContain('Así lo verán otros catálogos');
    await portal.work();
    expect((await publisher.visit(made.location)).html).toContain('Así lo verán otros catálogos');
  });
});

describe('publishing without scripts', () => {
  test('goes from a file to a released dataset', async () => {
    const here = await makeDraft('Cosecha de maíz');
    const review = await publisher.visit(here);
    expect(review.html).toContain('18 filas y 5 columnas');
    expect(review.html).toContain('Michoacán');
    expect(review.html).not.toContain('http-equiv="refresh"');
    const form = readForm(review.html, `${here}/release`);
    const answer = await publisher.send(`${here}/release`, { ...form, notes: 'Primera entrega' });
    expect(answer.location).toBe(`${here}/released?version=1`);
    const done = await publisher.visit(answer.location);
    expect(done.html).toContain(`${new URL(portal.url).origin}/datasets/cosecha-de-maiz`);
    expect((await anyone.visit('/es/datasets/cosecha-de-maiz')).status).toBe(200);
    const again = await publisher.send(`${here}/release`, form);
    expect(again.status).toBe(412);
    expect(again.html).toContain('id="error-summary"');
  });

  test('shows what is being read, and asks again by itself', async () => {
    const made = await fillNew({ 'title.es': 'Lectura' }, { name: 'a.csv', bytes: harvest(1) });
    const reading = await publisher.visit(made.location);
    expect(reading.html).toContain('<noscript><meta http-equiv="refresh" content="4; url=');
    expect(reading.html).toContain('Elija una licencia');
    expect(reading.html).not.toContain('/release"');
    await portal.work();
  });

  test('loses no file when something else in the form is wrong', async () => {
    const typed = { 'title.es': 'Presupuesto', 'contact.email': 'nadie', 'description.es': 'Gasto por ramo' };
    const answer = await fillNew(typed, { name: 'gasto.csv', bytes: harvest(1) });
    expect(answer.html).toContain('href="#contact-email"');
    expect(answer.html).toContain('Sus archivos llegaron');
    const about = /action="([^"]*\/about)"/.exec(answer.html)?.[1] ?? '';
    const form = readForm(answer.html, about);
    expect(form).toMatchObject(typed);
    const mended = await publisher.send(about, { ...form, 'contact.email': 'datos@example.org' });
    expect(mended.status).toBe(303);
    const review = await publisher.visit(mended.location);
    expect(review.html).toContain('gasto.csv');
    expect(review.html).toContain('datos@example.org');
    await portal.work();
  });

  test('asks for a title when there is no file to name it by', async () => {
    const answer = await fillNew({ 'title.es': '', 'keywords.es': 'maíz' });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain('href="#title-es"');
    expect(readForm(answer.html, '/es/workspace/new')['keywords.es']).toBe('maíz');
  });

  test('takes new versions, says what changes, withdraws and restores', async () => {
    const here = await makeDraft('Cosecha por mes');
    const first = readForm((await publisher.visit(here)).html, `${here}/release`);
    await publisher.send(`${here}/release`, first);
    const review = await publisher.visit(here);
    const replaces = /files\?replaces=([^"]+)"/.exec(review.html)?.[1] ?? '';
    const form = new FormData();
    form.append('replaces', replaces);
    form.append('file', new Blob([harvest(4)]), 'cosecha 2.csv');
    expect((await publisher.send(`${here}/files`, form)).status).toBe(303);
    await portal.work();
    const changed = await publisher.visit(here);
    expect(changed.html).toContain('6 filas nuevas');
    expect(changed.html).toContain('Publicar la versión 2');

    const withdraw = `${here}/withdraw`;
    const blank = await publisher.send(withdraw, readForm((await publisher.visit(withdraw)).html, withdraw));
    expect(blank.html).toContain('href="#reason"');
    const reason = { reason: 'Contiene datos personales', authority: 'Comité de Transparencia' };
    const gone = await publisher.send(withdraw, { ...readForm(blank.html, withdraw), ...reason });
    expect((await publisher.visit(gone.location)).html).toContain('Este conjunto está retirado');
    expect((await anyone.visit('/es/datasets/cosecha-por-mes')).status).toBe(410);
    const restore = readForm((await publisher.visit(here)).html, `${here}/restore`);
    expect((await publisher.send(`${here}/restore`, restore)).location).toContain('done=restored');
    expect((await anyone.visit('/es/datasets/cosecha-por-mes')).status).toBe(200);
  });

  test('saving the form loses nothing that it does not ask', async () => {
    const client = await portal.clientAs('publisher');
    const said = {
      title: { es: 'Todo dicho' },
      licence: 'CC-BY-4.0',
      themes: ['ENVI', 'https://example.org/sector/7'],
      contact: { name: 'Área', url: 'https://example.org/c', telephone: '55' },
      spatial: { name: 'Puebla', places: ['21', '21114'] },
      accessLevel: 'restricted' as const,
      highValue: ['c_ac64a52d'],
      sdgs: ['6.1'],
      relations: [{ kind: 'source' as const, uri: 'https://example.org/r', title: 'Antes' }],
      identifiers: ['doi:10.1/y'],
      extra: { sector: 'agua' },
      aside: '<https://example.org/x> <https://example.org/y> "z" .',
    };
    const made = await client.call('createDataset', { body: { publisher: 'office', metadata: said } });
    const about = `/es/workspace/datasets/${made.id}/about`;
    const form = readForm((await publisher.visit(about)).html, about);
    // `readForm` keeps one value of a name; a browser sends every box that is ticked.
    const typed = {
      ...form,
      themes: said.themes.join(','),
      'contact.email': 'a@example.org',
      'spatial.name': 'Puebla y alrededores',
    };
    expect((await publisher.send(about, typed)).status).toBe(303);
    const { metadata } = await client.call('getDraft', { params: { dataset: made.id } });
    expect(metadata).toEqual({
      ...made.metadata,
      contact: { ...said.contact, email: 'a@example.org' },
      spatial: { ...said.spatial, name: 'Puebla y alrededores' },
    });
  });

  test('keeps what was typed when the session is over', async () => {
    const here = await makeDraft('Sesión');
    const form = readForm((await publisher.visit(`${here}/about`)).html, `${here}/about`);
    const typed = { ...form, 'description.es': '«Larga»\n<b>explicación</b>' };
    const kept = await anyone.send(`${here}/about`, typed);
    expect(kept.status).toBe(401);
    expect(readForm(kept.html, `${here}/about`)).toEqual(typed);
    expect((await publisher.send(`${here}/about`, readForm(kept.html, `${here}/about`))).status).toBe(303);
  });

  test('shows a viewer the draft without the way to release it', async () => {
    const here = await makeDraft('Para ver');
    const viewer = createVisitor(portal, await portal.cookieOf('viewer'));
    const seen = await viewer.visit(here);
    expect(seen.html).toContain('no publicarlo');
    expect(seen.html).not.toContain(`action="${here}/release"`);
    const tried = await viewer.send(`${here}/release`, { revision: '1' });
    expect(tried.status).toBe(403);
  });

  test('says in three languages why a file was refused and what to do', async () => {
    const made = await fillNew(
      { 'title.es': 'Roto' },
      { name: 'tabla.csv', bytes: latin1(['<html><body>no</body></html>']) },
    );
    await portal.work();
    for (const language of ['es', 'en', 'fr']) {
      const seen = await publisher.visit(made.location.replace('/es/', `/${language}/`));
      expect(seen.html).toMatch(/class="notice error"/);
      expect(seen.html).not.toMatch(/undefined|\[object/);
    }
  });
});

describe('two people at once', () => {
  test('both keep their changes when these are of different fields', async () => {
    const here = await makeDraft('Dos personas');
    const about = `${here}/about`;
    const opened = readForm((await publisher.visit(about)).html, about);
    await administrator.send(about, { ...opened, 'description.es': 'De la otra persona' });
    const mine = await publisher.send(about, { ...opened, 'keywords.es': 'maíz, frijol' });
    expect(mine.location).toContain('done=merged');
    const after = readForm((await publisher.visit(about)).html, about);
    expect(after).toMatchObject({ 'description.es': 'De la otra persona', 'keywords.es': 'maíz, frijol' });
  });

  test('see both versions of a field that both changed, and one chooses', async () => {
    const here = await makeDraft('Título primero');
    const about = `${here}/about`;
    const opened = readForm((await publisher.visit(about)).html, about);
    await administrator.send(about, { ...opened, 'title.es': 'Título «ajeno»', source: 'Ajena' });
    const clash = await publisher.send(about, { ...opened, 'title.es': 'Título "mío"', 'description.es': 'Mía' });
    expect(clash.status).toBe(412);
    expect(clash.html).toContain('Título «ajeno»');
    const form = readForm(clash.html, about);
    expect(form).toMatchObject({ 'title.es': 'Título "mío"', 'description.es': 'Mía', source: 'Ajena' });
    const chosen = await publisher.send(about, { ...form, 'title.es': 'Título «ajeno»' });
    expect(chosen.status).toBe(303);
    const after = readForm((await publisher.visit(about)).html, about);
    expect(after).toMatchObject({ 'title.es': 'Título «ajeno»', 'description.es': 'Mía', source: 'Ajena' });
  });

  test('on the columns of a table too', async () => {
    const here = await makeDraft('Columnas a dos');
    const table = /href="([^"]*\/tables\/[^"]*)"/.exec((await publisher.visit(here)).html)?.[1] ?? '';
    const opened = readForm((await publisher.visit(table)).html, table);
    await administrator.send(table, { ...opened, 'c1.label.es': 'Estado', 'c1.unit': 'u' });
    const clash = await publisher.send(table, {
      ...opened,
      'c1.label.es': 'Entidad federativa',
      'c0.label.es': 'Clave',
    });
    expect(clash.status).toBe(412);
    const form = readForm(clash.html, table);
    expect(form).toMatchObject({ 'c1.label.es': 'Entidad federativa', 'c1.unit': 'u', 'c1.name': 'Entidad' });
    expect((await publisher.send(table, form)).status).toBe(303);
    const after = readForm((await publisher.visit(table)).html, table);
    expect(after).toMatchObject({ 'c1.label.es': 'Entidad federativa', 'c1.unit': 'u', 'c0.label.es': 'Clave' });
  });
});

describe('the columns of a table', () => {
  test('get another type, and the page says that the file is being read again', async () => {
    const rows = Array.from({ length: 12 }, (_, at) => `0${at};${at % 4 === 1 ? 'cerrado' : at * 10};Puebla`);
    const bytes = latin1(['Clave;Aforo;Ciudad', ...rows]);
    const made = await fillNew({ 'title.es': 'Aforo', licence: 'CC0-1.0' }, { name: 'aforo.csv', bytes });
    await portal.work();
    const here = made.location;
    const table = /href="([^"]*\/tables\/[^"]*)"/.exec((await publisher.visit(here)).html)?.[1] ?? '';
    const form = readForm((await publisher.visit(table)).html, table);
    const types = { 'c0.type': 'integer', 'c1.type': 'integer', 'c2.type': 'date', 'c1.unit': 'personas' };
    const saved = await publisher.send(table, { ...form, ...types });
    expect(saved.location).toContain('done=types');
    expect((await publisher.visit(saved.location)).html).toContain('se lee de nuevo');
    await portal.work();
    const read = await publisher.visit(saved.location);
    expect(read.html).toContain('La lectura terminó con los tipos que eligió');
    expect(read.html).toContain('3 celdas no corresponden');
    expect(read.html).toMatch(/«cerrado», fila 2/);
    expect(read.html).toContain('Usted eligió fecha');
    expect(readForm(read.html, table)).toMatchObject(types);
    const back = await publisher.send(table, { ...readForm(read.html, table), 'c0.type': '', 'c2.type': '' });
    await portal.work();
    const again = readForm((await publisher.visit(back.location)).html, table);
    expect(again).toMatchObject({ 'c0.type': '', 'c1.type': 'integer', 'c2.type': '' });
  });
});

describe('suggestions', () => {
  test('are taken with one click', async () => {
    const here = await makeDraft('Sugerencias');
    const form = readForm((await publisher.visit(here)).html, `${here}/proposals`);
    expect((await publisher.send(`${here}/proposals`, { ...form, accept: 'all' })).status).toBe(303);
    const after = await publisher.visit(here);
    expect(after.html).toContain('2025-01-15');
    expect(after.html).not.toContain(`${here}/proposals`);
  });
});

describe('people, institutions and tokens', () => {
  test('an administrator adds an institution, appoints and ends', async () => {
    const path = '/es/workspace/institutions/new';
    const form = readForm((await administrator.visit(path)).html, path);
    const wrong = await administrator.send(path, { ...form, email: 'x' });
    expect(wrong.html).toContain('href="#name-es"');
    expect(wrong.html).toContain('href="#email"');
    const made = await administrator.send(path, { ...form, 'name.es': 'Salud', slug: 'salud', level: 'state' });
    expect(made.location).toBe('/es/workspace/institutions/salud?done=created');
    const here = '/es/workspace/institutions/salud';
    const person = { 'person.email': 'nueva@example.org', 'person.name': 'Nueva', 'person.role': 'viewer' };
    expect((await administrator.send(`${here}/people`, person)).location).toContain('done=appointed');
    const shown = await administrator.visit(here);
    const end = /action="([^"]*\/people\/[^"]*\/end)"/.exec(shown.html)?.[1] ?? '';
    expect((await administrator.send(end, {})).location).toContain('done=ended');
    expect((await administrator.visit(here)).html).not.toContain('nueva@example.org');
    expect((await publisher.visit(here)).status).toBe(403);
  });

  test('a token is shown once, then can be revoked', async () => {
    const path = '/es/workspace/tokens';
    const form = { name: 'Carga', scopes: 'publish', institution: '', days: '30' };
    const made = await publisher.send(path, form);
    const secret = /milpa_[\w-]+/.exec(made.html)?.[0] ?? '';
    expect(secret).not.toBe('');
    const listed = await publisher.visit(path);
    expect(listed.html).toContain('Carga');
    expect(listed.html).not.toContain(secret);
    const revoke = /action="([^"]*\/revoke)"/.exec(listed.html)?.[1] ?? '';
    expect((await publisher.send(revoke, {})).status).toBe(303);
    expect((await publisher.send(revoke, {})).status).toBe(303);
    const refused = await publisher.send(path, { name: '', days: '30' });
    expect(refused.html).toContain('href="#scopes"');
  });
});

test('every page of the workspace is whole in three languages and belongs to one person', async () => {
  const here = await makeDraft('Tres idiomas');
  const table = /href="([^"]*\/tables\/[^"]*)"/.exec((await publisher.visit(here)).html)?.[1] ?? '';
  const pages = [
    '/es/workspace',
    '/es/workspace/new',
    '/es/workspace/tokens',
    here,
    `${here}/about`,
    `${here}/files`,
    table,
  ];
  for (const language of ['es', 'en', 'fr']) {
    for (const path of [
      ...pages,
      '/es/sign-in',
      '/es/invitation?code=x',
      '/es/forgot-password',
      '/es/new-password?code=x',
    ]) {
      const seen = await publisher.visit(path.replace('/es/', `/${language}/`));
      expect([path, seen.status]).toEqual([path, 200]);
      expect(seen.html).toContain(`<html lang="${language}"`);
      expect(seen.html, path).not.toMatch(/undefined|\[object|NaN/);
      expect(seen.html.match(/<h1/g)?.length, path).toBe(1);
      expect(seen.headers.get('cache-control')).toBe('private, no-store');
    }
  }
});
