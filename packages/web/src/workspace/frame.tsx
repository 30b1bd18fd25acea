import { paths } from '@milpa/sdk';
import type { ComponentChildren } from 'preact';
import { Notice } from '../design/index.ts';
import type { PersonContext } from '../form/index.ts';
import type { Crumb, Page } from '../page.ts';
import type { Reader } from '../reader.ts';
import { type Section, WorkNav } from './nav.tsx';

/** Around every page of the workspace: where one is, who one is, and the way out. */
export function makeWorkPage(
  context: PersonContext,
  page: Omit<Page, 'body' | 'crumbs' | 'index' | 'ownSearch'> & {
    readonly section: Section;
    readonly body: ComponentChildren;
    readonly crumbs?: readonly Crumb[];
    /** A form that came back: the title says so first, for those who only hear it. */
    readonly wrong?: boolean;
  },
): Page {
  const { reader } = context;
  const { section, wrong, body, crumbs = [], ...rest } = page;
  const { form, nav } = reader.allWords.work;
  return {
    ...rest,
    title: wrong ? form.errorTitle(page.title) : page.title,
    index: false,
    ownSearch: true,
    crumbs: [{ href: paths.workspace(reader.language), text: nav.label }, ...crumbs],
    body: (
      <div class="wrap page work">
        <WorkNav context={context} section={section} />
        {body}
      </div>
    ),
  };
}

/** Answers what was just done, after the form's redirect (`?done=saved`). */
export function Done({ text }: { readonly text: string | undefined }) {
  if (text === undefined) return null;
  return (
    <Notice kind="good" alert>
      <p>{text}</p>
    </Notice>
  );
}

export const formatDay = (reader: Reader, instant: string) => <time datetime={instant}>{reader.day(instant)}</time>;
