import type { ActionState, AuditFinding, CorrectiveAction, Severity } from '@milpa/sdk';
import { Cards, DatasetLink, InstitutionLink, Link, SummaryList, Tag } from '../design/index.ts';
import { formatCalendarDay } from '../freshness/index.ts';
import type { Reader } from '../reader.ts';

const severityTones: Readonly<Record<Severity, 'plain' | 'warning' | 'error'>> = {
  minor: 'plain',
  major: 'warning',
  critical: 'error',
};
const stateTones: Readonly<Record<ActionState, 'plain' | 'good' | 'warning'>> = {
  open: 'warning',
  replied: 'plain',
  closed: 'good',
  dropped: 'plain',
};

interface FindingsProps {
  readonly findings: readonly AuditFinding[];
  readonly reader: Reader;
  /** Where an action is ordered, or looked at; absent: only to be read. */
  readonly orderAt?: (finding: AuditFinding) => string;
  readonly actionAt?: (action: CorrectiveAction) => string;
}

/** What was found, by which rule and with what evidence, and what is done about it. */
export function Findings(props: FindingsProps) {
  const { findings, reader } = props;
  if (findings.length === 0) return <p>{reader.words.sample.noFindings}</p>;
  return <Cards items={findings}>{(finding) => <Finding {...props} finding={finding} />}</Cards>;
}

function Finding({ finding, reader, orderAt, actionAt }: FindingsProps & { readonly finding: AuditFinding }) {
  const words = reader.words.sample;
  const { institution, dataset } = finding;
  return (
    <>
      <h3 class="item-title">
        <Tag tone={severityTones[finding.severity]}>{words.severities[finding.severity]}</Tag>{' '}
        {finding.what || words.removed}
      </h3>
      <p class="small soft">
        <InstitutionLink of={institution} reader={reader} />
        {dataset ? (
          <>
            {' · '}
            <DatasetLink of={dataset} version={dataset.version} reader={reader} />
          </>
        ) : null}
        {' · '}
        <time datetime={finding.noted}>{reader.day(finding.noted)}</time>
      </p>
      <SummaryList
        rows={[
          [words.rule, finding.rule],
          [words.evidence, finding.evidence ? <Evidence finding={finding} reader={reader} /> : words.removed],
        ]}
      />
      {finding.actions.length === 0 ? <p class="small">{words.noActions}</p> : null}
      {finding.actions.map((action) => (
        <ActionCard action={action} reader={reader} href={actionAt?.(action)} />
      ))}
      {orderAt ? (
        <p>
          <Link href={orderAt(finding)}>{words.work.order}</Link>
        </p>
      ) : null}
    </>
  );
}

function Evidence({ finding: { evidence, url }, reader }: { readonly finding: AuditFinding; readonly reader: Reader }) {
  return (
    <>
      {evidence}
      {url ? (
        <>
          {' '}
          <Link href={url}>{reader.words.sample.document}</Link>
        </>
      ) : null}
    </>
  );
}

/** One action: what, by which post and when, and all that was said of it. */
export function ActionCard(props: {
  readonly action: CorrectiveAction;
  readonly reader: Reader;
  readonly href?: string | undefined;
  /** Everything that was said, unfolded. */
  readonly open?: boolean;
}) {
  const { action, reader, href, open = false } = props;
  const words = reader.words.sample;
  const { roles } = reader.allWords.work.posts;
  return (
    <div class="action">
      <p>
        <strong>{words.action}</strong> <Tag tone={stateTones[action.state]}>{words.states[action.state]}</Tag>{' '}
        {action.overdue ? <Tag tone="error">{words.late(action.days)}</Tag> : null}
        <br />
        {href ? <Link href={href}>{action.what || words.removed}</Link> : action.what || words.removed}
      </p>
      <p class="small soft">
        {words.due(formatCalendarDay(reader, action.due))} · {reader.label(words.post)} {roles[action.post]}
      </p>
      <details open={open}>
        <summary>{words.history}</summary>
        <ol class="steps">
          {action.steps.map(({ event, at, role, text }) => (
            <li>
              <strong>{words.events[event]}</strong>
              {role ? ` ${words.by(roles[role])}` : ''}, <time datetime={at}>{reader.day(at)}</time>
              <p>{text || words.removed}</p>
            </li>
          ))}
        </ol>
      </details>
    </div>
  );
}
