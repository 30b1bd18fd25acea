import { Problem } from '@milpa/sdk';
import type { Context, Page } from '../page.ts';
import { type Fault, listFaults, type ToField } from './faults.tsx';

type Answer = Page | Response;

interface Form {
  /** What is seen to be wrong before anything is sent. */
  readonly faults?: readonly Fault[];
  /** Asks the API for what the form wants; gives where one goes on. */
  readonly send: () => Promise<Answer>;
  /** The form with what was typed and what is wrong with it; the problem is given where the API refused. */
  readonly again: (faults: readonly Fault[], problem?: Problem) => Answer | Promise<Answer>;
  readonly fields?: ToField;
  /** Said when somebody else saved first, where the page has better words for it than the API. */
  readonly meanwhile?: string;
}

/**
 * Sends a form. Whatever the API refuses, the form comes back with all that was typed, with what is wrong beside its fields,
 * and with the API's status. Only an ended session goes on to `forPerson`, which keeps the form while somebody signs in.
 */
export async function sendForm({ reader }: Pick<Context, 'reader'>, form: Form): Promise<Answer> {
  const { faults = [], send, again, fields, meanwhile } = form;
  if (faults.length > 0) return again(faults);
  try {
    return await send();
  } catch (error) {
    if (!(error instanceof Problem) || error.code === 'sign-in-needed') throw error;
    const isLate = meanwhile !== undefined && error.code === 'edited-meanwhile';
    const page = await again(isLate ? [{ field: '', text: meanwhile }] : listFaults(error, reader, fields), error);
    return page instanceof Response ? page : { ...page, status: error.status };
  }
}

/** Takes away what may be gone already: then it is as wanted, and a second click is no mistake. */
export async function takeAway(work: Promise<unknown>): Promise<void> {
  await work.catch((error: unknown) => {
    if (!(error instanceof Problem) || error.code !== 'not-found') throw error;
  });
}
