import { type Draft, paths } from '@milpa/sdk';
import type { ComponentChildren } from 'preact';
import { formatLocal, Notice } from '../design/index.ts';
import { ErrorSummary, type Fault, type PersonContext } from '../form/index.ts';
import type { Crumb, Page } from '../page.ts';
import type { Reader } from '../reader.ts';
import { type Section, WorkNav } from './nav.tsx';

/** Around every page of the workspace: where one is, who one is, and the way out; of a form that came back, what is wrong first. */
export function makeWorkPage(
  context: PersonContext,
  page: Omit<Page, 'body' | 'crumbs' | 'index' | 'ownSearch'> & {
    readonly section: Section;
    readonly body: ComponentChildren;
    readonly crumbs?: readonly Crumb[];
    readonly faults?: readonly Fault[];
    /** As wide as text is read well, not as the window. */
    readonly narrow?: true;
  },
): Page {
  const { reader } = context;
  const { section, faults = [], narrow, body, crumbs = [], ...rest } = page;
  const { form, nav } = reader.allWords.work;
  const wrong = faults.length > 0;
  const content = (
    <>
      <ErrorSummary faults={faults} reader={reader} />
      {body}
    </>
  );
  return {
    ...(wrong ? { status: 422 } : {}),
    ...rest,
    // The title says it too, for those who only hear it.
    title: wrong ? form.errorTitle(page.title) : page.title,
    index: false,
    ownSearch: true,
    crumbs: [{ href: paths.workspace(reader.language), text: nav.label }, ...crumbs],
    body: (
      <div class="wrap page work">
        <WorkNav context={context} section={section} />
        {narrow ? <div class="narrow">{content}</div> : content}
      </div>
    ),
  };
}

export const findTitle = (draft: Draft, { reader }: PersonContext): string =>
  formatLocal(draft.metadata.title, reader, reader.allWords.work.datasets.untitled);

/** Where a page about one dataset stands: below its working copy. */
export const ofDraft = (draft: Draft, context: PersonContext) => ({
  section: 'datasets' as const,
  crumbs: [{ href: paths.draft(context.reader.language, draft.id), text: findTitle(draft, context) }],
});

/** The sentence for what was just done, by the word that a form left in the address (`?done=saved`). */
export const findDone = (url: URL, sentences: Readonly<Record<string, string>>) =>
  new Map(Object.entries(sentences)).get(url.searchParams.get('done') ?? '');

/** Answers what was just done, after the form's redirect. */
export function Done({ text }: { readonly text: string | undefined }) {
  if (text === undefined) return null;
  return (
    <Notice kind="good" alert>
      <p>{text}</p>
    </Notice>
  );
}

export const formatDay = (reader: Reader, instant: string) => <time datetime={instant}>{reader.day(instant)}</time>;
