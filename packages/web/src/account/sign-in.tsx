import { type Language, parseProblem, paths, SignedIn, SingleSignOn } from '@milpa/sdk';
import { Button, ButtonLink, Notice } from '../design/index.ts';
import { type Fault, Hidden, listFaults, readFields, TextInput } from '../form/index.ts';
import { type Context, type Page, redirect } from '../page.ts';
import type { Reader } from '../reader.ts';
import { places } from '../workspace/places.ts';
import { makeDoorPage } from './door.tsx';
import { findNext } from './next.ts';

export async function showSignIn(context: Context): Promise<Page> {
  const next = context.url.searchParams.get('next') ?? '';
  return signInPage(context, { email: '', next, faults: [] });
}

/** To the organisation's own sign-in: a link, since a form may not lead to another site. */
export async function startSingleSignOn({ client, reader, url }: Context): Promise<Response> {
  const next = findNext(url.searchParams.get('next') ?? '', reader.language);
  const answer = await client.request('/api/v1/session/oidc', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ next }),
  });
  if (answer.status === 404) return redirect(paths.signIn(reader.language));
  if (!answer.ok) throw await parseProblem(answer);
  const { address } = SingleSignOn.parse(await answer.clone().json());
  return redirectWithCookies(answer, address);
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
  const page = await signInPage(context, { email, next, faults: listFaults(problem, reader) });
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

async function signInPage(
  { reader, account, client }: Pick<Context, 'reader' | 'account' | 'client'>,
  typed: { readonly email: string; readonly next: string; readonly faults: readonly Fault[] },
): Promise<Page> {
  const words = reader.allWords.work.signIn;
  const { faults } = typed;
  const { oidc } = await client.call('listSignInWays');
  const next = findNext(typed.next, reader.language);
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
        <OtherWays reader={reader} next={next} oidc={oidc?.label} />
        <p>
          <a href={paths.forgotPassword(reader.language)}>{words.forgot}</a>
        </p>
      </>
    ),
  });
}

function OtherWays(props: { readonly reader: Reader; readonly next: string; readonly oidc: string | undefined }) {
  const { reader, next, oidc } = props;
  const words = reader.allWords.work.account;
  return (
    <>
      {oidc ? (
        <p>
          <ButtonLink kind="quiet" href={`${places.singleSignOn(reader.language)}?${new URLSearchParams({ next })}`}>
            {words.signIn.oidc(oidc)}
          </ButtonLink>
        </p>
      ) : null}
      {/* Shown by the script, in browsers that know passkeys. */}
      <div hidden data-passkey="sign-in" data-next={next} data-failed={words.passkeys.failed}>
        <Button kind="quiet">{words.signIn.passkey}</Button>
        <p role="status" class="small" />
      </div>
    </>
  );
}
