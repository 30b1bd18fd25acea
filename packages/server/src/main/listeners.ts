import type { Assessments } from '../assessment/index.ts';
import type { Catalogue } from '../catalogue/index.ts';
import type { Demand } from '../demand/index.ts';
import type { CatalogueEvent } from '../events.ts';
import type { Feeds } from '../faces/feeds/index.ts';
import type { Sparql } from '../faces/sparql/index.ts';
import type { Helpdesk } from '../helpdesk/index.ts';
import type { FreshnessClock } from '../publishing/index.ts';
import type { Reviewing } from '../publishing/review/index.ts';
import type { Reuses } from '../reuse/index.ts';
import type { Listeners } from './events.ts';

/** For those who look at one after the other. */
const each =
  <Event>(handle: (event: Event) => Promise<void>) =>
  async (events: readonly Event[]): Promise<void> => {
    for (const event of events) await handle(event);
  };

/** Who hears what happens to datasets and institutions. */
export const listListeners = (who: {
  catalogue: Catalogue;
  feeds: Feeds;
  freshness: FreshnessClock;
  sparql: Sparql;
  reviewing: Pick<Reviewing, 'released'>;
  assessments: Assessments;
  helpdesk: Pick<Helpdesk, 'watch'>;
  demand: Pick<Demand, 'released'>;
  reuses: Pick<Reuses, 'follow'>;
}): Listeners => {
  const { catalogue, feeds, freshness, sparql, reviewing, helpdesk, demand } = who;
  const reuses = who.reuses.follow;
  const { quality } = who.assessments;
  const everyone = <Name extends CatalogueEvent>(name: Name) => ({
    catalogue: catalogue.events[name],
    feeds: feeds.events[name],
    sparql: sparql.events[name],
  });
  return {
    'dataset-released': {
      ...everyone('dataset-released'),
      freshness: freshness.events['dataset-released'],
      quality: each(quality.events['dataset-released']),
      receipt: each((event) => reviewing.released(event)),
      demand: each((event) => demand.released(event)),
      helpdesk: each((event) => helpdesk.watch(event)),
      reuses,
    },
    'dataset-withdrawn': {
      ...everyone('dataset-withdrawn'),
      freshness: freshness.events['dataset-withdrawn'],
      quality: each(quality.events['dataset-withdrawn']),
      helpdesk: each((event) => helpdesk.watch(event)),
      reuses,
    },
    'dataset-restored': {
      ...everyone('dataset-restored'),
      freshness: freshness.events['dataset-restored'],
      quality: each(quality.events['dataset-restored']),
      reuses,
    },
    'dataset-links-changed': { helpdesk: each((event) => helpdesk.watch(event)) },
    'dataset-measured': { sparql: sparql.events['dataset-measured'] },
    'institution-changed': everyone('institution-changed'),
  };
};
