import { mean } from '../statistics/moments.ts';
import { aggregateIntervals, type Interval, type IntervalScores, meanInterval } from './aggregate.ts';
import { questions2017 } from './questions-2017.data.ts';
import { allSubpillars, type Subpillar } from './structure.ts';

type Texts = Readonly<Record<'en' | 'es' | 'fr', string>>;

/** What may be answered, and what each answer counts (OECD WP 30, 3.2). */
export const scales = {
  requirement: { none: 0, some: 0.5, all: 1 },
  yesno: { no: 0, yes: 1 },
  /** A bad thing: that it must not count is inferred from what the OECD says of Denmark in 2019. */
  reversed: { no: 1, yes: 0 },
  frequency: { never: 0, rarely: 0.25, sometimes: 0.75, often: 1 },
  extent: { none: 0, some: 0.25, most: 0.75, all: 1 },
  share: { no: 0, yes: 1 },
  quarters: { '0': 0, '1': 0.25, '2': 0.5, '3': 0.75, '4': 1 },
  sevenths: { '0': 0, '1': 1 / 7, '2': 2 / 7, '3': 3 / 7, '4': 4 / 7, '5': 5 / 7, '6': 6 / 7, '7': 1 },
  /** The number of datasets against the mean of all countries; where an outlier begins was not published. */
  spread: { bottom: 0, below: 0.25, within: 0.5, above: 0.75, top: 1 },
} as const satisfies Record<string, Readonly<Record<string, number>>>;
export type Scale = keyof typeof scales;

export interface Question {
  readonly id: string;
  /** e.g. 1.1.a */
  readonly parameter: string;
  readonly subpillar: Subpillar;
  readonly scale: Scale;
  readonly text: Texts;
}

let held: readonly Question[] | undefined;
/** The 140 variables of edition 2017 in their order. Made once: what-if scores them hundreds of times. */
export function listQuestions(): readonly Question[] {
  held ??= questions2017.map(([id, parameter, scale, en, es, fr]) => ({
    id,
    parameter,
    subpillar: requireSubpillar(parameter),
    scale,
    text: { en, es, fr },
  }));
  return held;
}

function requireSubpillar(parameter: string): Subpillar {
  const [, pillar = '', part = ''] = /^([123])\.([123])\.[a-d]$/.exec(parameter) ?? [];
  const found = allSubpillars[(Number(pillar) - 1) * 3 + Number(part) - 1];
  if (!found) throw new Error(`${parameter} is no parameter of the index`);
  return found;
}

/** Answers by the id of the question. A question that is left out is unknown, which is not "no". */
export type Answers = Readonly<Record<string, string>>;

export interface Method {
  /**
   * How 3.3.b is made up. `printed`: its ten variables weigh the same, as Annex C prints them. `grouped`: each question
   * weighs the same, Q79 in quarters (a fourth group is not printed) and Q80 in sixths; inferred, and the only one of
   * eight that gives all 35 charted values.
   */
  readonly reuse: 'printed' | 'grouped';
}
export const usualMethod: Method = { reuse: 'printed' };

export interface Assessment extends IntervalScores {
  readonly parameters: Readonly<Record<string, Interval>>;
  readonly known: number;
  readonly unknown: readonly string[];
}

/** Throws for an answer that its question does not offer, or a question that does not exist. */
export function scoreAnswers(answers: Answers, method: Method = usualMethod): Assessment {
  const questions = listQuestions();
  const ids = new Set(questions.map(({ id }) => id));
  for (const id of Object.keys(answers)) if (!ids.has(id)) throw new Error(`The index asks no question ${id}`);
  const values = new Map(questions.map((question) => [question.id, scoreOne(question, answers)]));
  const subpillarOf = new Map(questions.map(({ parameter, subpillar }) => [parameter, subpillar]));
  const names = [...subpillarOf.keys()];
  const parameters: Record<string, Interval> = {};
  for (const name of names) {
    const own = questions.filter(({ parameter }) => parameter === name);
    parameters[name] = scoreParameter(name, own, values, method);
  }
  const of = (subpillar: Subpillar) =>
    meanInterval(names.filter((name) => subpillarOf.get(name) === subpillar).flatMap((name) => parameters[name] ?? []));
  const scores = aggregateIntervals({
    'availability.policy': of('availability.policy'),
    'availability.engagement': of('availability.engagement'),
    'availability.implementation': of('availability.implementation'),
    'accessibility.policy': of('accessibility.policy'),
    'accessibility.engagement': of('accessibility.engagement'),
    'accessibility.implementation': of('accessibility.implementation'),
    'support.promotion': of('support.promotion'),
    'support.literacy': of('support.literacy'),
    'support.monitoring': of('support.monitoring'),
  });
  const unknown = questions.filter(({ id }) => answers[id] === undefined).map(({ id }) => id);
  return { ...scores, parameters, known: questions.length - unknown.length, unknown };
}

