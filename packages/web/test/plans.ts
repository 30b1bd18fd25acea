import {
  Commitment,
  Commitments,
  CouncilSession,
  Holding,
  Inventory,
  type InventorySettings,
  neutralWeights,
  Plan,
} from '@milpa/sdk';

/** Identifier of the one holding that this portal has. */
export const holdingId = '01a20a5b-49f0-70b5-9f4a-56ababeb26b1';
const planId = '01a20a5b-49f0-70b5-9f4a-56ababeb26b2';
const sessionId = '01a20a5b-49f0-70b5-9f4a-56ababeb26b3';
const at = '2026-03-01T12:00:00Z';
const institution = { id: '01a20a5b-49f0-70b5-9f4a-56ababeb26b4', slug: 'noaa', name: { en: 'NOAA' } };

const holding = Holding.parse({
  ...{ id: holdingId, institution, key: 'tides', name: { es: 'Mareas', en: 'Tides', fr: 'Marées' } },
  ...{
    description: { es: 'Niveles', en: 'Levels', fr: 'Niveaux' },
    area: 'Oceans',
    post: 'Director',
    system: 'DuckDB',
  },
  ...{ form: 'database', subject: '', geography: '', period: '', personalData: 'none', level: 'restricted' },
  decision: {
    ...{ instrument: 'Act', article: 'Article 1', reviewer: 'Counsel', reasoning: 'Places of moorings.' },
    ...{ decided: '2024-01-01', review: '2025-01-01' },
  },
  ...{ datasets: [], priority: { demand: { score: 4, reason: 'Asked for' } }, state: 'overdue', planned: '2025-06-30' },
  ...{
    reviewPast: true,
    demand: { requests: 2, people: 12, score: 3 },
    score: { least: 16, most: 96, middle: 56, unknown: ['risk'] },
    revision: 1,
    created: at,
    updated: at,
  },
});
const commitment = Commitment.parse({
  ...{ id: '01a20a5b-49f0-70b5-9f4a-56ababeb26b5', plan: planId, institution, holding: holdingId, name: holding.name },
  ...{ post: 'Director', person: '', due: '2025-06-30', first: '2025-03-31', frequency: 'R/P1M', goal: '' },
  ...{ state: 'overdue', published: null, dataset: null, revision: 2 },
  ...{ account: null, cancelled: null },
  rescheduled: [{ number: 1, at, from: '2025-03-31', to: '2025-06-30', by: 'Director', reason: 'Staff' }],
});
const approved = { session: sessionId, held: '2025-01-15' };
const head = { id: planId, institution, title: '2025', state: 'approved', note: '', approved, commitments: 1 };
const plan = Plan.parse({
  ...{ ...head, revision: 3, created: at, updated: at, items: [commitment] },
  bursts: [{ day: '2025-06-30', commitments: 4, share: 0.4 }],
});
const session = CouncilSession.parse({
  ...{ id: sessionId, institution: institution.id, held: '2025-01-15', title: '1', agenda: ['2025'], imported: false },
  ...{ attendance: [{ post: 'Director', present: true }], resolutions: [], recorded: at },
  evidence: { name: 'minutes.pdf', size: 1000, sha256: 'a'.repeat(64), public: true },
});
const levels = { public: 0, restricted: 1, 'non-public': 0, unclassified: 1 };
const states = { published: 0, drafted: 0, planned: 0, overdue: 1, unplanned: 0, closed: 0, unclassified: 0 };
const inventory = Inventory.parse({
  total: 1,
  items: [holding],
  counts: { holdings: 2, levels, states, reviewsPast: 1, hidden: 1 },
});
const settings: InventorySettings = {
  closedNamesPublic: true,
  weights: neutralWeights,
  weightsFrom: null,
  revision: 0,
};
const commitments = Commitments.parse({
  ...{ total: 1, items: [commitment], states: { kept: 0, late: 0, due: 0, overdue: 1, cancelled: 0 } },
  months: [{ month: '2025-06', commitments: 1, overdue: 1 }],
});

/** What a portal with one holding and one plan answers; undefined for what is not about them. */
export function answerPlans(kind: string, part: string | undefined): Response | undefined {
  const answers: Readonly<Record<string, unknown>> = {
    'institutions inventory': inventory,
    'institutions inventory-settings': settings,
    'institutions plans': [head],
    'institutions sessions': [session],
    'holdings history': [{ revision: 1, at, action: 'create-holding', by: '', changes: [{ pointer: '', after: 'x' }] }],
    holdings: holding,
    plans: plan,
    commitments,
  };
  const found = answers[part ? `${kind} ${part}` : kind];
  return found === undefined ? undefined : Response.json(found);
}
