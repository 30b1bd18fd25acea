import { paths } from '@milpa/sdk';
import { formAt, leadTo, type Route, takeAt } from '../../page.ts';
import { showCases } from './list.tsx';
import { openCase, showNewCase } from './new.tsx';
import { assignCase, showCase, writeInCase } from './page.tsx';
import { changeCaseSettings, showCaseSettings } from './settings.tsx';

export const caseRoutes: readonly Route[] = [
  { method: 'GET', path: '/workspace/cases', handle: showCases },
  ...formAt('/workspace/cases/new', showNewCase, openCase),
  ...formAt('/workspace/case-settings', showCaseSettings, changeCaseSettings),
  ...formAt('/workspace/cases/:case', showCase, writeInCase),
  ...takeAt('/workspace/cases/:case/post', assignCase, leadTo(paths.case, 'case')),
];
