import { type FreshnessCounts, freshnessStates, paths } from '@milpa/sdk';
import { Link } from '../design/index.ts';
import type { Reader } from '../reader.ts';
import { FreshnessTag } from './badge.tsx';

/** How many datasets of a body stand how, and the way to those that are overdue. */
export function Counts(props: { readonly counts: FreshnessCounts; readonly slug: string; readonly reader: Reader }) {
  const { counts, slug, reader } = props;
  const words = reader.words.freshness;
  if (counts.datasets === 0) return null;
  const overdue = counts.counts.overdue ?? 0;
  return (
    <section class="section" aria-labelledby="freshness">
      <h2 id="freshness">{words.counts.title}</h2>
      <ul class="bare row">
        {freshnessStates
          .filter((state) => (counts.counts[state] ?? 0) > 0)
          .map((state) => (
            <li>
              <FreshnessTag state={state} reader={reader} /> {reader.number(counts.counts[state] ?? 0)}
            </li>
          ))}
      </ul>
      {overdue > 0 ? (
        <p>
          <Link href={`${paths.overdue(reader.language)}?${new URLSearchParams({ institution: slug })}`}>
            {words.counts.see(overdue)}
          </Link>
        </p>
      ) : null}
    </section>
  );
}
