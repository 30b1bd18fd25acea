import { Institution, InstitutionInput } from '@milpa/sdk';
import { expect, test } from 'vitest';
import { createFields } from '../../form/index.ts';
import { createReader } from '../../reader.ts';
import {
  composeInstitution,
  explainInstitution,
  findInstitutionField,
  formatInstitution,
  readInstitution,
} from './form.ts';

const body = Institution.parse({
  id: '01890a5d-ac96-774b-bcce-b302099a8057',
  slug: 'salud',
  name: { es: 'Secretaría de Salud', en: 'Ministry of Health' },
  description: { es: 'Cuida.' },
  level: 'federal',
  homepage: 'https://example.org',
  email: 'datos@example.org',
  parent: null,
  class: 'ministry',
  sector: 'mx-salud',
  ended: { on: '2026-03-31', successor: '01890a5d-ac96-774b-bcce-b302099a8058' },
  datasets: 3,
  revision: 2,
});
const reader = createReader('es');

test('the form of an institution gives back what it was filled with', () => {
  const values = formatInstitution(body);
  const { id: _, datasets: __, revision: ___, ...input } = body;
  expect(InstitutionInput.parse(composeInstitution(values))).toEqual(input);
  expect(readInstitution(createFields(Object.entries(values)))).toEqual(values);
});

test('what is left empty in it is taken away', () => {
  const { class: kind, sector, ended } = InstitutionInput.parse(composeInstitution({ 'name.es': 'Salud' }));
  expect([kind, sector, ended]).toEqual([null, null, null]);
});

test('what is wrong in it is said in its fields', () => {
  const faults = explainInstitution(
    { email: 'x', homepage: 'ftp://x', slug: 'Á', level: 'planet', ended: 'ayer' },
    reader,
  );
  expect(faults.map(({ field }) => field)).toEqual(['name.es', 'email', 'homepage', 'slug', 'ended']);
  expect(explainInstitution({ 'name.fr': 'Santé' }, reader)).toEqual([]);
});

test('places the API names are tied to fields', () => {
  expect(findInstitutionField('/name', reader)).toBe('name.es');
  expect(findInstitutionField('/name/en', reader)).toBe('name.en');
  expect(findInstitutionField('/slug', reader)).toBe('slug');
  expect(findInstitutionField('/datasets', reader)).toBeUndefined();
});
