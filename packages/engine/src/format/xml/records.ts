import { basename } from 'node:path';
import {
  type Fault,
  type ForeignKey,
  NotTable,
  type OpenContext,
  type Opened,
  type RawTable,
  Refusal,
} from '../format.ts';
import { TypedStage } from '../typed.ts';
import { localName, readXml, type XmlHandler } from './events.ts';
import { isMixed, planTables, type XmlPlan, type XmlTable } from './plan.ts';
import { isDeclaration, Survey, type XmlNode } from './survey.ts';

/** A document whose elements repeat is a table for each path that does. */
export async function openRecords(context: OpenContext, encoding: string): Promise<Opened> {
  const survey = new Survey();
  await readXml(context, encoding, survey);
  const { root } = survey;
  if (!root || /^(?:svg|html|schema|stylesheet|wsdl|definitions)$/i.test(localName(root.name)))
    throw new NotTable('xml');
  const plan = planTables(root);
  if (plan.tables.length === 0) throw new NotTable('xml');
  if (plan.tables.length > context.limits.tables)
    throw new Refusal('too-many-tables', { tables: plan.tables.length, limit: context.limits.tables });
  const stages = plan.tables.map(
    (table, index) =>
      new TypedStage(
        table.titles.map((title) => ({ title })),
        {
          name: table.name,
          scratch: context.scratch,
          file: `${basename(context.probe.path)}.${context.depth}.x${index}.csv`,
          maxColumns: context.limits.columns,
        },
      ),
  );
  const writer = new RecordWriter(root, plan, stages);
  await readXml(context, encoding, writer);
  const tables: RawTable[] = [];
  for (const [index, stage] of stages.entries()) {
    const table = plan.tables[index];
    const raw = await stage.finish();
    tables.push({ ...raw, encoding, ...describeKeys(table), notes: index === 0 ? writer.notes : [] });
  }
  const faults: Fault[] = encoding === 'utf-8' ? [] : [{ code: 'encoding-converted', values: { encoding } }];
  return { format: 'xml', tables, faults };
}

function describeKeys(table: XmlTable | undefined): { foreignKeys?: ForeignKey[] } {
  const parent = table?.parent;
  if (!parent) return {};
  const own = parent.key === '' ? parent.keyTitle : titleOfKey(parent);
  return { foreignKeys: [{ columns: [parent.keyTitle], table: parent.name, references: [own] }] };
}

/** The title of the column that holds a table's key. */
function titleOfKey(table: XmlTable): string {
  const child = table.key.startsWith('>') ? table.node.children.get(table.key.slice(1)) : undefined;
  const column = child ? table.columns.get(child)?.get('') : table.columns.get(table.node)?.get(table.key);
  return table.titles[column ?? -1] ?? table.keyTitle;
}

interface Row {
  readonly table: XmlTable;
  readonly cells: string[];
  readonly attributes: Readonly<Record<string, string>>;
  readonly above: Row | undefined;
  readonly lists: Map<XmlNode, string[]>;
  key: string | undefined;
  /** Rows within that wait for the key. */
  readonly waiting: Row[];
}

const maxNotes = 20;

/** Goes through a document a second time and writes its rows. */
class RecordWriter implements XmlHandler {
  readonly notes: string[] = [];
  readonly #plan: XmlPlan;
  readonly #stages: readonly TypedStage[];
  readonly #rows = new Map<XmlTable, number>();
  readonly #ready: Row[] = [];
  readonly #nodes: XmlNode[] = [];
  readonly #root: XmlNode;
  #row: Row | undefined;
  #text = '';
  /** Depth within an element of running text, whose elements are text themselves. */
  #running = 0;

  constructor(root: XmlNode, plan: XmlPlan, stages: readonly TypedStage[]) {
    this.#root = root;
    this.#plan = plan;
    this.#stages = stages;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (this.#running > 0) {
      this.#running++;
      return;
    }
    const above = this.#nodes.at(-1);
    const node = above ? above.children.get(name) : this.#root;
    if (!node) throw new RangeError(`element ${name} was not surveyed`);
    this.#nodes.push(node);
    const table = this.#plan.byNode.get(node);
    if (table) this.#begin(table, attributes);
    if (isMixed(node)) this.#running = 1;
    this.#text = '';
    for (const [attribute, value] of Object.entries(attributes)) {
      if (isDeclaration(attribute)) continue;
      this.#put(node, attribute, value);
      const { above: parent, table: of } = this.#row ?? {};
      if (this.#row && of?.node === node && of.key === attribute) this.#row.key = value;
      if (!this.#row && parent === undefined) this.#note(attribute, value);
    }
  }

  #begin(table: XmlTable, attributes: Readonly<Record<string, string>>): void {
    const number = (this.#rows.get(table) ?? 0) + 1;
    this.#rows.set(table, number);
    const cells = table.titles.map(() => '');
    const numbered = table.key === '' && table.keyTitle !== '';
    const { parent } = table;
    if (numbered) cells[parent ? 1 + parent.carried.length : 0] = String(number);
    for (const [index, attribute] of (parent?.carried ?? []).entries())
      cells[index + 1] = this.#row?.attributes[attribute] ?? '';
    const key = numbered ? String(number) : undefined;
    this.#row = { table, cells, attributes, above: this.#row, lists: new Map(), key, waiting: [] };
  }

  #put(node: XmlNode, attribute: string, value: string): void {
    const row = this.#row;
    const column = row?.table.columns.get(node)?.get(attribute);
    if (!row || column === undefined) return;
    if (attribute === '' && row.table.lists.has(node)) {
      const list = row.lists.get(node) ?? [];
      row.lists.set(node, [...list, value]);
      row.cells[column] = JSON.stringify([...list, value]);
    } else row.cells[column] = row.cells[column] ? `${row.cells[column]}\n${value}` : value;
  }

  text(text: string): void {
    this.#text += text;
  }

  close(): void {
    if (this.#running > 1) {
      this.#running--;
      return;
    }
    this.#running = 0;
    const node = this.#nodes.pop();
    const text = this.#text.trim();
    this.#text = '';
    if (!node) return;
    if (text !== '') this.#take(node, text);
    if (this.#row?.table.node === node) this.#end(this.#row);
  }

  #take(node: XmlNode, text: string): void {
    const row = this.#row;
    if (!row) {
      this.#note(node.name, text);
      return;
    }
    this.#put(node, '', text);
    if (row.table.key === `>${node.name}` && node.parent === row.table.node) {
      row.key = text;
      for (const waiting of row.waiting.splice(0)) this.#finish(waiting, text);
    }
  }

  #end(row: Row): void {
    const { above } = row;
    this.#row = above;
    if (!above) this.#ready.push(row);
    else if (above.key === undefined) above.waiting.push(row);
    else this.#finish(row, above.key);
  }

  #finish(row: Row, key: string): void {
    row.cells[0] = key;
    this.#ready.push(row);
  }

  /** What is said of the document as a whole, before and after its rows. */
  #note(name: string, text: string): void {
    if (this.notes.length < maxNotes) this.notes.push(`${localName(name)}: ${text.slice(0, 500)}`);
  }

  async rest(): Promise<void> {
    for (const row of this.#ready.splice(0)) await this.#stages[this.#plan.tables.indexOf(row.table)]?.write(row.cells);
  }
}
