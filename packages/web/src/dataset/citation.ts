import { formatVersionUrl, type CitationNeeds as Needs } from '@milpa/sdk';
import { formatLocal } from '../design/index.ts';
import type { Reader } from '../reader.ts';

export type CitationNeeds = Omit<Needs, 'language'> & { readonly reader: Reader };

/** In the manner of APA 7 for data sets, with the fingerprint that names the exact bytes. */
export function formatApa(needs: CitationNeeds): string {
  const { dataset, reader, portal, sha256 } = needs;
  const texts = reader.words.dataset;
  const publisher = formatLocal(dataset.publisher.name, reader, dataset.publisher.slug);
  const title = formatLocal(dataset.metadata.title, reader, dataset.slug);
  const kind = dataset.kind ? reader.words.described.kinds[dataset.kind] : texts.citeKind;
  const hash = sha256 ? ` SHA-256: ${sha256}` : '';
  return `${publisher}${publisher.endsWith('.') ? '' : '.'} (${dataset.released.slice(0, 4)}). ${title} (${texts.citeVersion(dataset.version)}) [${kind}]. ${portal}. ${formatVersionUrl(needs)}${hash}`;
}
