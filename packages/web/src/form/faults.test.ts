import { Problem } from '@milpa/sdk';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { createReader } from '../reader.ts';
import { nameFaults } from '../workspace/publishing/shared.ts';
import { ErrorSummary, listFaults } from './index.ts';

const reader = createReader('fr');
const sentence = { en: 'It stands under itself.', es: 'Depende de sí misma.', fr: 'Elle dépend d’elle-même.' };
const toField = (pointer: string) => pointer.slice(1);

test('a fault that is a code, or in another language, is told by the sentence of the problem', () => {
  // The second is a word of the sentence, and a code all the same.
  for (const detail of ['circle', 'elle', sentence.en]) {
    const problem = new Problem('invalid-request', sentence, { errors: [{ pointer: '/parent', detail }] });
    expect(listFaults(problem, reader, toField)).toEqual([{ field: 'parent', text: sentence.fr }]);
  }
});

test('faults in the language of the reader keep their own words, each beside its field', () => {
  const details = { fr: '/name: Trop court. Et 1 de plus.' };
  const errors = [
    { pointer: '/name', detail: 'Trop court.' },
    { pointer: '/slug', detail: 'Trop long.' },
  ];
  const faults = listFaults(new Problem('invalid-request', details, { errors }), reader, toField);
  expect(faults.map(({ text }) => text)).toEqual(['Trop court.', 'Trop long.']);
  const one = new Problem('invalid-request', { fr: '/name: Trop court.' }, { errors: errors.slice(0, 1) });
  expect(listFaults(one, reader, toField)).toEqual([{ field: 'name', text: 'Trop court.' }]);
});

test('a summary says of which field each sentence is, in the order of the form and with the colon of the language', () => {
  const labels = { instrument: 'Loi', reviewer: 'Fonction', name: 'Nom' };
  const faults = ['instrument', 'reviewer', 'name-es', 'weight-effort', 'unheard'].map((field) => ({
    field,
    text: 'Nécessaire.',
  }));
  const named = nameFaults(faults, labels, reader);
  expect(named.map(({ label }) => label)).toEqual([
    'Loi',
    'Fonction',
    'Nom',
    reader.words.publishing.factors.effort,
    undefined,
  ]);
  const html = renderToString(requireNode(ErrorSummary({ faults: named, reader })));
  expect(html).toContain('>Loi\u00a0: Nécessaire.</a>');
  expect(html).toContain('>Nécessaire.</a>');
});

function requireNode(node: VNode | null): VNode {
  if (!node) throw new Error('Nothing is shown');
  return node;
}
