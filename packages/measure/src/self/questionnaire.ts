import { dimensions, listItems2023, listItems2025, scoreMaturity } from '../maturity/maturity.ts';
import { texts2023 } from '../maturity/texts-2023.data.ts';
import { texts2025 } from '../maturity/texts-2025.data.ts';
import type { Interval } from '../ourdata/aggregate.ts';
import { type Answers, listQuestions, scales, scoreAnswers, usualMethod } from '../ourdata/questionnaire.ts';
import { allSubpillars, type Edition, editionFacts, pillars } from '../ourdata/structure.ts';
import { maturitySections, ourdataSections } from './sections.data.ts';

type Texts = Readonly<Record<'en' | 'es' | 'fr', string>>;

export const questionnaireKeys = [
  'ourdata-2017',
  'ourdata-2019',
  'ourdata-2023',
  'ourdata-2025',
  'odm-2023',
  'odm-2025',
] as const;
export type QuestionnaireKey = (typeof questionnaireKeys)[number];

/** What is asked together: a parameter of the OURdata index, a block of Open Data Maturity. */
export interface QuestionnaireSection {
  readonly id: string;
  /** The part of the score it counts for: a sub-pillar, or a dimension. */
  readonly part: string;
  readonly title: Texts;
  /** What counts, and what shows it. */
  readonly guidance: Texts;
}

export interface SelfQuestion {
  readonly id: string;
  readonly section: string;
  readonly text: Texts;
  /** What may be answered, and what share of full marks each answer gets. */
  readonly answers: Readonly<Record<string, number>>;
}

export interface Questionnaire {
  readonly key: QuestionnaireKey;
  readonly index: 'ourdata' | 'odm';
  readonly edition: number;
  /** `approximate`: its questions were not published; those of 2017 are asked in its structure. */
  readonly kind: 'exact' | 'approximate';
  /** Of the formula and the texts together: a submission names it, so that a later one is not compared unawares. */
  readonly method: string;
  readonly source: string;
  readonly sections: readonly QuestionnaireSection[];
  readonly questions: readonly SelfQuestion[];
  /** Parts of the score in their order, the greater before what it is made of. */
  readonly parts: readonly string[];
  /** Points of full marks; 1 where the index has none. */
  readonly most: number;
}

const textsOf = ([en, es, fr]: readonly [string, string, string]): Texts => ({ en, es, fr });

/** Questions of 2017, asked under the label of an edition whose own questions were not published. */
function makeOurdata(key: QuestionnaireKey, edition: Edition): Questionnaire {
  const questions = listQuestions();
  const subpillarOf = new Map(questions.map(({ parameter, subpillar }) => [parameter, subpillar]));
  return {
    key,
    index: 'ourdata',
    edition,
    kind: edition === 2017 ? 'exact' : 'approximate',
    method: `${key}/1`,
    source: editionFacts.find((facts) => facts.edition === edition)?.source ?? '',
    sections: ourdataSections.map(([id, title, guidance]) => ({
      id,
      part: subpillarOf.get(id) ?? '',
      title: textsOf(title),
      guidance: textsOf(guidance),
    })),
    questions: questions.map(({ id, parameter, scale, text }) => ({
      id,
      section: parameter,
      text,
      answers: scales[scale],
    })),
    parts: pillars.flatMap((pillar) => [pillar, ...allSubpillars.filter((part) => part.startsWith(`${pillar}.`))]),
    most: 1,
  };
}

const maturity = {
  2023: {
    list: listItems2023,
    texts: texts2023,
    source:
      'Open Data Maturity 2023, data.europa.eu: answers of 35 countries and their points, as collected in github tursics/maturity-report (CC BY 4.0); wording ours',
  },
  2025: {
    list: listItems2025,
    texts: texts2025,
    source: 'Open Data Maturity 2025, data.europa.eu: answers and points of its questionnaire; wording ours',
  },
} as const;

