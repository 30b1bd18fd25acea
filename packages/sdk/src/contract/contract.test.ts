import { describe, expect, test } from 'vitest';
import { fileTypes, frequencies, licences, themes } from '../vocabulary/index.ts';
import { Slug } from './identifiers.ts';
import { findText, languages } from './language.ts';
import { DatasetMetadata } from './metadata.ts';
import { type Operation, operations } from './operations/index.ts';
import { problems } from './problems.ts';

describe('texts in several languages', () => {
  test('fall back to another language and say which', () => {
    expect(findText({ en: 'Air', fr: 'Air' }, 'es')).toEqual({ text: 'Air', language: 'en' });
    expect(findText({ es: 'Aire', en: 'Air' }, 'es')).toEqual({ text: 'Aire', language: 'es' });
    expect(findText({ en: '' }, 'en')).toBeUndefined();
    expect(findText(undefined, 'en')).toBeUndefined();
  });

  test('a title needs at least one', () => {
    expect(DatasetMetadata.safeParse({ title: {} }).success).toBe(false);
    expect(DatasetMetadata.safeParse({ title: { es: '  ' } }).success).toBe(false);
    expect(DatasetMetadata.parse({ title: { es: ' Aire ' } }).title).toEqual({ es: 'Aire' });
  });
});

describe('the vocabularies', () => {
  test.each([
    ['licences', licences],
    ['frequencies', frequencies],
    ['themes', themes],
  ] as const)('%s have unique identifiers and addresses, and a label in every language', (_, concepts) => {
    expect(new Set(concepts.map((concept) => concept.id)).size).toBe(concepts.length);
    expect(new Set(concepts.map((concept) => concept.uri)).size).toBe(concepts.length);
    for (const concept of concepts) for (const language of languages) expect(concept.label[language]).not.toBe('');
  });

  test('file types have a media type and their own word', () => {
    expect(new Set(fileTypes.map((type) => type.id)).size).toBe(fileTypes.length);
    for (const type of fileTypes) expect(type.mediaType).toMatch(/^[a-z]+\/[\w.+-]+$/);
  });
});

describe('the contract', () => {
  const all: readonly [string, Operation][] = Object.entries(operations);

  test('no two operations share method and address', () => {
    const doors = all.map(([, { method, path }]) => `${method} ${path.replace(/\{\w+\}/g, '{}')}`);
    expect(new Set(doors).size).toBe(doors.length);
  });

  test.each(all)('%s names in its schema each parameter of its address', (_, operation) => {
    const inPath = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).toSorted();
    expect(Object.keys(operation.params?.shape ?? {}).toSorted()).toEqual(inPath);
  });

  const withoutAccount = [
    // A citizen tells of a problem and need not say who they are.
    'reportProblem',
    // Nor when they ask for data, or need it too: a letter to their address confirms it.
    'askForData',
    'supportDataRequest',
    'confirmVoice',
    'leaveDataRequest',
    // Nor when they show what they made of the data; a code in a letter lets them correct or withdraw it.
    'sendReuse',
    'confirmReuse',
    'findOwnReuse',
    'correctOwnReuse',
    'withdrawOwnReuse',
    'signIn',
    'confirmSignIn',
    'startSingleSignOn',
    'startPasskeySignIn',
    'signInWithPasskey',
    'acceptInvitation',
    'forgotPassword',
  ];
  test('what changes something is never a read, and never without a scope but for signing in, telling and asking', () => {
    for (const [id, operation] of all) {
      if (operation.method === 'GET') expect(operation.body, id).toBeUndefined();
      else if (!operation.reads && !withoutAccount.includes(id)) expect(operation.scope, id).not.toBeNull();
    }
  });

  test('every problem has a title in every language and a status that is an error', () => {
    for (const { status, title } of Object.values(problems)) {
      expect(status).toBeGreaterThanOrEqual(400);
      for (const language of languages) expect(title[language].length).toBeGreaterThan(5);
    }
  });

  test.each(['../x', 'Ñandú', '-a', 'a-', '', 'a'.repeat(101), 'a b', 'a/b', 'A'])('"%s" is no slug', (text) => {
    expect(Slug.safeParse(text).success).toBe(false);
  });
});
