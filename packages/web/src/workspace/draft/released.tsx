import { type Draft, paths } from '@milpa/sdk';
import { ButtonLink, Code, formatLocal, Link, Notice } from '../../design/index.ts';
import { forPerson, type PersonContext } from '../../form/index.ts';
import { redirect } from '../../page.ts';
import { makeWorkPage, ofDraft } from '../frame.tsx';

/** What a person sees when it is done: the permanent address first. */
export const showReleased = forPerson(async (context) => {
  const { client, params, reader, url, site } = context;
  const dataset = params['dataset'] ?? '';
  const draft = await client.call('getDraft', { params: { dataset } });
  if (draft.state !== 'released' || draft.latest === null) return redirect(paths.draft(reader.language, dataset));
  const words = reader.allWords.work.released;
  const asked = Number(url.searchParams.get('version'));
  const version = Number.isInteger(asked) && asked >= 1 && asked <= draft.latest ? asked : draft.latest;
  const release = (await client.call('listReleases', { params: { dataset } })).find((each) => each.version === version);
  const title = formatLocal(draft.metadata.title, reader, draft.slug);
  return makeWorkPage(context, {
    ...ofDraft(draft, context),
    title: words.heading(version),
    scripts: ['copy'],
    body: (
      <div class="narrow">
        <Notice kind="good" alert>
          <h1>{words.heading(version)}</h1>
          <p>{words.lead(title)}</p>
        </Notice>
        <h2>{words.address}</h2>
        <Code text={site.publicUrl + paths.datasetIdentity(draft.slug)} label={words.address} wrap />
        <p class="soft small">{words.addressHint}</p>
        <p class="row">
          <ButtonLink href={paths.dataset(reader.language, draft.slug)}>{words.see}</ButtonLink>
        </p>
        {release ? (
          <p class="small soft breaks">
            {words.fingerprint}: <code>{release.sha256}</code>
          </p>
        ) : null}
        {release ? (
          <p class="small">
            <Link href={`/api/v1/datasets/${draft.id}/releases/${release.version}/receipt`}>
              {reader.words.review.receipt}
            </Link>{' '}
            <span class="soft">{reader.words.review.receiptHint}</span>
          </p>
        ) : null}
        <NextSteps context={context} draft={draft} />
      </div>
    ),
  });
});

function NextSteps({ context: { reader }, draft }: { readonly context: PersonContext; readonly draft: Draft }) {
  const words = reader.allWords.work.released;
  return (
    <>
      <h2>{words.next}</h2>
      <p>{words.nextMonth}</p>
      <ul>
        <li>
          <a href={paths.draft(reader.language, draft.id)}>{words.update}</a>
        </li>
        <li>
          <a href={paths.newDataset(reader.language)}>{words.another}</a>
        </li>
        <li>
          <a href={paths.workspace(reader.language)}>{words.mine}</a>
        </li>
      </ul>
    </>
  );
}
