import { type DataRequests, paths } from '@milpa/sdk';
import { Link, Section } from '../design/index.ts';
import type { Reader } from '../reader.ts';
import { RequestCards } from './board.tsx';

/** What people ask of an institution, and how it answers. */
export function DemandFigures(props: {
  readonly found: DataRequests;
  readonly body: { readonly id: string; readonly slug: string };
  readonly reader: Reader;
}) {
  const { found, body, reader } = props;
  const words = reader.words.demand;
  const of = new URLSearchParams({ institution: body.slug });
  return (
    <Section id="requests" title={words.body.title}>
      <p>{found.counts.all === 0 ? words.body.none : words.counts(found.counts)}</p>
      {found.items.length > 0 ? <RequestCards items={found.items} reader={reader} level="h3" /> : null}
      <p class="row">
        {found.counts.all > 0 ? <Link href={`${paths.requests(reader.language)}?${of}`}>{words.body.all}</Link> : null}
        <Link href={`${paths.newRequest(reader.language)}?${new URLSearchParams({ institution: body.id })}`}>
          {words.ask}
        </Link>
      </p>
    </Section>
  );
}
