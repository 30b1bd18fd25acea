import type { CaseCounts } from '@milpa/sdk';
import type { Reader } from '../reader.ts';

/** Of one or two, half says nothing. */
const fewest = 3;

/** What an institution does with what people tell it; nothing where nobody told anything yet. */
export function CaseFigures({ counts, reader }: { readonly counts: CaseCounts; readonly reader: Reader }) {
  const words = reader.words.helpdesk.counts;
  const { opened, answered, solved, late, found } = counts;
  const [answerHours, solveHours] = [
    answered < fewest ? null : counts.medianAnswerHours,
    solved < fewest ? null : counts.medianSolveHours,
  ];
  if (opened + found.opened === 0) return null;
  return (
    <section class="section" aria-labelledby="cases">
      <h2 id="cases">{words.title}</h2>
      {opened > 0 ? (
        <p>
          {words.summary(opened, answered, solved)}
          {answerHours === null ? '' : ` ${words.answer(answerHours)}`}
          {solveHours === null ? '' : ` ${words.solve(solveHours)}`}
          {late > 0 ? ` ${words.late(late)}` : ''}
        </p>
      ) : null}
      {found.opened > 0 ? <p>{words.found(found.opened, found.solved)}</p> : null}
      {answerHours === null ? null : <p class="small soft">{words.note}</p>}
    </section>
  );
}
