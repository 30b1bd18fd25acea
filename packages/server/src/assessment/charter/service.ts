import { type Slot, slotSource, slots } from '@milpa/measure';
import {
  type CharterReport,
  type Dataset,
  findTheme,
  g8Areas,
  listMappedThemes,
  Problem,
  type SlotDataset,
  type ValueArea,
  type ValueSlot,
} from '@milpa/sdk';
import { maySteward, requireMay } from '../../account/index.ts';
import type { Audit } from '../../audit/index.ts';
import type { Catalogue } from '../../catalogue/index.ts';
import type { Clock } from '../../clock.ts';
import type { Datasets } from '../../dataset/index.ts';
import type { Caller } from '../../http/index.ts';
import type { FreshnessJudge } from '../../publishing/index.ts';
import type { Random } from '../../random.ts';
import type { Database } from '../../storage/database/index.ts';
import { type MetadataQuality, presentOutcome } from '../quality/index.ts';
import { describeFacts, type Facts, joinFacts } from './facts.ts';
import { listFindings } from './principles.ts';
import { store } from './store.ts';

export interface CharterNeeds {
  readonly database: Database;
  readonly clock: Clock;
  readonly random: Random;
  readonly audit: Pick<Audit, 'record'>;
  readonly datasets: Pick<Datasets, 'findReleased' | 'explainAbsence'>;
  readonly freshness: Pick<FreshnessJudge, 'judge'>;
  readonly catalogue: Pick<Catalogue, 'countThemes' | 'countTimeliness'>;
  readonly quality: Pick<MetadataQuality, 'describe'>;
}

/** A dataset that fills a slot, as it is now. */
export interface Filled {
  readonly slot: string;
  readonly since: Date;
  readonly note: string;
  readonly dataset: Dataset;
  readonly facts: Facts;
}

/** What somebody said fills a slot and is released now, all of it. */
export async function listFilled({ database, datasets, freshness }: CharterNeeds): Promise<Filled[]> {
  const rows = await store.list(database);
  const found = new Map<string, Dataset | undefined>();
  for (const { dataset } of rows) if (!found.has(dataset)) found.set(dataset, await datasets.findReleased(dataset));
  return rows.flatMap(({ slot, dataset: id, since, note }) => {
    const dataset = found.get(id);
    if (!dataset) return []; // withdrawn since: it fills nothing until it comes back
    const now = freshness.judge(dataset.metadata.frequency, new Date(dataset.modified));
    return [{ slot, since, note, dataset, facts: describeFacts(dataset, now) }];
  });
}

export async function describeCharter(needs: CharterNeeds): Promise<CharterReport> {
  const [filled, themes, timeliness, quality] = await Promise.all([
    listFilled(needs),
    needs.catalogue.countThemes(),
    needs.catalogue.countTimeliness(),
    needs.quality.describe(undefined),
  ]);
  const areas = [...g8Areas.map(({ id }) => id), addedArea].map((id) => describeArea(id, filled, themes));
  const all = areas.flatMap((area) => area.slots);
  return {
    datasets: quality.datasets,
    slots: { filled: all.filter(({ datasets }) => datasets.length > 0).length, all: all.length },
    areas,
    principles: listFindings(quality, timeliness),
    source: slotSource,
  };
}

const addedArea = 'added';

function describeArea(id: string, filled: readonly Filled[], themes: ReadonlyMap<string, number>): ValueArea {
  const own = slots.filter(({ area }) => area === id.replace(/^g8-/, ''));
  const described = own.map((slot) => describeSlot(slot, filled));
  const related = findTheme(id) ? listMappedThemes(id).map(({ theme }) => theme.id) : [];
  return {
    id,
    filled: described.filter(({ datasets }) => datasets.length > 0).length,
    slots: described,
    themed: themes.get(id) ?? 0,
    related: related.reduce((sum, theme) => sum + (themes.get(theme) ?? 0), 0),
  };
}

