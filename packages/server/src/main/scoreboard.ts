import {
  type Assessments,
  createScoreboard,
  type InstitutionScoreboard,
  type ScoreboardNeeds,
} from '../assessment/index.ts';
import { createIdentities, createScoreKeeper, namePortal, portalBody } from '../faces/feeds/index.ts';
import type { Ground } from './wire.ts';

type Made = 'database' | 'clock' | 'timeZone' | 'portalBody' | 'onTrouble' | 'afterKept' | 'tallyQuality';
type Kept = Omit<Parameters<typeof createScoreKeeper>[0], 'database' | 'files' | 'names' | 'portal' | 'listScores'>;
type Beside = Omit<ScoreboardNeeds, Made> & Kept & { readonly assessments: Assessments };

/** The scoreboard of institutions, by the calendar of the place the operator named; its months are a dataset besides. */
export function openScoreboard(ground: Ground, beside: Beside): InstitutionScoreboard {
  const { config, database, clock, files, extra, log } = ground;
  const keeper = createScoreKeeper({
    ...{ ...beside, database, files },
    names: createIdentities(config.publicUrl, extra.fields),
    portal: namePortal(config.publicUrl),
    listScores: () => scoreboard.listLines(),
  });
  const scoreboard = createScoreboard({
    ...beside,
    ...{ database, clock, timeZone: config.timeZone, portalBody },
    tallyQuality: beside.assessments.quality.tallyBodies,
    onTrouble: (what, details) => log.warn(details, what),
    afterKept: keeper.ask,
  });
  return { ...scoreboard, jobs: { ...scoreboard.jobs, ...keeper.jobs } };
}
