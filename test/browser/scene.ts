import { setTimeout as sleep } from 'node:timers/promises';
import { type Draft, Import, type Role } from '@milpa/sdk';
import { makeAirQuality, makeWells } from '../fixtures.ts';
import { openSession } from '../portal.ts';
import { doToMany, getHelp } from './cases.ts';
import { findLetter } from './letters.ts';
import { type PlanScene, setPlans } from './plans.ts';
import { type RecommendationScene, setRecommendations } from './recommendations.ts';
import { type RequestScene, setRequests } from './requests.ts';
import { type ReuseScene, showReuses } from './reuses.ts';
import { drawSamples, type SampleScene } from './samples.ts';
import { assessSelf, type SelfScene } from './self.ts';
import { orderPurge, publish, publishNext, release, type Stage, startDraft } from './stage.ts';
import type { Visitor } from './walk.ts';

/** What the walk needs to have happened: datasets in every state, and a person of each kind. */
export interface Scene {
  /** Two versions released, a third under review. */
  readonly changed: Draft;
  /** Points on a map, of which nothing is under review. */
  readonly mapped: Draft;
  /** Lies elsewhere: links, one of them in a series that is there too, and a service. */
  readonly elsewhere: readonly Draft[];
  /** A dry run that created, duplicated and refused. */
  readonly imported: string;
  /** Never released: one file was refused, another is read, something is missing. */
  readonly unfinished: Draft;
  readonly withdrawn: Draft;
  /** What a reader said is wrong, answered. */
  readonly helped: string;
  /** Asked of resources that refuse it. */
  readonly bulk: string;
  /** Handed in, not yet decided. */
  readonly review: string;
  readonly plans: PlanScene;
  readonly samples: SampleScene;
  readonly self: SelfScene;
  readonly recommendations: RecommendationScene;
  readonly requests: RequestScene;
  readonly reuses: ReuseScene;
  /** The address in the letter to somebody who has not come yet. */
  readonly invitation: string;
  /** What the law asks of the institution, for somebody to show that it was done. */
  readonly duty: string;
  /** An order to remove a dataset for ever that waits for a second person. */
  readonly purge: string;
  /** A letter that stayed in the outbox. */
  readonly letter: string;
  /** Of somebody in the institution. */
  readonly appointment: string;
  readonly cookies: Readonly<Record<Exclude<Visitor, 'reader'>, string>>;
}

export const institution = 'secretaria-del-aire';
const common = { licence: 'CC-BY-4.0', themes: ['ENVI'], frequency: 'MONTHLY' };
const contact = { name: 'Dirección de Monitoreo', email: 'aire@example.org' };

export async function setScene(stage: Stage): Promise<Scene> {
  const { entry, portal } = stage;
  const metadata = (es: string, en: string, fr: string) => ({
    ...common,
    title: { es, en, fr },
    description: { es: `${es}, promedio diario.`, en: `${en}, daily mean.`, fr: `${fr}, moyenne journalière.` },
    keywords: { es: ['aire'], en: ['air'], fr: ['air'] },
    contact,
  });
  const air = (month: number) => ({ name: `aire-2026-0${month}.csv`, content: makeAirQuality(month) });
  let changed = await publish(entry, { ...air(1), metadata: metadata('Aire', 'Air', 'Air'), notes: 'Enero' });
  changed = await publishNext(entry, changed, { ...air(2), notes: 'Febrero' });
  const third = changed.distributions[0]?.id ?? '';
  changed = await startDraft(entry, { dataset: changed.id, replaces: third }, [air(3)]);
  const wells = { name: 'pozos.csv', content: makeWells() };
  const mapped = await publish(entry, { ...wells, metadata: metadata('Pozos', 'Wells', 'Puits') });
  const unfinished = await startDraft(entry, { publisher: institution, metadata: { title: { es: 'Sin terminar' } } }, [
    { name: 'pagina.csv', content: Buffer.from('<!doctype html><html><body><h1>404</h1></body></html>') },
    { ...air(4), name: 'aire.csv' },
  ]);
  let withdrawn = await publish(entry, { ...air(5), metadata: metadata('Retirado', 'Withdrawn', 'Retiré') });
  const withdrawal = { reason: 'Contenía datos personales.', authority: 'Artículo 113' };
  const params = { dataset: withdrawn.id };
  await entry.client.call('withdrawDataset', { params, body: withdrawal, revision: withdrawn.revision });
  withdrawn = await entry.client.call('getDraft', { params });
  const handedIn = await startDraft(entry, { publisher: institution, metadata: metadata('Junio', 'June', 'Juin') }, [
    air(6),
  ]);
  const { id: review } = await entry.client.call('submitForReview', {
    params: { dataset: handedIn.id },
    revision: handedIn.revision,
    body: { notes: 'Junio', notBefore: '2090-01-01T00:00:00Z' },
  });
  const auditor = await acceptInvitation(stage, await invite(stage, 'auditora', 'auditor'));
  const elsewhere = await describeElsewhere(stage, metadata('Sequía', 'Drought', 'Sécheresse'));
  return {
    changed,
    mapped,
    elsewhere,
    imported: await tryImport(stage),
    plans: await setPlans(stage),
    samples: await drawSamples(stage, auditor),
    self: await assessSelf(stage),
    recommendations: await setRecommendations(stage),
    requests: await setRequests(stage, institution),
    reuses: await showReuses(stage, mapped),
    unfinished,
    withdrawn,
    review,
    helped: await getHelp(stage, mapped),
    bulk: await doToMany(stage, institution),
    invitation: await invite(stage, 'nueva'),
    duty: await loadLaw(stage),
    purge: await orderPurge(entry, await publish(entry, { ...air(7), metadata: metadata('Julio', 'July', 'Juillet') })),
    appointment: await findAppointment(stage),
    letter: (await entry.client.call('listOutbox', { query: {} })).items[0]?.name ?? '',
    cookies: {
      administrator: await openSession(portal.url, stage.signIn),
      auditor,
      viewer: await acceptInvitation(stage, await invite(stage, 'lectora')),
    },
  };
}

