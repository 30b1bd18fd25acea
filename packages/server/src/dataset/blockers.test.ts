import {
  DatasetId,
  DatasetMetadata,
  DistributionId,
  FileVersionId,
  fileStates,
  InstitutionId,
  Sha256,
  Slug,
} from '@milpa/sdk';
import { describe, expect, test } from 'vitest';
import { listBlockers } from './blockers.ts';
import type { FileRow, LoadedDraft } from './model.ts';

const id = '019a0000-0000-7000-8000-000000000001';
const fileIn = (state: FileRow['state'], refusal: FileRow['refusal'] = null): FileRow => ({
  dataset: DatasetId.parse(id),
  distribution: DistributionId.parse(id),
  title: 'Datos',
  description: null,
  position: 0,
  terms: {},
  id: FileVersionId.parse(id),
  name: 'datos.csv',
  size: 1,
  sha256: Sha256.parse('a'.repeat(64)),
  media_type: 'text/csv',
  format: 'csv',
  encoding: null,
  state,
  progress: null,
  refusal,
  findings: [],
  wanted: id,
  reading: id,
  received: new Date(0),
  purged: false,
});
const draftOf = (metadata: object, files: readonly FileRow[] = [fileIn('read')]): LoadedDraft => ({
  dataset: {
    id: DatasetId.parse(id),
    slug: Slug.parse('datos'),
    publisher: InstitutionId.parse(id),
    kind: 'dataset',
    state: 'draft',
    metadata: DatasetMetadata.parse({ title: { es: 'Datos' }, licence: 'CC-BY-4.0', ...metadata }),
    revision: 1,
    latest: null,
    issued: null,
    modified: null,
    withdrawal: null,
    purged: null,
    updated: new Date(0),
  },
  files,
  links: [],
  tables: [],
  released: null,
});
const codesOf = (draft: LoadedDraft) => listBlockers(draft).map(({ code }) => code);

describe('what stands in the way of a release', () => {
  test('is nothing when title, licence and a file that was read are there', () => {
    expect(codesOf(draftOf({}))).toEqual([]);
  });

  test.each([
    [{ licence: '' }, 'licence-missing', '/metadata/licence'],
    [{ licence: 'my own' }, 'licence-unknown', '/metadata/licence'],
    [{ themes: ['ENVI', 'WEATHER'] }, 'themes-unknown', '/metadata/themes'],
    [{ frequency: 'SOMETIMES' }, 'frequency-unknown', '/metadata/frequency'],
    [{ temporal: { from: '2025-01-02', to: '2025-01-01' } }, 'temporal-reversed', '/metadata/temporal'],
  ])('%j: %s', (metadata, code, pointer) => {
    expect(listBlockers(draftOf(metadata))).toMatchObject([{ code, pointer }]);
  });

  test('is no file, or one that is not read, whatever its state', () => {
    expect(codesOf(draftOf({}, []))).toEqual(['files-missing']);
    const found = Object.fromEntries(fileStates.map((state) => [state, codesOf(draftOf({}, [fileIn(state)]))]));
    expect(found).toEqual({
      received: ['file-unread'],
      reading: ['file-unread'],
      read: [],
      refused: ['file-refused'],
      failed: ['file-failed'],
    });
  });

  test('is said in three languages, with the reason of the refusal', () => {
    const refusal = { code: 'empty', detail: { en: 'It is empty.', es: 'Está vacío.', fr: 'Il est vide.' } };
    const [blocker] = listBlockers(draftOf({}, [fileIn('refused', refusal)]));
    expect(blocker?.message).toEqual({
      en: expect.stringMatching(/datos\.csv.*It is empty\.$/),
      es: expect.stringMatching(/datos\.csv.*Está vacío\.$/),
      fr: expect.stringMatching(/datos\.csv.*Il est vide\.$/),
    });
  });
});
