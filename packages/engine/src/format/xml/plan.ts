import { localName } from './events.ts';
import type { XmlNode } from './survey.ts';

/** One table in a document: all elements of a path that repeats. */
export interface XmlTable {
  readonly node: XmlNode;
  readonly name: string;
  readonly parent: XmlTable | undefined;
  /** Titles of the columns; the first are the key of the parent and what it has carried along, then the own row number when one is needed. */
  readonly titles: string[];
  /** Column of each attribute and of the text of each element: by node, then by attribute name (`` for the text). */
  readonly columns: Map<XmlNode, Map<string, number>>;
  /** Elements within, of text alone, that occur several times: their column holds a list. */
  readonly lists: Set<XmlNode>;
  /** What rows within refer to: an attribute or a child (`>name`), or `` for the row number. */
  key: string;
  keyTitle: string;
  /** Attributes that look like a key but repeat: rows within carry them beside the row number. */
  carried: readonly string[];
}

export interface XmlPlan {
  readonly tables: readonly XmlTable[];
  readonly byNode: ReadonlyMap<XmlNode, XmlTable>;
}

/** Which tables a surveyed document holds, and what goes into which column. */
export function planTables(root: XmlNode): XmlPlan {
  const tables: XmlTable[] = [];
  const byNode = new Map<XmlNode, XmlTable>();
  const visit = (node: XmlNode, table: XmlTable | undefined) => {
    for (const child of node.children.values()) {
      const repeats = child.most > 1;
      if (repeats && (table === undefined || !isPlain(child))) {
        const inner = makeTable(child, table);
        tables.push(inner);
        byNode.set(child, inner);
        visit(child, inner);
      } else if (!isMixed(child)) visit(child, table);
    }
  };
  visit(root, undefined);
  for (const table of tables) if (tables.some((other) => other.parent === table)) choseKey(table);
  for (const table of tables) listColumns(table, byNode);
  return { tables: nameTables(tables), byNode };
}

/** Text and nothing else. */
function isPlain(node: XmlNode): boolean {
  return node.attributes.size === 0 && (node.children.size === 0 || isMixed(node));
}

/** Text with elements in it, as running text has: taken as text. */
export function isMixed(node: XmlNode): boolean {
  return node.children.size > 0 && node.texts > 0 && node.texts >= node.nested / 2;
}

function makeTable(node: XmlNode, parent: XmlTable | undefined): XmlTable {
  return {
    node,
    name: localName(node.name),
    parent,
    titles: [],
    columns: new Map(),
    lists: new Set(),
    key: '',
    keyTitle: '',
    carried: [],
  };
}

/** A key is there in every element and never twice. */
function choseKey(table: XmlTable): void {
  const { node } = table;
  const proven = [...node.keys].filter(([, values]) => values.size === node.count).map(([key]) => key);
  const [key] = proven.sort((a, b) => Number(a.startsWith('>')) - Number(b.startsWith('>')));
  table.key = key ?? '';
  const plain = localName((key ?? '').replace('>', ''));
  if (key === undefined)
    table.carried = [...node.keys.keys()].filter((each) => node.attributes.get(each) === node.count);
  table.keyTitle = key === undefined ? `${table.name}_row` : titleFromBelow(table, plain);
}

/** What an identifier is called in the rows within: `id` alone would not say of what. */
export function titleFromBelow(table: XmlTable, plain: string): string {
  return /^(?:id|key|code|ref)$/i.test(plain) ? `${table.name}_${plain}` : plain;
}

function listColumns(table: XmlTable, byNode: ReadonlyMap<XmlNode, XmlTable>): void {
  const taken = new Set<string>();
  const add = (wanted: string, fallback: string) => {
    const title = taken.has(wanted) ? fallback : wanted;
    taken.add(title);
    return table.titles.push(title) - 1;
  };
  const { parent } = table;
  if (parent) {
    add(parent.keyTitle, parent.keyTitle);
    for (const each of parent.carried) add(titleFromBelow(parent, localName(each)), `@${each}`);
  }
  if (table.key === '' && table.keyTitle !== '') add(table.keyTitle, table.keyTitle);
  const visit = (node: XmlNode, path: string, full: string) => {
    const columns = new Map<string, number>();
    table.columns.set(node, columns);
    const at = (prefix: string, name: string) => (prefix === '' ? name : `${prefix}.${name}`);
    for (const attribute of node.attributes.keys())
      columns.set(attribute, add(at(path, localName(attribute)), at(full, `@${attribute}`)));
    const alone = node.children.size === 0 || isMixed(node);
    const empty = alone && node.attributes.size === 0;
    if (node.texts > 0 || empty) columns.set('', add(path || table.name, full || node.name));
    if (alone) return;
    for (const child of node.children.values()) {
      if (byNode.has(child)) continue;
      if (child.most > 1) table.lists.add(child);
      visit(child, at(path, localName(child.name)), at(full, child.name));
    }
  };
  visit(table.node, '', '');
}

/** Elements of one name in two places get the name of what they are in before theirs. */
function nameTables(tables: readonly XmlTable[]): XmlTable[] {
  return tables.map((table) => {
    const twice = tables.some((other) => other !== table && other.name === table.name);
    const above = table.parent?.name ?? localName(table.node.parent?.name ?? '');
    return twice ? Object.assign(table, { name: `${above}.${table.name}` }) : table;
  });
}
