import { DistributionId, type Link } from '@milpa/sdk';
import { describe, expect, test } from 'vitest';
import { EgressRefused, type Probed } from '../../egress/index.ts';
import { defaultLinkCheckLimits, settle } from './check-links.ts';
import { judgeAnswer, judgeFailure } from './judge.ts';

const asked = 'https://example.org/datos/pozos.csv';
const file: Link = { accessUrl: asked, downloadUrl: asked, format: 'csv' };
const answer = (status: number, text = 'a,b\n1,2\n', more: Partial<Probed> = {}): Probed => ({
  ...{ url: asked, status, mediaType: 'text/csv', size: null, retryAfter: null },
  start: new TextEncoder().encode(text),
  ...more,
});
const judge = (given: Probed, link = file, address = asked) => {
  const { state, reason } = judgeAnswer(link, address, given);
  return reason ? `${state} ${reason}` : state;
};

describe('what an answer means', () => {
  test.each([
    [200, 'available'],
    [206, 'available'],
    [300, 'unavailable status'],
    [400, 'unavailable status'],
    [404, 'unavailable status'],
    [406, 'unavailable status'],
    [410, 'unavailable status'],
    [401, 'unsure closed'],
    [403, 'unsure closed'],
    [429, 'unsure busy'],
    [500, 'unsure status'],
    [502, 'unsure status'],
    [503, 'unsure busy'],
    [504, 'unsure status'],
  ])('4.6-13: %i is %s: 300, 406 and 50x were counted as fine', (status, expected) => {
    expect(judge(answer(status))).toBe(expected);
  });

  test('4.6-9: bytes decide, not the type that the server names', () => {
    expect(judge(answer(200, '<!DOCTYPE html><html><title>Error</title>'))).toBe('unavailable html-instead');
    expect(judge(answer(200, '\uFEFF \n<!-- x --><HTML>'))).toBe('unavailable html-instead');
    expect(judge(answer(200, 'a,b\n1,2', { mediaType: 'text/html' }))).toBe('available');
    expect(judge(answer(200, ''))).toBe('unavailable empty');
  });

  test('a page from which data can be had may be a page; one that says «not found» is none', () => {
    const page: Link = { accessUrl: 'https://example.org/pozos', format: 'csv' };
    const at = { url: page.accessUrl };
    expect(judge(answer(200, '<html><title>Pozos</title>', at), page, page.accessUrl)).toBe('available');
    const lost = '<html><head><title>Error 404 - No encontrado</title>';
    expect(judge(answer(200, lost, at), page, page.accessUrl)).toBe('unavailable not-found-page');
  });

  test('an address that ends at the front page has rotted softly', () => {
    for (const home of ['https://example.org/', 'https://www.example.org/es/', 'https://example.org/index.php'])
      expect(judge(answer(200, '<html><title>Inicio</title>', { url: home }))).toBe('unavailable redirected-home');
    expect(judge(answer(200, 'a,b', { url: 'https://cdn.example.org/x/pozos.csv' }))).toBe('available');
  });
});

test('no answer has a reason, and is never sure at once', () => {
  const fail = (code: string) =>
    judgeFailure(new EgressRefused('network', {}, { cause: Object.assign(new Error(code), { code }) }));
  expect(fail('ENOTFOUND')).toMatchObject({ state: 'unsure', reason: 'dns' });
  expect(fail('CERT_HAS_EXPIRED')).toMatchObject({ state: 'unsure', reason: 'tls' });
  expect(fail('ECONNREFUSED')).toMatchObject({ state: 'unsure', reason: 'network' });
  expect(judgeFailure(new EgressRefused('private', {}))).toMatchObject({
    state: 'unavailable',
    reason: 'forbidden-address',
  });
  expect(judgeFailure(new EgressRefused('address', {}))).toMatchObject({
    state: 'unchecked',
    reason: 'forbidden-address',
  });
  expect(() => judgeFailure(new TypeError('ours'))).toThrow('ours');
});

describe('a look that says nothing for sure', () => {
  const [start, later] = [new Date('2026-01-01T00:00:00Z'), new Date('2026-01-08T00:00:00Z')];
  const due = {
    distribution: DistributionId.parse('01900000-0000-7000-8000-000000000001'),
    address: asked,
    state: 'available' as const,
    since: start,
    misses: 0,
    link: file,
  };
  const unsure = { state: 'unsure', status: 500, reason: 'status' } as const;
  test('leaves the state and asks again soon; the second makes it unavailable since then', () => {
    const first = settle(due, unsure, later, defaultLinkCheckLimits);
    expect(first).toMatchObject({ state: 'available', kept: true, since: start, misses: 1 });
    expect(first.next.getTime() - later.getTime()).toBe(3_600_000);
    const second = settle({ ...due, misses: 1 }, unsure, later, defaultLinkCheckLimits);
    expect(second).toMatchObject({ state: 'unavailable', kept: false, since: later, status: 500 });
    expect(second.next.getTime() - later.getTime()).toBe(7 * 86_400_000);
  });
  test('waits as long as the server asks for, never longer than a week', () => {
    const wait = (retryAfter: number) =>
      settle(due, { ...unsure, retryAfter }, later, defaultLinkCheckLimits).next.getTime() - later.getTime();
    expect([wait(7200), wait(1e9)]).toEqual([7_200_000, 604_800_000]);
  });
  test('tells of a link that was never fine what was seen, without calling it anything', () => {
    const never = settle({ ...due, state: 'unchecked' }, unsure, later, defaultLinkCheckLimits);
    expect(never).toMatchObject({ state: 'unchecked', kept: false, reason: 'status', status: 500 });
  });
});
