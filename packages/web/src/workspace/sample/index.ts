import { type Handle, type Route, redirect } from '../../page.ts';
import { places } from '../places.ts';
import { moveAction, showAction, showActions } from './action.tsx';
import { noteFinding, orderAction, showNewFinding, showOrder } from './finding.tsx';
import { drawSample, showSamples } from './list.tsx';
import { answerRecord, showRecord } from './record.tsx';
import { publishSample, showSample } from './sample.tsx';

const toSample: Handle = async ({ reader, params }) => redirect(places.sample(reader.language, params['sample'] ?? ''));

const sample = '/workspace/samples/:sample';

export const sampleWorkRoutes: readonly Route[] = [
  { method: 'GET', path: '/workspace/samples', handle: showSamples },
  { method: 'POST', path: '/workspace/samples', handle: drawSample },
  { method: 'GET', path: sample, handle: showSample },
  { method: 'POST', path: `${sample}/publish`, handle: publishSample },
  { method: 'GET', path: `${sample}/publish`, handle: toSample },
  { method: 'GET', path: `${sample}/records/:record`, handle: showRecord },
  { method: 'POST', path: `${sample}/records/:record`, handle: answerRecord },
  { method: 'GET', path: `${sample}/finding`, handle: showNewFinding },
  { method: 'POST', path: `${sample}/finding`, handle: noteFinding },
  { method: 'GET', path: `${sample}/findings/:finding`, handle: showOrder },
  { method: 'POST', path: `${sample}/findings/:finding`, handle: orderAction },
  { method: 'GET', path: '/workspace/actions', handle: showActions },
  { method: 'GET', path: '/workspace/actions/:action', handle: showAction },
  { method: 'POST', path: '/workspace/actions/:action', handle: moveAction },
];
