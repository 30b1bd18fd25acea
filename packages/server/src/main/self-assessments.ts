import { createSelfAssessments, type SelfAssessmentNeeds, type SelfAssessments } from '../assessment/index.ts';
import type { App } from '../http/index.ts';
import type { Ground } from './wire.ts';

type Beside = Pick<SelfAssessmentNeeds, 'audit' | 'institutions' | 'datasets'>;

/** Governments that measure themselves. The portal asks itself by its public addresses, so that anyone can repeat the question. */
export function openSelfAssessments(
  ground: Ground,
  { audit, institutions, datasets }: Beside,
  app: () => App,
): SelfAssessments {
  const { config, database, files, clock, random, log } = ground;
  return createSelfAssessments({
    ...{ database, files, clock, random, audit, institutions, datasets },
    publicUrl: config.publicUrl,
    language: config.language,
    ask: async (path, accept) => app().fetch(new Request(new URL(path, config.publicUrl), { headers: { accept } })),
    elapsed: () => performance.now(),
    onTrouble: (what, error) => log.error({ err: error }, what),
  });
}
