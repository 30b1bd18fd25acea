import { type Client, type Draft, languages, type Validation } from '@milpa/sdk';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createByForm, getDraft, harvest } from '../../../test/datasets.ts';
import { startTestPortal, type TestPortal } from '../../../test/portal.ts';

let portal: TestPortal;
let publisher: Client;

beforeAll(async () => {
  portal = await startTestPortal();
  publisher = await portal.clientAs('publisher');
});
afterAll(() => portal.close());

async function makeDraft(metadata: object): Promise<Draft> {
  const draft = await createByForm(publisher, 'office', [{ name: 'cosecha.csv', bytes: harvest(2) }], metadata);
  await portal.work();
  return getDraft(publisher, draft);
}
const validate = (draft: Draft, profile?: Validation['profile']) =>
  publisher.call('validateDraft', { params: { dataset: draft.id }, ...(profile ? { query: { profile } } : {}) });

const whole = {
  title: { es: 'Cosecha de maíz' },
  description: { es: 'Toneladas por estado y mes' },
  licence: 'CC-BY-4.0',
  themes: ['AGRI'],
  keywords: { es: ['maíz'] },
  frequency: 'MONTHLY',
  contact: { name: 'Unidad de datos', email: 'datos@example.org' },
  language: ['es'],
  spatial: { name: 'México', bbox: [-118.4, 14.5, -86.7, 32.7] },
  temporal: { from: '2025-01-01', to: '2025-02-28' },
  source: 'Servicio de Información Agroalimentaria',
};

describe('a working copy that says little', () => {
  let report: Validation;
  let draft: Draft;
  beforeAll(async () => {
    draft = await makeDraft({ title: { es: 'Cosecha de maíz' } });
    report = await validate(draft);
  });

  test('breaks no rule of DCAT-AP, which asks for little, and misses what it recommends, by field', () => {
    expect(report).toMatchObject({ profile: 'dcat-ap', revision: draft.revision, conforms: true, complete: true });
    const warnings = report.findings.filter(({ severity }) => severity === 'warning');
    expect(warnings.map(({ pointer }) => pointer)).toEqual(
      expect.arrayContaining([
        '/metadata/contact',
        '/metadata/keywords',
        '/metadata/themes',
        '/metadata/spatial',
        '/distributions/0/licence',
        '/distributions/0/description',
      ]),
    );
    expect(report.warnings).toBe(warnings.length);
  });

  test('reads what is wrong and what to do in every language; formats of one file are one finding', () => {
    for (const { severity, message, advice } of report.findings)
      for (const language of languages) {
        expect(message[language]).toBeTruthy();
        if (severity !== 'info') expect(advice[language]).toBeTruthy();
      }
    const licence = report.findings.find(({ pointer }) => pointer === '/distributions/0/licence');
    expect(licence?.times).toBe(1 + (draft.distributions[0]?.file?.tables[0]?.formats.length ?? 0));
  });

  test('has violations before warnings before what is for the curious', async () => {
    const high = await makeDraft({ title: { es: 'Cosecha' }, highValue: ['hvd-statistics'] });
    const { findings, conforms, violations } = await validate(high);
    expect(conforms).toBe(false);
    expect(violations).toBeGreaterThan(0);
    const severities = findings.map(({ severity }) => ['violation', 'warning', 'info'].indexOf(severity));
    expect(severities).toEqual(severities.toSorted());
    expect(findings[0]).toMatchObject({ severity: 'violation', pointer: '/distributions/0/licence' });
    // Recommended for all and required here: said once.
    expect(findings.filter(({ pointer }) => pointer === '/distributions/0/licence')).toHaveLength(1);
  });
});

describe('a working copy that says everything', () => {
  test.each(['dcat-ap', 'dcat-ap-2.1.1'] as const)('conforms to %s; what is left is the portal’s', async (profile) => {
    const draft = await makeDraft(whole);
    const { id, file } = draft.distributions[0] ?? {};
    expect(file?.state).toBe('read');
    const described = await publisher.call('changeDraft', {
      params: { dataset: draft.id },
      body: { distributions: [{ id: id ?? '', description: { es: 'El cuadro' } }] },
      revision: draft.revision,
    });
    const report = await validate(described, profile);
    expect(report.findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
    expect(report).toMatchObject({ conforms: true, profile, revision: described.revision });
  });
});

test('is for who may read the working copy', async () => {
  const draft = await makeDraft(whole);
  const anyone = await portal.clientAs('anyone');
  await expect(anyone.call('validateDraft', { params: { dataset: draft.id } })).rejects.toMatchObject({
    code: 'sign-in-needed',
  });
  const other = await portal.clientAs('publisher', 'elsewhere');
  await expect(other.call('validateDraft', { params: { dataset: draft.id } })).rejects.toMatchObject({
    code: 'not-allowed',
  });
});
