import { type Draft, type Language, listTables, paths } from '@milpa/sdk';
import type { Page } from 'playwright-core';
import { places } from '../../packages/web/src/workspace/places.ts';
import { chooseNothing } from './cases.ts';
import { listPlanForms, listPlanReaderAddresses, listPlanWorkAddresses, moveSilently } from './plans.ts';
import { listRecommendationSteps } from './recommendations.ts';
import { listRequestSteps } from './requests.ts';
import { listReuseSteps } from './reuses.ts';
import { listSampleSteps } from './samples.ts';
import { institution, type Scene } from './scene.ts';
import { listSelfForms, listSelfReaderAddresses, listSelfWorkAddresses } from './self.ts';

/** Who looks: a reader has no cookie, a viewer sees one institution, an auditor examines it, the administrator does the rest. */
export type Visitor = 'reader' | 'viewer' | 'auditor' | 'administrator';

/** One page in one state. */
export interface Step {
  readonly visitor: Visitor;
  readonly address: string;
  /** What the address must answer; 200 when absent. */
  readonly status?: number;
  /** What a person does there before the page is looked at. */
  readonly act?: (page: Page) => Promise<unknown>;
}

/** Every page in every state worth a look. */
export function listSteps(scene: Scene, language: Language): readonly Step[] {
  return [
    ...listReaderSteps(scene, language),
    ...listSignInSteps(scene, language),
    ...listWorkSteps(scene, language),
    ...listSampleSteps(scene.samples, language, submit),
    ...listRecommendationSteps(scene.recommendations, language, submit),
    ...listRequestSteps(scene.requests, language, submit),
    ...listReuseSteps(scene.reuses, language, submit),
  ];
}

function listReaderSteps(scene: Scene, language: Language): readonly Step[] {
  const { changed, mapped, elsewhere, withdrawn, plans } = scene;
  const table = paths.table(language, changed.slug, findTable(mapped, changed)[1]);
  const addresses = [
    paths.home(language),
    paths.search(language),
    `${paths.search(language)}?q=aire`,
    `${paths.search(language)}?q=zzzz`,
    `${paths.search(language)}?stars=3&stars=unknown`,
    `${paths.search(language)}?theme=ENVI&publisher=${institution}&from=2010&to=2030&bbox=-118,14,-86,33`,
    paths.dataset(language, changed.slug),
    paths.dataset(language, changed.slug, 1),
    paths.dataset(language, mapped.slug),
    ...elsewhere.map(({ slug }) => paths.dataset(language, slug)),
    table,
    `${table}?filter=nada:eq:1`,
    paths.report(language, mapped.slug),
    `${paths.report(language, mapped.slug)}?received=1&joined=yes`,
    paths.institutions(language),
    `${paths.institutions(language)}?q=zzzz`,
    paths.institution(language, institution),
    ...listPlanReaderAddresses(plans, language),
    ...listSelfReaderAddresses(scene.self, language),
    paths.overdue(language),
    paths.obligations(language),
    paths.obligations(language, 'open-data-basics'),
    paths.institutionObligations(language, institution),
    paths.scoreboard(language),
    `${paths.scoreboard(language)}?level=federal&sort=freshness`,
    paths.scoreboardMethod(language),
    paths.institutionScore(language, institution),
    `${paths.overdue(language)}?institution=${institution}`,
    ...[paths.quality, paths.qualityMetrics, paths.charter].map((make) => make(language)),
    paths.checklist(language, 'barometer'),
    paths.checklist(language, 'godi'),
    paths.institutionQuality(language, institution),
    paths.datasetQuality(language, changed.slug),
    paths.datasetQuality(language, elsewhere[1]?.slug ?? ''),
    paths.ourdata(language),
    `${paths.ourdata(language)}?edition=2019`,
    paths.ourdata(language, 'MEX'),
    `${paths.ourdata(language)}/compare?edition=2017&country=MEX&country=KOR`,
    `${paths.ourdata(language)}/compare`,
    `${paths.ourdata(language)}/robustness?edition=2017&of=accessibility`,
    `${paths.ourdata(language)}/robustness?edition=2015`,
    paths.about(language),
    paths.aboutAudit(language),
    paths.changeLog(language),
    paths.withdrawn(language),
    paths.apiReference(language),
    paths.sql(language),
    paths.sparql(language),
    `${paths.sql(language)}?q=${encodeURIComponent(`from "${changed.slug}"`)}`,
    `${paths.sql(language)}?tables=zzzz`,
  ];
  const type = async (page: Page) => {
    // Another page of the walk may take the focus meanwhile, which closes the list, as it should.
    for (let tries = 0; tries < 10 && (await page.getByRole('option').count()) === 0; tries += 1) {
      await page.bringToFront();
      await page.locator('main input[type=search]').fill('');
      await page.locator('main input[type=search]').pressSequentially('aire');
      await page
        .getByRole('option')
        .first()
        .waitFor({ timeout: 2000 })
        .catch(() => undefined);
    }
    await page.keyboard.press('ArrowDown');
  };
  return [
    ...addresses.map((address) => ({ visitor: 'reader', address }) as const),
    { visitor: 'reader', address: paths.search(language), act: type },
    { visitor: 'reader', address: paths.report(language, mapped.slug), act: submit },
    { visitor: 'reader', address: paths.dataset(language, withdrawn.slug), status: 410 },
    { visitor: 'reader', address: `${paths.sql(language)}?q=select%0Anada`, status: 422 },
    { visitor: 'reader', address: paths.ourdata(language, 'XXX'), status: 404 },
    { visitor: 'reader', address: `/${language}/nada-aqui`, status: 404 },
  ];
}

