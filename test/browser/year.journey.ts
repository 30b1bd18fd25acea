import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { paths } from '@milpa/sdk';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { latin1 } from '../../packages/server/test/datasets.ts';
import { words } from '../../packages/web/src/words/index.ts';
import { places } from '../../packages/web/src/workspace/places.ts';
import { runMilpa } from '../cli/milpa.ts';
import { browserHere, readMain } from './browser.ts';
import { type Person, startYear, type Year } from './year.ts';

vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 });

const es = words.es;
const { publishing, review, freshness, proof } = es.reading;
const { institutions, posts } = es.work;
const institution = 'secretaria-del-aire';

const heading =
  'Responsable;Nombre del conjunto de datos;Nombre del recurso;¿De qué es el recurso?;¿Tiene datos privados?;Razón por la cual los datos son privados;¿En qué plataforma, tecnología, programa o sistema se albergan?;Fecha estimada de publicación';
/** As offices send it: a merged cell, a private row without its reason, a row twice, a year with one digit too many. */
const inventory = latin1([
  heading,
  'Dirección de Monitoreo;Calidad del aire;Mediciones diarias;Promedio diario por estación;No;;PostgreSQL;2027-02-28',
  ';;Estaciones;Dónde está cada estación;No;;Excel;2027-06-30',
  'Dirección de Apoyos;Padrón de apoyos;;Personas beneficiarias;Sí;;Excel;',
  'Dirección de Monitoreo;Calidad del aire;Mediciones diarias;Otra vez;No;;PostgreSQL;2027-02-28',
  'Dirección de Monitoreo;Presupuesto;;Gasto por mes;No;;Excel;20013-05-01',
]);

/** Made-up people; the last sign is the check digit that the register computes. */
const curps = ['BADD110313HCMLNS09', 'HEGG560427MVZRRL04'];
const measure = (months: number, withPeople: boolean) =>
  latin1([
    `Estación;Fecha;PM2.5${withPeople ? ';CURP de quien midió' : ''}`,
    ...Array.from({ length: months * 20 }, (_, at) =>
      [
        ['Centro', 'Peñón'][at % 2],
        `2027-01-${String(1 + (at % 28)).padStart(2, '0')}`,
        String(10 + (at % 30)),
        ...(withPeople ? [curps[at % 2]] : []),
      ].join(';'),
    ),
  ]);
