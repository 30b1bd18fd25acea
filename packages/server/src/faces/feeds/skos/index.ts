export { describeScheme } from './skos.ts';
