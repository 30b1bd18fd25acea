export { formatAddress, type Place, rowsId, settleForm } from './address.ts';
export { CellView, formatCell, isQuantity } from './cell.tsx';
export { Controls, PageSizes } from './controls.tsx';
export { findLabel, Grid, toGrid } from './grid.tsx';
export { type Loaded, loadTable } from './load.ts';
export { listFileSnippets, listSnippets, type Snippet } from './snippets.ts';
export { parseView, toRowsQuery, type View } from './view.ts';
