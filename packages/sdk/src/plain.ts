/**
 * What needs no schema, for threads that take nothing else of the sdk: zod and the whole contract are held anew by each
 * of them.
 */
export { type Language, languages } from './contract/languages.ts';
export { Problem, type ProblemCode, problems } from './contract/problems.ts';
export { type SearchField, searchFields, searchKinds } from './contract/searched.ts';
