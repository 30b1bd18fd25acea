export { Checks, type Choice, Hidden, Select, TextArea, TextInput } from './controls.tsx';
export { ErrorSummary, type Fault, findFault, formatId, listFaults } from './faults.tsx';
export { createFields, type Fields, readFields, readText } from './fields.ts';
export { findBoundary, type Part, readParts } from './multipart.ts';
export { forPerson, type PersonContext } from './person.tsx';
