import { type Interval, meanInterval } from '../ourdata/aggregate.ts';
import { answers2023, items2023, points2023, totals2023 } from './odm-2023.data.ts';
import { items2025 } from './odm-2025.data.ts';

export const dimensions = ['policy', 'portal', 'quality', 'impact'] as const;
export type Dimension = (typeof dimensions)[number];

export interface MaturityItem {
  readonly id: string;
  readonly dimension: Dimension;
  /** Block within the dimension, as the questionnaire numbers it. */
  readonly block: string;
  /** Greatest points; 0 when it is asked and not scored. */
  readonly points: number;
  /** What it asks, in short; '' where only the points are public. */
  readonly text: string;
  /** Points of each answer that is offered. */
  readonly answers: Readonly<Record<string, number>>;
}

const lines = (text: string) => text.trim().split('\n');

const parseDimension = (text: string): Dimension => {
  const found = dimensions.find((dimension) => dimension === text);
  if (!found) throw new Error(`${text} is no dimension of open data maturity`);
  return found;
};

/** `answer=points` of each answer, in the order they are offered. */
const parseAnswers = (text: string): Readonly<Record<string, number>> =>
  Object.fromEntries(
    text
      .split(';')
      .filter((part) => part !== '')
      .map((part) => {
        const at = part.lastIndexOf('=');
        return [part.slice(0, at), Number(part.slice(at + 1))];
      }),
  );

let held: readonly MaturityItem[] | undefined;
/** The 136 items of 2025: 2,520 points. Made once. */
export function listItems2025(): readonly MaturityItem[] {
  held ??= items2025.map(([id, dimension, block, points, text, answers]) => ({
    id,
    dimension: parseDimension(dimension),
    block,
    points: answers === '' ? 0 : points,
    text,
    answers: parseAnswers(answers),
  }));
  return held;
}

let held2023: readonly MaturityItem[] | undefined;
/** The 162 items of 2023: 2,540 points. Answers that no country gave are not offered: their points are not public. Made once. */
export function listItems2023(): readonly MaturityItem[] {
  held2023 ??= lines(items2023).map((line) => {
    const [id = '', dimension = '', indicator = '', points = '', ...answers] = line.split(' ');
    // Indicator 2.3a is block 3a of its dimension, as 2025 numbers it.
    const block = indicator.slice(indicator.indexOf('.') + 1);
    return {
      ...{ id, block, text: '', dimension: parseDimension(dimension) },
      ...{ points: Number(points), answers: parseAnswers(answers.join(' ')) },
    };
  });
  return held2023;
}

export interface MaturityScore {
  readonly points: Interval;
  readonly dimensions: Readonly<Record<Dimension, Interval>>;
  /** Mean of the four dimensions' shares, 0 to 1: how the percentage is published, not points of the whole. */
  readonly share: Interval;
}

/** Scores answers to the items of an edition. An item that is left out may count anything from nothing to its greatest points. Throws for an answer that is not offered. */
export function scoreMaturity(
  answers: Readonly<Record<string, string>>,
  edition: readonly MaturityItem[] = listItems2025(),
): MaturityScore {
  const items = edition.filter(({ points }) => points > 0);
  const given = items.map((item) => ({ item, points: scoreItem(item, answers[item.id]) }));
  const sum = (dimension: Dimension): Interval => {
    const own = given.filter(({ item }) => item.dimension === dimension);
    return {
      low: own.reduce((total, { points }) => total + points.low, 0),
      high: own.reduce((total, { points }) => total + points.high, 0),
    };
  };
  const most = (dimension: Dimension) =>
    items.filter((item) => item.dimension === dimension).reduce((total, { points }) => total + points, 0);
  const points = { policy: sum('policy'), portal: sum('portal'), quality: sum('quality'), impact: sum('impact') };
  const shares = dimensions.map((dimension) => ({
    low: points[dimension].low / most(dimension),
    high: points[dimension].high / most(dimension),
  }));
  const all = Object.values(points);
  return {
    points: {
      low: all.reduce((total, each) => total + each.low, 0),
      high: all.reduce((total, each) => total + each.high, 0),
    },
    dimensions: points,
    share: meanInterval(shares),
  };
}

function scoreItem({ id, points, answers }: MaturityItem, answer: string | undefined): Interval {
  if (answer === undefined) return { low: 0, high: points };
  const value = Object.entries(answers).find(([name]) => name === answer)?.[1];
  if (value === undefined)
    throw new Error(`${id} takes ${Object.keys(answers).join(', ')}, not ${JSON.stringify(answer)}`);
  return { low: value, high: value };
}

export interface CountryMaturity {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly items: Readonly<Record<string, number>>;
  /** What it answered; an item it left open is left out. */
  readonly answers: Readonly<Record<string, string>>;
  readonly total: number;
  /** 0 to 1 each. */
  readonly shares: Readonly<Record<Dimension, number>>;
  readonly share: number;
  /** As printed beside the answers. */
  readonly printed: { readonly total: number; readonly percent: number };
}

/** The 35 countries of 2023, each item's points added up anew. */
export function listCountries2023(): CountryMaturity[] {
  const items = listItems2023();
  const given = new Map(lines(answers2023).map((line) => [line.slice(0, 2), line.slice(3)]));
  const printed = new Map(lines(totals2023).map((line) => [line.split(' ')[0], line.split(' ').slice(1).map(Number)]));
  return lines(points2023).map((line) => {
    const [country = '', values = ''] = line.split(' ');
    const points = values.split(',').map(Number);
    const share = (dimension: Dimension) => {
      const own = items.flatMap((item, at) => (item.dimension === dimension ? [{ item, at }] : []));
      const got = own.reduce((sum, { at }) => sum + (points[at] ?? Number.NaN), 0);
      return got / own.reduce((sum, { item }) => sum + item.points, 0);
    };
    const shares = {
      policy: share('policy'),
      portal: share('portal'),
      quality: share('quality'),
      impact: share('impact'),
    };
    const [total = Number.NaN, percent = Number.NaN] = printed.get(country) ?? [];
    return {
      country,
      items: Object.fromEntries(items.map(({ id }, at) => [id, points[at] ?? Number.NaN])),
      answers: readAnswers(items, given.get(country) ?? ''),
      total: points.reduce((sum, value) => sum + value, 0),
      shares,
      share: dimensions.reduce((sum, dimension) => sum + shares[dimension], 0) / dimensions.length,
      printed: { total, percent },
    };
  });
}

/** From one letter for each item that has points: a for the first answer offered, - for none. */
function readAnswers(items: readonly MaturityItem[], letters: string): Record<string, string> {
  return Object.fromEntries(
    items
      .filter(({ points }) => points > 0)
      .flatMap(({ id, answers }, at) => {
        const answer = Object.keys(answers)[letters.charCodeAt(at) - 'a'.charCodeAt(0)];
        return answer === undefined ? [] : [[id, answer]];
      }),
  );
}
