import { z } from 'zod';

/** One field that is not right: a JSON Pointer (RFC 6901) into the request body, or a parameter's name. */
export const FieldProblem = z.object({
  pointer: z.string(),
  detail: z.string(),
  line: z.int().optional().describe('In an SQL statement, from 1'),
  column: z.int().optional().describe('In its line, in characters, from 1'),
});
export type FieldProblem = z.infer<typeof FieldProblem>;

/** What an error response carries, as `application/problem+json`. */
export const ProblemDocument = z.object({
  type: z.string().describe('Address of the explanation of this kind of problem'),
  title: z.string(),
  status: z.int(),
  code: z.string().describe('Permanent code, see docs/problems.md'),
  detail: z.string().describe('What happened, to what, and what to do'),
  instance: z.string().optional(),
  errors: z.array(FieldProblem).optional(),
  current: z.unknown().optional().describe('With edited-meanwhile: the thing as it is now, so that both can be merged'),
});
export type ProblemDocument = z.infer<typeof ProblemDocument>;
