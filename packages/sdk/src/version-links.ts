import type { Dataset } from './contract/dataset.ts';
import { paths } from './contract/paths.ts';

/** Where a version is, which came before it, which is newest, and what describes it (RFC 5829, RFC 8574). */
export function formatVersionLinks({
  id,
  slug,
  version,
  latest,
}: Pick<Dataset, 'id' | 'slug' | 'version' | 'latest'>): string {
  const links: readonly (readonly [string, string])[] = [
    [paths.version(slug, version), 'cite-as'],
    [paths.version(slug, latest), 'latest-version'],
    ...(version > 1 ? [[paths.version(slug, version - 1), 'predecessor-version'] as const] : []),
    ...(version < latest ? [[paths.version(slug, version + 1), 'successor-version'] as const] : []),
    [`/api/v1/datasets/${id}/releases`, 'version-history'],
    [paths.datasetFeed(slug, 'jsonld'), 'describedby'],
  ];
  return links.map(([href, rel]) => `<${href}>; rel="${rel}"`).join(', ');
}