function listSignInSteps(scene: Scene, language: Language): readonly Step[] {
  const code = new URL(scene.invitation).search;
  const invitation = paths.invitation(language);
  const forgotten = paths.forgotPassword(language);
  const differ = async (page: Page) => {
    await page.locator('input[name=password]').fill('maíz frijol y calabaza');
    await page.locator('input[name=again]').fill('otra cosa');
    await submit(page);
  };
  const ask = async (page: Page) => {
    await page.locator('input[name=email]').fill('nadie@example.org');
    await page.locator('main form button').click();
    await page.locator('.notice.good').waitFor();
  };
  const signIn = paths.signIn(language);
  return [
    { visitor: 'reader', address: signIn },
    { visitor: 'reader', address: signIn, act: submit },
    { visitor: 'administrator', address: signIn },
    { visitor: 'reader', address: places.signInCode(language) },
    { visitor: 'reader', address: places.signInCode(language), act: submit },
    { visitor: 'reader', address: invitation + code },
    { visitor: 'reader', address: invitation + code, act: differ },
    { visitor: 'reader', address: invitation },
    { visitor: 'reader', address: paths.newPassword(language) + code },
    { visitor: 'reader', address: paths.newPassword(language) },
    { visitor: 'reader', address: forgotten },
    { visitor: 'reader', address: forgotten, act: ask },
    { visitor: 'reader', address: forgotten, act: submit },
  ];
}

