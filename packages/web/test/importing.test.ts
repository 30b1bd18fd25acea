import { languages } from '@milpa/sdk';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestPortal, type TestPortal } from '../../server/test/portal.ts';
import { listFaults } from './structure.ts';
import { createVisitor, readForm, type Visitor } from './visitor.ts';

let portal: TestPortal;
let publisher: Visitor;
let administrator: Visitor;
beforeAll(async () => {
  portal = await startTestPortal();
  publisher = createVisitor(portal, await portal.cookieOf('publisher'));
  administrator = createVisitor(portal, await portal.cookieOf('portal-administrator'));
});
afterAll(() => portal.close());

const packages = [
  {
    name: 'a',
    title: 'Pozos',
    organization: 'office',
    license_id: 'cc-by',
    resources: [{ url: 'https://a.example.org/1', format: 'csv' }],
  },
  { name: 'b', title: 'Presas', organization: 'office', license_id: 'la mía', resources: [] },
  { name: 'c', title: '', organization: 'office', resources: [] },
];

async function send(visitor: Visitor, content: string | undefined, values: Readonly<Record<string, string>> = {}) {
  const { html } = await visitor.visit('/es/workspace/imports');
  const form = new FormData();
  form.append('file', new Blob(content === undefined ? [] : [content]), content === undefined ? '' : 'catalogo.json');
  for (const [name, value] of Object.entries({ ...readForm(html, '/es/workspace/imports'), ...values }))
    form.append(name, value);
  return visitor.send('/es/workspace/imports', form);
}

test('a file is tried, shown record by record, and taken in when the person says so', async () => {
  const tried = await send(publisher, JSON.stringify(packages), { release: 'yes' });
  expect(tried.status).toBe(303);
  expect((await publisher.visit(tried.location)).html).toContain('En curso');
  await portal.work();
  for (const language of languages) {
    const { html } = await publisher.visit(tried.location.replace('/es/', `/${language}/`));
    expect(listFaults(html)).toEqual([]);
  }
  const shown = (await publisher.visit(tried.location)).html;
  for (const text of ['Esto es lo que pasaría', 'Importar 2 registros', 'se publica', 'Falta el título.', 'la mía'])
    expect(shown).toContain(text);
  const refused = (await publisher.visit(`${tried.location}?outcome=refused`)).html;
  expect(refused).toContain('Registros 1 a 1 de 1');
  const real = await publisher.send(tried.location, {});
  await portal.work();
  const done = (await publisher.visit(real.location)).html;
  expect(done).toContain('Importación terminada');
  expect(done).toMatch(/href="\/es\/workspace\/datasets\/[0-9a-f-]{36}"/);
  const list = (await administrator.visit('/fr/workspace/imports')).html;
  // A box to tick is named by the words around it.
  expect(listFaults(list).filter((fault) => !fault.includes('type="checkbox"'))).toEqual([]);
  expect(list).toContain('catalogo.json');
});

test('without a file the form comes back; a file that is none is told of', async () => {
  const empty = await send(publisher, undefined);
  expect([empty.status, empty.html.includes('Elija un archivo.')]).toEqual([422, true]);
  const odd = await send(publisher, 'esto no es nada\n');
  await portal.work();
  expect((await publisher.visit(odd.location)).html).toContain('No se reconoce');
});

test('who may not import is told what is needed', async () => {
  const viewer = createVisitor(portal, await portal.cookieOf('viewer'));
  const { html } = await viewer.visit('/en/workspace/imports');
  expect(html).toContain('role of publisher');
});