function describeSlot({ id, area, text }: Slot, filled: readonly Filled[]): ValueSlot {
  const own = filled.filter(({ slot }) => slot === id);
  const joined = joinFacts(own.map(({ facts }) => facts));
  return {
    ...{ id, area },
    title: { ...text },
    datasets: own.map(presentFilled),
    checks: joined ? presentFacts(joined) : null,
  };
}

const presentFilled = ({ dataset, since, note, facts }: Filled): SlotDataset => ({
  id: dataset.id,
  slug: dataset.slug,
  title: dataset.metadata.title,
  publisher: dataset.publisher,
  since: since.toISOString(),
  note,
  checks: presentFacts(facts),
});

const presentFacts = ({ present, fresh, licence, format, bulk, api }: Facts): SlotDataset['checks'] => ({
  present: presentOutcome(present),
  fresh: presentOutcome(fresh),
  licence: presentOutcome(licence),
  format: presentOutcome(format),
  bulk: presentOutcome(bulk),
  api: presentOutcome(api),
});

/** Both are called with the keys of an address. */
interface Place {
  readonly slot: string;
  readonly dataset: string;
}

/** Somebody says which dataset it is, and that is kept with who and when. Saying it again changes nothing. */
export async function fillSlot(
  needs: CharterNeeds,
  caller: Caller | undefined,
  place: Place,
  note: string,
): Promise<ValueSlot> {
  const { slot, dataset, known } = await requirePlace(needs, caller, place);
  const { database, clock, random, audit } = needs;
  await database.transaction(async (tx) => {
    const row = { id: random.id(), slot: slot.id, dataset: dataset.id, since: clock(), note };
    const added = await store.add(tx, { ...row, account: known.account, institution: dataset.publisher.id });
    if (!added) return;
    const object = { kind: 'dataset', id: dataset.id };
    await audit.record(tx, { caller: known, action: 'fill-slot', object, after: { slot: slot.id, note } });
  });
  return describeSlot(slot, await listFilled(needs));
}

/** Throws `not-found` when it does not stand. */
export async function clearSlot(needs: CharterNeeds, caller: Caller | undefined, place: Place): Promise<void> {
  const { slot, dataset, known } = await requirePlace(needs, caller, place);
  const { database, clock, audit } = needs;
  await database.transaction(async (tx) => {
    const by = { account: known.account, at: clock() };
    if (!(await store.end(tx, { slot: slot.id, dataset: dataset.id }, by))) throw notSaid(slot, dataset);
    const object = { kind: 'dataset', id: dataset.id };
    await audit.record(tx, { caller: known, action: 'clear-slot', object, before: { slot: slot.id } });
  });
}

async function requirePlace({ datasets }: CharterNeeds, caller: Caller | undefined, { slot: id, dataset: key }: Place) {
  const dataset = await datasets.findReleased(key);
  if (!dataset) throw await datasets.explainAbsence(key);
  const known = requireMay(caller, maySteward, dataset.publisher.id);
  const slot = slots.find((each) => each.id === id);
  if (!slot) throw noSuchSlot(id);
  return { slot, dataset, known };
}

const noSuchSlot = (id: string): Problem =>
  new Problem('not-found', {
    en: `The list of high-value data has no slot "${id}". GET /api/v1/charter names them all.`,
    es: `La lista de datos de alto valor no tiene «${id}». GET /api/v1/charter los nombra todos.`,
    fr: `La liste des données à forte valeur n’a pas de « ${id} ». GET /api/v1/charter les nomme tous.`,
  });

const notSaid = ({ text }: Slot, { slug }: Dataset): Problem =>
  new Problem('not-found', {
    en: `Nobody has said that "${slug}" is "${text.en}": there is nothing to take back.`,
    es: `Nadie ha dicho que «${slug}» sea «${text.es}»: no hay nada que quitar.`,
    fr: `Personne n’a dit que « ${slug} » est « ${text.fr} » : il n’y a rien à retirer.`,
  });
