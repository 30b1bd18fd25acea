import { describe, expect, test } from 'vitest';
import { fold, isPlain, listWords } from './fold.ts';
import { stem } from './stem.ts';
import { telling } from './stop-words.data.ts';

describe('forms of one word share a stem', () => {
  test.each([
    ['es', 'escuela escuelas'],
    ['es', 'educación educaciones EDUCACION'],
    ['es', 'público pública públicos públicas'],
    ['es', 'hospital hospitales'],
    ['es', 'luz luces'],
    ['es', 'índice índices'],
    ['es', 'mes meses'],
    ['es', 'país países'],
    ['es', 'ley leyes'],
    ['es', 'año años'],
    ['es', 'agua aguas'],
    ['es', 'localidad localidades'],
    ['es', 'clase clases'],
    ['en', 'monitored monitoring monitors'],
    ['en', 'city cities'],
    ['en', 'school schools'],
    ['en', 'relational relate'],
    ['en', 'hopping hopped'],
    ['fr', 'hôpital hôpitaux'],
    ['fr', 'région régions'],
    ['fr', 'public publique publics publiques'],
    ['fr', 'donnée données'],
    ['fr', 'bateau bateaux'],
    ['fr', 'ancien ancienne anciennes'],
    ['fr', 'régional régionale régionaux'],
  ] as const)('%s: %s', (language, words) => {
    expect(new Set(listWords(fold(words)).map(stem[language])).size).toBe(1);
  });
});

describe('other words do not', () => {
  test.each([
    ['es', 'casa cosa'],
    ['es', 'contrato contratación'],
    ['en', 'new news university'],
    ['fr', 'ville villa'],
  ] as const)('%s: %s', (language, words) => {
    const list = listWords(fold(words));
    expect(new Set(list.map(stem[language])).size).toBeGreaterThan(1);
  });
});

test("Porter's own examples", () => {
  const pairs =
    'caresses:caress ponies:poni cats:cat agreed:agre plastered:plaster motoring:motor sing:sing conflated:conflat sized:size falling:fall filing:file happy:happi sky:sky conditional:condit generalization:gener vietnamization:vietnam triplicate:triplic hopefulness:hope revival:reviv adjustable:adjust adoption:adopt probate:probat controll:control';
  for (const pair of pairs.split(' ')) {
    const [word = '', expected] = pair.split(':');
    expect(`${word}:${stem.en(word)}`).toBe(`${word}:${expected}`);
  }
});

test('letters lose their accents and their size, and nothing else', () => {
  expect(fold('ÁÉÍÓÚÜÑ çœß İ Ł')).toBe('aeiouun coess i l');
  expect(fold('Ελλάδα 東京 ١٢')).toBe('ελλαδα 東京 ١٢');
  expect(listWords(fold('l’hôpital «São-Paulo» PM2.5 fecha_ingreso'))).toEqual(
    'l hopital sao paulo pm2 5 fecha ingreso'.split(' '),
  );
  expect(listWords('x'.repeat(100))).toEqual(['x'.repeat(48)]);
});

test('marks between words are plain, letters beyond ASCII are not', () => {
  for (const text of ['', 'abc', 'a · b — “c” … «d» ¿e? 3°']) expect(isPlain(text)).toBe(true);
  for (const text of ['ñ', 'é', 'º', 'ª', 'e\u0301', 'ﬁ', '東']) expect(isPlain(text)).toBe(false);
});

test('a word that joins others in any of the languages says nothing by itself', () => {
  for (const word of ['de', 'the', 'les', 'para', 'sur']) expect(telling(word)).toBe(false);
  for (const word of ['agua', 'water', 'eau', 'norte']) expect(telling(word)).toBe(true);
});
