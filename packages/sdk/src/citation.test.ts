import { describe, expect, test } from 'vitest';
import { formatBibtex, formatCitation, formatCsl, formatRis } from './citation.ts';
import { Dataset } from './contract/dataset.ts';

const id = '01900000-0000-7000-8000-000000000001';
const dataset = Dataset.parse({
  id,
  slug: 'pozos',
  publisher: { id, slug: 'conagua', name: { es: 'Comisión Nacional del Agua', en: 'National Water Commission' } },
  metadata: {
    title: { es: 'Pozos de agua' },
    description: { es: 'Cada pozo.\n\nCon su caudal.' },
    keywords: { es: ['agua', 'pozos'] },
    identifiers: ['clave-7', 'https://doi.org/10.5281/zenodo.123'],
  },
  version: 3,
  latest: 4,
  issued: '2024-01-01T00:00:00Z',
  released: '2026-02-09T10:00:00Z',
  modified: '2026-02-09T10:00:00Z',
  notes: '',
  distributions: [],
});
const needs = {
  dataset,
  sha256: 'ab12',
  publicUrl: 'https://datos.example.org',
  portal: 'Datos',
  language: 'es' as const,
};
const url = 'https://datos.example.org/datasets/pozos/versions/3';

describe('a citation names this version and its bytes, whatever the title holds', () => {
  test('BibTeX', () => {
    const title = { es: 'Un } título {con} % & $ # _ ~ ^ \\ todo\nen dos' };
    const entry = formatBibtex({ ...needs, dataset: { ...dataset, metadata: { ...dataset.metadata, title } } });
    expect(entry).toContain(
      'title = {{Un \\} título \\{con\\} \\% \\& \\$ \\# \\_ \\textasciitilde{} \\textasciicircum{} \\textbackslash{} todo en dos}}',
    );
    expect(entry).toMatch(/^@misc\{pozos-v3,\n/);
    for (const line of [`url = {${url}}`, 'doi = {10.5281/zenodo.123}', 'note = {SHA-256: ab12}', 'year = {2026}'])
      expect(entry).toContain(line);
  });

  test('RIS: one tag a line, CRLF, ended by ER', () => {
    expect(formatRis(needs).split('\r\n')).toEqual([
      'TY  - DATA',
      'AU  - Comisión Nacional del Agua,',
      'TI  - Pozos de agua',
      'PY  - 2026',
      'DA  - 2026/02/09',
      'ET  - 3',
      'PB  - Datos',
      'AB  - Cada pozo. Con su caudal.',
      'KW  - agua',
      'KW  - pozos',
      'DO  - 10.5281/zenodo.123',
      `UR  - ${url}`,
      'N1  - SHA-256: ab12',
      'ER  - ',
      '',
    ]);
  });

  test('CSL-JSON, in the language that is asked for as far as there is one', () => {
    expect(JSON.parse(formatCsl({ ...needs, language: 'en' }))).toMatchObject([
      {
        type: 'dataset',
        id: 'pozos-v3',
        title: 'Pozos de agua',
        author: [{ literal: 'National Water Commission' }],
        issued: { 'date-parts': [[2026, 2, 9]] },
        version: '3',
        DOI: '10.5281/zenodo.123',
        URL: url,
      },
    ]);
    expect(formatCitation(needs, 'csl.json')).toBe(formatCsl(needs));
  });

  test('says nothing of what is not known', () => {
    const bare = {
      ...needs,
      sha256: undefined,
      dataset: { ...dataset, metadata: { ...dataset.metadata, identifiers: [] } },
    };
    for (const format of ['bib', 'ris', 'csl.json'] as const)
      expect(formatCitation(bare, format)).not.toMatch(/SHA-256|doi|\bDO\b/i);
  });
});
