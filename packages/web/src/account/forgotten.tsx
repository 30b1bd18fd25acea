import { parseProblem, paths } from '@milpa/sdk';
import { Button, Notice } from '../design/index.ts';
import { type Fault, listFaults, readFields, TextInput } from '../form/index.ts';
import type { Context, Page } from '../page.ts';
import type { Reader } from '../reader.ts';
import { makeDoorPage } from './door.tsx';

export async function showForgotten({ reader }: Context): Promise<Page> {
  return forgottenPage(reader, { email: '', faults: [] });
}

/** Says the same whether the address is somebody's or not. */
export async function askForLetter({ reader, client, request }: Context): Promise<Page> {
  const words = reader.allWords.work.forgotten;
  const email = (await readFields(request)).text('email');
  if (!/.@./.test(email)) return forgottenPage(reader, { email, faults: [{ field: 'email', text: words.noEmail }] });
  const answer = await client.request('/api/v1/password-letters', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email }),
  });
  if (answer.ok) return forgottenPage(reader, { email, faults: [], asked: true });
  const problem = await parseProblem(answer);
  const wait = answer.headers.get('retry-after');
  return {
    ...forgottenPage(reader, { email, faults: listFaults(problem, reader, () => 'email') }),
    status: problem.status,
    ...(wait ? { headers: { 'retry-after': wait } } : {}),
  };
}

interface Typed {
  readonly email: string;
  readonly faults: readonly Fault[];
  readonly asked?: boolean;
}

function forgottenPage(reader: Reader, { email, faults, asked }: Typed): Page {
  const words = reader.allWords.work.forgotten;
  return makeDoorPage(reader, {
    title: words.title,
    faults,
    body: (
      <>
        {asked ? (
          <Notice kind="good">
            <p>{words.asked(email)}</p>
            <p>{words.notThere}</p>
          </Notice>
        ) : (
          <>
            <p class="lead">{words.lead}</p>
            <form method="post" class="card form" action={paths.forgotPassword(reader.language)}>
              <TextInput
                name="email"
                type="email"
                label={words.email}
                value={email}
                faults={faults}
                autocomplete="username"
                required
              />
              <Button>{words.submit}</Button>
            </form>
          </>
        )}
        <p>
          <a href={paths.signIn(reader.language)}>{reader.allWords.work.signIn.title}</a>
        </p>
      </>
    ),
  });
}
