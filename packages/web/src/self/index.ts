import type { Route } from '../page.ts';
import { answerSelfComparison } from './compare.tsx';
import { answerSubmissions } from './list.tsx';
import { answerQuestionnaire } from './questionnaire.tsx';
import { answerReport } from './report.tsx';

export { PersonSays, PortalSays, StateTag } from './item.tsx';
export { SubmissionTable } from './list.tsx';
export {
  formatAnswer,
  formatAnswers,
  formatInterval,
  formatPoint,
  inReader,
  listSections,
  namePart,
  nameQuestionnaire,
  nameSubject,
} from './names.ts';
export { ScoreChart, ScoreSentences } from './score.tsx';

export const selfRoutes: readonly Route[] = [
  { method: 'GET', path: '/self-assessments', handle: answerSubmissions },
  { method: 'GET', path: '/self-assessments/:submission', handle: answerReport },
  { method: 'GET', path: '/self-assessments/:submission/compare', handle: answerSelfComparison },
  { method: 'GET', path: '/questionnaires/:questionnaire', handle: answerQuestionnaire },
];