function makeMaturity(edition: keyof typeof maturity): Questionnaire {
  const { list, texts: rows, source } = maturity[edition];
  const texts = new Map(rows.map(([id, en, es, fr]) => [id, { en, es, fr }]));
  const items = list().filter(({ points }) => points > 0);
  return {
    key: `odm-${edition}`,
    index: 'odm',
    edition,
    kind: 'exact',
    method: `odm-${edition}/1`,
    source,
    sections: maturitySections.map(([id, title, guidance]) => ({
      id,
      part: id.split('.')[0] ?? '',
      title: textsOf(title),
      guidance: textsOf(guidance),
    })),
    questions: items.map(({ id, dimension, block, points, answers, text }) => ({
      id,
      section: `${dimension}.${block}`,
      text: texts.get(id) ?? { en: text, es: text, fr: text },
      answers: Object.fromEntries(Object.entries(answers).map(([name, value]) => [name, value / points])),
    })),
    parts: dimensions,
    most: items.reduce((sum, { points }) => sum + points, 0),
  };
}

const makers: Readonly<Record<QuestionnaireKey, () => Questionnaire>> = {
  'ourdata-2017': () => makeOurdata('ourdata-2017', 2017),
  'ourdata-2019': () => makeOurdata('ourdata-2019', 2019),
  'ourdata-2023': () => makeOurdata('ourdata-2023', 2023),
  'ourdata-2025': () => makeOurdata('ourdata-2025', 2025),
  'odm-2023': () => makeMaturity(2023),
  'odm-2025': () => makeMaturity(2025),
};
export const makeQuestionnaire = (key: QuestionnaireKey): Questionnaire => makers[key]();

/**
 * What each answer may be. One: it is known. Several: people and portal do not agree, and nobody decided yet. A question
 * that is left out may be anything: unknown is an interval, never a value.
 */
export type PossibleAnswers = Readonly<Record<string, readonly string[]>>;

export interface SelfScore {
  /** 0 to 1, unrounded. */
  readonly share: Interval;
  /** Of `most`; the share itself where the index has no points. */
  readonly points: Interval;
  /** By the names of `parts`. */
  readonly parts: Readonly<Record<string, Interval>>;
  readonly known: number;
  readonly of: number;
}

/** Scores what is known. Throws for a question that is not asked or an answer that is not offered. */
export function scoreSelf(questionnaire: Questionnaire, possible: PossibleAnswers): SelfScore {
  const low = scoreOnce(questionnaire, pick(questionnaire, possible, 'low'));
  const high = scoreOnce(questionnaire, pick(questionnaire, possible, 'high'));
  // A better answer never lowers any part, so that the worst and the best of each question bound what all of them may give.
  const join = (a: Interval | undefined, b: Interval | undefined) => ({ low: a?.low ?? 0, high: b?.high ?? 1 });
  return {
    share: join(low.share, high.share),
    points: join(low.points, high.points),
    parts: Object.fromEntries(questionnaire.parts.map((part) => [part, join(low.parts[part], high.parts[part])])),
    known: questionnaire.questions.filter(({ id }) => possible[id]?.length === 1).length,
    of: questionnaire.questions.length,
  };
}

function pick({ questions }: Questionnaire, possible: PossibleAnswers, end: 'low' | 'high'): Answers {
  const asked = new Map(questions.map((question) => [question.id, question.answers]));
  const chosen: Record<string, string> = {};
  for (const [id, answers] of Object.entries(possible)) {
    const worth = asked.get(id);
    const sorted = answers.toSorted((a, b) => (worth?.[a] ?? 0) - (worth?.[b] ?? 0));
    const one = end === 'low' ? sorted[0] : sorted.at(-1);
    if (one !== undefined) chosen[id] = one;
  }
  return chosen;
}

function scoreOnce({ index, edition, parts }: Questionnaire, answers: Answers) {
  if (index === 'ourdata') {
    const scored = scoreAnswers(answers, usualMethod);
    const all: Readonly<Record<string, Interval>> = { ...scored.pillars, ...scored.subpillars };
    return { share: scored.composite, points: scored.composite, parts: all };
  }
  const items = edition === 2023 ? listItems2023() : listItems2025();
  const { share, points, dimensions: got } = scoreMaturity(answers, items);
  const whole = scoreMaturity({}, items).dimensions;
  const shares = dimensions.map((name) => {
    const most = whole[name].high;
    return [name, { low: got[name].low / most, high: got[name].high / most }] as const;
  });
  return { share, points, parts: Object.fromEntries(shares.filter(([name]) => parts.includes(name))) };
}
