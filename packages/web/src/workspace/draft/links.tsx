import { type Draft, type LinkedDistribution, listLinked } from '@milpa/sdk';
import { formatHealth, Health } from '../../dataset/links.tsx';
import { listTerms } from '../../dataset/terms.tsx';
import { Button, Link, SummaryList } from '../../design/index.ts';
import { type PersonContext, Revision } from '../../form/index.ts';
import { places } from '../places.ts';

interface LinkListProps {
  readonly context: PersonContext;
  readonly draft: Draft;
}

/** The links of a working copy, each with its health and the way to change it or take it out. */
export function LinkList({ context, draft }: LinkListProps) {
  const { reader } = context;
  const links = listLinked(draft);
  if (links.length === 0) return null;
  return (
    <>
      <p class="small">{formatHealth(draft, reader)}</p>
      <ul class="bare stack">
        {links.map((one) => (
          <li class="card" id={`file-${one.id}`}>
            <LinkReview context={context} draft={draft} one={one} />
          </li>
        ))}
      </ul>
    </>
  );
}

function LinkReview({ context, draft, one }: LinkListProps & { readonly one: LinkedDistribution }) {
  const { reader } = context;
  const words = reader.words.described.link;
  const { link } = one;
  return (
    <>
      <h3 class="breaks">{one.title || (link.downloadUrl ?? link.accessUrl)}</h3>
      <Health availability={one.availability} reader={reader} />
      <SummaryList
        rows={[
          [words.fields['downloadUrl'], link.downloadUrl ? <Address href={link.downloadUrl} /> : undefined],
          [
            words.fields['accessUrl'],
            link.accessUrl === link.downloadUrl ? undefined : <Address href={link.accessUrl} />,
          ],
          [words.fields['format'], link.format.toUpperCase()],
          ...listTerms(draft, one, reader),
        ]}
      />
      {draft.state === 'withdrawn' ? null : (
        <div class="actions small">
          <a href={places.distribution(reader.language, draft.id, one.id)} aria-label={words.editOf(one.title)}>
            {words.edit}
          </a>
          <details>
            <summary>{words.remove}</summary>
            <form method="post" action={places.removeFile(reader.language, draft.id, one.id)}>
              <Revision revision={draft.revision} />
              <p>{words.removeLead}</p>
              <Button kind="danger">{words.removeYes(one.title)}</Button>
            </form>
          </details>
        </div>
      )}
    </>
  );
}

const Address = ({ href }: { readonly href: string }) => (
  <Link href={href} class="breaks">
    {href}
  </Link>
);
