import { foldHeading, type Sheet, type SheetNeeds, SheetRefused, withSheets } from '../../../sheet/index.ts';
import { type ImportFile, type SourceOptions, UnreadableFile } from '../../model.ts';
import { describeProblem } from '../../problems.ts';
import { sheetColumns } from './columns.data.ts';

// Of two columns that claim a heading the first keeps it.
const byHeading: ReadonlyMap<string, string> = new Map(
  sheetColumns
    .toReversed()
    .flatMap(({ field, label, others }) =>
      [...Object.values(label), ...others].map((heading) => [foldHeading(heading), field] as const),
    ),
);

/** What a column of descriptions says, whatever the word before its name that says which level it is of. */
export function findField(heading: string): string | undefined {
  const folded = foldHeading(heading);
  return (
    byHeading.get(folded) ??
    byHeading.get(folded.replace(/^dataset /, 'ds ')) ??
    byHeading.get(folded.replace(/^distribution /, 'rs '))
  );
}

const isSheet = (fields: ReadonlySet<string>): boolean =>
  fields.size >= 2 && (fields.has('title') || (fields.has('key') && fields.has('link')));

/** Sheets of a file that describe datasets. */
export async function withDescriptions<T>(
  needs: SheetNeeds,
  file: ImportFile,
  { signal }: SourceOptions,
  work: (sheets: readonly Sheet[]) => AsyncGenerator<T>,
): Promise<AsyncGenerator<T>> {
  const records = await withSheets(needs, file, { kind: { findField, isSheet }, signal }, work);
  return explainRefusal(records);
}

async function* explainRefusal<T>(records: AsyncGenerator<T>): AsyncGenerator<T> {
  try {
    yield* records;
  } catch (error) {
    if (!(error instanceof SheetRefused)) throw error;
    const problem = describeProblem('file-broken', error.code, { severity: 'error' });
    throw new UnreadableFile({ ...problem, message: error.detail });
  }
}
