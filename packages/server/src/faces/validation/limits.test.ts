import { Draft } from '@milpa/sdk';
import { expect, test } from 'vitest';
import { makeReleased } from '../../../test/released.ts';
import { createValidation, type ValidationNeeds } from './index.ts';

const address = 'https://datos.example.org/datasets/1';

/** Each file in six formats, a dozen statements each, as the feeds give them. */
function describe({ distributions }: Draft): string {
  const parts = distributions.flatMap(({ id }) =>
    ['', '-a', '-b', '-c', '-d', '-e'].map((format) => `${address}#${id}${format}`),
  );
  const dcat = 'http://www.w3.org/ns/dcat#';
  const type = '<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>';
  return parts
    .map((part) =>
      [
        `<${address}> <${dcat}distribution> <${part}> .`,
        `<${part}> ${type} <${dcat}Distribution> .`,
        `<${part}> <${dcat}accessURL> <${part}> .`,
        ...Array.from({ length: 9 }, (_, at) => `<${part}> <http://purl.org/dc/terms/title> "${at}" .`),
        '',
      ].join('\n'),
    )
    .join('');
}
const publisher = { id: '019a0000-0009-7000-8000-000000000001', slug: 'inegi', name: { es: 'INEGI' } };

function makeDraft(files: number): Draft {
  const { dataset } = makeReleased(1, { publisher, metadata: { licence: '' } });
  const [first] = dataset.distributions;
  const distributions = Array.from({ length: files }, (_, at) => ({
    ...first,
    id: `019a0000-0002-7000-8000-${String(at).padStart(12, '0')}`,
    position: at,
  }));
  return Draft.parse({
    ...dataset,
    kind: 'dataset',
    state: 'draft',
    revision: 7,
    distributions,
    blockers: [],
    changed: true,
    proposals: {},
    updated: dataset.modified,
  });
}

function ask(files: number, more: Partial<ValidationNeeds> = {}) {
  const draft = makeDraft(files);
  const validator = createValidation({
    requireDraft: async () => draft,
    describe: () => ({ address, triples: describe(draft) }),
    elapsed: () => performance.now(),
    ...more,
  });
  return validator.validate(draft, 'dcat-ap');
}

test('a description too large is refused with what to do', async () => {
  await expect(ask(3, { limits: { characters: 1000 } })).rejects.toMatchObject({ code: 'too-large' });
});

test('a check that takes too long ends and says that it is not whole', async () => {
  let clock = 0;
  const elapsed = () => {
    clock += 10;
    return clock;
  };
  expect(await ask(20, { elapsed, limits: { timeMs: 200 } })).toMatchObject({
    complete: false,
    conforms: false,
  });
});

test('500 files in six formats each are checked, one finding for each file', async () => {
  expect(await ask(500, { elapsed: () => 0, limits: { results: 20_000 } })).toMatchObject({
    complete: true,
    revision: 7,
    warnings: 1500,
  });
});
