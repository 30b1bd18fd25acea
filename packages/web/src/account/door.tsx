import type { ComponentChildren } from 'preact';
import { ErrorSummary, type Fault } from '../form/index.ts';
import type { Page } from '../page.ts';
import type { Reader } from '../reader.ts';

/** The pages through which people come in: one form, and what went wrong with it first. */
export function makeDoorPage(
  reader: Reader,
  page: {
    readonly title: string;
    readonly faults: readonly Fault[];
    readonly body: ComponentChildren;
    readonly scripts?: readonly string[];
  },
): Page {
  const { title, faults, body, scripts = [] } = page;
  return {
    title: faults.length > 0 ? reader.allWords.work.form.errorTitle(title) : title,
    status: faults.length > 0 ? 422 : 200,
    index: false,
    ownSearch: true,
    scripts,
    body: (
      <div class="wrap narrow page work">
        <ErrorSummary faults={faults} reader={reader} />
        <h1>{title}</h1>
        {body}
      </div>
    ),
  };
}
