import { type Client, defaultCaseSettings, type InstitutionId, operations } from '@milpa/sdk';
import { harvest, publish } from '../datasets.ts';
import { askForData } from '../demand.ts';
import type { TestPortal } from '../portal.ts';
import { makeSample } from './sample.ts';

/** What stands in the office while everybody knocks: one of each thing whose institution decides. */
export interface PowersScene {
  readonly office: InstitutionId;
  readonly elsewhere: InstitutionId;
  /** By the name of a parameter of an address; with the part before it where one name means several things. */
  readonly params: Readonly<Record<string, string>>;
  /** Members of a body that say for whom, by operation. */
  readonly bodies: Readonly<Record<string, object>>;
}

const none = '019a0000-0000-7000-8000-00000000dead';

export async function makePowersScene(portal: TestPortal): Promise<PowersScene> {
  const root = await portal.clientAs('portal-administrator');
  const make = async (slug: string) =>
    (await root.call('createInstitution', { body: parseBody({ slug, name: { en: slug }, level: 'federal' }) })).id;
  const [office, elsewhere] = [await make('office'), await make('elsewhere')];
  const institution = { params: { institution: 'office' } };
  const title = { title: { en: 'Wells' } };
  const draft = await root.call('createDataset', { body: { publisher: 'office', metadata: title } });
  const target = await root.call('appoint', { ...institution, body: { email: 'target@example.org', role: 'viewer' } });
  // The holding, its plan and what it commits to: each decided by its own institution.
  const holding = await root.call('createHolding', { ...institution, body: sampleOf('createHolding', holdingNamed) });
  const plan = await root.call('createPlan', { ...institution, body: sampleOf('createPlan', {}) });
  const commitment = await root.call('addCommitment', {
    params: { plan: plan.id },
    body: sampleOf('addCommitment', { holding: holding.id }),
  });
  const review = await submitReview(root);
  const [imported, inventory] = await takeIn(root);
  await portal.work();
  const about = { kind: 'dataset', id: draft.id } as const;
  const opened = await root.call('openCase', { body: { kind: 'help', object: about, text: 'How do I begin?' } });
  const assessment = await root.call('createSelfAssessment', {
    body: { questionnaire: 'odm-2025', institution: 'office' },
  });
  const { id: recommendation } = await root.call('addRecommendation', { body: recommended });
  const request = await askForData(portal, { institution: 'office' });
  // The last: what works in the background would fill in the records, and the sample could be published.
  const audited = await drawForAudit(portal, root);
  const bulk = await root.call('startBulk', {
    ...institution,
    body: { action: { do: 'check-links' }, of: { filter: {} } },
  });
  return {
    office,
    elsewhere,
    params: {
      institution: 'office',
      dataset: draft.id,
      appointment: target.id,
      case: opened.case.id,
      bulk: bulk.id,
      holding: holding.id,
      plan: plan.id,
      commitment: commitment.id,
      ...audited,
      review,
      'imports/import': imported,
      'inventory-imports/import': inventory,
      assessment: assessment.id,
      // Nobody sent it: whoever may is told so.
      'evidence/sha256': '0'.repeat(64),
      section: 'policy.1',
      questionnaire: 'odm-2025',
      ...{ recommendation, request },
      set: 'oecd-2018',
      version: '1',
      day: '2026-01-31',
      number: '1',
      code: 'MEX',
      country: 'MEX',
    },
    bodies: {
      createDataset: { publisher: 'office', metadata: title },
      changeDraft: { metadata: title },
      addFile: { upload: 'no-such-upload' },
      appoint: { email: 'new@example.org', role: 'viewer' },
      handOver: { to: none, holdings: [] },
      startActing: { email: 'target@example.org', reason: 'to look at a draft' },
      openCase: { object: about },
      startBulk: { action: { do: 'licence', licence: 'CC0-1.0' }, of: { filter: {} } },
      setCaseSettings: defaultCaseSettings,
      createHolding: holdingNamed,
      addCommitment: { holding: holding.id },
      noteFinding: { institution: 'office' },
      createSelfAssessment: { questionnaire: 'ourdata-2017', institution: 'office' },
      addRecommendation: recommended,
      answerDataRequest: { promised: '2099-01-31' },
    },
  };
}

const mapMade = {
  title: 'Map of wells',
  description: 'Where there is water.',
  kind: 'application',
  address: 'https://example.org/wells',
  maker: { name: 'Neighbours of the valley', kind: 'organisation' },
} as const;

/** A sample with a finding and an action. The machine has not filled it in, so that whoever may publish it is refused for that. */
async function drawForAudit(portal: TestPortal, root: Client): Promise<PowersScene['params']> {
  const wells = await publish(portal, root, { name: 'wells.csv', bytes: harvest(1) });
  const { id: reuse } = await root.call('sendReuse', { body: { ...mapMade, datasets: [{ dataset: wells.id }] } });
  const auditor = await portal.clientAs('auditor');
  const drawn = await auditor.call('drawSample', { body: { title: 'Wells', size: 1, institution: 'office' } });
  const sample = { params: { sample: drawn.id } };
  const told = { severity: 'minor', what: 'No description', rule: 'Guide, step 3', evidence: 'Its page' } as const;
  const finding = await auditor.call('noteFinding', { ...sample, body: { ...told, institution: 'office' } });
  const action = await auditor.call('orderAction', {
    params: { finding: finding.id },
    body: { post: 'head', what: 'Describe it', due: '2099-01-31' },
  });
  const [record] = (await auditor.call('getSample', sample)).records;
  return { reuse, sample: drawn.id, record: record?.id ?? none, finding: finding.id, action: action.id };
}

/** A draft that waits for a second person. */
async function submitReview(root: Client): Promise<string> {
  const links = [{ link: { accessUrl: 'https://example.org/rivers', format: 'csv' } }];
  const metadata = { title: { en: 'Rivers' }, licence: 'CC-BY-4.0' };
  const { id, revision } = await root.call('createDataset', { body: { publisher: 'office', metadata, links } });
  return (await root.call('submitForReview', { params: { dataset: id }, revision, body: {} })).id;
}

/** Descriptions and an inventory that an administrator of the portal had read, for trial. */
async function takeIn(root: Client): Promise<[string, string]> {
  const send = async (path: string, options: object, name: string, text: string) => {
    const form = new FormData();
    form.set('options', JSON.stringify(options));
    form.set('file', new Blob([text]), name);
    const answer = await root.request(path, { method: 'POST', body: form });
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
    return parseId(await answer.json());
  };
  const options = { dryRun: true, institution: 'office' };
  return [
    await send(
      '/api/v1/imports',
      { dryRun: true, publisher: 'office' },
      'lista.csv',
      'título,enlace\nPozos,https://e.org/p\n',
    ),
    await send('/api/v1/inventory-imports', options, 'inventario.csv', 'nombre,descripción\nPozos,Registro\n'),
  ];
}
const parseId = (value: unknown): string => (value as { id: string }).id;
const recommended = {
  source: 'council',
  title: { en: 'Publish the wells' },
  citation: 'Session 1',
  institution: 'office',
  received: '2026-01-31',
} as const;
const holdingNamed = { name: { en: 'Files of wells' } };
const sampleOf = (id: 'createHolding' | 'createPlan' | 'addCommitment', more: object) =>
  parseBody({ ...Object(makeSample(operations[id].body)), ...more });
const parseBody = (body: object) => body as never;
