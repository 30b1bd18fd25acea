import { Problem } from '@milpa/sdk';
import { expect, test } from 'vitest';
import { createReader } from '../reader.ts';
import { listFaults } from './index.ts';

const reader = createReader('fr');
const sentence = { en: 'It stands under itself.', es: 'Depende de sí misma.', fr: 'Elle dépend d’elle-même.' };
const toField = (pointer: string) => pointer.slice(1);

test('a fault that is a code, or in another language, is told by the sentence of the problem', () => {
  for (const detail of ['circle', sentence.en]) {
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
