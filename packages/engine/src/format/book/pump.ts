import type { Grid } from '../layout.ts';
import type { BookSheet, SheetFacts } from './sheet.ts';
import { createXmlReader, type XmlListener } from './xml.ts';

export interface SheetStart {
  readonly name: string;
  readonly hidden: boolean;
  readonly facts: SheetFacts;
}

/** What a listener to a document of several sheets has found: a sheet that begins, some of its rows, its end. */
export type Item = SheetStart | 'end' | readonly Grid[];

export interface SheetsListener extends XmlListener {
  readonly items: Item[];
  /** Puts the rows gathered so far among the items. */
  flush(): void;
}

/** Turns the tags of one document, which are pushed, into sheets and rows, which are pulled one after the other. */
export async function* pumpSheets(stream: AsyncIterable<Buffer>, listener: SheetsListener): AsyncGenerator<BookSheet> {
  const items = listItems(stream, listener);
  for (let next = await items.next(); !next.done; next = await items.next()) {
    const start = next.value;
    if (!isStart(start)) continue;
    const { name, facts } = start;
    yield {
      name,
      facts,
      kind: 'cells',
      // Some documents say it behind the rows.
      get hidden() {
        return start.hidden;
      },
      rows: () => listRows(items),
    };
  }
}

async function* listItems(stream: AsyncIterable<Buffer>, listener: SheetsListener): AsyncGenerator<Item> {
  const reader = createXmlReader(listener);
  for await (const bytes of stream) {
    reader.write(bytes);
    listener.flush();
    yield* listener.items.splice(0);
  }
  reader.end();
  yield* listener.items.splice(0);
}

/** Takes items up to the end of the sheet; a loop over them would close them for the sheets to come. */
async function* listRows(items: AsyncGenerator<Item>): AsyncGenerator<readonly Grid[]> {
  for (let next = await items.next(); !next.done && next.value !== 'end'; next = await items.next())
    if (!isStart(next.value)) yield next.value;
}

function isStart(item: Item): item is SheetStart {
  return typeof item === 'object' && 'hidden' in item;
}
