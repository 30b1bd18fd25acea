import type { Case, CaseState } from '@milpa/sdk';
import { formatLocal, Tag } from '../../design/index.ts';
import type { Reader } from '../../reader.ts';

export const tones: Readonly<Record<CaseState, 'plain' | 'good' | 'warning' | 'error'>> = {
  open: 'warning',
  answered: 'plain',
  solved: 'good',
  reopened: 'warning',
  closed: 'plain',
};

/** What a case is about, as people call it; its identifier where it is gone. */
export const formatObject = ({ object }: Pick<Case, 'object'>, reader: Reader): string =>
  formatLocal(object.title, reader, object.id);

/** To the minute: terms are counted in hours. The zone is said, for the server's clock is not the reader's. */
export const formatTime = (instant: string, reader: Reader): string => `${reader.moment(instant)} UTC`;

/** The clock of a case: what is due next, or when it was done. */
export function CaseClock({ of, reader }: { readonly of: Case; readonly reader: Reader }) {
  const words = reader.words.helpdesk;
  const { answer, solution, state } = of;
  const finished = state === 'solved' || state === 'closed';
  if (finished) return solution.done ? <span>{words.solvedOn(formatTime(solution.done, reader))}</span> : null;
  const answerSaid = answer.late ? words.answerLate : words.answerBy;
  const solveSaid = solution.late ? words.solveLate : words.solveBy;
  return (
    <>
      {answer.done === null ? (
        <span>
          {answer.late ? <Tag tone="error">{words.filter.late}</Tag> : null}{' '}
          {answerSaid(formatTime(answer.due, reader))}
          {'. '}
        </span>
      ) : (
        <span>{`${words.answeredOn(formatTime(answer.done, reader))}. `}</span>
      )}
      <span>
        {solution.late ? <Tag tone="error">{words.filter.late}</Tag> : null}{' '}
        {solveSaid(formatTime(solution.due, reader))}
      </span>
    </>
  );
}