function listWorkSteps(scene: Scene, language: Language): readonly Step[] {
  const { changed, mapped, elsewhere, unfinished, withdrawn } = scene;
  const [file = ''] = changed.distributions.map(({ id }) => id);
  const draftTable = paths.draftTable(language, unfinished.id, findTable(unfinished)[0]);
  const visits = (visitor: Visitor, ...addresses: readonly string[]): readonly Step[] =>
    addresses.map((address) => ({ visitor, address }));
  const forms = (...addresses: readonly string[]): readonly Step[] =>
    addresses.map((address) => ({ visitor: 'administrator', address, act: submit }));
  const newToken = async (page: Page) => {
    await page.locator('input[name=name]').fill('Robot');
    await submit(page, 'main form.card');
  };
  return [
    ...visits('viewer', paths.workspace(language), paths.newDataset(language), paths.draft(language, changed.id)),
    ...visits('administrator', paths.workspace(language), paths.newDataset(language)),
    ...['link', 'series', 'service'].flatMap((word) => visits('administrator', places.newDescribed(language, word))),
    ...forms(paths.newDataset(language), `${places.files(language, changed.id)}?replaces=${file}`),
    ...[changed, mapped, unfinished, withdrawn, ...elsewhere].flatMap(({ id }) =>
      visits('administrator', paths.draft(language, id)),
    ),
    ...visits('administrator', places.about(language, unfinished.id), places.files(language, unfinished.id)),
    ...visits('administrator', `${places.files(language, changed.id)}?replaces=${file}`),
    ...visits('administrator', draftTable, `${places.released(language, changed.id)}?version=2`),
    ...visits('administrator', places.withdraw(language, mapped.id)),
    ...forms(places.withdraw(language, mapped.id)),
    ...visits('administrator', places.purgeDataset(language, mapped.id), places.purges(language)),
    ...visits('administrator', places.purge(language, scene.purge)),
    ...forms(places.purgeDataset(language, mapped.id)),
    ...listDescribedSteps(scene, language),
    ...visits('administrator', places.institutions(language), places.newInstitution(language)),
    ...forms(places.newInstitution(language)),
    ...visits('administrator', places.reviews(language), paths.review(language, scene.review)),
    ...visits(
      'administrator',
      places.cases(language),
      `${places.cases(language)}?show=all`,
      paths.case(language, scene.helped),
    ),
    ...visits('administrator', places.newCase(language), places.helpWith(language, mapped.id)),
    ...visits('administrator', places.caseSettings(language)),
    ...visits('administrator', places.resources(language, institution), places.bulk(language, scene.bulk)),
    ...visits('administrator', `${places.resources(language, institution)}?q=pozos&state=released`),
    { visitor: 'administrator', address: places.resources(language, institution), act: chooseNothing },
    ...forms(places.newCase(language), places.helpWith(language, mapped.id)),
    ...visits('administrator', paths.imports(language), paths.import(language, scene.imported)),
    ...forms(paths.imports(language)),
    ...visits('administrator', ...listPlanWorkAddresses(scene.plans, language)),
    ...visits('administrator', ...listSelfWorkAddresses(scene.self, language)),
    ...forms(...listSelfForms(scene.self, language)),
    ...listPlanForms(scene.plans, language).map(
      (address): Step => ({ visitor: 'administrator', address, act: sendPlanForm }),
    ),
    ...visits('administrator', places.snooze(language, mapped.id), places.snooze(language, changed.id)),
    ...forms(places.snooze(language, mapped.id)),
    ...visits('administrator', places.reminders(language), places.outbox(language)),
    ...visits('administrator', places.laws(language), `${places.laws(language)}?use=open-data-basics`),
    ...forms(places.laws(language), `${paths.workspace(language)}/obligations/${scene.duty}`),
    ...visits('administrator', paths.institutionObligations(language, institution)),
    ...visits('administrator', `${paths.workspace(language)}/obligations/${scene.duty}?institution=${institution}`),
    ...visits('administrator', places.letter(language, scene.letter)),
    ...visits('administrator', places.institution(language, institution), places.institution(language, 'portal')),
    ...visits(
      'administrator',
      places.succession(language),
      places.handover(language, institution),
      places.person(language, institution, scene.appointment),
    ),
    ...visits('administrator', places.audit(language), `${places.audit(language)}?action=release-dataset`),
    ...visits('administrator', places.highValue(language, changed.id)),
    ...forms(places.highValue(language, changed.id)),
    ...visits('administrator', paths.datasetQuality(language, elsewhere[1]?.slug ?? '')),
    ...visits('administrator', places.misses(language), places.tokens(language), places.account(language)),
    { visitor: 'administrator', address: places.account(language), act: (page) => startCodes(page, language) },
    { visitor: 'administrator', address: places.tokens(language), act: newToken },
  ];
}

/** Sends a form as a program would: the browser's own checks stand aside, so that the portal's answer is what is seen. */
async function submit(page: Page, form = 'main form:not([action$="/sign-out"])'): Promise<void> {
  await page.evaluate('for (const form of document.forms) form.noValidate = true');
  await page.locator(form).last().locator('button:not([type=button])').last().click();
  await page.locator('[role=alert], .error-summary').first().waitFor();
}

/** A day of an approved plan is moved without its reason; other forms are sent as they are. */
async function sendPlanForm(page: Page): Promise<void> {
  if (/\/commitments\/[^/]+$/.test(page.url())) await moveSilently(page);
  await submit(page, 'main form.form');
}

/** Where links, and what has no file at all, are described. */
function listDescribedSteps({ changed, elsewhere }: Scene, language: Language): readonly Step[] {
  const parts = [changed, ...elsewhere].flatMap(({ id, distributions }) =>
    distributions.map((each) => places.distribution(language, id, each.id)),
  );
  const pages = [
    ...['link', 'series', 'service'].map((word) => places.newDescribed(language, word)),
    ...elsewhere.map(({ id }) => places.about(language, id)),
    ...[...new Set(parts)],
    places.links(language, changed.id),
  ];
  const forms = [places.newDescribed(language, 'link'), places.links(language, changed.id)];
  return [
    ...pages.map((address): Step => ({ visitor: 'administrator', address })),
    ...forms.map((address): Step => ({ visitor: 'administrator', address, act: submit })),
  ];
}

/** Shows the secret of an authenticator app, which does not count before a code of it was given. */
async function startCodes(page: Page, language: Language): Promise<void> {
  await page.locator(`form[action="${places.account(language)}/codes/start"] button`).click();
  await page.locator('svg.qr').waitFor();
}

/** The first table of each dataset. */
const findTable = (...drafts: readonly Draft[]): readonly [string, string] => {
  const [first = '', second = ''] = drafts.map((dataset) => listTables(dataset)[0]?.id ?? '');
  return [first, second];
};
