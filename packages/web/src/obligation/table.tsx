import { type Obligation, type ObligationState, paths } from '@milpa/sdk';
import { Link, Local, Table, Tag } from '../design/index.ts';
import { formatCalendarDay } from '../freshness/index.ts';
import type { Reader } from '../reader.ts';

const tones: Readonly<Record<ObligationState, 'plain' | 'good' | 'warning' | 'error'>> = {
  fulfilled: 'good',
  late: 'warning',
  open: 'plain',
  overdue: 'error',
  lapsed: 'plain',
};

interface TableProps {
  readonly items: readonly Obligation[];
  readonly reader: Reader;
  /** Names the institution in a column of its own. */
  readonly named?: boolean;
  /** Where somebody may show that a duty was fulfilled; undefined: nobody who looks may. */
  readonly proofOf?: ((item: Obligation) => string | undefined) | undefined;
}

/** Duties in a table: what, why in law, by when, and whether it was done. */
export function Obligations(props: TableProps) {
  const { items, reader, named } = props;
  const words = reader.words.obligation;
  return (
    <Table
      label={words.caption}
      head={[
        words.columns.duty,
        named ? words.columns.institution : null,
        words.columns.basis,
        words.columns.due,
        words.columns.state,
      ]}
    >
      {items.map((item) => (
        <Row {...props} item={item} />
      ))}
    </Table>
  );
}

function Row({ item, reader, named, proofOf }: TableProps & { readonly item: Obligation }) {
  const words = reader.words.obligation;
  const { institution, instrument } = item;
  const proof = proofOf?.(item);
  return (
    <tr>
      <td>
        <Local map={item.title} reader={reader} otherwise={item.rule} />
        {Object.keys(item.asks).length > 0 ? (
          <p class="small soft">
            {reader.label(words.asks)} <Local map={item.asks} reader={reader} />
            {item.check ? (
              <>
                <br />
                {words.looks[item.check.name]}
              </>
            ) : null}
          </p>
        ) : null}
      </td>
      {named ? (
        <td>
          <Link href={paths.institutionObligations(reader.language, institution.slug)}>
            <Local map={institution.name} reader={reader} otherwise={institution.slug} />
          </Link>
        </td>
      ) : null}
      <td>
        {item.basis}
        {named ? null : (
          <p class="small soft">
            <Link href={paths.obligations(reader.language, instrument.key)}>
              <Local map={instrument.title} reader={reader} otherwise={instrument.key} />
            </Link>
          </p>
        )}
      </td>
      <td>
        <time datetime={item.due}>{formatCalendarDay(reader, item.due)}</time>
      </td>
      <td>
        <Tag tone={tones[item.state]}>{words.states[item.state]}</Tag>
        <Standing item={item} reader={reader} />
        {proof ? (
          <p class="small">
            <Link href={proof}>{words.prove.link}</Link>
          </p>
        ) : null}
      </td>
    </tr>
  );
}

/** Since when, or for how long not, and what shows it. */
function Standing({ item, reader }: { readonly item: Obligation; readonly reader: Reader }) {
  const words = reader.words.obligation;
  const { state, fulfilled, evidence, check } = item;
  if (fulfilled)
    return (
      <p class="small soft">
        {words.done(formatCalendarDay(reader, fulfilled))}
        {evidence && !check ? (
          <>
            {reader.words.common.colon}{' '}
            {evidence.url ? <Link href={evidence.url}>{evidence.text}</Link> : <span>{evidence.text}</span>}
          </>
        ) : null}
      </p>
    );
  return (
    <>
      {state === 'overdue' ? <p class="small soft">{words.late(item.days)}</p> : null}
      {check?.outcome === 'unknown' && state !== 'lapsed' ? <p class="small soft">{words.cannotSee}</p> : null}
    </>
  );
}
