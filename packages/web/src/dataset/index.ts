import type { Route } from '../page.ts';
import { answerDataset, answerTable } from './answer.ts';

export { formatName } from './files.tsx';

export const datasetRoutes: readonly Route[] = [
  { method: 'GET', path: '/datasets/:dataset', handle: answerDataset },
  { method: 'GET', path: '/datasets/:dataset/versions/:version', handle: answerDataset },
  { method: 'GET', path: '/datasets/:dataset/tables/:table', handle: answerTable },
];
