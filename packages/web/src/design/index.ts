export {
  Chart,
  type ColumnLabels,
  drawStandalone,
  formatMeasure,
  IntervalChart,
  type IntervalRow,
  OutcomeBars,
  type OutcomeRow,
  Sparkline,
} from './chart/index.ts';
export * from './elements.tsx';
export { escapeJson, Layout, switchLanguage } from './layout.tsx';
export { PlaceMap } from './map/index.ts';
export { DatasetLink, InstitutionLink } from './named.tsx';
export { makeReadingPage } from './reading-page.tsx';
export * from './section.tsx';
export { numberHead, Table } from './table.tsx';
export { formatLocal, Highlighted, Local, Paragraphs } from './text.tsx';
