import { findText, type OperationOutput, Problem, scopes, TokenInput } from '@milpa/sdk';
import { Button, Code, Notice, SummaryList } from '../design/index.ts';
import {
  Checks,
  ErrorSummary,
  type Fault,
  forPerson,
  listFaults,
  type PersonContext,
  readFields,
  Select,
  TextInput,
} from '../form/index.ts';
import { type Page, redirect } from '../page.ts';
import { Done, formatDay, makeWorkPage } from '../workspace/frame.tsx';
import { places } from '../workspace/places.ts';

type Token = OperationOutput<'listTokens'>[number];
type NewToken = OperationOutput<'createToken'>;

interface Typed {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly institution: string;
  readonly days: string;
}
const usual: Typed = { name: '', scopes: ['read:draft', 'write:dataset', 'publish'], institution: '', days: '90' };
const durations = [30, 90, 365, 730];

export const showTokens = forPerson((context) => tokensPage(context, { typed: usual, faults: [] }));

export const createToken = forPerson(async (context) => {
  const { client, request, reader } = context;
  const words = reader.allWords.work.tokens;
  const fields = await readFields(request);
  const typed: Typed = {
    name: fields.text('name'),
    scopes: fields.list('scopes'),
    institution: fields.text('institution'),
    days: fields.text('days'),
  };
  const missing = [
    ...(typed.name ? [] : [{ field: 'name', text: words.noName }]),
    ...(typed.scopes.length > 0 ? [] : [{ field: 'scopes', text: words.noScope }]),
  ];
  const input = TokenInput.safeParse({ ...typed, institution: typed.institution || null, days: Number(typed.days) });
  if (missing.length > 0 || !input.success) {
    const other = input.success ? [] : [{ field: '', text: reader.allWords.work.form.unknownText }];
    return tokensPage(context, { typed, faults: missing.length > 0 ? missing : other });
  }
  try {
    // Answered at once, without a redirect: the secret is shown this one time and kept nowhere.
    return await tokensPage(context, {
      typed: usual,
      faults: [],
      made: await client.call('createToken', { body: input.data }),
    });
  } catch (error) {
    if (!(error instanceof Problem) || error.code === 'sign-in-needed') throw error;
    const toField = (pointer: string) => Object.keys(usual).find((name) => pointer.startsWith(`/${name}`));
    return tokensPage(context, { typed, faults: listFaults(error, reader, toField) });
  }
});

export const revokeToken = forPerson(async ({ client, params, reader }) => {
  try {
    await client.call('revokeToken', { params: { token: params['token'] ?? '' } });
  } catch (error) {
    // Revoked before, perhaps by a second click: what was wanted is so.
    if (!(error instanceof Problem) || error.code !== 'not-found') throw error;
  }
  return redirect(`${places.tokens(reader.language)}?done=revoked`);
});

interface State {
  readonly typed: Typed;
  readonly faults: readonly Fault[];
  readonly made?: NewToken;
}

async function tokensPage(context: PersonContext, state: State): Promise<Page> {
  const { reader, client, url } = context;
  const words = reader.allWords.work.tokens;
  const tokens = await client.call('listTokens');
  return makeWorkPage(context, {
    section: 'tokens',
    title: words.title,
    wrong: state.faults.length > 0,
    status: state.faults.length > 0 ? 422 : 200,
    scripts: ['copy'],
    body: (
      <div class="narrow">
        <ErrorSummary faults={state.faults} reader={reader} />
        <h1>{words.title}</h1>
        <p class="lead">{words.lead}</p>
        <Done text={url.searchParams.get('done') === 'revoked' ? words.revoked : undefined} />
        {state.made ? <Made context={context} made={state.made} /> : null}
        <TokenList context={context} tokens={tokens} />
        <TokenForm context={context} {...state} />
      </div>
    ),
  });
}

function Made({ context, made }: { readonly context: PersonContext; readonly made: NewToken }) {
  const words = context.reader.allWords.work.tokens;
  return (
    <Notice kind="good" alert title={words.made}>
      <p>{words.once}</p>
      <Code text={made.secret} label={words.secret} wrap />
      <p>{words.use}</p>
      <Code text={`Authorization: Bearer ${made.secret}`} label={words.use} wrap />
    </Notice>
  );
}

function TokenList({ context, tokens }: { readonly context: PersonContext; readonly tokens: readonly Token[] }) {
  const words = context.reader.allWords.work.tokens;
  if (tokens.length === 0) return <p>{words.none}</p>;
  return (
    <section aria-labelledby="token-list">
      <h2 id="token-list">{words.list}</h2>
      <ul class="bare stack">
        {tokens.map((token) => (
          <li class="card">
            <TokenCard context={context} token={token} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function TokenCard({ context, token }: { readonly context: PersonContext; readonly token: Token }) {
  const { reader, account } = context;
  const words = reader.allWords.work.tokens;
  const institution = account.abilities.writeFor.find((each) => each.id === token.institution);
  return (
    <>
      <h3>{token.name}</h3>
      <SummaryList
        rows={[
          [words.scopes, <ScopeList scopes={token.scopes.map((scope) => words.scope[scope])} />],
          [words.institution, institution ? findText(institution.name, reader.language)?.text : words.everywhere],
          [words.created, formatDay(reader, token.created)],
          [words.expires, token.expires ? formatDay(reader, token.expires) : words.never],
          [words.lastUsed, token.lastUsed ? formatDay(reader, token.lastUsed) : words.never],
        ]}
      />
      <form method="post" action={`${places.tokens(reader.language)}/${token.id}/revoke`}>
        <Button kind="danger" label={words.revokeOf(token.name)}>
          {words.revoke}
        </Button>
      </form>
    </>
  );
}

const ScopeList = ({ scopes: names }: { readonly scopes: readonly string[] }) => (
  <ul class="bare">
    {names.map((name) => (
      <li>{name}</li>
    ))}
  </ul>
);

function TokenForm({ context, typed, faults }: { readonly context: PersonContext } & State) {
  const { reader, account } = context;
  const words = reader.allWords.work.tokens;
  const offered = scopes.filter((scope) => scope !== 'harvest' && (scope !== 'admin' || needsAdmin(account)));
  const institutions = account.abilities.writeFor.map(({ id, name, slug }) => ({
    value: id,
    text: findText(name, reader.language)?.text ?? slug,
  }));
  const lengths = durations.map((days) => ({ value: String(days), text: words.dayCount(days) }));
  return (
    <section aria-labelledby="token-form" class="section">
      <h2 id="token-form">{words.create}</h2>
      <form method="post" class="card form" action={places.tokens(reader.language)}>
        <TextInput name="name" label={words.name} hint={words.nameHint} value={typed.name} faults={faults} required />
        <Checks
          name="scopes"
          label={words.scopes}
          faults={faults}
          values={typed.scopes}
          choices={offered.map((scope) => ({ value: scope, text: words.scope[scope] }))}
        />
        <Select
          name="institution"
          label={words.institution}
          value={typed.institution}
          faults={faults}
          empty={words.everywhere}
          groups={[{ choices: institutions }]}
        />
        <Select name="days" label={words.days} value={typed.days} faults={faults} groups={[{ choices: lengths }]} />
        <Button>{words.submit}</Button>
      </form>
    </section>
  );
}

/** The scope reaches people and the record of who did what: for auditors and those who represent an institution too, within their roles. */
const needsAdmin = ({ abilities }: PersonContext['account']) =>
  abilities.administerPortal || abilities.peopleOf.length > 0;
