import { describe, expect, test } from 'vitest';
import { documents, renderDocument } from '../../../docs/build.ts';
import { createProject } from '../project.ts';
import { documentation, judgeGlossary } from './documentation.ts';

const fresh = () => Object.fromEntries(documents.map((each) => [each.path, renderDocument(each, undefined)]));
const find = async (texts: Record<string, string>) =>
  [...(await documentation.find(createProject(texts)))].map(({ file, message }) => `${file} ${message}`);

describe('documentation', () => {
  test('is content with lists fresh from the code, whatever prose surrounds them', async () => {
    const texts = fresh();
    texts['docs/cli.md'] = `Before.\n\n${texts['docs/cli.md']}\nAfter.\n`;
    expect(await find(texts)).toEqual([]);
  });

  test('reports a missing document, a changed line, a missing line', async () => {
    const texts = fresh();
    delete texts['docs/api.md'];
    texts['docs/problems.md'] = texts['docs/problems.md']?.replace('| 404 |', '| 405 |') ?? '';
    texts['docs/settings.md'] = texts['docs/settings.md']?.replace(/\| `PORT`.*\n/, '') ?? '';
    expect(await find(texts)).toEqual([
      'docs/settings.md is out of date; `npm run build` makes its list anew',
      'docs/problems.md is out of date; `npm run build` makes its list anew',
      'docs/api.md is missing; `npm run build` makes it',
    ]);
  });

  test('holds the glossary to the folders', () => {
    const project = createProject({
      'docs/glossary.md': '| `audit` | x |\n| `gone` | y |\n| `audit` | z |\n',
      'packages/server/src/audit/index.ts': '',
      'packages/server/src/mail/index.ts': '',
      'packages/server/src/main.ts': '',
    });
    expect([...judgeGlossary(project)].map(({ line, message }) => `${line} ${message}`)).toEqual([
      '3 explains "audit" twice',
      '0 does not explain "mail"',
      '2 "gone" is no folder of packages/server/src',
    ]);
  });
});
