/** Three pillars of three sub-pillars each, all of equal weight, in every edition since 2017 (OECD WP 30, 3). */
export const pillars = ['availability', 'accessibility', 'support'] as const;
export type Pillar = (typeof pillars)[number];

export const subpillars = {
  availability: ['availability.policy', 'availability.engagement', 'availability.implementation'],
  accessibility: ['accessibility.policy', 'accessibility.engagement', 'accessibility.implementation'],
  support: ['support.promotion', 'support.literacy', 'support.monitoring'],
} as const satisfies Record<Pillar, readonly string[]>;
export type Subpillar = (typeof subpillars)[Pillar][number];
export const allSubpillars: readonly Subpillar[] = pillars.flatMap(
  (pillar): readonly Subpillar[] => subpillars[pillar],
);

export const editions = [2015, 2017, 2019, 2023, 2025] as const;
export type Edition = (typeof editions)[number];

export interface EditionFacts {
  readonly edition: Edition;
  /** Which practices it judges, ISO 8601. */
  readonly period: string;
  /** Whether a country's own answers can be scored as the OECD scored them, or only nearly so, or not at all. */
  readonly assessment: 'exact' | 'approximate' | 'none';
  /** Editions whose scores may be compared with these. */
  readonly comparable: readonly Edition[];
  /** How many members the OECD ranked; null where that was not published. */
  readonly ranked: number | null;
  /** Members charted by the OECD; others are partners and are not ranked. */
  readonly partners: readonly string[];
  readonly source: string;
}

/** What is public of each edition. Breaks in series stand where `comparable` does not name the neighbour. */
export const editionFacts: readonly EditionFacts[] = [
  {
    edition: 2015,
    period: '2014',
    ranked: 30,
    assessment: 'none',
    comparable: [],
    partners: [],
    source: 'OECD, Government at a Glance 2015; the 19 variables and their weights were not published',
  },
  {
    edition: 2017,
    period: '2016-12-31',
    ranked: 32,
    assessment: 'exact',
    comparable: [2019],
    partners: ['COL', 'LTU', 'PER'],
    source: 'Lafortune and Ubaldi 2018, OECD Working Papers on Public Governance 30, doi 10.1787/2807d3c8-en',
  },
  {
    edition: 2019,
    period: '2018',
    ranked: 32,
    assessment: 'approximate',
    comparable: [2017],
    partners: ['ARG', 'BHS', 'BRA', 'COL', 'DMA', 'DOM', 'GTM', 'PAN', 'PRY'],
    source: 'OECD, Government at a Glance 2019; OECD Policy Papers on Public Governance 1, doi 10.1787/45f6de2d-en',
  },
  {
    edition: 2023,
    period: '2020-01-01/2021-12-31',
    ranked: 36,
    assessment: 'approximate',
    comparable: [2025],
    partners: ['BRA', 'HRV', 'PER', 'ROU'],
    source: 'OECD Public Governance Policy Papers 43, doi 10.1787/a37f51c3-en',
  },
  {
    edition: 2025,
    period: '2023-01-01/2024-12-31',
    ranked: null,
    assessment: 'approximate',
    comparable: [2023],
    partners: ['BRA', 'HRV', 'PER', 'ROU'],
    source: 'OECD Working Papers on Public Governance 90 (2026); OECD Digital Government Outlook 2026',
  },
];

/** Groups whose means the OECD prints; they hold no rank. */
export const groups: readonly string[] = ['OECD', 'LAC'];
