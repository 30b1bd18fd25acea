import {
  countDays,
  type DatasetId,
  type InstitutionId,
  type Recommendation,
  type RecommendationEvidence,
  Slug,
} from '@milpa/sdk';
import { mayDefineObligations } from '../../account/index.ts';
import type { Caller } from '../../http/index.ts';
import { mayMove } from './may.ts';
import {
  dayNow,
  type EvidenceRow,
  isAnswer,
  isOverdue,
  judgeMilestone,
  listMoves,
  type RecommendationNeeds,
  type RecommendationRow,
  type StepRow,
} from './model.ts';
import { store } from './store.ts';

export async function presentAll(
  needs: RecommendationNeeds,
  rows: readonly RecommendationRow[],
  caller: Caller | undefined,
): Promise<Recommendation[]> {
  const { database, institutions } = needs;
  const ids = rows.map(({ id }) => id);
  const [milestones, evidence, steps, names] = await Promise.all([
    store.listMilestones(database, ids),
    store.listEvidence(database, ids),
    store.listSteps(database, ids),
    institutions.listNames([...new Set(rows.flatMap(({ institution }) => institution ?? []))]),
  ]);
  const shown = await presentEvidence(needs, evidence);
  const today = dayNow(needs);
  const nameOf = (id: InstitutionId) => {
    const known = names.find((each) => each.id === id);
    return { id, slug: known?.slug ?? Slug.parse(id), name: known?.name ?? {} };
  };
  const mayAssign = caller !== undefined && mayDefineObligations(caller);
  return rows.map((row) => {
    const mine = steps.filter(({ recommendation }) => recommendation === row.id);
    return {
      ...{ id: row.id, source: row.source, code: row.code, title: row.title, wording: row.wording },
      citation: row.citation,
      ...(row.url === null ? {} : { url: row.url }),
      owner: row.institution && nameOf(row.institution),
      ...{ post: row.post, received: row.received, answerDue: row.answer_due, state: row.state },
      answered: findAnswer(row, mine),
      overdue: isOverdue(row, today),
      days: row.answer_due === null ? null : countDays(row.answer_due, today),
      milestones: milestones
        .filter(({ recommendation }) => recommendation === row.id)
        .map(({ recommendation: _, ...each }) => ({ ...each, state: judgeMilestone(each, today) })),
      evidence: shown.filter(({ of }) => of === row.id).map(({ of: _, ...each }) => each),
      steps: mine.map(({ recommendation: _, day: __, at, ...step }) => ({ ...step, at: at.toISOString() })),
      moves: mayMove(caller, row) ? listMoves(row.state) : [],
      mayAssign,
      revision: row.revision,
    };
  });
}

/** The newest answer, and whether the first one came in time. */
function findAnswer(
  { answered, answer_due }: RecommendationRow,
  steps: readonly StepRow[],
): Recommendation['answered'] {
  for (const { event, day, text } of steps.toReversed())
    if (isAnswer(event))
      return { on: day, event, text, late: answer_due !== null && answered !== null && answered > answer_due };
  return null;
}

async function presentEvidence(
  { datasets }: RecommendationNeeds,
  rows: readonly EvidenceRow[],
): Promise<(RecommendationEvidence & { readonly of: string })[]> {
  const ids = new Set<DatasetId>(rows.flatMap(({ dataset }) => dataset ?? []));
  const known = new Map((await datasets.listStanding([...ids])).map((each) => [each.id, each]));
  return rows.map(({ recommendation: of, at, url, dataset, ...row }) => {
    const found = dataset === null ? undefined : known.get(dataset);
    return {
      ...row,
      of,
      at: at.toISOString(),
      ...(url === null ? {} : { url }),
      ...(found ? { dataset: { id: found.id, slug: found.slug, title: found.title } } : {}),
    };
  });
}
