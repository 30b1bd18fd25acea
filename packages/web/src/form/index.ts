export {
  bindFields,
  Checks,
  type Choice,
  FileInput,
  Hidden,
  listBodies,
  listConcepts,
  nameChoices,
  QueryInput,
  Revision,
  SearchInput,
  Select,
  Submit,
  TextArea,
  TextInput,
} from './controls.tsx';
export { ErrorSummary, type Fault, findFault, formatId, listFaults, sameName } from './faults.tsx';
export { createFields, type Fields, readFields, readText, type Values } from './fields.ts';
export { findBoundary, type Part, readParts } from './multipart.ts';
export { forPerson, type PersonContext } from './person.tsx';
export { sendForm, takeAway } from './send.ts';
