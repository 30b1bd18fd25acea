import type { ComponentChildren } from 'preact';
import type { Page } from '../page.ts';

/** A page that says in a sentence what it shows: below its heading to people, and to those who list pages. */
export function makeReadingPage(
  page: Omit<Page, 'description' | 'body'> & {
    readonly lead: string;
    /** Where it is not the title. */
    readonly heading?: ComponentChildren;
    readonly body: ComponentChildren;
    /** As wide as text is read well, not as the window. */
    readonly narrow?: true;
  },
): Page {
  const { lead, heading = page.title, body, narrow, ...rest } = page;
  return {
    ...rest,
    description: lead,
    body: (
      <div class={narrow ? 'wrap page narrow' : 'wrap page'}>
        <h1>{heading}</h1>
        <p class="lead">{lead}</p>
        {body}
      </div>
    ),
  };
}
