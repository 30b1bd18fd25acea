import { CharterReport, ChecklistReport, charterChecks, charterPrinciples, type Dataset, g8Areas } from '@milpa/sdk';

const outcomes = ['pass', 'fail', 'unknown'] as const;
const [first = 'present', ...rest] = ['present', 'fresh', 'licence', 'format', 'bulk', 'api'];
const checks = Object.fromEntries([first, ...rest].map((name, at) => [name, outcomes[at % 3]]));

/** One slot of each area is filled, one is not. */
function describeCharter([dataset]: readonly Dataset[]): CharterReport {
  const filled = dataset && {
    ...{ id: dataset.id, slug: dataset.slug, title: dataset.metadata.title, publisher: dataset.publisher },
    ...{ since: '2027-02-01T10:00:00.000Z', note: 'Es <este>', checks },
  };
  const title = (text: string) => ({ es: `${text} uno`, en: `${text} one`, fr: `${text} un` });
  const slots = (area: string) => [
    { id: `${area}-a`, area, title: title(`A ${area}`), datasets: filled ? [filled] : [], checks },
    { id: `${area}-b`, area, title: title(`B ${area}`), datasets: [], checks: null },
  ];
  const areas = [...g8Areas.map(({ id }) => id), 'added'].map((id) => ({
    ...{ id, filled: 1, themed: 3, related: 12 },
    slots: slots(id),
  }));
  const principles = charterChecks.map((check, at) => ({
    ...{ check, principle: charterPrinciples[at % 6], held: at, unknown: 2, population: 20 },
  }));
  return CharterReport.parse({ datasets: 20, slots: { filled: 15, all: 30 }, areas, principles, source: 'OECD' });
}

const describeList = (id: string): ChecklistReport =>
  ChecklistReport.parse({
    id,
    title: { es: 'Índice', en: 'Index', fr: 'Indice' },
    source: 'Somebody, method',
    questions: ['a', 'b'].map((question) => ({
      ...{ id: question, points: 50 },
      title: { es: `¿Pregunta ${question}?`, en: `Question ${question}?`, fr: `Demande ${question}\u00a0?` },
    })),
    kinds: outcomes.map((outcome, at) => ({
      id: `kind-${at}`,
      title: { es: `Clase ${at}`, en: `Kind ${at}`, fr: `Sorte ${at}` },
      answers: { a: outcome, b: 'unknown' },
      score: { low: at * 20, high: 50 + at * 20 },
      datasets: [],
    })),
    score: { low: 20, high: 70 },
  });

export const answerCharter = (datasets: readonly Dataset[], kind: string, key: string): Response | undefined =>
  kind === 'charter'
    ? Response.json(describeCharter(datasets))
    : kind === 'checklists'
      ? Response.json(describeList(key))
      : undefined;
