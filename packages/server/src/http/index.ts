export { type Addresses, createAddresses } from './address.ts';
export { type Answered, type App, type AppOptions, createApp } from './app.ts';
export { answerCsv, formatCsvLine, streamLines } from './csv.ts';
export { answerFile, type FileAnswer, formatDisposition } from './files.ts';
export { parseJsonPart, parsePart, parseQuery, readJson } from './input.ts';
export { findLanguage } from './language.ts';
export { createLimiter, type Limiter, type LimiterOptions } from './limiter.ts';
export { negotiate } from './negotiate.ts';
export { type Listening, type ListenOptions, listen } from './node.ts';
export type { Check, MetricsOptions } from './observe.ts';
export { formatOpenApi } from './openapi.ts';
export { listUnhandled } from './operation.ts';
export { answerProblem } from './problem.ts';
export {
  type Answer,
  type AnyOperationHandler,
  type CallContext,
  type Caller,
  defineHandler,
  type HandlerInput,
  type OperationHandler,
  type RawRoute,
  type RouteDescription,
} from './route.ts';
export { createTurns, type Turns } from './turns.ts';
