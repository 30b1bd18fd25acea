export { Chart } from './chart.tsx';
export { type ColumnLabels, describeChart, describeTitle, formatMeasure } from './describe.ts';
export { Sparkline } from './sparkline.tsx';