const anything: Interval = { low: 0, high: 1 };

function scoreOne({ id, scale }: Question, answers: Answers): Interval {
  const answer = answers[id];
  // A portal that is not there asks nobody to register, and deserves nothing for that.
  if (id === 'Q66b' && answers['Q66'] === 'no') return { low: 0, high: 0 };
  if (answer === undefined) return anything;
  const value = Object.entries(scales[scale]).find(([name]) => name === answer)?.[1];
  if (value === undefined)
    throw new Error(`${id} takes ${Object.keys(scales[scale]).join(', ')}, not ${JSON.stringify(answer)}`);
  return { low: value, high: value };
}

function scoreParameter(
  name: string,
  questions: readonly Question[],
  values: ReadonlyMap<string, Interval>,
  { reuse }: Method,
): Interval {
  const of = (fits: (id: string) => boolean) =>
    questions.filter(({ id }) => fits(id)).flatMap(({ id }) => values.get(id) ?? []);
  if (name !== '3.3.b' || reuse === 'printed') return meanInterval(of(() => true));
  const share = (parts: readonly Interval[], whole: number): Interval => ({
    low: (mean(parts.map(({ low }) => low)) * parts.length) / whole,
    high: (mean(parts.map(({ high }) => high)) * parts.length) / whole,
  });
  const groups = of((id) => id.startsWith('Q79.'));
  const shown = of((id) => id === 'Q78');
  const kinds = of((id) => id.startsWith('Q80.'));
  // The group that is not printed cannot be asked for here: full marks are three of three.
  return meanInterval([...shown, share(groups, groups.length), share(kinds, kinds.length)]);
}

/** What changing one answer does to the composite, in the middle of what is known. */
export function tryAnswer(answers: Answers, id: string, answer: string, method: Method = usualMethod): number {
  const middle = (all: Answers) => {
    const { low, high } = scoreAnswers(all, method).composite;
    return (low + high) / 2;
  };
  return middle({ ...answers, [id]: answer }) - middle(answers);
}

export interface Step {
  readonly id: string;
  readonly answer: string;
  /** What it adds to the composite when taken at its turn. */
  readonly gain: number;
  readonly effort: number;
}

/**
 * The cheapest way to a composite: answers to change, the greatest gain for its effort first. Every gain is independent
 * of the others, for means of means are sums, so taking the best ones first is the best there is but for the last step.
 * Gives undefined when not even full marks reach it.
 */
export function planSteps(
  answers: Answers,
  target: number,
  effortOf: (id: string) => number,
  method: Method = usualMethod,
): Step[] | undefined {
  const steps = listQuestions()
    .flatMap((question): Step[] => {
      const best = Object.entries(scales[question.scale]).sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
      if (answers[question.id] === best) return [];
      const after = scoreAnswers({ ...answers, [question.id]: best }, method).composite.low;
      const gain = after - scoreAnswers(answers, method).composite.low;
      return gain > 0 ? [{ id: question.id, answer: best, gain, effort: effortOf(question.id) }] : [];
    })
    .sort((a, b) => b.gain / b.effort - a.gain / a.effort || (a.id < b.id ? -1 : 1));
  const taken: Step[] = [];
  let reached = { ...answers };
  for (const step of steps) {
    if (scoreAnswers(reached, method).composite.low >= target - 1e-12) return taken;
    reached = { ...reached, [step.id]: step.answer };
    taken.push(step);
  }
  return scoreAnswers(reached, method).composite.low >= target - 1e-12 ? taken : undefined;
}
