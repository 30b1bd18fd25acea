import { corpora } from './corpora.ts';
import type { Corpus, CorpusScore } from './corpus.ts';
import { type Bench, openBench } from './open-raw.ts';

const intro = `# How well files are read

\`npm run build -- --scores\` makes this page anew. It reads collections of real files, made by others to break readers or kept
by others because they did, and compares what comes out with what is known of each file. The collections are not part of this
repository; the command needs them in \`../shared/data\`. \`npm test\` keeps the same expectations where they are present.
Every miss is named. A file that says something false about itself, or of which people may differ, is a miss all the same.`;

/** Runs every corpus and writes the report as Markdown. */
export async function renderScores(): Promise<string> {
  const bench = await openBench();
  try {
    const parts: { corpus: Corpus; score: CorpusScore }[] = [];
    for (const corpus of corpora) parts.push({ corpus, score: await runOne(bench, corpus) });
    const rows = parts.map(
      ({ corpus, score }) =>
        `| [${corpus.title}](#${anchor(corpus.title)}) | \`${corpus.id}\` | ${score.right} | ${score.total} | ${percent(score)} |`,
    );
    const table = ['| corpus | folder | right | of | share |', '| --- | --- | --- | --- | --- |', ...rows].join('\n');
    return `${[intro, table, ...parts.map(renderCorpus)].join('\n\n')}\n`;
  } finally {
    await bench.close();
  }
}

async function runOne(bench: Bench, corpus: Corpus): Promise<CorpusScore> {
  const from = Date.now();
  const score = await corpus.run(bench);
  console.log(`${corpus.id}: ${score.right} of ${score.total} in ${((Date.now() - from) / 1000).toFixed(1)} s`);
  return score;
}

const anchor = (title: string) =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');
const percent = ({ right, total }: CorpusScore) => `${((100 * right) / Math.max(1, total)).toFixed(1)} %`;

function renderCorpus({ corpus, score }: { corpus: Corpus; score: CorpusScore }): string {
  const misses = score.misses.map(({ file, what }) => `- \`${file}\`: ${what.replaceAll('|', '\\|')}`);
  return [
    `## ${corpus.title}`,
    corpus.about,
    ...(score.more && score.more.length > 0 ? [score.more.join('\n')] : []),
    misses.length === 0 ? 'No miss.' : `Misses (${misses.length}):\n\n${misses.join('\n')}`,
  ].join('\n\n');
}
