import { formAt, leadTo, type Route, takeAt } from '../../page.ts';
import { places } from '../places.ts';
import { moveAction, showAction, showActions } from './action.tsx';
import { noteFinding, orderAction, showNewFinding, showOrder } from './finding.tsx';
import { drawSample, showSamples } from './list.tsx';
import { answerRecord, showRecord } from './record.tsx';
import { publishSample, showSample } from './sample.tsx';

const sample = '/workspace/samples/:sample';

export const sampleWorkRoutes: readonly Route[] = [
  ...formAt('/workspace/samples', showSamples, drawSample),
  { method: 'GET', path: sample, handle: showSample },
  ...takeAt(`${sample}/publish`, publishSample, leadTo(places.sample, 'sample')),
  ...formAt(`${sample}/records/:record`, showRecord, answerRecord),
  ...formAt(`${sample}/finding`, showNewFinding, noteFinding),
  ...formAt(`${sample}/findings/:finding`, showOrder, orderAction),
  { method: 'GET', path: '/workspace/actions', handle: showActions },
  ...formAt('/workspace/actions/:action', showAction, moveAction),
];
