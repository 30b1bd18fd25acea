import { formAt, leadTo, type Route, takeAt } from '../../page.ts';
import { places } from '../places.ts';
import { beginSelfAssessment, showSelfAssessments } from './list.tsx';
import { moveSelf, showSelfAssessment } from './overview.tsx';
import { saveSection, showSection } from './section.tsx';
import { showWhatIf } from './what-if.tsx';

const one = '/workspace/self-assessments/:assessment';

/** Where governments and institutions measure themselves. */
export const selfWorkRoutes: readonly Route[] = [
  ...formAt('/workspace/self-assessments', showSelfAssessments, beginSelfAssessment),
  { method: 'GET', path: one, handle: showSelfAssessment },
  ...takeAt(`${one}/move`, moveSelf, leadTo(places.selfAssessment, 'assessment')),
  { method: 'GET', path: `${one}/what-if`, handle: showWhatIf },
  ...formAt(`${one}/sections/:section`, showSection, saveSection),
];
