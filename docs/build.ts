import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Operation, operations, problems } from '@milpa/sdk';
import { commands } from '../packages/cli/src/commands.ts';
import { exitCodes } from '../packages/cli/src/failure.ts';
import { settings as cliSettings } from '../packages/cli/src/settings.ts';
import { refusals } from '../packages/engine/src/format/refusals.data.ts';
import { findingTexts } from '../packages/engine/src/table/finding-texts.data.ts';
import { settings } from '../packages/server/src/config.ts';
import { readTestTexts } from '../test/house/project.ts';
import { listRegressions } from '../test/house/regressions.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** A document of which one part is a list made from the code; the prose around it is written by hand. */
interface ListedDocument {
  readonly path: string;
  readonly title: string;
  readonly intro: string;
  readonly list: () => string;
}

const begin = '<!-- list: made by `npm run build`, do not edit -->';
const end = '<!-- end of list -->';

export const documents: readonly ListedDocument[] = [
  {
    path: 'docs/settings.md',
    title: 'Settings',
    intro: 'Every setting is an environment variable. None is needed: `npm start` works without any.',
    list: listSettings,
  },
  {
    path: 'docs/problems.md',
    title: 'Problems',
    intro:
      'Every error answer is a problem document (RFC 9457, `application/problem+json`). Its `code` is permanent; `detail` says what happened, to what, and what to do.',
    list: listProblems,
  },
  {
    path: 'docs/findings.md',
    title: 'Findings and refusals',
    intro:
      'What the engine says about a file. A finding names table, column, row and line where it can; the file is taken all the same. A refused file gives no table. Codes are permanent. In a sentence, `{column}`, `{count}` and the like are filled in.',
    list: listFindings,
  },
  {
    path: 'docs/cli.md',
    title: 'The command line',
    intro: '`npx milpa …` in a clone. Sentences come in Spanish, English or French, by `LANG`.',
    list: listCommands,
  },
  {
    path: 'docs/api.md',
    title: 'The API',
    intro:
      'What a program may ask of a portal. `/api/openapi.json` has the same with every field; `/en/api` is its readable page. The pages of the portal use nothing else.',
    list: listOperations,
  },
  {
    path: 'docs/regressions.md',
    title: 'What must not happen again',
    intro:
      'What went wrong with the open data of a country that did much right, and how it cannot happen here. `4.6-n`: a defect of the tool its institutions published with; `Fn`: a way in which the policy failed. The names of the tests begin with the number; `npm run check` fails when a number has none.',
    list: listNumbers,
  },
];

/** The document as it should be: the text that is there, with its list made anew. */
export function renderDocument(document: ListedDocument, present: string | undefined): string {
  const list = `${begin}\n\n${document.list().trim()}\n\n${end}`;
  const [from, to] = [present?.indexOf(begin) ?? -1, present?.indexOf(end) ?? -1];
  if (present === undefined) return `# ${document.title}\n\n${document.intro}\n\n${list}\n`;
  if (from < 0 || to < from) return `${present.trimEnd()}\n\n${list}\n`;
  return present.slice(0, from) + list + present.slice(to + end.length);
}

