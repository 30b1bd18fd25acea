export { describeFields } from './fields.ts';
export { describeScheme } from './skos.ts';
