import { AccountId, InstitutionId, TokenId } from '@milpa/sdk';
import { describe, expect, test } from 'vitest';
import type { Caller } from '../http/index.ts';
import {
  listReadable,
  mayAdminister,
  mayAdministerPortal,
  mayPublishFor,
  mayReadDraftsOf,
  mayWriteFor,
  mayWriteSomewhere,
  requireMay,
} from './may.ts';

const own = InstitutionId.parse('019a0000-0000-7000-8000-000000000001');
const other = InstitutionId.parse('019a0000-0000-7000-8000-000000000002');
const person = (appointments: Caller['appointments'], token?: Omit<NonNullable<Caller['token']>, 'id'>): Caller => ({
  account: AccountId.parse('019a0000-0000-7000-8000-000000000003'),
  email: 'p@example.org',
  name: 'P',
  language: 'es',
  appointments,
  ...(token ? { token: { id: TokenId.parse('019a0000-0000-7000-8000-000000000004'), ...token } } : {}),
});
const sentences = { mayPublishFor, mayWriteFor, mayReadDraftsOf, mayAdminister };
const allowed = (caller: Caller, institution: InstitutionId) =>
  Object.entries(sentences)
    .filter(([, may]) => may(caller, institution))
    .map(([name]) => name);
const all = Object.keys(sentences);

describe('a person', () => {
  test.each([
    ['viewer', ['mayReadDraftsOf']],
    ['publisher', ['mayPublishFor', 'mayWriteFor', 'mayReadDraftsOf']],
    ['administrator', all],
  ] as const)('%s', (role, expected) => {
    expect(allowed(person([{ role, institution: own }]), own)).toEqual(expected);
    expect(allowed(person([{ role, institution: own }]), other)).toEqual([]);
    expect(allowed(person([{ role, institution: null }]), other)).toEqual(expected);
  });
  test('only an administrator of the whole administers the portal', () => {
    expect(mayAdministerPortal(person([{ role: 'administrator', institution: own }]))).toBe(false);
    expect(mayAdministerPortal(person([{ role: 'publisher', institution: null }]))).toBe(false);
    expect(mayAdministerPortal(person([{ role: 'administrator', institution: null }]))).toBe(true);
  });
  test('without appointments may nothing', () => {
    expect(allowed(person([]), own)).toEqual([]);
    expect(listReadable(person([]))).toEqual([]);
  });
});

describe('a token', () => {
  const everything = [{ role: 'administrator', institution: null }] as const;
  test('does no more than its scopes', () => {
    expect(allowed(person(everything, { scopes: ['publish'], institution: null }), own)).toEqual(['mayPublishFor']);
    expect(allowed(person(everything, { scopes: ['write:dataset'], institution: null }), own)).toEqual([
      'mayWriteFor',
      'mayReadDraftsOf',
    ]);
    expect(allowed(person(everything, { scopes: ['harvest'], institution: null }), own)).toEqual([]);
  });
  test('stays in its institution, and never administers the portal from there', () => {
    const token = person(everything, { scopes: ['publish', 'admin', 'read:draft', 'write:dataset'], institution: own });
    expect(allowed(token, own)).toEqual(all);
    expect(allowed(token, other)).toEqual([]);
    expect(mayAdministerPortal(token)).toBe(false);
    expect(listReadable(token)).toEqual([own]);
  });
  test('gives no role its owner has not', () => {
    const token = person([{ role: 'viewer', institution: own }], {
      scopes: ['publish', 'read:draft'],
      institution: null,
    });
    expect(allowed(token, own)).toEqual(['mayReadDraftsOf']);
  });
});

test('lists ask for all, or for these', () => {
  expect(listReadable(person([{ role: 'viewer', institution: null }]))).toBe('all');
  const two = person([
    { role: 'viewer', institution: own },
    { role: 'publisher', institution: own },
    { role: 'viewer', institution: other },
  ]);
  expect(listReadable(two)).toEqual([own, other]);
});

test.each([
  ['a publisher of one institution', person([{ role: 'publisher', institution: own }]), true],
  ['a publisher of all', person([{ role: 'publisher', institution: null }]), true],
  ['somebody who only looks', person([{ role: 'viewer', institution: null }]), false],
  ['nobody appointed', person([]), false],
  [
    'a token of one institution, of a publisher of all',
    person([{ role: 'publisher', institution: null }], { scopes: ['write:dataset'], institution: own }),
    true,
  ],
  [
    'a token of another institution than the role',
    person([{ role: 'publisher', institution: own }], { scopes: ['write:dataset'], institution: other }),
    false,
  ],
  [
    'a token that only releases',
    person([{ role: 'publisher', institution: null }], { scopes: ['publish'], institution: null }),
    false,
  ],
] as const)('%s, writing somewhere', (_, caller, expected) => {
  expect(mayWriteSomewhere(caller)).toBe(expected);
});

test('nobody is asked to sign in, somebody without the role is refused', () => {
  expect(() => requireMay(undefined, mayPublishFor, own)).toThrow(expect.objectContaining({ code: 'sign-in-needed' }));
  const viewer = person([{ role: 'viewer', institution: own }]);
  expect(() => requireMay(viewer, mayPublishFor, own)).toThrow(expect.objectContaining({ code: 'not-allowed' }));
  expect(requireMay(viewer, mayReadDraftsOf, own)).toBe(viewer);
});
