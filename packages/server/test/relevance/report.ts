import { goldenCatalogues } from './catalogues.ts';
import { engines } from './engines.ts';
import { type Measured, type Measurement, measureRelevance } from './measure.ts';

const intro = `# How well things are found

## What is measured

\`npm run build -- --relevance\` makes this page anew. It fills each search index with real catalogues, asks golden questions
and compares the first ten things found with what people should find. The measure is nDCG@10: 1 when the best things stand
first, in the best order; 0 when none of the first ten is of any use. The catalogues are not part of this repository; the
command needs them in \`../shared/data\`. \`npm test\` holds each mean by a floor just under the figure here.

The questions and judgements are in \`packages/server/test/relevance/*.golden.txt\`. They were written by reading the
catalogues: words of citizens, acronyms, plurals, words without their accents, typing errors, fields and phrases; questions in
English and French of a Spanish catalogue, and the other way round. After the first run what stood among the first ten and had
not been judged was judged too, and synonyms that were missing were added where they are words people use. So this is a set to
work with, not a blind one: the figures are what can be reached when somebody looks after the synonyms of a portal.

The questions *kept apart* were written and judged last, before any index was asked, and no synonym was chosen by them. The
embedded index answered those of datos.gob.mx with 0.664 at first; then the rule came that where a few things only mention all
the words, what is about some of them is shown too (\`catalogue/ask.ts\`), which the misses of both sets had asked for.`;

const rules = `## What a portal can do

Synonyms lie in \`packages/server/synonyms/\`: \`es.txt\`, \`en.txt\`, \`fr.txt\`, and \`across.txt\` for words of several
languages. A line is a group. A portal adds its own in files of the same names in the folder \`synonyms\` of \`MILPA_DATA\`; they
are read at each start. What people looked for and did not find is under *Not found* in the workspace of those who administer
the portal.

Kept of a question that found nothing: its words without accents and signs, the day, and how often. Never kept: who asked,
from where, and any question that looks like an e-mail, an address, a CURP, an RFC, a telephone or another long number. Words
asked fewer than three times are shown to nobody and forgotten after a month; all of it goes after 400 days. A name that three
people ask for is kept: no machine tells a name from a word.

## Quality, timeliness, stars and use

*Quality* is the share of eight checks that passed. Each passes, fails, or could not be made; the last never raises it. High
from three quarters, medium from a half.

| check | passes when |
| --- | --- |
| described | the description has 80 characters or more in some language |
| licensed | the licence is open by the Open Definition |
| open format | a file or link has a format that programs read and anyone may implement |
| reachable | the files are kept here; of links, every address answered when it was last asked |
| sound | no file was refused and no table has a finding that is an error |
| columns explained | half of all columns have a label or a description |
| findable | a theme and a keyword are given |
| answerable | a post to ask, with a way to reach it, and a frequency are given |

*Timeliness*: *late* from the day on which an update is overdue: one period of the promised frequency after the last change of
content, and a tenth of it more (two days at least, six at most); *up to date* before; *no frequency promised* where none is.
Looked at anew every day.

*Stars of openness* are the five of open data that are sure, by what the bytes are: on the web under an open licence, read by a
program, in a format anyone may implement, with addresses for things, linked to others. The best form of the data counts, those
the portal makes of a table too. *Could not be checked* where only a name tells what a file or link is, or nobody knows the
licence, and more than one star might be true: that is neither none nor one. Of a graph the fifth star is never looked at, so it
has four. Judged anew with each release, and as the pages of metadata quality judge it; a portal that was brought up to date has
them once its catalogue was looked through, which each start asks for.

*Use* counts how often pages of a dataset were opened and its files downloaded in the last 90 days, without cookies, addresses or
anything else about who; requests of programs that call themselves robots are left out.`;

/** Measures every index with every catalogue and writes the page. */
export async function renderRelevance(): Promise<string> {
  const parts: { engine: string; catalogue: string; title: string; measured: Measurement }[] = [];
  for (const engine of engines)
    for (const catalogue of goldenCatalogues) {
      const { index, close } = await engine.open();
      try {
        const measured = await measureRelevance(index, catalogue);
        parts.push({ engine: engine.name, catalogue: catalogue.id, title: catalogue.title, measured });
        console.log(`${engine.name}, ${catalogue.id}: ${measured.mean.toFixed(3)}`);
      } finally {
        await close();
      }
    }
  const cell = (value: number | undefined) => value?.toFixed(3) ?? '';
  const rows = parts.map(({ engine, title, measured }) => {
    const of = (language: string) => cell(measured.byLanguage.get(language)?.mean);
    const { length } = measured.each;
    return `| ${engine} | ${title} | ${length} | **${cell(measured.mean)}** | ${of('es')} | ${of('en')} | ${of('fr')} |`;
  });
  const table = [
    '| index | catalogue | questions | nDCG@10 | Spanish | English | French |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
  const misses = parts.map(
    ({ engine, title, measured }) => `### ${engine}: ${title}\n\n${renderMisses(measured.each)}`,
  );
  return `${[intro, table, rules, '## Questions answered badly', worst, ...misses].join('\n\n')}\n`;
}

/** Below this a question is named. */
const bad = 0.5;
const worst = `Those below ${bad}, with what stood first.`;

function renderMisses(each: readonly Measured[]): string {
  const named = each.filter(({ gain }) => gain < bad).toSorted((a, b) => a.gain - b.gain);
  if (named.length === 0) return 'None.';
  return named
    .map(({ question, gain, found }) => {
      const first = found[0] === undefined ? 'nothing was found' : `first: ${found[0].replaceAll('|', '\\|')}`;
      return `- ${gain.toFixed(2)} \`${question.words}\` (${question.language}): ${first}`;
    })
    .join('\n');
}
