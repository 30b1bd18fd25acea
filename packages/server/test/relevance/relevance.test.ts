import { describe, expect, test } from 'vitest';
import { goldenCatalogues, hasCatalogues } from './catalogues.ts';
import { engines } from './engines.ts';
import { measureRelevance } from './measure.ts';

if (!hasCatalogues)
  console.info('Skipped: the real catalogues (../shared/data/demo/catalogues) are not on this machine.');

test('there are at least a hundred golden questions, in three languages', () => {
  const questions = goldenCatalogues.flatMap((catalogue) => catalogue.questions);
  expect(questions.length).toBeGreaterThanOrEqual(100);
  expect(new Set(questions.map(({ language }) => language))).toEqual(new Set(['es', 'en', 'fr']));
  expect(questions.filter(({ grades }) => grades.size === 0)).toEqual([]);
});

describe.skipIf(!hasCatalogues).each(engines)('$name finds what people mean', ({ name, least, open }) => {
  test.each(goldenCatalogues)('in $title', async (catalogue) => {
    const { index, close } = await open();
    try {
      const { mean, byLanguage } = await measureRelevance(index, catalogue);
      const parts = [...byLanguage].map(([language, part]) => `${language} ${part.mean.toFixed(3)}`).join(', ');
      console.info(
        `${name}, ${catalogue.id}: nDCG@10 ${mean.toFixed(3)} over ${catalogue.questions.length} (${parts})`,
      );
      expect(mean).toBeGreaterThanOrEqual(least[catalogue.id] ?? 1);
    } finally {
      await close();
    }
  });
});
