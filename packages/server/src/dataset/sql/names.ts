/** A part of a name without what people write differently: case, accents, and whether - or _ or a space stands between words. */
export function foldName(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}

/** What a statement means by a part: `us_airports@3` is release 3 of the dataset us-airports. */
export function parseDatasetName(text: string): { key: string; number: number | null } {
  const [, name = text, number] = /^(.*)@(\d{1,9})$/.exec(text) ?? [];
  return { key: foldName(name), number: number === undefined ? null : Number(number) };
}

/** Names of the tables of one release, each different: a later table of the same name gets _2, _3 … */
export function nameTables(names: readonly string[]): string[] {
  const taken = new Map<string, number>();
  return names.map((name) => {
    const bare = foldName(name) || 'table';
    let number = (taken.get(bare) ?? 0) + 1;
    taken.set(bare, number);
    let full = number === 1 ? bare : `${bare}-${number}`;
    while (number > 1 && taken.has(full)) full = `${bare}-${++number}`;
    if (number > 1) taken.set(full, 1);
    return full;
  });
}

// Words of SQL that stand for themselves only in quotes, as duckdb_keywords() lists them.
const reserved = new Set(
  `all analyse analyze and any array as asc asymmetric both case cast check collate column constraint create default
  deferrable desc describe distinct do else end except false fetch for foreign from group having in initially intersect
  into lambda lateral leading limit not null offset on only or order pivot pivot_longer pivot_wider placing primary
  qualify references returning select show some summarize symmetric table then to trailing true union unique unpivot
  using variadic when where window with anti asof at authorization binary by collation columns concurrently cross freeze
  full generated glob ilike inner is isnull join left like map natural notnull outer overlaps positional right semi
  similar struct tablesample try_cast unpack verbose main temp system memory`.split(/\s+/),
);

/** A part as a statement writes it: bare where it can be, in quotes where it must. */
export function formatPart(part: string): string {
  const bare = part.replaceAll('-', '_');
  return /^[a-z_][a-z0-9_]*$/.test(bare) && !reserved.has(bare) ? bare : `"${bare.replaceAll('"', '""')}"`;
}

/** `us_airports`, where the dataset has one table; else `us_airports.runways`. With a version: `"us_airports@3"`. */
export function formatSqlName(slug: string, table: { name: string; isOnly: boolean }, version?: number): string {
  const dataset = formatPart(version === undefined ? slug : `${slug}@${version}`);
  return table.isOnly ? dataset : `${dataset}.${formatPart(table.name)}`;
}
