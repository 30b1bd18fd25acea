export { type Checkable, createValidation, type ValidationNeeds, type Validator } from './routes.ts';
