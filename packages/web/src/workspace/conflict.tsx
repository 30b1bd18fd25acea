import { Button } from '../design/index.ts';
import { formatId, Hidden, type PersonContext, Revision, type Values } from '../form/index.ts';
import type { Crumb, Page } from '../page.ts';
import type { Reader } from '../reader.ts';
import { makeWorkPage } from './frame.tsx';
import { formatBase, type Merge } from './merge.ts';
import type { Section } from './nav.tsx';

interface ConflictProps {
  readonly reader: Reader;
  readonly action: string;
  readonly merge: Merge;
  /** What the other person saved, and the revision that made. */
  readonly theirs: Values;
  readonly revision: number;
  readonly formatField: (field: string) => string;
  readonly formatValue: (field: string, value: string) => string;
  /** Sent along as they are. */
  readonly extra?: Values;
}

/** Two people changed one thing: the page on which the second one chooses. */
export function makeConflictPage(
  context: PersonContext,
  page: {
    readonly section: Section;
    readonly crumbs: readonly Crumb[];
    readonly conflict: Omit<ConflictProps, 'reader'>;
  },
): Page {
  const { reader } = context;
  const words = reader.allWords.work.conflict;
  return makeWorkPage(context, {
    section: page.section,
    title: words.title,
    status: 412,
    scripts: ['guard'],
    crumbs: page.crumbs,
    body: (
      <>
        <h1>{words.title}</h1>
        <p class="lead">{words.lead}</p>
        <Conflict reader={reader} {...page.conflict} />
      </>
    ),
  });
}

/** Both versions of each field that two people changed, side by side: a person chooses, and nothing typed is lost. */
function Conflict(props: ConflictProps) {
  const { reader, merge, theirs, revision, action, extra = {} } = props;
  const words = reader.allWords.work.conflict;
  const open = new Set(merge.conflicts.map((each) => each.field));
  return (
    <form method="post" action={action} class="form conflict" data-guard={reader.allWords.work.form.leave}>
      <Revision revision={revision} />
      <Hidden name="base" value={formatBase(theirs)} />
      {[...Object.entries(extra), ...Object.entries(merge.values)]
        // Empty ones too: a field that is not sent keeps what it held.
        .filter(([field]) => !open.has(field))
        .map(([field, value]) => (
          <Hidden name={field} value={value} />
        ))}
      {merge.conflicts.map((each) => (
        <Choose {...props} choice={each} />
      ))}
      {merge.taken.length > 0 ? <p>{words.taken(merge.taken.length)}</p> : null}
      <Button>{words.submit}</Button>
    </form>
  );
}

function Choose(props: ConflictProps & { readonly choice: Merge['conflicts'][number] }) {
  const { reader, choice } = props;
  const { field } = choice;
  const words = reader.allWords.work.conflict;
  const sides = [
    ['mine', words.mine, choice.mine],
    ['theirs', words.theirs, choice.theirs],
  ] as const;
  return (
    <fieldset class="field" id={formatId(field)} tabIndex={-1}>
      <legend>{props.formatField(field)}</legend>
      <div class="sides">
        {sides.map(([side, label, text]) => (
          <label class="side">
            <span class="check">
              <input type="radio" name={field} value={text} checked={side === 'mine'} />
              <strong>{label}</strong>
            </span>
            <span class="said">{text ? props.formatValue(field, text) : <em class="soft">{words.empty}</em>}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
