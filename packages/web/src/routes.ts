import { aboutRoutes } from './about/index.ts';
import { accountRoutes } from './account/index.ts';
import { catalogueRoutes } from './catalogue/index.ts';
import { charterRoutes } from './charter/index.ts';
import { datasetRoutes } from './dataset/index.ts';
import { demandRoutes } from './demand/index.ts';
import { freshnessRoutes } from './freshness/index.ts';
import { helpdeskRoutes } from './helpdesk/index.ts';
import { institutionRoutes } from './institution/index.ts';
import { obligationRoutes } from './obligation/index.ts';
import { ourdataRoutes } from './ourdata/index.ts';
import type { Route } from './page.ts';
import { proofRoutes } from './proof/index.ts';
import { publishingRoutes } from './publishing/index.ts';
import { qualityRoutes } from './quality/index.ts';
import { recommendationRoutes } from './recommendation/index.ts';
import { reuseRoutes } from './reuse/index.ts';
import { sampleRoutes } from './sample/index.ts';
import { scoreboardRoutes } from './scoreboard/index.ts';
import { selfRoutes } from './self/index.ts';
import { sparqlRoutes } from './sparql/index.ts';
import { sqlRoutes } from './sql/index.ts';
import { workspaceRoutes } from './workspace/index.ts';

/** Every page, in the order in which paths are tried. */
export const routes: readonly Route[] = [
  ...catalogueRoutes,
  ...datasetRoutes,
  ...qualityRoutes,
  ...charterRoutes,
  ...institutionRoutes,
  ...freshnessRoutes,
  ...proofRoutes,
  ...obligationRoutes,
  ...sampleRoutes,
  ...helpdeskRoutes,
  ...demandRoutes,
  ...recommendationRoutes,
  ...reuseRoutes,
  ...publishingRoutes,
  ...ourdataRoutes,
  ...scoreboardRoutes,
  ...selfRoutes,
  ...sqlRoutes,
  ...sparqlRoutes,
  ...aboutRoutes,
  ...accountRoutes,
  ...workspaceRoutes,
];
