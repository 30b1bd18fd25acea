import { type Language, paths, type SelfAssessment } from '@milpa/sdk';
import { places } from '../../packages/web/src/workspace/places.ts';
import type { Stage } from './stage.ts';

const institution = 'secretaria-del-aire';

/** Self-assessments: one being answered, one with the second reader, and one that was frozen twice. */
export interface SelfScene {
  readonly draft: string;
  readonly reading: string;
  readonly frozen: readonly [string, string];
}

export async function assessSelf({ entry: { client } }: Stage): Promise<SelfScene> {
  const at = ({ id, revision }: SelfAssessment) => ({ params: { assessment: id }, revision });
  const handIn = (one: SelfAssessment) =>
    client.call('moveSelfAssessment', { ...at(one), body: { event: 'hand-in' as const } });
  const evidence = [{ url: 'https://example.org/ley', text: 'Artículo 5' }];
  const answers = {
    Q2: { answer: 'all', evidence },
    Q78: { answer: 'yes', reason: 'Hay una galería', evidence },
  };
  const make = async (questionnaire: 'ourdata-2017' | 'ourdata-2023') => {
    const begun = await client.call('createSelfAssessment', { body: { questionnaire, institution } });
    return client.call('answerSelfAssessment', { ...at(begun), body: { answers } });
  };
  const draft = await make('ourdata-2017');
  const reading = await handIn(await make('ourdata-2023'));
  // Nobody answered: what the portal found needs no second reader.
  const portal = await client.call('createSelfAssessment', { body: { questionnaire: 'odm-2025', institution } });
  const freeze = async () => {
    const now = await client.call('getSelfAssessment', { params: { assessment: portal.id } });
    return (await client.call('freezeSelfAssessment', at(await handIn(now)))).id;
  };
  return { draft: draft.id, reading: reading.id, frozen: [await freeze(), await freeze()] };
}

export const listSelfReaderAddresses = ({ frozen: [first, second] }: SelfScene, language: Language) => [
  paths.submissions(language),
  paths.submission(language, first),
  paths.submission(language, second),
  `${paths.submission(language, second)}/compare?since=${first}`,
  paths.questionnaire(language, 'ourdata-2017'),
  paths.questionnaire(language, 'odm-2023'),
  paths.questionnaire(language, 'odm-2025'),
];

export const listSelfWorkAddresses = ({ draft, reading }: SelfScene, language: Language) => [
  places.selfAssessments(language),
  places.selfAssessment(language, draft),
  places.selfAssessment(language, reading),
  places.selfSection(language, draft, '1.1.a'),
  places.selfSection(language, draft, '1.3.b'),
  places.selfSection(language, reading, '3.3.b'),
  `${places.whatIf(language, draft)}?question=Q2&target=40`,
];

/** Sent as they are: one saves what is there, one begins without saying of whom, one gives back without saying why. */
export const listSelfForms = ({ draft, reading }: SelfScene, language: Language) => [
  places.selfSection(language, draft, '2.2.a'),
  places.selfAssessments(language),
  places.selfAssessment(language, reading),
];
