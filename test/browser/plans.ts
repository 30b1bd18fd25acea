import { setTimeout as sleep } from 'node:timers/promises';
import { InventoryImportId, type Language, type Plan, PlanId, parseProblem, paths } from '@milpa/sdk';
import type { Page } from 'playwright-core';
import { places } from '../../packages/web/src/workspace/places.ts';
import type { Stage } from './stage.ts';

const institution = 'secretaria-del-aire';
const params = { institution };

/** An inventory with a holding of each kind, and a plan of each state. */
export interface PlanScene {
  readonly open: string;
  readonly closed: string;
  /** Approved; one of its days was moved. */
  readonly approved: Plan;
  readonly draft: Plan;
  readonly submitted: Plan;
  /** A dry run that created, duplicated and refused. */
  readonly imported: string;
}

export async function setPlans(stage: Stage): Promise<PlanScene> {
  const { client } = stage.entry;
  const hold = async (key: string, more: object = {}) => {
    const name = { es: `Dato ${key}`, en: `Holding ${key}`, fr: `Donnée ${key}` };
    const described = { name, post: 'Dirección de Monitoreo', area: 'Monitoreo', system: 'PostgreSQL' };
    return (
      await client.call('createHolding', { params, body: parse({ key, level: 'public', ...described, ...more }) })
    ).id;
  };
  const demand = { demand: { score: 4, reason: 'Lo más pedido' }, effort: { score: 1, reason: 'Ya está listo' } };
  const open = await hold('abierto', { priority: demand, description: { es: 'Mediciones de cada hora.' } });
  const closed = await hold('cerrado', { level: 'restricted', decision: decision() });
  await hold('sin-clasificar', { level: null });
  const plan = async (title: string, holdings: readonly string[]): Promise<Plan> => {
    const { id } = await client.call('createPlan', { params, body: { title } });
    for (const holding of holdings) {
      const body = {
        holding,
        post: 'Dirección de Monitoreo',
        due: '2026-10-30',
        frequency: 'R/P1M',
        goal: 'Aire limpio',
      };
      await client.call('addCommitment', { params: { plan: id }, body: parse(body) });
    }
    return client.call('getPlan', { params: { plan: id } });
  };
  const submit = async ({ id, revision }: Plan) =>
    client.call('movePlan', { params: { plan: id }, revision, body: { event: 'submit' } });
  const approved = await submit(await plan('2025', [open, await hold('segundo')]));
  await approve(stage, approved);
  await reschedule(stage, approved);
  const draft = await plan('2026', [await hold('tercero')]);
  const submitted = await submit(await plan('2027', [await hold('cuarto')]));
  const read = ({ id }: Plan) => client.call('getPlan', { params: { plan: id } });
  return {
    ...{ open, closed, draft, submitted, approved: await read(approved) },
    imported: await tryInventory(stage),
  };
}

/** The portal checks it; here it only has to be sent. */
const parse = (body: object) => body as never;

const decision = () => ({
  ...{ instrument: 'Ley Federal de Transparencia', article: 'Artículo 113', reviewer: 'Unidad de Transparencia' },
  ...{ decided: '2024-01-15', review: '2025-01-15', reasoning: 'Señala la ubicación de instalaciones.' },
});

async function approve({ entry }: Stage, plan: Plan): Promise<void> {
  const form = new FormData();
  const resolution = { about: 'plan', text: 'Se aprueba el plan.', plan: PlanId.parse(plan.id), decides: 'approve' };
  const session = {
    held: '2025-02-01',
    title: 'Primera sesión ordinaria',
    agenda: ['Plan de apertura'],
    attendance: [{ post: 'Titular', present: true }],
    resolutions: [resolution],
  };
  form.set('session', JSON.stringify(session));
  form.set('file', new File(['Acta'], 'acta.pdf'));
  const address = `/api/v1/institutions/${institution}/sessions`;
  const answer = await entry.client.request(address, { method: 'POST', body: form });
  if (!answer.ok) throw await parseProblem(answer);
}

async function reschedule({ entry }: Stage, plan: Plan): Promise<void> {
  const [item] = plan.items;
  if (!item) throw new Error('The plan promises nothing');
  const body = { due: '2026-12-15', reason: 'Cambio de sistema', by: 'Administración de datos' };
  const commitment = await entry.client.call('getCommitment', { params: { commitment: item.id } });
  await entry.client.call('changeCommitment', {
    params: { commitment: item.id },
    revision: commitment.revision,
    body,
  });
}

async function tryInventory({ entry }: Stage): Promise<string> {
  const rows = [
    'nombre,descripción,privado,fecha',
    'Uno,x,no,2026-10-01',
    'Uno,x,no,',
    'Dos,y,sí,',
    'Tres,z,no,20013-01-01',
  ];
  const form = new FormData();
  form.set('options', JSON.stringify({ institution, plan: '2028', post: 'Datos' }));
  form.set('file', new File([rows.join('\n')], 'inventario.csv'));
  const answer = await entry.client.request('/api/v1/inventory-imports', { method: 'POST', body: form });
  if (!answer.ok) throw await parseProblem(answer);
  const id = parseId(await answer.json());
  for (;;) {
    const { state } = await entry.client.call('getInventoryImport', { params: { import: id } });
    if (state === 'done' || state === 'failed') return id;
    await sleep(100);
  }
}
const parseId = (value: unknown): InventoryImportId => InventoryImportId.parse((value as { id: string }).id);

export const listPlanReaderAddresses = ({ open }: PlanScene, language: Language): readonly string[] => [
  paths.inventory(language, institution),
  `${paths.inventory(language, institution)}?q=zzzz&level=public&state=planned`,
  paths.inventory(language, institution, open),
  paths.openingPlan(language, institution),
  paths.commitments(language),
  `${paths.commitments(language)}?month=2026-12&state=overdue`,
  `${paths.commitments(language)}?month=2026-12`,
];

export function listPlanWorkAddresses(scene: PlanScene, language: Language): readonly string[] {
  const { open, closed, approved, draft, submitted, imported } = scene;
  const items = [approved, draft, submitted].flatMap((plan) => plan.items);
  const answers = 'function=yes&persons=no&law=yes&harm=yes&outweighs=yes&part=yes';
  return [
    places.inventories(language),
    places.inventory(language, institution),
    `${places.inventory(language, institution)}?sort=priority`,
    places.newHolding(language, institution),
    places.importInventory(language, institution),
    places.inventoryImport(language, imported),
    ...[open, closed].map((holding) => places.holding(language, holding)),
    places.access(language, open),
    `${places.access(language, open)}?${answers}`,
    places.plans(language, institution),
    places.newSession(language, institution),
    ...[approved, draft, submitted].map(({ id }) => places.plan(language, id)),
    ...items.map(({ id }) => places.commitment(language, id)),
    ...approved.items.map(({ id }) => places.cancelCommitment(language, id)),
  ];
}

/** Forms that are sent without what they need: the page says what is wrong, tied to its field. */
export function listPlanForms({ approved, draft }: PlanScene, language: Language): readonly string[] {
  const [first] = approved.items;
  return [
    places.newHolding(language, institution),
    places.importInventory(language, institution),
    places.newSession(language, institution),
    places.plan(language, draft.id),
    ...(first ? [places.commitment(language, first.id), places.cancelCommitment(language, first.id)] : []),
  ];
}

/** Moves the day without a reason, as a person in a hurry would. */
export async function moveSilently(page: Page): Promise<void> {
  await page.locator('input[name=due]').fill('2027-01-31');
}
