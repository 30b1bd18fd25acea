import { DatasetId, DatasetMetadata, DistributionId, InstitutionId, NewLink } from '@milpa/sdk';
import { expect, test } from 'vitest';
import type { StandingCopy } from '../dataset/index.ts';
import { type Merged, mergeSaid } from './merge.ts';
import type { SaidDataset } from './model.ts';

const idOf = (number: number) => DistributionId.parse(`019a0000-0002-7000-8000-${String(number).padStart(12, '0')}`);
const link = (address: string, title = '', more: object = {}) =>
  NewLink.parse({ title, link: { accessUrl: `https://example.org/${address}` }, ...more });
const say = (metadata: object, links: readonly NewLink[] = [], aside?: string): SaidDataset => ({
  metadata: DatasetMetadata.parse({ title: { es: 'Pozos' }, ...metadata }),
  links,
  ...(aside ? { aside } : {}),
});
const stand = ({ metadata, links }: SaidDataset): StandingCopy => ({
  ...{ id: DatasetId.parse('019a0000-0001-7000-8000-000000000001'), slug: 'pozos', kind: 'dataset', state: 'draft' },
  ...{ publisher: InstitutionId.parse('019a0000-0009-7000-8000-000000000001'), latest: null, edited: false, files: 0 },
  metadata,
  links: links.map(({ title, link: to }, at) => ({ id: idOf(at), title, link: to, terms: {} })),
});
function merge(now: SaidDataset, last?: SaidDataset, before = last && stand(last)): Merged | undefined {
  let next = 100;
  return mergeSaid({ before, last, now, newLinkId: () => idOf(next++) });
}

test('what is new is written as it is said, its links named in what is kept aside', () => {
  const made = merge(
    say(
      {},
      [link('a'), link('b')],
      '<urn:milpa:this> <p:p> <urn:milpa:link:1> .\n<urn:milpa:link:0-checksum> <p:p> "x" .\n',
    ),
  );
  expect(made?.addLinks.map(({ id }) => id)).toEqual([idOf(100), idOf(101)]);
  expect(made?.metadata.aside).toBe(
    `<urn:milpa:this> <p:p> <urn:milpa:this#${idOf(101)}> .\n<urn:milpa:this#${idOf(100)}-checksum> <p:p> "x" .\n`,
  );
});

test('only what the source changed is written', () => {
  const last = say({ source: 'A', licence: 'CC0-1.0' });
  const before = stand(say({ source: 'Escrito aquí', licence: 'CC0-1.0', themes: ['ENVI'] }));
  expect(merge(last, last, before)).toBeUndefined();
  expect(merge(say({ source: 'A', licence: 'CC-BY-4.0' }), last, before)).toMatchObject({
    changes: ['licence'],
    metadata: { source: 'Escrito aquí', licence: 'CC-BY-4.0', themes: ['ENVI'] },
  });
  expect(merge(say({ licence: 'CC0-1.0' }), last, before)?.metadata.source).toBe('');
});

test('a link stays itself under a new title or at a new address; what the source dropped goes, what people added stays', () => {
  const last = say({}, [link('a', 'Uno'), link('b', 'Dos'), link('c', 'Tres')]);
  const before = stand(say({}, [...last.links, link('mine', 'Mía')]));
  const merged = merge(say({}, [link('a', 'Uno nuevo'), link('b2', 'Dos'), link('d', 'Cuatro')]), last, before);
  expect(merged?.changeLinks.map(({ id, title, link: to }) => [id, title, to.accessUrl])).toEqual([
    [idOf(0), 'Uno nuevo', 'https://example.org/a'],
    [idOf(1), 'Dos', 'https://example.org/b2'],
  ]);
  expect(merged?.addLinks.map(({ title }) => title)).toEqual(['Cuatro']);
  expect(merged?.removeLinks).toEqual([idOf(2)]);
});

test('links to one address are told apart by their titles', () => {
  const said = say({}, [link('a', 'Uno'), link('a', 'Dos')]);
  expect(merge(said, undefined, stand(say({}, [link('a', 'Dos'), link('a', 'Uno')])))).toBeUndefined();
});
