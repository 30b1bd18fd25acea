import { AccountId, AppointmentId, InstitutionId, type Role, roles, TokenId } from '@milpa/sdk';
import { describe, expect, test } from 'vitest';
import type { Caller } from '../http/index.ts';
import * as account from './index.ts';
import {
  listAppointable,
  listReadable,
  mayAdministerPortal,
  mayAppoint,
  mayPublishFor,
  mayReadDraftsOf,
  mayWriteSomewhere,
  requireMay,
  requirePerson,
} from './may.ts';

const own = InstitutionId.parse('019a0000-0000-7000-8000-000000000001');
const other = InstitutionId.parse('019a0000-0000-7000-8000-000000000002');
const held = (role: Role, institution: InstitutionId | null, number = 5): Caller['appointments'][number] => ({
  id: AppointmentId.parse(`019a0000-0000-7000-8000-00000000000${number}`),
  role,
  institution,
});
const person = (appointments: Caller['appointments'], token?: Omit<NonNullable<Caller['token']>, 'id'>): Caller => ({
  account: AccountId.parse('019a0000-0000-7000-8000-000000000003'),
  email: 'p@example.org',
  name: 'P',
  language: 'es',
  appointments,
  ...(token ? { token: { id: TokenId.parse('019a0000-0000-7000-8000-000000000004'), ...token } } : {}),
});
const sentences = {
  read: account.mayReadDraftsOf,
  write: account.mayWriteFor,
  publish: account.mayPublishFor,
  'read inventory': account.mayReadInventoryOf,
  'keep inventory': account.mayKeepInventory,
  classify: account.mayClassifyFor,
  review: account.mayReviewFor,
  steward: account.maySteward,
  approve: account.mayApproveFor,
  vote: account.mayVoteFor,
  people: account.mayReadPeopleOf,
  'hand over': account.mayHandOver,
  administer: account.mayAdminister,
  audit: account.mayReadAuditOf,
  examine: account.mayExamine,
  moderate: account.mayModerateFor,
  'read assessments': account.mayReadAssessment,
  assess: account.mayAssess,
};
const allowed = (caller: Caller, institution: InstitutionId) =>
  Object.entries(sentences)
    .filter(([, may]) => may(caller, institution))
    .map(([name]) => name)
    .join(', ');
const all = Object.keys(sentences)
  .filter((name) => name !== 'examine')
  .join(', ');

/** What each role may do in its own institution. A new role is a type error here until somebody says what it may. */
const expected: Readonly<Record<Role, string>> = {
  administrator: all,
  publisher: 'read, write, publish, read inventory, keep inventory, classify, review, read assessments, assess',
  viewer: 'read, read inventory',
  head: 'read, read inventory, approve, people, hand over, read assessments, assess',
  liaison: 'read, read inventory, review, approve, people, hand over, read assessments, assess',
  'data-administrator':
    'read, write, publish, read inventory, keep inventory, classify, review, people, hand over, read assessments, assess',
  'generating-area': 'read, write, read inventory, keep inventory',
  steward: 'read, read inventory, review, steward',
  'council-member': 'read inventory, vote',
  'internal-control': 'read, read inventory, people, audit, examine',
  auditor: 'read, read inventory, people, audit, examine',
  'policy-unit': 'read inventory, people, read assessments, assess',
  moderator: 'moderate',
};

describe('a person', () => {
  test.each(roles)('%s', (role) => {
    expect(allowed(person([held(role, own)]), own)).toBe(expected[role]);
    expect(allowed(person([held(role, own)]), other)).toBe('');
    expect(allowed(person([held(role, null)]), other)).toBe(expected[role]);
  });
  test('only an administrator of the whole administers the portal', () => {
    for (const role of roles) {
      expect(mayAdministerPortal(person([held(role, own)]))).toBe(false);
      expect(mayAdministerPortal(person([held(role, null)]))).toBe(role === 'administrator');
    }
  });
  test('the whole record and obligations are for those of the whole portal', () => {
    const may = (role: Role, place: InstitutionId | null) =>
      [account.mayReadAudit, account.mayDefineObligations, account.mayReadAllPeople].map((each) =>
        each(person([held(role, place)])),
      );
    expect(may('auditor', own)).toEqual([false, false, false]);
    expect(may('auditor', null)).toEqual([true, false, true]);
    expect(may('policy-unit', null)).toEqual([false, true, true]);
    expect(may('administrator', own)).toEqual([false, false, false]);
  });
  test('without appointments may nothing', () => {
    expect(allowed(person([]), own)).toBe('');
    expect(listReadable(person([]))).toEqual([]);
  });
});

