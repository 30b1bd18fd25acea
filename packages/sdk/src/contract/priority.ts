import { z } from 'zod';
import { tell } from './language.ts';

/** What speaks for opening a holding soon, and what against (R16-10). */
export const priorityFactors = ['demand', 'highValue', 'goal', 'effort', 'risk'] as const;
export const PriorityFactor = z.enum(priorityFactors);
export type PriorityFactor = z.infer<typeof PriorityFactor>;

/** From 0, nothing, to 5, as much as can be; with the reason, so that others can judge it. */
export const Judgement = z.object({
  score: z.int().min(0).max(5),
  reason: z.string().trim().min(1).max(1000),
});
export type Judgement = z.infer<typeof Judgement>;

/** A factor that is left out is not known, which is not the same as 0. */
export const Priority = z.partialRecord(PriorityFactor, Judgement);
export type Priority = z.infer<typeof Priority>;

/** How much each factor counts; decided by the institution's council. */
export const Weights = z
  .object({
    demand: z.int().min(0).max(100),
    highValue: z.int().min(0).max(100),
    goal: z.int().min(0).max(100),
    effort: z.int().min(0).max(100),
    risk: z.int().min(0).max(100),
  })
  .refine(
    (weights) => Object.values(weights).some((weight) => weight > 0),
    tell({
      en: 'At least one weight must be above 0.',
      es: 'Al menos un peso debe ser mayor que 0.',
      fr: 'Un poids au moins doit être supérieur à 0.',
    }),
  );
export type Weights = z.infer<typeof Weights>;
export const neutralWeights: Weights = { demand: 1, highValue: 1, goal: 1, effort: 1, risk: 1 };

/** From 0 to 100. What is not known lies anywhere between its least and its most, so the score is an interval. */
export const PriorityScore = z.object({
  least: z.number(),
  most: z.number(),
  middle: z.number(),
  unknown: z.array(PriorityFactor),
});
export type PriorityScore = z.infer<typeof PriorityScore>;

/** So many people, at least, for each point of demand. */
export const demandSteps = [1, 3, 10, 30, 100] as const;
/** Demand from 0 to 5, counted: a point for each step that the people who need it reach. */
export const scoreDemand = (people: number): number => demandSteps.filter((least) => people >= least).length;

/** Demand, value and goal speak for; effort and risk against. */
const against: ReadonlySet<PriorityFactor> = new Set(['effort', 'risk']);
const highest = 5;

/**
 * 100 × Σ weight × points ∕ (5 × Σ weights), where the points of demand, highValue and goal are their scores and those of
 * effort and risk are 5 − score. A factor that is not known counts with 0 points in `least` and with 5 in `most`.
 */
export function scorePriority(priority: Priority, weights: Weights): PriorityScore {
  let [least, most, whole] = [0, 0, 0];
  const unknown: PriorityFactor[] = [];
  for (const factor of priorityFactors) {
    const judged = priority[factor];
    whole += weights[factor] * highest;
    if (!judged) unknown.push(factor);
    const points = judged && (against.has(factor) ? highest - judged.score : judged.score);
    least += weights[factor] * (points ?? 0);
    most += weights[factor] * (points ?? highest);
  }
  const share = (points: number) => (100 * points) / whole;
  return { least: share(least), most: share(most), middle: share((least + most) / 2), unknown };
}
