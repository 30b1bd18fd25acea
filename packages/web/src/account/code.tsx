import { parseProblem, paths } from '@milpa/sdk';
import { Button } from '../design/index.ts';
import { type Fault, Hidden, listFaults, readFields, TextInput } from '../form/index.ts';
import { type Context, type Page, redirect } from '../page.ts';
import type { Reader } from '../reader.ts';
import { places } from '../workspace/places.ts';
import { makeDoorPage } from './door.tsx';
import { findNext } from './next.ts';
import { redirectWithCookies } from './sign-in.tsx';

export async function showCode({ reader, url }: Context): Promise<Page> {
  return codePage(reader, { next: url.searchParams.get('next') ?? '', faults: [] });
}

/** The second half of signing in, with the cookie of the first. */
export async function giveCode({ reader, client, request }: Context): Promise<Page | Response> {
  const fields = await readFields(request);
  const [code, next] = [fields.text('code'), fields.text('next')];
  if (code.length < 6)
    return codePage(reader, { next, faults: [{ field: 'code', text: reader.allWords.work.account.codes.noCode }] });
  const answer = await client.request('/api/v1/session/code', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code: code.slice(0, 40) }),
  });
  if (answer.ok) return redirectWithCookies(answer, findNext(next, reader.language));
  const problem = await parseProblem(answer);
  // The ten minutes are over: begin with the password again.
  if (problem.code === 'sign-in-needed')
    return redirect(`${paths.signIn(reader.language)}?${new URLSearchParams({ next })}`);
  return { ...codePage(reader, { next, faults: listFaults(problem, reader, () => 'code') }), status: problem.status };
}

function codePage(reader: Reader, typed: { readonly next: string; readonly faults: readonly Fault[] }): Page {
  const { signIn, codes } = reader.allWords.work.account;
  return makeDoorPage(reader, {
    title: signIn.codeTitle,
    faults: typed.faults,
    body: (
      <>
        <p class="lead">{signIn.codeLead}</p>
        <form method="post" class="card form" action={places.signInCode(reader.language)}>
          <Hidden name="next" value={typed.next} />
          <TextInput
            name="code"
            label={codes.code}
            hint={codes.codeHint}
            faults={typed.faults}
            autocomplete="one-time-code"
            short
            required
          />
          <Button>{signIn.submit}</Button>
        </form>
      </>
    ),
  });
}
