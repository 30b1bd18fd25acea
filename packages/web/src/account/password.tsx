import { parseProblem, paths } from '@milpa/sdk';
import { Button, Notice } from '../design/index.ts';
import { type Fault, Hidden, listFaults, readFields, TextInput } from '../form/index.ts';
import type { Context, Page } from '../page.ts';
import type { Reader } from '../reader.ts';
import { makeDoorPage } from './door.tsx';
import { redirectWithCookies } from './sign-in.tsx';

const leastLength = 12;

/** Whether the first password is chosen or another one. */
type Choice = 'invitation' | 'newPassword';

export const showPasswordChoice =
  (choice: Choice) =>
  async ({ reader, url }: Context): Promise<Page> =>
    passwordPage(reader, choice, { code: url.searchParams.get('code') ?? '', name: '', faults: [] });

export const choosePassword = (choice: Choice) => (context: Context) => choose(context, choice);

async function choose({ reader, client, request }: Context, choice: Choice): Promise<Page | Response> {
  const words = reader.allWords.work.password;
  const fields = await readFields(request);
  const [code, name] = [fields.text('code'), fields.text('name')];
  const [password, again] = [fields.exact('password'), fields.exact('again')];
  const fault =
    password.length < leastLength
      ? { field: 'password', text: words.short }
      : password === again
        ? undefined
        : { field: 'again', text: words.different };
  if (fault) return passwordPage(reader, choice, { code, name, faults: [fault] });
  const answer = await client.request('/api/v1/invitations', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code, password, ...(name ? { name } : {}) }),
  });
  if (answer.ok) return redirectWithCookies(answer, paths.workspace(reader.language));
  const problem = await parseProblem(answer);
  const known = ['password', 'name'];
  const faults = listFaults(problem, reader, (pointer) => known.find((field) => pointer === `/${field}`));
  return { ...passwordPage(reader, choice, { code, name, faults }), status: problem.status };
}

function passwordPage(
  reader: Reader,
  choice: Choice,
  typed: { readonly code: string; readonly name: string; readonly faults: readonly Fault[] },
): Page {
  const words = reader.allWords.work.password;
  const { faults } = typed;
  return makeDoorPage(reader, {
    title: words.title,
    faults,
    body: (
      <>
        {typed.code ? (
          <>
            <p class="lead">{words.lead[choice]}</p>
            <form method="post" class="card form" action={paths[choice](reader.language)}>
              <Hidden name="code" value={typed.code} />
              {choice === 'invitation' ? (
                <TextInput
                  name="name"
                  label={words.name}
                  hint={words.nameHint}
                  value={typed.name}
                  faults={faults}
                  autocomplete="name"
                  mostLength={200}
                />
              ) : null}
              <NewPassword reader={reader} faults={faults} />
              <Button>{words.submit}</Button>
            </form>
          </>
        ) : (
          <Notice kind="warning">
            <p>{words.noCode}</p>
          </Notice>
        )}
      </>
    ),
  });
}

function NewPassword({ reader, faults }: { readonly reader: Reader; readonly faults: readonly Fault[] }) {
  const words = reader.allWords.work.password;
  const shared = { type: 'password', faults, autocomplete: 'new-password', required: true } as const;
  return (
    <>
      <TextInput name="password" label={words.password} hint={words.passwordHint} {...shared} />
      <TextInput name="again" label={words.again} {...shared} />
    </>
  );
}
