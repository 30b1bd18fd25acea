export { dcatUs3Frame, describeDcatUs3 } from './dcat-us-3.ts';
export { describePod, podFrame } from './pod.ts';
