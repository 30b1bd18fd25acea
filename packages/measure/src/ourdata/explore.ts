import { aggregate, type Scores } from './aggregate.ts';
import { listPublished, type Published } from './results.ts';
import {
  allSubpillars,
  type Edition,
  editionFacts,
  groups,
  type Pillar,
  pillars,
  type Subpillar,
} from './structure.ts';

/** One country in one edition, as far as it was published. */
export interface Row {
  readonly edition: Edition;
  readonly country: string;
  /** From the lowest published parts up, unrounded; the printed composite where no parts were published. */
  readonly composite: number | undefined;
  /** Whether the composite was computed from parts or is the printed number. */
  readonly basis: 'subpillars' | 'pillars' | 'printed';
  readonly pillars: Readonly<Partial<Record<Pillar, number>>>;
  readonly subpillars: Readonly<Partial<Record<Subpillar, number>>>;
  /** Place among the members the OECD ranked; equal composites share the better one. Undefined for partners and groups. */
  readonly rank: number | undefined;
  /** Where the rank comes from: the computed composites, or print alone. */
  readonly rankBasis: 'computed' | 'printed' | undefined;
  readonly numbers: readonly Published[];
}

/** The whole of an edition, best first; groups such as the OECD's mean come last. */
export function listRows(edition: Edition, published: readonly Published[] = listPublished()): Row[] {
  const own = published.filter((each) => each.edition === edition);
  const countries = [...new Set(own.map(({ country }) => country))];
  const rows = countries.map((country) => makeRow(edition, country, own));
  const partners = editionFacts.find((facts) => facts.edition === edition)?.partners ?? [];
  const ranked = (row: Row) => !groups.includes(row.country) && !partners.includes(row.country);
  const composites = rows.filter(ranked).map((row) => row.composite);
  // A rank needs every member: where composites are missing, only print knows.
  const complete = edition === 2017 || edition === 2023;
  return rows
    .map((row): Row => {
      if (!ranked(row)) return row;
      const { composite } = row;
      if (complete && composite !== undefined) {
        const better = composites.filter((other) => (other ?? 0) > composite + 1e-9).length;
        return { ...row, rank: better + 1, rankBasis: 'computed' };
      }
      const printed = row.numbers.find(({ component }) => component.startsWith('rank'))?.value;
      return printed === undefined ? row : { ...row, rank: printed, rankBasis: 'printed' };
    })
    .sort((a, b) => Number(groups.includes(a.country)) - Number(groups.includes(b.country)) || compareRows(a, b));
}

const compareRows = (a: Row, b: Row): number =>
  (b.composite ?? -1) - (a.composite ?? -1) || (a.rank ?? 999) - (b.rank ?? 999) || (a.country < b.country ? -1 : 1);

export const findRow = (edition: Edition, country: string, rows = listRows(edition)): Row | undefined =>
  rows.find((row) => row.country === country);

function makeRow(edition: Edition, country: string, all: readonly Published[]): Row {
  const numbers = all.filter((each) => each.country === country);
  const find = (component: string) =>
    numbers.find((each) => each.component === component && each.scale === 1 && each.note === '')?.value;
  const parts = pick(allSubpillars, find);
  const printed = pick(pillars, find);
  const scores = findScores(parts);
  const shared = { edition, country, rank: undefined, rankBasis: undefined, numbers } as const;
  if (scores) return { ...shared, ...scores, basis: 'subpillars' };
  const three = pillars.map((pillar) => printed[pillar]).filter((value) => value !== undefined);
  if (three.length === pillars.length) {
    const composite = three.reduce((sum, value) => sum + value, 0) / pillars.length;
    return { ...shared, composite, pillars: printed, subpillars: parts, basis: 'pillars' };
  }
  const composite = find('composite') ?? numbers.find((each) => each.component === 'composite')?.value;
  return { ...shared, composite, pillars: printed, subpillars: parts, basis: 'printed' };
}

function pick<Name extends string>(names: readonly Name[], find: (name: string) => number | undefined) {
  const found: Partial<Record<Name, number>> = {};
  for (const name of names) {
    const value = find(name);
    if (value !== undefined) found[name] = value;
  }
  return found;
}

function findScores(parts: Partial<Record<Subpillar, number>>): Scores | undefined {
  const isWhole = (all: Partial<Record<Subpillar, number>>): all is Record<Subpillar, number> =>
    allSubpillars.every((name) => all[name] !== undefined);
  return isWhole(parts) ? aggregate(parts) : undefined;
}
