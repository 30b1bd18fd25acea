export { Chart } from './chart.tsx';
export { type ColumnLabels, describeChart, describeTitle, formatMeasure } from './describe.ts';
export { IntervalChart, type IntervalRow } from './intervals.tsx';
export { OutcomeBars, type OutcomeRow } from './outcomes.tsx';
export { Sparkline } from './sparkline.tsx';
export { drawStandalone } from './standalone.tsx';
