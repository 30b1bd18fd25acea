import type { Route } from '../../page.ts';
import { beginSelfAssessment, showSelfAssessments } from './list.tsx';
import { moveSelf, showSelfAssessment, toSelfAssessment } from './overview.tsx';
import { saveSection, showSection } from './section.tsx';
import { showWhatIf } from './what-if.tsx';

const one = '/workspace/self-assessments/:assessment';

/** Where governments and institutions measure themselves. */
export const selfWorkRoutes: readonly Route[] = [
  { method: 'GET', path: '/workspace/self-assessments', handle: showSelfAssessments },
  { method: 'POST', path: '/workspace/self-assessments', handle: beginSelfAssessment },
  { method: 'GET', path: one, handle: showSelfAssessment },
  { method: 'GET', path: `${one}/move`, handle: toSelfAssessment },
  { method: 'POST', path: `${one}/move`, handle: moveSelf },
  { method: 'GET', path: `${one}/what-if`, handle: showWhatIf },
  { method: 'GET', path: `${one}/sections/:section`, handle: showSection },
  { method: 'POST', path: `${one}/sections/:section`, handle: saveSection },
];
