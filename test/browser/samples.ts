import { type Client, createClient, type Language, paths } from '@milpa/sdk';
import type { Page } from 'playwright-core';
import { places } from '../../packages/web/src/workspace/places.ts';
import type { Stage } from './stage.ts';
import type { Step } from './walk.ts';

const institution = 'secretaria-del-aire';

/** A sample everyone sees, with an action that was answered, and one its auditor still works on. */
export interface SampleScene {
  readonly published: string;
  readonly open: string;
  /** A record, and a finding, of the open one. */
  readonly record: string;
  readonly finding: string;
  readonly action: string;
}

export async function drawSamples({ portal, entry }: Stage, cookie: string): Promise<SampleScene> {
  const auditor = createClient({ url: portal.url, headers: { cookie, origin: portal.url } });
  const draw = async (title: string) => {
    const { id } = await auditor.call('drawSample', { body: { title, size: 2, institution, seed: `walk ${title}` } });
    for (;;) {
      const sample = await auditor.call('getSample', { params: { sample: id } });
      if (sample.waiting === 0) return sample;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
  const published = await draw('Primer trimestre');
  const { action } = await findFault(auditor, published.id, published.records[0]?.id ?? '');
  await entry.client.call('moveAction', {
    params: { action },
    revision: 1,
    body: { event: 'reply', text: 'Ya se describieron las columnas; se ve en la página.' },
  });
  await auditor.call('publishSample', { params: { sample: published.id } });
  const open = await draw('Segundo trimestre');
  const record = open.records[0]?.id ?? '';
  const later = await findFault(auditor, open.id, record);
  return { published: published.id, open: open.id, record, ...later };
}

async function findFault(auditor: Client, sample: string, record: string) {
  const finding = await auditor.call('noteFinding', {
    params: { sample },
    body: {
      record,
      severity: 'major',
      what: 'Las columnas no se explican',
      rule: 'Guía de datos abiertos, paso 3',
      evidence: 'La página del conjunto',
      url: 'https://example.org/evidencia.pdf',
    },
  });
  const action = await auditor.call('orderAction', {
    params: { finding: finding.id },
    body: { post: 'administrator', what: 'Describir cada columna', due: '2090-01-31' },
  });
  return { finding: finding.id, action: action.id };
}

export function listSampleSteps(
  { published, open, record, finding, action }: SampleScene,
  language: Language,
  submit: (page: Page) => Promise<void>,
): readonly Step[] {
  const auditor = (address: string, act?: Step['act']): Step => ({
    visitor: 'auditor',
    address,
    ...(act ? { act } : {}),
  });
  const order = places.orderAction(language, open, finding);
  const newFinding = places.newFinding(language, open, record);
  const move = paths.correctiveAction(language, action);
  return [
    { visitor: 'reader', address: paths.samples(language) },
    { visitor: 'reader', address: paths.samples(language, published) },
    { visitor: 'reader', address: paths.samples(language, open), status: 404 },
    auditor(places.samples(language)),
    auditor(places.samples(language), submit),
    auditor(places.sample(language, open)),
    auditor(places.sample(language, published)),
    auditor(places.sampleRecord(language, open, record)),
    auditor(newFinding),
    auditor(newFinding, submit),
    auditor(places.newFinding(language, open)),
    auditor(order),
    auditor(order, submit),
    auditor(places.actions(language)),
    auditor(move),
    auditor(move, submit),
    { visitor: 'administrator', address: places.actions(language) },
    { visitor: 'administrator', address: move },
    { visitor: 'administrator', address: move, act: submit },
  ];
}