describe('appointing', () => {
  test.each([
    [
      'administrator',
      'administrator publisher viewer head liaison data-administrator generating-area steward council-member moderator',
    ],
    ['head', 'publisher viewer liaison data-administrator generating-area steward council-member'],
    ['liaison', 'publisher viewer data-administrator generating-area steward council-member'],
  ] as const)('%s', (role, as) => {
    expect(listAppointable(person([held(role, own)]), own).join(' ')).toBe(as);
    expect(listAppointable(person([held(role, own)]), other)).toEqual([]);
    expect(listAppointable(person([held(role, own)]), null)).toEqual([]);
  });
  test('nobody else appoints', () => {
    for (const role of roles.filter((each) => !['administrator', 'head', 'liaison'].includes(each)))
      for (const place of [own, null]) expect(listAppointable(person([held(role, place)]), own)).toEqual([]);
  });
  test('those who watch are named by administrators of the portal, posts of an institution never for the portal', () => {
    const root = person([held('administrator', null)]);
    expect(mayAppoint(root, own, 'auditor')).toBe(true);
    expect(mayAppoint(root, null, 'policy-unit')).toBe(true);
    expect(mayAppoint(root, own, 'policy-unit')).toBe(false);
    expect(mayAppoint(root, null, 'head')).toBe(false);
    expect(mayAppoint(person([held('administrator', own)]), own, 'auditor')).toBe(false);
  });
  test('with a token only by the scope admin, and in its institution', () => {
    const token = (scopes: NonNullable<Caller['token']>['scopes'], institution: InstitutionId | null) =>
      person([held('administrator', null)], { scopes, institution });
    expect(listAppointable(token(['publish', 'write:dataset'], null), own)).toEqual([]);
    expect(mayAppoint(token(['admin'], own), own, 'head')).toBe(true);
    expect(mayAppoint(token(['admin'], own), other, 'head')).toBe(false);
    expect(mayAppoint(token(['admin'], own), null, 'auditor')).toBe(false);
  });
});

describe('a token', () => {
  const everything = [held('administrator', null)];
  test('does no more than its scopes', () => {
    const may = (scope: NonNullable<Caller['token']>['scopes'][number]) =>
      allowed(person(everything, { scopes: [scope], institution: null }), own);
    expect(may('read:draft')).toBe('read, read inventory, read assessments');
    expect(may('write:dataset')).toBe(
      'read, write, read inventory, keep inventory, classify, steward, read assessments, assess',
    );
    expect(may('publish')).toBe('publish, review, approve, vote, moderate');
    expect(may('admin')).toBe('people, hand over, administer, audit');
    expect(may('harvest')).toBe('');
  });
  test('stays in its institution, and never administers the portal from there', () => {
    const token = person(everything, { scopes: ['publish', 'admin', 'read:draft', 'write:dataset'], institution: own });
    expect(allowed(token, own)).toBe(all);
    expect(allowed(token, other)).toBe('');
    expect(mayAdministerPortal(token)).toBe(false);
    expect(listReadable(token)).toEqual([own]);
    expect(mayWriteSomewhere(token)).toBe(true);
  });
  test('gives no role its owner has not', () => {
    const token = person([held('viewer', own)], { scopes: ['publish', 'read:draft'], institution: null });
    expect(allowed(token, own)).toBe('read, read inventory');
    const foreign = person([held('publisher', own)], { scopes: ['write:dataset'], institution: other });
    expect([mayWriteSomewhere(foreign), listReadable(foreign)]).toEqual([false, []]);
  });
});

describe('acting as another person', () => {
  const assumed = (role: Role, place: InstitutionId | null): Caller => ({
    ...person([held(role, place)]),
    assumedBy: {
      account: AccountId.parse('019a0000-0000-7000-8000-000000000009'),
      name: 'Root',
      reason: 'help',
      until: new Date(),
    },
  });
  test('reads and writes drafts at most, and no more than that person', () => {
    for (const role of roles) {
      const reach = expected[role].split(', ').filter((each) => each === 'read' || each === 'write');
      expect(allowed(assumed(role, own), own)).toBe(reach.join(', '));
      expect(listAppointable(assumed(role, null), own)).toEqual([]);
      expect(mayAdministerPortal(assumed(role, null))).toBe(false);
    }
    expect(allowed(assumed('administrator', own), other)).toBe('');
    expect(() => requirePerson(assumed('administrator', own))).toThrow(
      expect.objectContaining({ code: 'not-allowed' }),
    );
  });
});

test('lists ask for all, or for these', () => {
  expect(listReadable(person([held('viewer', null)]))).toBe('all');
  const two = person([held('viewer', own), held('publisher', own, 6), held('viewer', other, 7)]);
  expect(listReadable(two)).toEqual([own, other]);
  expect(listReadable(person([held('policy-unit', null)]))).toBe('all');
  expect(listReadable(person([held('council-member', own)]))).toEqual([]);
});

test('nobody is asked to sign in, somebody without the role is refused', () => {
  expect(() => requireMay(undefined, mayPublishFor, own)).toThrow(expect.objectContaining({ code: 'sign-in-needed' }));
  const viewer = person([held('viewer', own)]);
  expect(() => requireMay(viewer, mayPublishFor, own)).toThrow(expect.objectContaining({ code: 'not-allowed' }));
  expect(requireMay(viewer, mayReadDraftsOf, own)).toMatchObject(viewer);
});

test('the appointment that lets somebody through goes with them', () => {
  const both = person([held('viewer', own, 6), held('publisher', own, 7)]);
  expect(requireMay(both, mayReadDraftsOf, own).appointment).toBe(held('viewer', own, 6).id);
  expect(requireMay(both, mayPublishFor, own).appointment).toBe(held('publisher', own, 7).id);
});