/** Loads the law that comes with the portal; gives a duty that only a person can show to be done. */
async function loadLaw({ entry }: Stage): Promise<string> {
  const body = (await entry.client.call('listInstrumentExamples')).find(({ key }) => key === 'open-data-basics');
  if (!body) throw new Error('The portal brings no law');
  await entry.client.call('loadInstrument', { params: { instrument: body.key }, body });
  const { items } = await entry.client.call('listObligations', { query: { institution } });
  return items.find(({ check }) => !check)?.id ?? '';
}

/** A list of packages as CKAN gives them: one is new, one the same again, one has no title. */
async function tryImport({ entry }: Stage): Promise<string> {
  const well = { name: 'pozos', title: 'Pozos', notes: 'Registro', resources: [{ url: 'https://example.org/p.csv' }] };
  const form = new FormData();
  form.set('options', JSON.stringify({ dryRun: true, publisher: institution }));
  form.set('file', new File([JSON.stringify([well, well, { name: 'nada' }])], 'catalogo.json'));
  const answer = await entry.client.request('/api/v1/imports', { method: 'POST', body: form });
  if (!answer.ok) throw new Error(await answer.text());
  const { id } = Import.parse(await answer.json());
  for (;;) {
    const { state } = await entry.client.call('getImport', { params: { import: id } });
    if (state === 'done' || state === 'failed') return id;
    await sleep(100);
  }
}

/** What has no file here: a series, a dataset of links in it with everything a description can say, and a service. */
async function describeElsewhere({ entry }: Stage, metadata: object): Promise<readonly Draft[]> {
  const made: Draft[] = [];
  const create = async (more: object) => {
    const body = parseBody({ publisher: institution, metadata, ...more });
    made.push(await release(entry, await entry.client.call('createDataset', { body })));
  };
  await create({ kind: 'series' });
  const address = 'https://example.org/sequia';
  await create({
    metadata: {
      ...metadata,
      inSeries: made[0]?.id,
      accessLevel: 'restricted',
      rights: { es: 'Con solicitud.', en: 'On request.', fr: 'Sur demande.' },
      sdgs: ['6.1'],
      identifiers: ['doi:10.1234/sequia'],
      conformsTo: [{ uri: 'https://example.org/norma', title: 'NOM-001' }],
      relations: [{ kind: 'source', uri: 'https://example.org/origen', title: 'Origen' }],
      temporalResolution: 'P1M',
      spatialResolution: 1000,
    },
    links: [
      { title: 'Sequía 2025', link: { accessUrl: address, downloadUrl: `${address}.csv`, format: 'csv' } },
      { title: 'Visor', link: { accessUrl: `${address}/visor`, format: 'html' }, licence: 'CC0-1.0' },
    ],
  });
  await create({
    kind: 'service',
    metadata: { ...metadata, endpoint: { url: `${address}/api` }, serves: [made[1]?.id] },
  });
  return made;
}

/** The portal checks it; here it only has to be sent. */
const parseBody = (body: object) => body as never;

async function invite(stage: Stage, name: string, role: Role = 'viewer'): Promise<string> {
  const email = `${name}@aire.example.org`;
  await stage.entry.client.call('appoint', {
    params: { institution },
    body: { email, name, role, language: 'es' },
  });
  return await findInvitation(stage, email);
}

async function findAppointment({ entry }: Stage): Promise<string> {
  const [first] = await entry.client.call('listAppointments', { params: { institution } });
  if (!first) throw new Error('Nobody was appointed');
  return first.id;
}

async function acceptInvitation({ portal }: Stage, address: string): Promise<string> {
  const answer = await fetch(new URL('/api/v1/invitations', portal.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: portal.url },
    body: JSON.stringify({ code: new URL(address).searchParams.get('code'), password: 'maíz frijol y calabaza' }),
  });
  if (!answer.ok) throw new Error(await answer.text());
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}

/** The address in the letter that the portal wrote into its outbox. */
export const findInvitation = (stage: Stage, email: string): Promise<string> =>
  findLetter(stage, email, /https?:\/\/\S+\/invitation\?\S+/);
