import type { IndicatorId, Tally } from '../quality/mqa.ts';

/**
 * Everything the scoreboard knows of one public body: counts, no judgement. A snapshot keeps them, so that anyone can
 * compute the score again. In a tally, what could not be checked is `unknown` and never `held`.
 */
export interface BodyFacts {
  /** Of what the body holds: classified, by a decision whose review is not past. */
  readonly holdings: Tally;
  readonly plan: {
    /** By a minuted session of the council. */
    readonly approved: boolean;
    /** Commitments of approved plans. */
    readonly promised: number;
    /** Of these, those whose first approved day has come, or that are kept already. */
    readonly due: number;
    /** Kept by the day that was approved first: a day that was moved counts for nothing. */
    readonly onTime: number;
    readonly late: number;
  };
  /** Released now. */
  readonly datasets: number;
  /**
   * Of datasets that promise a rhythm: not overdue. Those that say nothing of it are `unknown`; those that say they are not
   * updated, or without fixed days, promised nothing that could be kept and are not in it.
   */
  readonly updates: Tally;
  /** Of datasets: those with at least one form that programs read and anyone may implement. */
  readonly formats: Tally;
  /** Of datasets: those under an open licence. */
  readonly licences: Tally;
  /** Of metadata, as data.europa.eu counts it. Null, as below: this portal does not know. */
  readonly quality: Readonly<Record<IndicatorId, Tally>> | null;
  /** Requests for data, of those whose day of answer is over: answered by it. Late stays late. */
  readonly requests: Tally | null;
  /** Of datasets: those somebody is known to have made something with. */
  readonly reused: Tally | null;
}

export const emptyTally: Tally = { held: 0, unknown: 0, population: 0 };

export const noFacts: BodyFacts = {
  holdings: emptyTally,
  plan: { approved: false, promised: 0, due: 0, onTime: 0, late: 0 },
  datasets: 0,
  updates: emptyTally,
  formats: emptyTally,
  licences: emptyTally,
  quality: null,
  requests: null,
  reused: null,
};

/** Whether there is anything to measure. A body that has not begun is named, but neither ranked nor counted among ties. */
export const hasBegun = ({ holdings, plan, datasets }: BodyFacts): boolean =>
  holdings.population > 0 || plan.approved || datasets > 0;
