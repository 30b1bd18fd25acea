import { type Role, roles, type Scope } from '@milpa/sdk';

/** What the portal asks before it lets somebody do a thing. */
export const powers = [
  'read-drafts',
  'list-drafts',
  'write-drafts',
  'publish',
  'read-inventory',
  'keep-inventory',
  'classify',
  'review',
  'steward',
  'approve',
  'vote',
  'read-people',
  'hand-over',
  'administer',
  'define-obligations',
  'read-audit',
  'examine',
  'moderate',
  'read-cases',
  'open-cases',
  'answer-cases',
  'read-assessments',
  'assess',
] as const;
export type Power = (typeof powers)[number];

const looking = ['read-drafts', 'list-drafts', 'read-inventory', 'read-cases'] as const;
const reading = [...looking, 'open-cases'] as const;
const writing = [...reading, 'write-drafts', 'keep-inventory', 'answer-cases'] as const;
const answering = ['read-cases', 'open-cases', 'answer-cases'] as const;

const assessing = ['read-assessments', 'assess'] as const;

/**
 * What each role may do, in its institution, or everywhere when it is held for the whole portal. No role of the centre is
 * needed to publish (failure F6): an institution's own people take a dataset from its first file to its release.
 */
export const powersOf: Readonly<Record<Role, readonly Power[]>> = {
  // Runs the place: appoints, and may do everything else but examine what is done there (decision 32).
  administrator: powers.filter((power) => power !== 'examine'),
  publisher: [...writing, 'publish', 'classify', 'review', ...assessing],
  viewer: reading,
  // Answers for the institution, names the liaison.
  head: [...reading, 'approve', 'read-people', 'hand-over', ...assessing],
  // Represents it: approves, and names the data administrator and those who work with them.
  liaison: [...reading, 'approve', 'review', 'read-people', 'hand-over', 'answer-cases', ...assessing],
  // Runs inventory and plan, publishes.
  'data-administrator': [...writing, 'publish', 'classify', 'review', 'read-people', 'hand-over', ...assessing],
  // Owns the data and prepares it; somebody else releases it.
  'generating-area': writing,
  // Cares for the quality of datasets that others write.
  steward: [...reading, 'review', 'steward', 'answer-cases'],
  'council-member': ['read-inventory', 'vote'],
  // Those who look and never touch.
  'internal-control': [...looking, 'read-people', 'read-audit', 'examine'],
  auditor: [...looking, 'read-people', 'read-audit', 'examine'],
  // The centre: says what is due, and sees how far everybody is; not what is in a draft.
  'policy-unit': ['list-drafts', 'read-inventory', 'read-people', 'define-obligations', ...answering, ...assessing],
  moderator: ['moderate'],
};

const working = ['data-administrator', 'publisher', 'generating-area', 'steward', 'viewer', 'council-member'] as const;

/** As what a role may appoint others, where it is held. Who watches is named by the portal's administrators alone. */
export const appointsOf: Readonly<Record<Role, readonly Role[]>> = {
  administrator: ['administrator', 'head', 'liaison', ...working, 'moderator'],
  head: ['liaison', ...working],
  liaison: working,
  'data-administrator': [],
  publisher: [],
  viewer: [],
  'generating-area': [],
  steward: [],
  'council-member': [],
  'internal-control': [],
  auditor: [],
  'policy-unit': [],
  moderator: [],
};
/** Administrators of the whole portal appoint as anything. */
export const watchers: readonly Role[] = ['internal-control', 'auditor', 'policy-unit'];

/** Any one of these scopes lets a token use the power. */
export const scopesOf: Readonly<Record<Power, readonly Scope[]>> = {
  'read-drafts': ['read:draft', 'write:dataset'],
  'list-drafts': ['read:draft', 'write:dataset'],
  'write-drafts': ['write:dataset'],
  publish: ['publish'],
  'read-inventory': ['read:draft', 'write:dataset'],
  'keep-inventory': ['write:dataset'],
  classify: ['write:dataset'],
  review: ['publish'],
  steward: ['write:dataset'],
  approve: ['publish'],
  vote: ['publish'],
  'read-people': ['admin'],
  'hand-over': ['admin'],
  administer: ['admin'],
  'define-obligations': ['admin'],
  'read-audit': ['admin'],
  examine: ['admin'],
  moderate: ['publish'],
  'read-cases': ['read:draft', 'write:dataset'],
  'open-cases': ['write:dataset'],
  'answer-cases': ['write:dataset'],
  'read-assessments': ['read:draft', 'write:dataset'],
  assess: ['write:dataset'],
};

/** All that is left to an administrator who acts as another person, whatever that person may do. */
export const assumablePowers: readonly Power[] = ['read-drafts', 'list-drafts', 'write-drafts'];

/** The roles that have a power, wherever they are held. */
export const listRolesWith = (power: Power): Role[] => roles.filter((role) => powersOf[role].includes(power));
