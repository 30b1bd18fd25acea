import type { Language } from '@milpa/sdk';
import { formatDisposition } from './files.ts';

/** A text that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, CSV injection). */
export const formatCsvLine = (cells: readonly string[]): string =>
  `${cells
    .map((cell) => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell))
    .map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(',')}\r\n`;

/** Lines as a stream that is made as fast as it is read. */
export function streamLines(lines: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await lines.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: async () => void (await lines.return(undefined)),
  });
}

/** A list as CSV, under a name to keep it by; lines are sent as fast as they are made. */
export const answerCsv = (
  name: string,
  list: string | AsyncGenerator<string>,
  { language, personal = false }: { readonly language?: Language; readonly personal?: boolean } = {},
): Response =>
  new Response(typeof list === 'string' ? list : streamLines(list), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      ...(language ? { 'content-language': language } : {}),
      'content-disposition': formatDisposition(name),
      'cache-control': personal ? 'private, no-store' : 'public, no-cache',
    },
  });
