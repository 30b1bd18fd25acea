export { createValidation, type ValidationNeeds, type Validator } from './routes.ts';
