import type { RawRoute } from '../../../http/index.ts';
import { createIdentities, namePortal } from '../names.ts';
import { catalogRoutes } from './catalog.ts';
import { changeRoutes } from './changes.ts';
import { datasetRoutes } from './dataset.ts';
import type { FeedNeeds, Parts } from './needs.ts';
import { newsRoutes } from './news.ts';
import { qualityRoutes } from './quality.ts';
import { siteRoutes } from './site.ts';
import { vocabularyRoutes } from './vocabulary.ts';

export type { FeedNeeds } from './needs.ts';

/** What other programs read. */
export function createFeedRoutes(needs: FeedNeeds): readonly RawRoute[] {
  const names = createIdentities(needs.publicUrl, needs.extraFields);
  const parts: Parts = { ...needs, names, portal: namePortal(needs.publicUrl) };
  return [
    ...datasetRoutes(parts),
    ...qualityRoutes(parts),
    ...catalogRoutes(parts),
    ...changeRoutes(parts),
    ...vocabularyRoutes(parts),
    ...newsRoutes(parts),
    ...siteRoutes(parts),
  ];
}
