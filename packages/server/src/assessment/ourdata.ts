import {
  type allSubpillars,
  type Edition,
  editionFacts,
  editions,
  findSturdiness,
  groups,
  listPublished,
  listQuestions,
  listRows,
  type pillars,
  placeAmount,
  type Row,
  scales,
  scoreAnswers,
} from '@milpa/measure';
import {
  IndexAnswers,
  type IndexResults,
  type IndexRobustness,
  type IndexRow,
  type OperationOutput,
  operations,
  Problem,
} from '@milpa/sdk';
import { type AnyOperationHandler, defineHandler } from '../http/index.ts';

/** Published results and the questions of the index: nothing of the portal's own, so everyone may ask. */
export function createOurdataHandlers(): readonly AnyOperationHandler[] {
  let held: ReadonlyMap<Edition, readonly IndexRow[]> | undefined;
  const listAll = () => {
    held ??= new Map(editions.map((edition) => [edition, presentEdition(edition)]));
    return held;
  };
  return [
    defineHandler('listOurdata', async ({ query }) => {
      const asked = operations.listOurdata.query.parse(query ?? {});
      const edition = asked.edition === undefined ? undefined : requireEdition(asked.edition);
      const countries = asked.country?.toUpperCase().split(',');
      const rows = [...listAll()]
        .filter(([each]) => edition === undefined || each === edition)
        .flatMap(([, all]) => all)
        .filter((row) => !countries || countries.includes(row.country));
      return {
        editions: presentFacts(),
        rows: countries ? rows : rows.map(({ numbers: _, ...row }) => row),
      };
    }),
    defineHandler('findOurdataRobustness', async ({ params, query }) => {
      const { edition: year } = operations.findOurdataRobustness.params.parse(params);
      return presentSturdiness(requireEdition(year), operations.findOurdataRobustness.query.parse(query ?? {}));
    }),
    defineHandler('listOurdataQuestions', async () => presentQuestions()),
    defineHandler('scoreOurdata', async ({ body }) => {
      const { answers, reuse, datasets } = IndexAnswers.parse(body);
      requireAnswers(answers);
      const amount = datasets && { Q67: placeAmount(datasets.count, datasets.all, datasets.outliers) };
      const { unknown, ...assessment } = scoreAnswers({ ...answers, ...amount }, { reuse });
      return { ...assessment, unknown: [...unknown] };
    }),
  ];
}

const presentFacts = (): IndexResults['editions'] =>
  editionFacts.map(({ edition, period, assessment, comparable, source }) => ({
    edition,
    period,
    assessment,
    comparable: [...comparable],
    source,
  }));

function presentEdition(edition: Edition): IndexRow[] {
  const ranked = editionFacts.find((facts) => facts.edition === edition)?.ranked ?? null;
  return listRows(edition, listPublished()).map((row) => presentRow(row, ranked));
}

function presentRow(row: Row, ranked: number | null): IndexRow {
  const value = (number: number | undefined) => number ?? null;
  const pillar = (name: (typeof pillars)[number]) => value(row.pillars[name]);
  const part = (name: (typeof allSubpillars)[number]) => value(row.subpillars[name]);
  return {
    edition: row.edition,
    country: row.country,
    group: groups.includes(row.country),
    composite: value(row.composite),
    pillars: {
      availability: pillar('availability'),
      accessibility: pillar('accessibility'),
      support: pillar('support'),
    },
    subpillars: {
      'availability.policy': part('availability.policy'),
      'availability.engagement': part('availability.engagement'),
      'availability.implementation': part('availability.implementation'),
      'accessibility.policy': part('accessibility.policy'),
      'accessibility.engagement': part('accessibility.engagement'),
      'accessibility.implementation': part('accessibility.implementation'),
      'support.promotion': part('support.promotion'),
      'support.literacy': part('support.literacy'),
      'support.monitoring': part('support.monitoring'),
    },
    rank: value(row.rank),
    ranked,
    basis: row.basis,
    numbers: row.numbers.map(({ component, value: printed, scale, note, source }) => ({
      component,
      value: printed,
      scale,
      note,
      source,
    })),
  };
}

function presentSturdiness(
  edition: Edition,
  { of, draws, seed }: { of: IndexRobustness['of']; draws: number; seed: number },
): IndexRobustness {
  const found = findSturdiness(edition, of, { draws, seed });
  if (!found)
    throw new Problem('not-found', {
      en: `For the edition of ${edition} the parts were published for too few countries to try their weights.`,
      es: `De la edición ${edition} se publicaron las partes de muy pocos países para probar sus pesos.`,
      fr: `Pour l’édition ${edition}, les parties ont été publiées pour trop peu de pays pour essayer leurs poids.`,
    });
  const { parts, average, rows, consistency } = found;
  return {
    ...{ edition, of, draws, seed, average, alpha: consistency.alpha },
    parts: [...parts],
    rows: rows.map(({ interval, without, ...row }) => ({ ...row, ...interval, without: [...without] })),
    correlations: consistency.correlations.map((row) => [...row]),
    components: consistency.components.map((component) => ({ ...component, loadings: [...component.loadings] })),
  };
}

const presentQuestions = (): OperationOutput<'listOurdataQuestions'> =>
  listQuestions().map(({ id, parameter, subpillar, scale, text }) => ({
    id,
    parameter,
    subpillar,
    answers: { ...scales[scale] },
    text: { ...text },
  }));

function requireEdition(year: number): Edition {
  const found = editions.find((edition) => edition === year);
  if (found !== undefined) return found;
  throw new Problem('not-found', {
    en: `The index has no edition of ${year}. There are ${editions.join(', ')}.`,
    es: `El índice no tiene edición ${year}. Hay ${editions.join(', ')}.`,
    fr: `L'indice n'a pas d'édition ${year}. Il y a ${editions.join(', ')}.`,
  });
}

/** Throws `invalid-request` naming each question that does not exist, or answer that it does not offer. */
function requireAnswers(answers: Readonly<Record<string, string>>): void {
  const questions = new Map(listQuestions().map((question) => [question.id, question]));
  const errors = Object.entries(answers).flatMap(([id, answer]) => {
    const question = questions.get(id);
    if (question && Object.hasOwn(scales[question.scale], answer)) return [];
    const detail = question ? Object.keys(scales[question.scale]).join(' | ') : 'no such question';
    return [{ pointer: `/answers/${id}`, detail }];
  });
  if (errors.length === 0) return;
  throw new Problem(
    'invalid-request',
    {
      en: 'Some answers do not fit their questions.',
      es: 'Algunas respuestas no corresponden a sus preguntas.',
      fr: 'Des réponses ne correspondent pas à leurs questions.',
    },
    { errors },
  );
}
