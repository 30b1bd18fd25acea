import { describe, expect, test } from 'vitest';
import { findNext } from './next.ts';

describe('where to go after signing in', () => {
  test.each([
    '/es/workspace/new',
    '/fr/workspace/datasets/01890a5d-ac96-774b-bcce-b302099a8057?wait=1#files',
    '/en',
    '/en/datasets?q=https://example.org',
  ])('goes on to %s', (text) => {
    expect(findNext(text, 'es')).toBe(text);
  });

  test.each([
    '',
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/es/../../../evil',
    '/es/..//evil.example',
    '/%2F/evil.example/..//x',
    'javascript:alert(1)',
    '/api/v1/session',
    'es/workspace',
    '/es/sign-in?next=/es/sign-in',
    '/es\n/x',
    '/es\\..\\..\\evil',
  ])('never follows %j', (text) => {
    expect(findNext(text, 'fr')).toBe('/fr/workspace');
  });
});
