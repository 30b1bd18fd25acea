export { listKnownFacts } from './background.ts';
export { compileShapes } from './compile.ts';
export {
  type Graph,
  type Path,
  type Quad,
  type Result,
  type Severity,
  type Shape,
  ShapeFault,
  type Term,
} from './model.ts';
export { createProfiles, type ProfileName, type Profiles } from './profiles.ts';
export { type Limits, listResults, type Outcome, validateGraph } from './validate.ts';
