import type { SeriesMember } from '@milpa/sdk';
import { DatasetLink } from '../design/index.ts';
import { tellModified } from '../freshness/index.ts';
import type { Reader } from '../reader.ts';
import { formatPeriod } from './facts.tsx';
import type { Related } from './related.ts';

/** The datasets of a series, the latest period first. */
export function Members({
  members,
  reader,
}: {
  readonly members: NonNullable<Related['members']>;
  readonly reader: Reader;
}) {
  const words = reader.words.described;
  const rest = members.total - members.items.length;
  if (members.total === 0) return <p>{words.noMembers}</p>;
  return (
    <>
      <ol class="bare stack">
        {members.items.map((member) => (
          <li class="card">
            <Member member={member} reader={reader} />
          </li>
        ))}
      </ol>
      {rest > 0 ? <p class="soft">{words.moreMembers(rest)}</p> : null}
    </>
  );
}

function Member({ member, reader }: { readonly member: SeriesMember; readonly reader: Reader }) {
  return (
    <>
      <h3>
        <DatasetLink of={member} reader={reader} />
      </h3>
      <p class="meta">
        {[formatPeriod(member.temporal, reader), tellModified(member, reader)].filter((each) => each).join(' · ')}
      </p>
    </>
  );
}
