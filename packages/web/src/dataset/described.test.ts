import { expect, test } from 'vitest';
import { createPortal } from '../../test/portal.ts';

const portal = createPortal();

test('a link that was not checked is never shown as fine, a broken one with the day since when and why', async () => {
  const html = await portal.read('/es/datasets/pozos');
  expect(html).toContain('Enlaces disponibles: 1; no disponibles: 2; sin revisar todavía: 2.');
  expect(html.match(/class="tag good">Disponible/g)).toHaveLength(1);
  expect(html.match(/Origen no disponible desde el 1 de marzo de 2026/g)).toHaveLength(2);
  expect(html).toContain('el servidor respondió 404');
  expect(html).toContain('llegó una página web en vez de los datos');
  expect(html.match(/>Sin revisar todavía</g)).toHaveLength(2);
});

test('licence and conditions of one link are told only where they differ', async () => {
  const html = await portal.read('/es/datasets/pozos');
  const links = html.slice(html.indexOf('id="links"'), html.indexOf('id="versions"'));
  expect(links.match(/CC0/g)?.length).toBe(1);
  expect(links).toContain('Solo este año.');
  expect(links).not.toContain('Atribución 4.0');
  expect(links.match(/Lo da el servicio/g)).toHaveLength(1);
  expect(links).toContain('href="/datasets/01900000-0000-7000-8000-000000000004"');
});

test('what is said of access, law, goals, standards, relations and coverage is read in words', async () => {
  const html = await portal.read('/es/datasets/pozos');
  for (const part of [
    'Restringido: con condiciones',
    'Con solicitud escrita.',
    'Norma de pozos',
    'Hecho a partir de',
    'href="https://doi.org/10.1234/pozos"',
    '1 mes',
    '30 metros',
    'Teléfono: 55 0000',
    'Periodo medido en los datos',
    'href="/es/datasets/serie-pozos"',
    'Agua limpia y saneamiento',
  ])
    expect(html).toContain(part);
  expect(html).toMatch(/Puebla[^<]*<\/dd>/);
});

test('the fields this portal added are read under their own names', async () => {
  const html = await portal.read('/es/datasets/pozos');
  const about = html.slice(html.indexOf('id="about"'), html.indexOf('id="history"'));
  for (const part of [
    'Cuenca',
    'Río Balsas',
    'Sí',
    '1,234.5',
    '31 de enero de 2026',
    'href="https://example.org/f"',
    'riego',
  ])
    expect(about).toContain(part);
  for (const absent of ['ajeno', 'Campo vacio']) expect(about).not.toContain(absent);
});

test('a series lists its datasets, a service its address and what it gives', async () => {
  const series = await portal.read('/en/datasets/serie-pozos');
  expect(series).toContain('A series of 1 dataset.');
  expect(series).toContain('href="/en/datasets/pozos"');
  expect(series).not.toContain('id="files"');
  const service = await portal.read('/en/datasets/servicio-pozos');
  expect(service).toContain('href="https://example.org/api"');
  expect(service).toContain('href="https://example.org/api.json"');
  expect(service).toContain('Water wells');
});

test('the history names institution and role, and shows what a release changed', async () => {
  const html = await portal.read('/en/datasets/pozos');
  const part = html.slice(html.indexOf('id="history"'), html.indexOf('id="use"'));
  for (const text of [
    'Released, version 2',
    'Publishing, Water Commission',
    'Title (Spanish)',
    'Posos',
    'Pozos &lt;b>',
    'Datos personales (Comité)',
    'The portal',
  ])
    expect(part).toContain(text);
  expect(part).not.toContain('@');
});

test('each version is cited in four forms, three of them files at its address', async () => {
  const html = await portal.read('/fr/datasets/pozos');
  for (const ending of ['bib', 'ris', 'csl.json'])
    expect(html).toContain(`href="/datasets/pozos/versions/1.${ending}"`);
});
