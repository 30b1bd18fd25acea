import type { ComponentChildren } from 'preact';
import type { Page } from '../page.ts';

/** A page that says in a sentence what it shows: below its heading to people, and to those who list pages. */
export function makeReadingPage(
  page: Omit<Page, 'description' | 'body'> & {
    readonly lead: string;
    /** Where it is not the title. */
    readonly heading?: ComponentChildren;
    readonly body: ComponentChildren;
  },
): Page {
  const { lead, heading = page.title, body, ...rest } = page;
  return {
    ...rest,
    description: lead,
    body: (
      <div class="wrap page">
        <h1>{heading}</h1>
        <p class="lead">{lead}</p>
        {body}
      </div>
    ),
  };
}
