import { type Language, parseProblem, paths, SignedIn } from '@milpa/sdk';
import { Button, Notice } from '../design/index.ts';
import { type Fault, Hidden, listFaults, readFields, TextInput } from '../form/index.ts';
import { type Context, type Page, redirect } from '../page.ts';
import type { Reader } from '../reader.ts';
import { places } from '../workspace/places.ts';
import { makeDoorPage } from './door.tsx';
import { findNext } from './next.ts';

export async function showSignIn({ reader, url, account }: Context): Promise<Page> {
  const next = url.searchParams.get('next') ?? '';
  return signInPage({ reader, account }, { email: '', next, faults: [] });
}

/** Signs in through the API and hands its cookie on. */
export async function signIn(context: Context): Promise<Page | Response> {
  const { reader, client, request } = context;
  const words = reader.allWords.work.signIn;
  const fields = await readFields(request);
  const [email, password, next] = [fields.text('email'), fields.exact('password'), fields.text('next')];
  const missing = [
    ...(email ? [] : [{ field: 'email', text: words.noEmail }]),
    ...(password ? [] : [{ field: 'password', text: words.noPassword }]),
  ];
  if (missing.length > 0) return signInPage(context, { email, next, faults: missing });
  const answer = await client.request('/api/v1/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  if (answer.ok) return redirectWithCookies(answer, await findWayOn(answer.clone(), next, reader.language));
  const problem = await parseProblem(answer);
  const page = signInPage(context, { email, next, faults: listFaults(problem, reader) });
  const wait = answer.headers.get('retry-after');
  return { ...page, status: problem.status, ...(wait ? { headers: { 'retry-after': wait } } : {}) };
}

/** Into the workspace, or to the page that asks for the code first. */
async function findWayOn(answer: Response, next: string, language: Language): Promise<string> {
  const needsCode = SignedIn.safeParse(await answer.json()).data;
  if (!needsCode || !('needs' in needsCode)) return findNext(next, language);
  return `${places.signInCode(language)}?${new URLSearchParams({ next })}`;
}

export function redirectWithCookies(answer: Response, location: string): Response {
  const headers = new Headers();
  for (const cookie of answer.headers.getSetCookie()) headers.append('set-cookie', cookie);
  return redirect(location, 303, headers);
}

export async function signOut({ client, reader }: Context): Promise<Response> {
  const answer = await client.request('/api/v1/session', { method: 'DELETE' });
  return redirectWithCookies(answer, `/${reader.language}`);
}

function signInPage(
  { reader, account }: Pick<Context, 'reader' | 'account'>,
  typed: { readonly email: string; readonly next: string; readonly faults: readonly Fault[] },
): Page {
  const words = reader.allWords.work.signIn;
  const { faults } = typed;
  return makeDoorPage(reader, {
    title: words.title,
    faults,
    scripts: ['passkey'],
    body: (
      <>
        <p class="lead">{words.lead}</p>
        {account ? (
          <Notice kind="info">
            <p>{words.already(account.name)}</p>
            <form method="post" action={places.signOut(reader.language)}>
              <Button kind="quiet">{words.signOut}</Button>
            </form>
          </Notice>
        ) : null}
        <form method="post" class="card form" action={`/${reader.language}/sign-in`}>
          <Hidden name="next" value={typed.next} />
          <TextInput
            name="email"
            type="email"
            label={words.email}
            value={typed.email}
            faults={faults}
            autocomplete="username"
            required
          />
          <TextInput
            name="password"
            type="password"
            label={words.password}
            faults={faults}
            autocomplete="current-password"
            required
          />
          <Button>{words.submit}</Button>
        </form>
        <OtherWays reader={reader} next={findNext(typed.next, reader.language)} />
        <p>
          <a href={paths.forgotPassword(reader.language)}>{words.forgot}</a>
        </p>
      </>
    ),
  });
}

/** Shown by the script, in browsers that know passkeys. */
const OtherWays = ({ reader, next }: { readonly reader: Reader; readonly next: string }) => (
  <div hidden data-passkey="sign-in" data-next={next} data-failed={reader.allWords.work.account.passkeys.failed}>
    <Button kind="quiet">{reader.allWords.work.account.signIn.passkey}</Button>
    <p role="status" class="small" />
  </div>
);
