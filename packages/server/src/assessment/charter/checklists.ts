import { answerChecklist, findChecklist, type Known, scoreChecklist } from '@milpa/measure';
import type { ChecklistId, ChecklistReport } from '@milpa/sdk';
import { presentOutcome } from '../quality/index.ts';
import { type Facts, joinFacts } from './facts.ts';
import { type CharterNeeds, type Filled, listFilled } from './service.ts';

/** A list of questions of others, with the answers that datasets in its slots give; all else stays unknown. */
export async function describeChecklist(needs: CharterNeeds, id: ChecklistId): Promise<ChecklistReport> {
  const filled = await listFilled(needs);
  const list = findChecklist(id);
  const kinds = list.kinds.map(({ id: kind, text, slots }) => {
    const own = filled.filter(({ slot }) => slots.includes(slot));
    const joined = joinFacts(own.map(({ facts }) => facts));
    const answers = answerChecklist(list, joined && know(joined));
    return {
      id: kind,
      title: { ...text },
      answers: Object.fromEntries(Object.entries(answers).map(([each, check]) => [each, presentOutcome(check)])),
      score: { ...scoreChecklist(list, answers) },
      datasets: listOnce(own),
    };
  });
  const mean = (of: (kind: (typeof kinds)[number]) => number) =>
    kinds.reduce((sum, kind) => sum + of(kind), 0) / kinds.length;
  return {
    id,
    title: { ...list.title },
    source: list.source,
    questions: list.questions.map(({ id: question, points, text }) => ({ id: question, points, title: { ...text } })),
    kinds,
    score: { low: mean(({ score }) => score.low), high: mean(({ score }) => score.high) },
  };
}

const listOnce = (filled: readonly Filled[]) => [
  ...new Map(
    filled.map(({ dataset: { id, slug, metadata } }) => [id, { id, slug, title: metadata.title }] as const),
  ).values(),
];

/** A released dataset is there, and reading this portal costs nothing; a link elsewhere may ask for money. */
const know = ({ present, structured, bulk, licence, fresh, addresses }: Facts): Known => ({
  exists: true,
  online: present,
  machineReadable: structured,
  bulk,
  free: licence === true ? true : undefined,
  openLicence: licence,
  upToDate: fresh,
  addresses,
});
