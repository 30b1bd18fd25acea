import type { Dataset } from '@milpa/sdk';
import type { Relatives } from '../dcat/index.ts';
import type { Identities, PortalName } from '../names.ts';
import type { Resource, Spelling } from '../rdf/index.ts';

/** One released dataset on its way into documents of the whole catalogue. */
export interface Entry {
  readonly dataset: Dataset;
  readonly relatives: Relatives;
  /** Its description by DCAT-AP, made once however many documents ask. */
  readonly resources: (spelling: Spelling) => readonly Resource[];
}

export interface CatalogueFacts {
  /** When something was released last. */
  readonly modified: string | undefined;
}

/** Writes one document piece by piece. */
export interface DocumentWriter {
  readonly head: string;
  /** The text of one entry; undefined when it has no place in this document. */
  readonly format: (entry: Entry) => string | undefined;
  /** Between two entries. */
  readonly comma: string;
  readonly tail: string;
}

/** A document that holds the whole catalogue. */
export interface DocumentKind {
  /** Its address without the slash before it. */
  readonly name: string;
  readonly mediaType: string;
  open(facts: CatalogueFacts): DocumentWriter;
}

export interface DocumentNeeds {
  readonly names: Identities;
  readonly portal: PortalName;
}

/** The pieces of a document, in order; what is written together is a batch. */
export async function* streamDocument(
  kind: DocumentKind,
  facts: CatalogueFacts,
  entries: AsyncIterable<Entry>,
): AsyncGenerator<string> {
  const writer = kind.open(facts);
  let held = writer.head;
  let first = true;
  for await (const entry of entries) {
    const text = writer.format(entry);
    if (text === undefined) continue;
    held += first ? text : writer.comma + text;
    first = false;
    if (held.length < together) continue;
    yield held;
    held = '';
  }
  yield held + writer.tail;
}
/** Characters that are worth a piece of their own. */
const together = 64 * 1024;
