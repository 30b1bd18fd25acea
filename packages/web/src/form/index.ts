export { ErrorSummary, type Fault, findFault, formatId, listFaults } from './faults.tsx';
export { createFields, type Fields, readFields, readText } from './fields.ts';
export { findBoundary, type Part, readParts } from './multipart.ts';
