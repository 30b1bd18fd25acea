export { describeMeasurement } from './measurement.ts';
export { describeMetrics } from './metrics.ts';
