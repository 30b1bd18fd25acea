import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createAppender } from './appender.ts';
import { formatHeld, formatShared, type Holder, makeKey, portalItself } from './ledger.ts';
import { files, findSubject, hasBlank, type StatementSource, type Statements } from './model.ts';

export interface Built {
  readonly statements: number;
  /** More than may be asked: what was written is not whole. */
  readonly isTooLarge: boolean;
}

/** Writes the graph of the whole catalogue into a new folder, as long as it has at most so many statements. */
export async function buildGraph(
  folder: string,
  source: StatementSource,
  mostStatements: number,
  signal: AbortSignal,
): Promise<Built> {
  await mkdir(folder, { recursive: true });
  const writer = await createWriter(folder);
  try {
    await writer.write(portalItself, { series: undefined, own: '', shared: await source.describeWhole() });
    for await (const one of source.list(signal)) {
      await writer.write(one.dataset, one);
      if (writer.count() > mostStatements) return { statements: writer.count(), isTooLarge: true };
    }
    return { statements: writer.count(), isTooLarge: false };
  } finally {
    await writer.close();
  }
}

async function createWriter(folder: string) {
  const [plain, labelled, ledger] = await Promise.all(
    [files.plain, files.labelled, files.ledger].map((name) => createAppender(join(folder, name), name)),
  ).then(([a, b, c]) => {
    if (!a || !b || !c) throw new Error('three files were to be written');
    return [a, b, c] as const;
  });
  const numbers = new Map<string, number>();
  let statements = 0;
  const share = async (text: string): Promise<number> => {
    const key = makeKey(findSubject(text), text);
    const known = numbers.get(key);
    if (known !== undefined) return known;
    const number = numbers.size + 1;
    numbers.set(key, number);
    statements += countLines(text);
    await ledger.append(formatShared(number, key, await (hasBlank(text) ? labelled : plain).append(text)));
    return number;
  };
  return {
    count: () => statements,
    async write(holder: Holder, { own, shared, series }: Omit<Statements, 'dataset'>) {
      const said = new Set<number>();
      for (const text of shared) said.add(await share(text));
      statements += countLines(own);
      await ledger.append(formatHeld(holder, { own: await plain.append(own), shared: [...said], series }));
    },
    close: async () => void (await Promise.all([plain.close(), labelled.close(), ledger.close()])),
  };
}

function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