const csv = (name: string, bytes: Uint8Array) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(bytes) });
const pdf = (name: string) => ({ name, mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 firmado') });
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();
const follow = (page: Page, name: string | RegExp) =>
  page
    .getByRole('main')
    .getByRole('link', typeof name === 'string' ? { name, exact: true } : { name })
    .first()
    .click();

/** Each test is a season of the same year: a later one stands on what the earlier ones did. */
describe.skipIf(!browserHere)('a year in an institution', () => {
  let year: Year;
  let liaison: Person;
  let keeper: Person;
  let centre: Person;
  let auditor: Person;
  let successor: Person;
  let dataset = '';

  beforeAll(async () => {
    year = await startYear('2027-01-11');
  });
  afterAll(() => year?.close());

  async function appoint(by: Person, where: string, given: { email: string; name: string; role: string }) {
    const page = await by.open(places.institution('es', where));
    await page.locator('[name="person.email"]').fill(given.email);
    await page.locator('[name="person.name"]').fill(given.name);
    await page.locator('[name="person.role"]').selectOption(given.role);
    await page.getByText(posts.more, { exact: true }).first().click();
    await page.locator('[name="person.letter"]').fill(`Oficio de ${given.name}`);
    await page.locator('[name="person.file"]').setInputFiles(pdf('oficio.pdf'));
    await press(page, institutions.submitAppoint);
    await page.locator('.notice.good').waitFor();
    return year.accept(given.email);
  }

  test('January: people are appointed, each by a letter, and let themselves in', async () => {
    const { administrator } = year;
    const page = await administrator.open(paths.workspace('es'));
    await follow(page, es.work.nav.institutions);
    await follow(page, institutions.create);
    await page.locator('[name="name.es"]').fill('Secretaría del Aire');
    await press(page, institutions.submitCreate);
    await page.getByText(institutions.created).waitFor();
    await page.getByLabel(review.fourEyes).check();
    await press(page, review.saveRule);
    await page.getByText(review.ruleSaved).waitFor();
    liaison = await appoint(administrator, institution, {
      ...{ email: 'elena@aire.gob.mx', name: 'Elena Ríos', role: 'liaison' },
    });
    centre = await appoint(administrator, 'portal', {
      ...{ email: 'centro@datos.gob.mx', name: 'Carla Peña', role: 'policy-unit' },
    });
    auditor = await appoint(administrator, 'portal', {
      ...{ email: 'audita@funcionpublica.gob.mx', name: 'Aurelio Díaz', role: 'auditor' },
    });
    // The portal's administrators are not needed from here on: the liaison names who keeps the data.
    keeper = await appoint(liaison, institution, {
      ...{ email: 'ana@aire.gob.mx', name: 'Ana Ruiz', role: 'data-administrator' },
    });
    await liaison.look('people');
  });

  test('the inventory comes as the sheet it is, told row by row before anything is kept', async () => {
    const page = await keeper.open(paths.workspace('es'));
    await follow(page, publishing.inventory.nav);
    await follow(page, publishing.work.import);
    await page.locator('input[type=file]').setInputFiles(csv('inventario.csv', inventory));
    await page.getByLabel(publishing.intake.plan).fill('Plan 2027');
    // It is read in the background; nobody has to wait for the page to follow by itself.
    await press(page, publishing.intake.submit);
    await page.getByText(publishing.intake.waiting).waitFor();
    await year.work();
    await follow(page, publishing.intake.again);
    await page.getByText(publishing.intake.tried).waitFor();
    await page.waitForLoadState();
    const tags = await page.locator('tbody .tag').allInnerTexts();
    const { create, duplicate, refused } = publishing.intake.outcomes;
    expect(tags).toEqual([create, create, create, duplicate, refused]);
    await keeper.look('inventory-import');
    await press(page, publishing.intake.confirm);
    await page.getByText(publishing.intake.waiting).waitFor();
    await year.work();
    await follow(page, publishing.intake.again);
    await page.getByText(publishing.intake.done).waitFor();
  });

  test('what is private without a law is refused, and kept once it has one', async () => {
    const page = await keeper.open(places.inventory('es', institution));
    await follow(page, /Padrón de apoyos/);
    const { decision, fields, levels } = publishing;
    await page.getByLabel(fields.level, { exact: true }).selectOption({ label: levels['non-public'] });
    await press(page, publishing.work.save);
    await page.locator('#error-summary').waitFor();
    await page.waitForLoadState();
    // Every missing part is named, in the language of the page.
    expect(await page.locator('#error-summary li').allInnerTexts()).toEqual(
      expect.arrayContaining([
        `${decision.instrument}: Esto es necesario.`,
        `${decision.reviewer}: Esto es necesario.`,
        `${decision.review}: Esto no es un día; se escribe 2026-01-31.`,
      ]),
    );
    expect(await page.getByLabel(fields.level, { exact: true }).inputValue()).toBe('non-public');
    await keeper.look('classification-refused');
    await page.getByLabel(decision.instrument).fill('Ley General de Transparencia y Acceso a la Información Pública');
    await page.getByLabel(decision.article).fill('Artículo 116');
    await page.getByLabel(decision.reasoning).fill('Identifica a las personas que reciben apoyos.');
    await page.getByLabel(decision.reviewer).fill('Comité de Transparencia');
    await page.getByLabel(decision.decided).fill('2027-01-11');
    await page.getByLabel(decision.review).fill('2029-01-11');
    await press(page, publishing.work.save);
    await page.locator('.notice.good').waitFor();
    const reader = await year.reader();
    await reader.goto(paths.inventory('es', institution));
    expect(await readMain(reader)).not.toContain('Padrón de apoyos');
    expect(await readMain(reader)).toContain('Mediciones diarias');
  });

  test('the council approves the plan with its minutes', async () => {
    await year.live('2027-01-20');
    const page = await keeper.open(places.inventory('es', institution));
    await follow(page, publishing.work.plans);
    await follow(page, 'Plan 2027');
    await press(page, publishing.planning.submit);
    await page.getByText(publishing.plan.states.submitted).waitFor();
    const desk = await liaison.open(paths.workspace('es'));
    await follow(desk, publishing.inventory.nav);
    await follow(desk, publishing.work.plans);
    await follow(desk, publishing.planning.record);
    const { session } = publishing;
    await desk.getByLabel(session.held).fill('2027-01-20');
    await desk.getByLabel(session.name).fill('Primera sesión ordinaria de 2027');
    await desk.getByLabel(session.agenda).fill('Plan de apertura 2027');
    await desk.getByLabel(session.present, { exact: true }).fill('Titular\nEnlace');
    await desk.getByLabel(session.plan).selectOption({ label: 'Plan 2027' });
    await desk.getByLabel(session.text).fill('Se aprueba el plan de apertura 2027.');
    await press(desk, session.submit);
    // Without the minutes nothing is approved; what was typed stays.
    await desk.locator('#error-summary').waitFor();
    await desk.locator('input[type=file]').setInputFiles(pdf('acta.pdf'));
    await press(desk, session.submit);
    await desk.getByText(session.saved).waitFor();
    await liaison.look('council');
    const reader = await year.reader();
    await reader.goto(paths.openingPlan('es', institution));
    expect(await readMain(reader)).toContain('Estaciones');
    expect(await readMain(reader)).toContain('Se aprueba el plan de apertura 2027.');
  });

  test('February: a file with a CURP is stopped, mended, read by a second person and published', async () => {
    await year.live('2027-02-15');
    const page = await keeper.open(paths.workspace('es'));
    await follow(page, es.work.datasets.publish);
    const { fields } = es.work.metadata;
    await page.locator('input[type=file]').setInputFiles(csv('mediciones.csv', measure(1, true)));
    await page.getByLabel(fields.title, { exact: true }).fill('Mediciones diarias de la calidad del aire');
    await page.getByLabel(fields.description).first().fill('Promedio diario de partículas por estación.');
    await page.getByLabel(fields.licence).selectOption('CC-BY-4.0');
    await page.getByLabel(fields.frequency).selectOption('QUARTERLY');
    await page.getByLabel(fields['contact.email']).fill('datos@aire.gob.mx');
    await press(page, es.work.fresh.submit);
    await page.waitForURL(/\/workspace\/datasets\//);
    const draft = new URL(page.url()).pathname;
    dataset = draft.split('/').pop() ?? '';
    await year.work();
    await page.goto(draft);
    await page.getByText(es.work.draft.blockers, { exact: true }).waitFor();
    expect(await readMain(page)).toContain('«CURP de quien midió»');
    expect(await page.getByRole('button', { name: review.submit }).count()).toBe(0);
    await keeper.look('curp-stopped');

    await follow(page, es.work.draft.replaceOf('mediciones.csv'));
    await page.locator('input[type=file]').setInputFiles(csv('mediciones.csv', measure(1, false)));
    await press(page, es.work.files.send);
    await page.waitForURL(`**${draft}*`);
    await year.work();
    await page.goto(draft);
    expect(await readMain(page)).not.toContain(es.work.draft.blockers);
    await press(page, review.submit);
    await page.getByText(review.done.submitted).waitFor();
    // Four eyes: whoever hands in does not approve.
    await page.getByText(review.cannot).waitFor();
    await keeper.look('handed-in');

    await approveReview();
    const reader = await year.reader();
    await reader.goto(paths.search('es'));
    await follow(reader, 'Mediciones diarias de la calidad del aire');
    expect(await readMain(reader)).toContain(freshness.states.current);
  });

  /** The liaison follows the letter that says what waits for them, approves it, and takes the receipt. */
  async function approveReview() {
    await year.work();
    const [asked] = year.takeLetters();
    expect([asked?.to, asked?.subject]).toEqual([liaison.email, expect.stringMatching(/^Por revisar: Mediciones/)]);
    const page = await liaison.open(/https?:\/\/\S+\/workspace\/reviews\/\S+/.exec(asked?.text ?? '')?.[0] ?? '');
    await press(page, review.approve);
    await page.getByText(review.done.approved).waitFor();
    await year.work();
    expect(year.takeLetters().map(({ subject }) => subject)).toEqual([expect.stringMatching(/^Aprobado: Mediciones/)]);
    await page.reload();
    await liaison.look('approved');
    const receipt = page.getByRole('link', { name: review.receipt });
    const answer = await page.request.get((await receipt.getAttribute('href')) ?? '');
    expect(answer.status()).toBe(200);
    expect(JSON.stringify(await answer.json())).toContain(dataset);
  }

  test('the promise of the plan is kept by what was published', async () => {
    const reader = await year.reader();
    await reader.goto(paths.search('es'));
    await follow(reader, 'Mediciones diarias de la calidad del aire');
    const address = reader.url();
    const page = await keeper.open(places.inventory('es', institution));
    await follow(page, /Mediciones diarias/);
    await page.getByLabel(publishing.fields.datasets).fill(address);
    await press(page, publishing.work.save);
    await page.locator('.notice.good').waitFor();
    await reader.goto(paths.openingPlan('es', institution));
    expect(await readMain(reader)).toContain(publishing.commitment.kept);
  });

  test('May and June: the update does not come; each is told on their day, and the badge flips', async () => {
    const reader = await year.reader();
    const flips: string[] = [];
    let badge = '';
    const slug = await findSlug(reader);
    // The days on which it flips, and those beside them.
    const looked = /^2027-(04-1[3-6]|05-1[3-6]|05-2[0-3]|06-14)$/;
    const sent = await year.live('2027-06-14', async (today) => {
      if (!looked.test(today)) return;
      await reader.goto(paths.dataset('es', slug));
      const states = Object.values(freshness.states);
      const seen = (await reader.locator('main .tag').allInnerTexts()).find((text) => states.includes(text)) ?? '';
      if (badge !== '' && seen !== badge) flips.push(`${today} ${seen}`);
      badge = seen;
    });
    const title = '«Mediciones diarias de la calidad del aire»';
    expect(sent).toEqual([
      `2027-04-15 ana@aire.gob.mx ${title} debe actualizarse en 30 días`,
      `2027-05-08 ana@aire.gob.mx ${title} debe actualizarse en 7 días`,
      `2027-05-15 ana@aire.gob.mx ${title} debe actualizarse hoy`,
      `2027-05-22 elena@aire.gob.mx ${title}: 7 días de retraso`,
      '2027-05-31 ana@aire.gob.mx «Estaciones» debe publicarse en 30 días',
      `2027-06-14 centro@datos.gob.mx ${title}: 30 días de retraso`,
    ]);
    expect(flips).toEqual([
      `2027-04-15 ${freshness.states['due-soon']}`,
      `2027-05-15 ${freshness.states.due}`,
      `2027-05-22 ${freshness.states.overdue}`,
    ]);
  });

  async function findSlug(page: Page): Promise<string> {
    await page.goto(paths.search('es'));
    await follow(page, 'Mediciones diarias de la calidad del aire');
    return new URL(page.url()).pathname.split('/')[3] ?? '';
  }

  test('the centre sees what is late, as everyone does', async () => {
    const page = await centre.open(paths.overdue('es'));
    expect(await readMain(page)).toContain('Mediciones diarias de la calidad del aire');
    expect(await readMain(page)).toContain(freshness.list.total('1', 0));
    await centre.look('overdue');
    const own = await centre.open(paths.workspace('es'));
    await centre.look('centre');
    // They see how far everybody is; what is in a working copy stays with the institution.
    await follow(own, 'Mediciones diarias de la calidad del aire');
    expect(await readMain(own)).toContain(freshness.states.overdue);
  });

  test('a day that cannot be kept is moved with a reason, and everyone sees that it was', async () => {
    await year.live('2027-06-16');
    const page = await keeper.open(places.inventory('es', institution));
    await follow(page, publishing.work.plans);
    await follow(page, 'Plan 2027');
    await follow(page, /Estaciones/);
    const { planning, plan } = publishing;
    await page.getByLabel(plan.due).fill('2027-11-30');
    await press(page, planning.reschedule);
    await page.locator('#error-summary').waitFor();
    await page.getByLabel(planning.reason).fill('Se midieron de nuevo las coordenadas de tres estaciones.');
    await page.getByLabel(planning.by).fill('Dirección de Monitoreo');
    await press(page, planning.reschedule);
    await page.getByText(planning.saved).waitFor();
    const reader = await year.reader();
    await reader.goto(paths.openingPlan('es', institution));
    await reader.getByText(plan.rescheduled(1)).click();
    expect(await readMain(reader)).toContain('Se midieron de nuevo las coordenadas de tres estaciones.');
  });

  test('September: the post changes hands, and the work goes on', async () => {
    await year.live('2027-08-30');
    const page = await liaison.open(places.institution('es', institution));
    await follow(page, 'Ana Ruiz');
    await page.locator('[name="details.to"]').fill('2027-08-31');
    await press(page, posts.saveDetails);
    await page.getByText(posts.saved).waitFor();
    await year.live('2027-09-02');

    // Her session may live on, her rights do not.
    const old = await keeper.open(paths.newDataset('es'));
    expect(await readMain(old)).toContain(es.work.fresh.noRole);
    await keeper.look('left');

    successor = await appoint(liaison, institution, {
      ...{ email: 'sofia@aire.gob.mx', name: 'Sofía Luna', role: 'data-administrator' },
    });
    const desk = await liaison.open(places.succession('es'));
    await liaison.look('succession');
    await follow(desk, posts.orphans('1'));
    await desk.getByLabel(posts.taker).selectOption({ label: 'Sofía Luna' });
    await press(desk, posts.submitHandover);
    await desk.getByText(posts.handedOver('1')).waitFor();
    await liaison.look('handed-over');

    const own = await successor.open(paths.workspace('es'));
    await follow(own, 'Mediciones diarias de la calidad del aire');
    await follow(own, es.work.draft.replaceOf('mediciones.csv'));
    await own.locator('input[type=file]').setInputFiles(csv('mediciones.csv', measure(2, false)));
    await press(own, es.work.files.send);
    await own.waitForURL(/\/workspace\/datasets\/[^/]+$/);
    await year.work();
    await own.reload();
    await press(own, review.submit);
    await own.getByText(review.done.submitted).waitFor();
    await approveReview();
    const reader = await year.reader();
    await reader.goto(paths.dataset('es', await findSlug(reader)));
    expect(await readMain(reader)).toContain(freshness.states.current);
  });

  test('December: the auditor reads the record, takes it away signed, and it verifies', async () => {
    const sent = await year.live('2027-12-31');
    expect(sent.filter((line) => line.includes('ana@'))).toEqual([]);
    const page = await auditor.open(paths.workspace('es'));
    await page.getByText(es.work.nav.more, { exact: true }).click();
    await follow(page, proof.log.title);
    await page.getByLabel(proof.log.columns.action, { exact: true }).selectOption('reschedule-commitment');
    await press(page, proof.log.submit);
    await auditor.look('audit');
    const text = await readMain(page);
    expect(text).toContain('Ana Ruiz');

    const take = async (ending: string) => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: `log.${ending}`, exact: true }).click(),
      ]);
      return readFile(await download.path());
    };
    const [log, digest, signature] = [await take('csv'), await take('csv.sha256'), await take('csv.sha256.sig')];
    expect(digest.toString('utf8')).toContain(createHash('sha256').update(log).digest('hex'));
    const key = createPublicKey(await (await page.request.get(paths.signingKey())).text());
    expect(verify(null, digest, key, signature)).toBe(true);

    await auditor.open(places.tokens('es'));
    await page.getByLabel(es.work.tokens.name).fill('Verificación anual');
    await page.getByLabel(es.work.tokens.scope.admin).check();
    await press(page, es.work.tokens.submit);
    const secret =
      (await page
        .getByText(/^milpa_/)
        .first()
        .textContent()) ?? '';
    const count = async () =>
      (await year.portal.database.query<{ entries: number }>('select count(*)::int as entries from audit_entry'))[0]
        ?.entries ?? 0;
    const before = await count();
    const { code, out } = await runMilpa(['audit', 'verify', '--json', '--portal', year.portal.url, '--token', secret]);
    const report = JSON.parse(out);
    expect(report.faults).toEqual([]);
    // Every entry was read, not the roots alone; that the record was taken away is itself an entry of it.
    expect(report.entries).toBe(before);
    expect(await count()).toBe(before + 1);
    const roots = await year.portal.domains.proofs.roots.listAll();
    expect(roots.length).toBeGreaterThan(0);
    expect(report.roots).toBe(roots.length);
    expect(code).toBe(0);
  });
});
