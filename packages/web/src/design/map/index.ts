export { describeMap } from './describe.ts';
export { PlaceMap } from './map.tsx';
