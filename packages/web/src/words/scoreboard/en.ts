import type { ScoreboardWords } from '../scoreboard.ts';

const things = (count: number, one: string, other: string) => `${count} ${count === 1 ? one : other}`;

export const en: ScoreboardWords = {
  title: 'Scoreboard of institutions',
  lead: 'How well each institution opens its data, by a published formula: what it has counted and classified, what it promised and kept, and how fresh, well described and open its data are.',
  soFar: (month) => `${month} so far`,
  soFarNote: 'Computed just now from what the portal holds. In the first days of next month it is kept for ever.',
  kept: (month, day, version) =>
    `${month}, kept on ${day}, by version ${version} of the formula. It will never change.`,
  hash: 'Fingerprint (SHA-256)',
  months: 'Month',
  present: 'The present month so far',
  show: 'Show',
  none: 'There is no institution with anything to measure yet.',
  noneFound: 'No institution fits what you chose.',
  spread: (scored, median, spread) =>
    `${things(scored, 'institution has', 'institutions have')} a score; half of them ${median} or more.${
      spread === null ? '' : ` Between the bottom tenth and the top tenth lie ${spread} points.`
    }`,
  ties: (tied, share) => `${tied} share their score with another (${share}); they share the rank too.`,
  noTies: 'No two share a score.',
  alarm:
    'More than a fifth of the institutions tie: the ranking tells too little of each. Whoever answers for the formula has been told.',
  bands: 'Score',
  peak: (count, share, from, to) =>
    `The fullest step is ${from} to ${to} points, with ${things(count, 'institution', 'institutions')} (${share}).`,
  unmeasured: (parts) => `Not measured for anyone yet, so neither raising nor lowering a score: ${parts}.`,
  filters: 'Choose institutions',
  level: 'Level',
  class: 'Kind of body',
  parent: 'Under this institution',
  parentHint: 'The last part of its address, e.g. ministry-of-health.',
  all: 'All',
  sort: 'Order',
  orders: {
    rank: 'By score',
    name: 'By name',
    inventory: 'By inventory',
    plan: 'By plan kept',
    freshness: 'By freshness',
    quality: 'By metadata quality',
    openness: 'By openness',
    demand: 'By requests answered',
    reuse: 'By reuse',
  },
  caption: (month) => `Institutions by score, ${month}`,
  rank: 'Rank',
  institution: 'Institution',
  score: 'Score',
  equal: (rank) => `${rank}, tied`,
  notBegun: (count) => things(count, 'institution has not begun', 'institutions have not begun'),
  notBegunNote: 'No inventory, no approved plan, no released data: there is nothing to measure, so they have no rank.',
  parts: {
    inventory: 'Inventory',
    plan: 'Plan kept',
    freshness: 'Freshness',
    quality: 'Metadata quality',
    openness: 'Openness',
    demand: 'Requests answered',
    reuse: 'Reuse',
  },
  types: { input: 'Input', output: 'Output', outcome: 'Outcome' },
  missing: {
    'not-known': 'Not measured: this portal cannot know it yet. It neither raises nor lowers the score.',
    'nothing-due': 'Not measured: nothing that was promised has come due. It neither raises nor lowers the score.',
  },
  short: { 'not-known': 'not measured', 'nothing-due': 'nothing due' },
  take: 'Take the figures',
  csv: 'As a sheet (CSV), with every figure',
  json: 'For programs (JSON)',
  how: 'How it is computed',
  of: (name) => `How ${name} opens its data`,
  standing: (score, rank, scored) => `${score} of 100 points: rank ${rank} of ${scored}.`,
  standingTied: (score, rank, scored) => `${score} of 100 points: rank ${rank} of ${scored}, shared with others.`,
  nothingYet: 'It has no score: there is no inventory, no approved plan and no released data yet.',
  upTo: (highest) => `If all that could not be checked turned out well, it would be ${highest}.`,
  line: (score, rank, scored) => `Score ${score} of 100, rank ${rank} of ${scored}`,
  indicators: 'What the score is made of',
  indicator: 'Indicator',
  type: 'Type',
  pointsOf: (points, of) => `${points} of ${of}`,
  facts: {
    inventory: ({ holdings, plan }) =>
      `${holdings.held} of ${things(holdings.population, 'holding is', 'holdings are')} classified by a decision still in force. ${
        plan.approved ? 'The council approved a plan.' : 'No plan was approved by the council.'
      }`,
    plan: ({ plan }) =>
      plan.approved
        ? `Of ${things(plan.promised, 'commitment', 'commitments')}: ${plan.onTime} kept in time, ${plan.late} late, ${plan.due - plan.onTime - plan.late} missed, ${plan.promised - plan.due} not due yet.`
        : 'No plan was approved by the council.',
    freshness: ({ datasets, updates }) =>
      datasets === 0
        ? 'No data released.'
        : `Of ${things(datasets, 'dataset', 'datasets')}: ${updates.held} updated as promised, ${updates.population - updates.held - updates.unknown} overdue, ${datasets - updates.population} without a promised rhythm.`,
    quality: (_, points) => `${points} of 405 points by the method of data.europa.eu.`,
    openness: ({ formats, licences }) =>
      `${formats.held} of ${formats.population} in an open format that programs read; ${licences.held} of ${licences.population} under an open licence.`,
    demand: ({ requests }) => (requests ? `${requests.held} of ${requests.population} answered in time.` : ''),
    reuse: ({ reused }) => (reused ? `${reused.held} of ${reused.population} with a known reuse.` : ''),
  },
  unknown: (count) =>
    count === 1
      ? '1 could not be checked, and does not count as good.'
      : `${count} could not be checked, and do not count as good.`,
  raise: 'What would raise it most',
  raiseLead: 'Points that the score would gain if all of it were mended.',
  nothingToRaise: 'Nothing that the portal can see.',
  gains: {
    'classify-holdings': (count) => `Classify ${things(count, 'holding', 'holdings')}, or review what is past its day`,
    'approve-plan': () => 'Have the council approve an opening plan',
    'keep-commitments': (count) =>
      `Publish what was promised: ${things(count, 'missed commitment', 'missed commitments')}`,
    'update-datasets': (count) => `Update ${things(count, 'overdue dataset', 'overdue datasets')}`,
    'say-frequency': (count) => `Say how often ${things(count, 'dataset is', 'datasets are')} updated`,
    'mend-metadata': (count, check) => `Complete descriptions: ${check} (${count})`,
    'open-formats': (count) => `Add an open format to ${things(count, 'dataset', 'datasets')}`,
    'open-licences': (count) => `Give ${things(count, 'dataset', 'datasets')} an open licence`,
  },
  gain: (points) => `+${points} points`,
  moreGains: (count) => `${count} more that would raise it less`,
  trend: 'Month by month',
  noTrend: 'No month was kept yet.',
  trendBreak: 'The formula changed between these months: scores before and after are not to be compared.',
  month: 'Month',
  whole: 'See all institutions',
  method: {
    title: 'How the score is computed',
    lead: (version) =>
      `Version ${version} of the formula. Anyone can compute every score again from the figures in the sheet.`,
    weight: 'Weight',
    measures: {
      inventory:
        'The mean of two: the share of holdings that are classified by a decision whose review is not past, and whether the council approved a plan.',
      plan: 'Of commitments whose first approved day has come: kept by that day counts one, later a half, not kept nothing. A moved day changes none of it, and what was cancelled still counts as promised. Without an approved plan: zero.',
      freshness:
        'Of released datasets that promise a rhythm, the share that is not overdue. Those that do not say how often they are updated count as not kept.',
      quality: 'Points of the Metadata Quality Assessment of data.europa.eu, as a share of 405.',
      openness:
        'The mean of two: the share of datasets with an open format that programs read, and the share under an open licence.',
      demand: 'Of requests for data whose day of answer has come, the share answered by then.',
      reuse: 'The share of datasets somebody is known to have made something with.',
    },
    rules: 'The rules',
    sections: [
      [
        'The score',
        'The mean of what is measured, by weight, times 100. It is kept with all its digits; people are shown two decimals, and only those make the rank.',
      ],
      [
        'What could not be checked',
        'It never counts as good. Beside the score stands what it would be if all of it turned out well.',
      ],
      [
        'What is not measured',
        'Left out of both sides of the mean: the score is as if that part were exactly as good as the rest, so it neither raises nor lowers. So it is with what the portal cannot know yet, and with promises of which nothing has come due. But what an institution has not done at all, no inventory, no plan, no data, is zero and not left out.',
      ],
      [
        'Mending never lowers',
        'No defect that is mended lowers a score, and nothing that could not be checked raises one. Automatic tests hold this for any figures.',
      ],
      [
        'Ranks and ties',
        'Institutions with the same score share a rank. If more than a fifth tie, the page says so and whoever answers for the formula gets a letter.',
      ],
      [
        'Each for itself',
        'An institution is measured by its own holdings and data; what bodies under it publish counts for them. Bodies that are no more, and the portal itself, are not on the scoreboard.',
      ],
      [
        'Kept for ever',
        'In the first seven days of a month the one before is kept, with every figure. Each month carries the fingerprint of the one before, and the audit record names it. A new version of the formula changes no kept month.',
      ],
    ],
    kept: 'Kept months',
    keptLead: 'The whole document of each month is what its fingerprint covers.',
    intact: 'Checked just now: every month is as it was written, and every score follows from its own figures.',
    broken: (months) => `These months are not as they were written: ${months}. Tell whoever runs the portal.`,
    noMonths: 'None yet. The first is kept in the first days of next month.',
    bodies: 'Institutions',
    taken: 'Kept on',
    version: 'Formula',
    programs: 'For programs',
  },
  operations: {
    getScoreboard: 'Institutions by how well they open their data: the present month so far, or one that is kept',
    listScoreSnapshots:
      'The months of the scoreboard that are kept for ever, and whether they are as they were written',
    getScoreSnapshot: 'One kept month whole, with every figure the scores were computed from',
    getInstitutionScore: 'How one institution stands, from which figures, and what would raise its score',
  },
};
