import { type Institution, InstitutionScore, Scoreboard, ScoreDocument, type ScoreRow, scoreParts } from '@milpa/sdk';

const tally = (held: number, unknown: number, population: number) => ({ held, unknown, population });
const facts = {
  holdings: tally(8, 0, 10),
  plan: { approved: true, promised: 6, due: 5, onTime: 2, late: 1 },
  datasets: 4,
  updates: tally(1, 1, 4),
  formats: tally(3, 1, 4),
  licences: tally(2, 0, 4),
  quality: null,
  requests: null,
  reused: tally(0, 0, 4),
};
const method = {
  version: 1,
  indicators: scoreParts.map((id, at) => ({
    id,
    weight: 10 + at,
    type: (['input', 'output', 'outcome'] as const)[at % 3],
  })),
};
const parts: ScoreRow['parts'] = {
  inventory: { low: 0.9, high: 0.9, of: 22.5 },
  plan: { missing: 'nothing-due', of: 0 },
  freshness: { low: 0.25, high: 0.5, of: 22.5 },
  quality: { missing: 'not-known', of: 0 },
  openness: { low: 0.625, high: 0.75, of: 20 },
  demand: { missing: 'not-known', of: 0 },
  reuse: { low: 0, high: 0, of: 5 },
};
const sheet = { month: '2026-03', soFar: true, taken: '2026-03-10T18:00:00.000Z', method, hash: null };
const hash = 'ab12'.repeat(16);

const nameBody = ({ id, slug, name, level, parent }: Institution): ScoreRow['institution'] => ({
  ...{ id, slug, name, level, parent, class: null },
});

/** These bodies as a portal would rank them: two tie, the others have not begun. */
const listRows = (bodies: readonly Institution[]): ScoreRow[] =>
  bodies.map((body, at) => ({
    institution: nameBody(body),
    ...(at < 2
      ? { rank: 1, tied: true, score: 53.461538461538, highest: 63.07 }
      : { rank: null, tied: false, score: null, highest: null }),
    parts,
  }));

const snapshot = (month: string, number: number) => ({
  ...{ month, number, taken: '2026-03-01T08:00:00.000Z', method: 1, bodies: 2, previous: '0'.repeat(64), hash },
});

/** What the API answers; undefined for what is not of the scoreboard. */
export function answerScores(bodies: readonly Institution[], path: readonly string[]): Response | undefined {
  const [kind, key, part] = path;
  if (kind === 'scoreboard' && key === 'months' && part)
    return Response.json(ScoreDocument.parse({ ...snapshot(part, 1), bodies: [] }));
  if (kind === 'scoreboard' && key === 'months')
    return Response.json({ items: [snapshot('2026-02', 2), snapshot('2026-01', 1)], faults: [] });
  if (kind === 'scoreboard') return Response.json(parseBoard(listRows(bodies)));
  if (kind === 'institutions' && part === 'score') return Response.json(parseScore(listRows(bodies), key));
  return undefined;
}

const parseBoard = (items: readonly ScoreRow[]) =>
  Scoreboard.parse({
    ...sheet,
    distribution: {
      ...{ scored: 12, tied: 4, tiedShare: 1 / 3, largestTie: 2, spread: 41.5, median: 50, mostTied: 0.2 },
      bands: [1, 0, 2, 3, 0, 4, 1, 1, 0, 0],
    },
    total: items.length,
    items,
  });

function parseScore(rows: readonly ScoreRow[], slug: string | undefined) {
  const row = rows.find(({ institution }) => institution.slug === slug);
  return InstitutionScore.parse({
    ...{ ...sheet, facts, row, scored: 12 },
    gains: [
      { kind: 'update-datasets', indicator: 'freshness', count: 2, points: 15.3846 },
      { kind: 'mend-metadata', indicator: 'quality', check: 'keyword', count: 3, points: 2 },
      { kind: 'classify-holdings', indicator: 'inventory', count: 1, points: 2.3 },
    ],
    trend: [
      { month: '2025-12', score: 40, rank: 2, method: 1 },
      { month: '2026-01', score: 45.25, rank: 2, method: 1 },
      { month: '2026-02', score: 53.4615, rank: 1, method: 2 },
    ],
  });
}
