import { describe, expect, test } from 'vitest';
import { createProject } from '../project.ts';
import { direction } from './direction.ts';

async function messages(texts: Record<string, string>) {
  const files = Object.entries(texts).map(([path, text]) => [`packages/server/src/${path}`, text] as const);
  return [...(await direction.find(createProject(Object.fromEntries(files))))].map(
    ({ file, line, message }) => `${file.slice('packages/server/src/'.length)}:${line} ${message}`,
  );
}

describe('direction', () => {
  test('lets a folder import lower ones through their doors, and main everyone', async () => {
    expect(
      await messages({
        'dataset/service.ts': `import { b } from '../account/index.ts';\nimport type { F } from '../storage/files/index.ts';\nimport { now } from '../clock.ts';\nimport './model.ts';`,
        'main.ts': `import { c } from './config.ts';\nimport { d } from './dataset/store.ts';`,
        'main/doors.ts': `import { c } from '../config.ts';\nimport { d } from '../faces/feeds/atom.ts';`,
        'faces/feeds/index.ts': `import { c } from '../../catalogue/index.ts';`,
      }),
    ).toEqual([]);
  });

  test('reports an import upward, be it static, dynamic, for effect or of types', async () => {
    expect(
      await messages({
        'account/a.ts': `import { b } from '../dataset/index.ts';\nimport type { C } from '../catalogue/index.ts';\nimport '../institution/index.ts';\nexport const d = () => import('../faces/feeds/index.ts');\nexport * from '../main.ts';`,
      }),
    ).toEqual([
      'account/a.ts:1 account may not import dataset, which lies above it',
      'account/a.ts:2 account may not import catalogue, which lies above it',
      'account/a.ts:3 account may not import institution, which lies above it',
      'account/a.ts:5 account may not import main, which lies above it',
      'account/a.ts:4 account may not import faces/feeds, which lies above it',
    ]);
  });

  test('keeps neighbours of one row strangers', async () => {
    expect(
      await messages({
        'quality/a.ts': `import { b } from '../harvest/index.ts';`,
        'faces/feeds/a.ts': `import { b } from '../compat-ckan/index.ts';`,
        'storage/files/a.ts': `import { b } from '../database/index.ts';`,
      }),
    ).toEqual([
      'quality/a.ts:1 quality and harvest lie on one row and are strangers',
      'faces/feeds/a.ts:1 faces/feeds and faces/compat-ckan lie on one row and are strangers',
      'storage/files/a.ts:1 storage/files and storage/database lie on one row and are strangers',
    ]);
  });

  test('reports a side entrance, the settings, and a folder nobody placed', async () => {
    expect(
      await messages({
        'dataset/a.ts': `import { b } from '../account/store.ts';\nimport { c } from '../storage/files/disk.ts';`,
        'http/a.ts': `import { c } from '../config.ts';`,
        'gossip/a.ts': '',
      }),
    ).toEqual([
      'dataset/a.ts:1 enter account through its index.ts, not account/store.ts',
      'dataset/a.ts:2 enter storage/files through its index.ts, not storage/files/disk.ts',
      'http/a.ts:1 settings arrive as arguments; only main reads config.ts',
      'gossip/a.ts:0 "gossip" has no row in the table of test/house/rules/direction.ts',
    ]);
  });
});
