import { Problem, paths } from '@milpa/sdk';
import { Button, Notice } from '../design/index.ts';
import { type Account, type Context, type Handle, type Page, redirect } from '../page.ts';
import { type Fields, readFields } from './fields.ts';

/** What a page gets that only people with an account see. */
export interface PersonContext extends Context {
  readonly account: Account;
}

/** A page for people who are signed in. Others are asked to sign in first; what they had typed is kept for them. */
export function forPerson(handle: (context: PersonContext) => Promise<Page | Response>): Handle {
  return async (context) => {
    if (!context.account) return askToSignIn(context);
    try {
      return await handle({ ...context, account: context.account });
    } catch (error) {
      if (error instanceof Problem && error.code === 'sign-in-needed') return askToSignIn(context);
      throw error;
    }
  };
}

async function askToSignIn(context: Context): Promise<Page | Response> {
  const { request, url, reader } = context;
  if (request.method === 'GET' || request.method === 'HEAD' || request.bodyUsed) {
    const next = new URLSearchParams({ next: url.pathname + url.search });
    return redirect(`${paths.signIn(reader.language)}?${next}`);
  }
  return signedOutPage(context, await readFields(request));
}

/** The session ended while somebody was typing: the form waits here, whole, until they are signed in again. */
function signedOutPage({ reader, url, request }: Context, fields: Fields): Page {
  const words = reader.allWords.work.signedOut;
  const hadFiles = /^multipart\//i.test(request.headers.get('content-type') ?? '');
  return {
    title: words.title,
    status: 401,
    index: false,
    ownSearch: true,
    body: (
      <div class="wrap narrow page">
        <h1>{words.title}</h1>
        <Notice kind="warning" alert>
          <p>{words.lead}</p>
          {hadFiles ? <p>{words.files}</p> : null}
        </Notice>
        <form method="post" action={url.pathname + url.search}>
          {fields.entries
            .filter(([name]) => !/password/i.test(name))
            .map(([name, value]) => (
              <textarea name={name} hidden>
                {`\n${value}`}
              </textarea>
            ))}
          <p class="row">
            <a class="button quiet" href={paths.signIn(reader.language)} target="_blank" rel="noopener">
              {words.signIn}
            </a>
            <Button>{words.proceed}</Button>
          </p>
        </form>
      </div>
    ),
  };
}
