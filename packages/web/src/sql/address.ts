import { type Language, paths } from '@milpa/sdk';

/** What the address of the page says: the statement, versions fixed beside it, the first row shown, words to find tables. */
export interface View {
  readonly statement: string;
  readonly at: readonly string[];
  readonly offset: number;
  readonly tables: string;
}

export function parseView(params: URLSearchParams): View {
  const offset = Math.trunc(Number(params.get('offset'))) || 0;
  return {
    statement: (params.get('q') ?? '').replace(/\r\n?/g, '\n'),
    at: params.getAll('at').slice(0, 50),
    offset: Math.max(0, Math.min(1_000_000_000, offset)),
    tables: (params.get('tables') ?? '').trim().slice(0, 200),
  };
}

/** The page with this statement; the answer is where the reader arrives. */
export function formatConsoleAddress(language: Language, view: Partial<View>): string {
  const query = new URLSearchParams();
  if (view.statement) query.set('q', view.statement);
  for (const pin of view.at ?? []) query.append('at', pin);
  if (view.offset) query.set('offset', String(view.offset));
  if (view.tables) query.set('tables', view.tables);
  const text = query.toString();
  return `${paths.sql(language)}${text && `?${text}`}${view.statement ? '#answer' : ''}`;
}
