import { paths } from '@milpa/sdk';
import { type Route, redirect } from '../../page.ts';
import { showCases } from './list.tsx';
import { openCase, showNewCase } from './new.tsx';
import { assignCase, showCase, writeInCase } from './page.tsx';
import { changeCaseSettings, showCaseSettings } from './settings.tsx';

export const caseRoutes: readonly Route[] = [
  { method: 'GET', path: '/workspace/cases', handle: showCases },
  { method: 'GET', path: '/workspace/cases/new', handle: showNewCase },
  { method: 'POST', path: '/workspace/cases/new', handle: openCase },
  { method: 'GET', path: '/workspace/case-settings', handle: showCaseSettings },
  { method: 'POST', path: '/workspace/case-settings', handle: changeCaseSettings },
  { method: 'GET', path: '/workspace/cases/:case', handle: showCase },
  { method: 'POST', path: '/workspace/cases/:case', handle: writeInCase },
  { method: 'POST', path: '/workspace/cases/:case/post', handle: assignCase },
  {
    method: 'GET',
    path: '/workspace/cases/:case/post',
    handle: async ({ reader, params }) => redirect(paths.case(reader.language, params['case'] ?? '')),
  },
];
