import type { Catalogue } from '../catalogue/index.ts';
import type { Purging } from '../dataset/index.ts';
import type { Feeds } from '../faces/feeds/index.ts';
import type { Sparql } from '../faces/sparql/index.ts';
import type { Harvest } from '../harvest/index.ts';
import type { Helpdesk } from '../helpdesk/index.ts';
import type { Sampling } from '../oversight/index.ts';
import type { FreshnessClock } from '../publishing/index.ts';
import type { Reviewing } from '../publishing/review/index.ts';
import type { SearchIndex } from '../storage/search/index.ts';

export interface Keepers {
  readonly harvest: Pick<Harvest, 'forget'>;
  readonly helpdesk: Pick<Helpdesk, 'forget'>;
  readonly sampling: Pick<Sampling, 'forget'>;
  readonly reviewing: Pick<Reviewing, 'forget'>;
  readonly search: Pick<SearchIndex, 'purge'>;
  readonly freshness: Pick<FreshnessClock, 'hide'>;
  readonly catalogue: Pick<Catalogue, 'index' | 'hide'>;
  readonly feeds: Pick<Feeds, 'purge' | 'listHolders'>;
  readonly sparql: Pick<Sparql, 'purge'>;
}

/** Everyone who keeps something of a dataset, and how they let go of it. Whoever keeps a new copy is named here. */
export const createPurging = (keepers: () => Keepers): Purging => ({
  async hide(tx, { dataset, whole }) {
    const { catalogue, freshness } = keepers();
    await catalogue.hide(tx, dataset);
    if (whole) await freshness.hide(tx, dataset);
  },
  async forget(tx, gone) {
    const { harvest, helpdesk, reviewing, sampling } = keepers();
    await helpdesk.forget(tx, gone.dataset, gone.since);
    await reviewing.forget(tx, gone);
    await sampling.forget(tx, gone);
    return gone.whole ? await harvest.forget(tx, gone.dataset, gone.purge) : [];
  },
  listHolders: () => keepers().feeds.listHolders(),
  async removeCopies({ dataset, forever }) {
    const { search, catalogue, feeds, sparql } = keepers();
    await search.purge([dataset]);
    await catalogue.index([dataset]); // what is still public of it, when only a file went
    await feeds.purge(dataset, forever);
    await sparql.purge();
  },
});
