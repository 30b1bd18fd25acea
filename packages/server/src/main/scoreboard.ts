import {
  type Assessments,
  createScoreboard,
  type InstitutionScoreboard,
  type ScoreboardNeeds,
} from '../assessment/index.ts';
import { portalBody } from '../faces/feeds/index.ts';
import type { Ground } from './wire.ts';

type Made = 'database' | 'clock' | 'timeZone' | 'portalBody' | 'onTrouble' | 'tallyQuality';
type Beside = Omit<ScoreboardNeeds, Made> & { readonly assessments: Assessments };

/** The scoreboard of institutions, by the calendar of the place the operator named. */
export const openScoreboard = ({ config, database, clock, log }: Ground, beside: Beside): InstitutionScoreboard =>
  createScoreboard({
    ...beside,
    ...{ database, clock, timeZone: config.timeZone, portalBody },
    tallyQuality: beside.assessments.quality.tallyBodies,
    onTrouble: (what, details) => log.warn(details, what),
  });
