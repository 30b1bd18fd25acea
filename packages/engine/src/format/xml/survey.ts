import { plainName } from '../../table/names.ts';
import { Refusal } from '../format.ts';
import { localName, type XmlHandler } from './events.ts';

/** All elements of one path, as counted in the whole document. */
export interface XmlNode {
  readonly name: string;
  readonly parent: XmlNode | undefined;
  readonly children: Map<string, XmlNode>;
  readonly attributes: Map<string, number>;
  count: number;
  /** The most of them within one parent. */
  most: number;
  /** How many have text beside or without elements. */
  texts: number;
  /** How many have elements in them. */
  nested: number;
  /** Values of what may be a key: attributes by name, children with `>` before theirs. Gone when a value repeats. */
  readonly keys: Map<string, Set<string>>;
}

const maxNodes = 20_000;
/** Values looked at to prove a key. */
const maxKeys = 2_000_000;

interface Open {
  readonly node: XmlNode;
  readonly counts: Map<XmlNode, number>;
  text: string;
}

/** Goes through a document once and counts what repeats. */
export class Survey implements XmlHandler {
  root: XmlNode | undefined;
  readonly #stack: Open[] = [];
  #nodes = 0;

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    const above = this.#stack.at(-1);
    const node = this.#find(name, above?.node);
    node.count++;
    if (above) {
      const count = (above.counts.get(node) ?? 0) + 1;
      above.counts.set(node, count);
      if (count > node.most) node.most = count;
      if (above.counts.size === 1 && count === 1) above.node.nested++;
    }
    for (const [key, value] of Object.entries(attributes)) {
      if (isDeclaration(key)) continue;
      node.attributes.set(key, (node.attributes.get(key) ?? 0) + 1);
      if (isKeyName(key)) addKey(node, key, value);
    }
    this.#stack.push({ node, counts: new Map(), text: '' });
  }

  #find(name: string, parent: XmlNode | undefined): XmlNode {
    const known = parent ? parent.children.get(name) : this.root;
    if (known) return known;
    if (++this.#nodes > maxNodes) throw new Refusal('broken', { format: 'XML', reason: `> ${maxNodes} paths` });
    const node: XmlNode = {
      name,
      parent,
      children: new Map(),
      attributes: new Map(),
      count: 0,
      most: 0,
      texts: 0,
      nested: 0,
      keys: new Map(),
    };
    if (parent) parent.children.set(name, node);
    else this.root = node;
    return node;
  }

  text(text: string): void {
    const top = this.#stack.at(-1);
    if (top && top.text.length < 200) top.text += text.slice(0, 200);
  }

  close(): void {
    const open = this.#stack.pop();
    if (!open || open.text.trim() === '') return;
    open.node.texts++;
    const { name, parent } = open.node;
    if (parent && isKeyName(name) && open.counts.size === 0) addKey(parent, `>${name}`, open.text.trim());
  }
}

/** Declarations of namespaces and schemas say nothing of the data. */
export function isDeclaration(attribute: string): boolean {
  return /^xmlns(?::|$)|^xsi:|^xml:/.test(attribute);
}

function isKeyName(name: string): boolean {
  return /(?:^|_)(?:id|key|clave|code|codigo|ref|uuid|ocid|folio|numero)$/.test(plainName(localName(name)));
}

function addKey(node: XmlNode, key: string, value: string): void {
  const values = node.keys.get(key);
  if (!values) {
    // Seen for the first time though its element is not: some have none.
    node.keys.set(key, node.count === 1 ? new Set([value]) : new Set());
    return;
  }
  if (values.size === 0) return;
  if (values.has(value) || values.size > maxKeys) values.clear();
  else values.add(value);
}