const cell = (text: string) => text.replace(/\|/g, '\\|').replace(/\n/g, ' ');
const row = (...cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [row(...head), row(...head.map(() => '---')), ...rows.map((each) => row(...each))].join('\n');
const code = (text: string) => (text ? `\`${text}\`` : '');

function listSettings(): string {
  const server = settings.map((each) => [code(each.name), showDefault(each.default), each.description]);
  const cli = cliSettings.map((each) => [code(each.name), showDefault(each.default), each.about]);
  const head = ['name', 'default', 'what it does'];
  return `## The portal\n\n${table(head, server)}\n\n## The command line\n\n${table(head, cli)}`;
}

const showDefault = (text: string) => (text.startsWith('(') || text.includes(' ') ? text : code(text));

function listProblems(): string {
  const rows = Object.entries(problems).map(([name, { status, title }]) => [
    `<a id="${name}"></a>${code(name)}`,
    String(status),
    title.en,
    title.es,
    title.fr,
  ]);
  return table(['code', 'status', 'English', 'español', 'français'], rows);
}

function listFindings(): string {
  const found = Object.entries(findingTexts).map(([name, text]) => [
    `<a id="${name}"></a>${code(name)}`,
    text.severity,
    text.en,
    'remedy' in text ? text.remedy.en : '',
  ]);
  const refused = Object.entries(refusals).map(([name, text]) => [`<a id="${name}"></a>${code(name)}`, text.en]);
  return [
    `## Findings\n\n${table(['code', 'severity', 'what was found', 'what to do'], found)}`,
    `## Refusals\n\n${table(['code', 'why, and what to do'], refused)}`,
  ].join('\n\n');
}

function listCommands(): string {
  const each = commands.map(({ name, arguments: values, about, options, examples }) =>
    [
      `## \`${['milpa', name, values].filter(Boolean).join(' ')}\``,
      about.en,
      options.length > 0
        ? table(
            ['option', 'what it does'],
            options.map((option) => [code(option.flags), option.about.en]),
          )
        : '',
      `\`\`\`sh\n${examples.join('\n')}\n\`\`\``,
    ]
      .filter(Boolean)
      .join('\n\n'),
  );
  const codes = table(
    ['code', 'meaning'],
    [
      [String(exitCodes.done), 'done'],
      [String(exitCodes.failed), 'failed: the same command may work later'],
      [String(exitCodes.refused), 'refused: the command or the file must change'],
      [String(exitCodes.interrupted), 'interrupted, as by Ctrl-C; nothing is left behind'],
    ],
  );
  return [...each, `## Exit codes\n\n${codes}`].join('\n\n');
}

function listOperations(): string {
  const all: Operation[] = Object.values(operations);
  const tags = [...new Set(all.map((operation) => operation.tag))];
  return tags
    .map((tag) => {
      const rows = all
        .filter((operation) => operation.tag === tag)
        .map((each) => [code(`${each.method} ${each.path}`), each.summary, showScope(each), each.ifMatch ? 'yes' : '']);
      return `## ${tag}\n\n${table(['request', 'what it does', 'needs', 'If-Match'], rows)}`;
    })
    .join('\n\n');
}

function listNumbers(): string {
  const rows = [...listRegressions(readTestTexts(root))].map(({ number, defect, tests }) => [
    number,
    defect,
    tests.map((path) => `[${basename(path)}](../${path})`).join(', '),
  ]);
  return table(['number', 'what went wrong', 'tests'], rows);
}

function showScope({ scope }: Operation): string {
  if (scope === null) return 'nothing';
  return scope === 'account' ? 'an account' : code(scope);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const document of documents) {
    const path = join(root, document.path);
    const present = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
    const wanted = renderDocument(document, present);
    if (wanted !== present) {
      writeFileSync(path, wanted);
      console.log(`${document.path} was made anew.`);
    }
  }
  if (process.argv.includes('--scores')) {
    const { renderScores } = await import('../packages/engine/test/corpora/report.ts'); // only this needs the real files
    writeFileSync(join(root, 'docs/engine-scores.md'), await renderScores());
    console.log('docs/engine-scores.md was made anew.');
  }
  if (process.argv.includes('--relevance')) {
    const { renderRelevance } = await import('../packages/server/test/relevance/report.ts'); // only this needs real catalogues
    writeFileSync(join(root, 'docs/relevance.md'), await renderRelevance());
    console.log('docs/relevance.md was made anew.');
  }
  if (process.argv.includes('--screenshots')) {
    const { takeScreenshots } = await import('./screenshots.ts'); // only this needs a browser
    await takeScreenshots();
    console.log('docs/img was made anew.');
  }
  process.exit(0); // the database that was measured ends with this process
}
