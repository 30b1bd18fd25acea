import {
  countDays,
  type FreshnessCounts,
  findText,
  type InstitutionId,
  type Language,
  type OperationOutput,
  type OverdueDataset,
  OverdueQuery,
  paths,
} from '@milpa/sdk';
import { formatCsvLine } from '../../http/index.ts';
import type { InstitutionNode } from '../../institution/index.ts';
import { findToday } from './freshness.ts';
import type { ClockNeeds } from './model.ts';
import { type OverdueRow, store } from './store.ts';

export type OverdueList = OperationOutput<'listOverdue'>;

/** Datasets whose promised update did not come, the longest overdue first; of one body and all below it, or of all. */
export async function listOverdue(needs: ClockNeeds, query: OverdueQuery): Promise<OverdueList> {
  const { database, institutions } = needs;
  const today = findToday(needs);
  const nodes = await institutions.listNames('all');
  const publishers =
    query.institution === undefined ? null : listBelow(nodes, (await institutions.require(query.institution)).id);
  const [counts, rows] = await Promise.all([
    store.countOverdue(database, today, publishers),
    store.listOverdue(database, today, publishers, query),
  ]);
  const names = new Map(nodes.map((node) => [node.id, node]));
  const items = rows.flatMap((row) => {
    const publisher = names.get(row.publisher);
    return publisher ? [present(row, publisher, today)] : [];
  });
  return { today, total: counts?.total ?? 0, snoozed: counts?.snoozed ?? 0, items };
}

function present(row: OverdueRow, { id, slug, name }: InstitutionNode, today: string): OverdueDataset {
  const { until, reason, made } = row;
  return {
    dataset: row.dataset,
    slug: parseSlug(row.slug),
    title: row.title,
    publisher: { id, slug, name },
    frequency: row.frequency,
    modified: row.modified.toISOString(),
    due: row.due,
    days: countDays(row.due, today),
    snoozes: row.times,
    ...(until !== null && reason !== null && made !== null && until > today
      ? { snooze: { until, reason, since: made.toISOString() } }
      : {}),
  };
}
// Written from a release, whose slug it is.
const parseSlug = (text: string) => text as OverdueDataset['slug'];

/** A body and all that stand under it. */
export function listBelow(nodes: readonly InstitutionNode[], top: InstitutionId): InstitutionId[] {
  const found = new Set([top]);
  for (let grew = true; grew; ) {
    const below = nodes.filter(({ id, parent }) => parent !== null && found.has(parent) && !found.has(id));
    for (const { id } of below) found.add(id);
    grew = below.length > 0;
  }
  return [...found];
}

export async function countFreshness(needs: ClockNeeds, key: string): Promise<FreshnessCounts> {
  const { id } = await needs.institutions.require(key);
  const today = findToday(needs);
  const publishers = listBelow(await needs.institutions.listNames('all'), id);
  const none = { unscheduled: 0, overdue: 0, due: 0, dueSoon: 0, current: 0 };
  const { dueSoon, ...counts } = (await store.countStates(needs.database, today, publishers)) ?? none;
  const datasets = dueSoon + Object.values(counts).reduce((sum, each) => sum + each, 0);
  return { today, datasets, counts: { ...counts, 'due-soon': dueSoon } };
}

const headings: Readonly<Record<Language, readonly string[]>> = {
  es: [
    'conjunto',
    'título',
    'institución',
    'frecuencia',
    'último cambio',
    'vencía',
    'días de retraso',
    'aplazado hasta',
    'motivo',
    'veces aplazado',
    'dirección',
  ],
  en: [
    'dataset',
    'title',
    'institution',
    'frequency',
    'last change',
    'was due',
    'days late',
    'put off until',
    'reason',
    'times put off',
    'address',
  ],
  fr: [
    'jeu de données',
    'titre',
    'institution',
    'fréquence',
    'dernier changement',
    'attendu le',
    'jours de retard',
    'reporté au',
    'motif',
    'nombre de reports',
    'adresse',
  ],
};

const stretch = 500;

/** The whole list as CSV, a line at a time. */
export async function* formatOverdue(
  needs: ClockNeeds,
  language: Language,
  institution: string | undefined,
): AsyncGenerator<string> {
  yield formatCsvLine(headings[language]);
  for (let offset = 0; ; offset += stretch) {
    const query = OverdueQuery.parse({ ...(institution ? { institution } : {}), limit: stretch, offset });
    const { items } = await listOverdue(needs, query);
    for (const item of items)
      yield formatCsvLine([
        item.dataset,
        findText(item.title, language)?.text ?? item.slug,
        findText(item.publisher.name, language)?.text ?? item.publisher.slug,
        item.frequency,
        item.modified.slice(0, 10),
        item.due,
        String(item.days),
        item.snooze?.until ?? '',
        item.snooze?.reason ?? '',
        String(item.snoozes),
        needs.publicUrl + paths.dataset(language, item.slug),
      ]);
    if (items.length < stretch) return;
  }
}
