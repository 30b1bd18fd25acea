import { type Dataset, paths } from '@milpa/sdk';

export interface Snippet {
  readonly name: string;
  readonly code: string;
}

interface Target {
  readonly url: string;
  readonly rows?: string;
  readonly fileName: string;
}

/** Names from a publisher become part of code: only letters, digits, dot, hyphen and underscore stay. */
const makeSafe = (name: string) =>
  name
    .normalize('NFKD')
    .replace(/[^\w.-]+/g, '-')
    .replace(/^-+|-+$/g, '') || 'data';

/** How to get a table from four languages; addresses are absolute and permanent. */
export function listSnippets(
  publicUrl: string,
  dataset: Dataset,
  table: string,
  version: number | undefined,
): Snippet[] {
  const csv = publicUrl + paths.tableExport(table, 'csv', version);
  const parquet = publicUrl + paths.tableExport(table, 'parquet', version);
  const rows = `${publicUrl}${paths.rows(table)}?${version ? `version=${version}&` : ''}limit=1000`;
  const name = makeSafe(dataset.slug);
  return [
    { name: 'curl', code: `curl --fail --location --output ${name}.csv \\\n  '${csv}'` },
    {
      name: 'Python',
      code: `import pandas as pd\n\n# pip install pandas pyarrow\ntable = pd.read_parquet("${parquet}")\nprint(table.describe(include="all"))`,
    },
    {
      name: 'R',
      code: `# install.packages("readr")\ntable <- readr::read_csv("${csv}")\nsummary(table)`,
    },
    {
      name: 'JavaScript',
      code: `const answer = await fetch('${rows}');\nconst { total, rows } = await answer.json();\nconsole.log(total, rows);`,
    },
  ];
}

/** The same for a file that is no table. */
export function listFileSnippets({ url, fileName }: Target): Snippet[] {
  return [{ name: 'curl', code: `curl --fail --location --output '${makeSafe(fileName)}' \\\n  '${url}'` }];
}
