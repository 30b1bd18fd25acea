import type { TableId } from '@milpa/sdk';

export interface NamedTable {
  readonly id: TableId;
  readonly name: string;
  /** Whether the file read last has it. */
  readonly present: boolean;
}

/**
 * Which lasting table each table of a new file is; undefined: one not seen before. The same name is the same table. When
 * one table of the last file and one of the new file are left over, it is the same under another name: a file that is
 * called sales-2026-02.csv continues sales-2026-01.csv.
 */
export function identifyTables(names: readonly string[], known: readonly NamedTable[]): (TableId | undefined)[] {
  const free = new Set(known);
  const found = names.map((name) => {
    const same = [...free].filter((table) => table.name === name).sort((a, b) => Number(b.present) - Number(a.present));
    const best = same[0];
    if (best) free.delete(best);
    return best?.id;
  });
  const left = [...free].filter((table) => table.present);
  const [last] = left;
  if (left.length !== 1 || !last || found.filter((id) => id === undefined).length !== 1) return found;
  return found.map((id) => id ?? last.id);
}
