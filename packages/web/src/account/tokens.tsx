import { findText, type OperationOutput, scopes, TokenInput } from '@milpa/sdk';
import { Button, Cards, Code, Notice, SummaryList } from '../design/index.ts';
import {
  bindFields,
  Checks,
  type Fault,
  forPerson,
  listBodies,
  nameChoices,
  type PersonContext,
  readFields,
  Select,
  sendForm,
  TextInput,
  takeAway,
} from '../form/index.ts';
import { type Page, redirect } from '../page.ts';
import { Done, findDone, formatDay, makeWorkPage } from '../workspace/frame.tsx';
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
  const again = (faults: readonly Fault[]) => tokensPage(context, { typed, faults });
  if (missing.length > 0) return again(missing);
  if (!input.success) return again([{ field: '', text: reader.allWords.work.form.unknownText }]);
  return sendForm(context, {
    fields: (pointer) => Object.keys(usual).find((name) => pointer.startsWith(`/${name}`)),
    again,
    // Answered at once, without a redirect: the secret is shown this one time and kept nowhere.
    send: async () => {
      const made = await client.call('createToken', { body: input.data });
      return tokensPage(context, { typed: usual, faults: [], made });
    },
  });
});

export const revokeToken = forPerson(async ({ client, params, reader }) => {
  await takeAway(client.call('revokeToken', { params: { token: params['token'] ?? '' } }));
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
    faults: state.faults,
    scripts: ['copy'],
    narrow: true,
    body: (
      <>
        <h1>{words.title}</h1>
        <p class="lead">{words.lead}</p>
        <Done text={findDone(url, { revoked: words.revoked })} />
        {state.made ? <Made context={context} made={state.made} /> : null}
        <TokenList context={context} tokens={tokens} />
        <TokenForm context={context} {...state} />
      </>
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
      <Cards items={tokens}>{(token) => <TokenCard context={context} token={token} />}</Cards>
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
  const { scopes: chosen, ...texts } = typed;
  const shared = bindFields(texts, faults);
  const offered = scopes.filter((scope) => scope !== 'harvest' && (scope !== 'admin' || needsAdmin(account)));
  const institutions = listBodies(account.abilities.writeFor, reader);
  const lengths = durations.map((days) => ({ value: String(days), text: words.dayCount(days) }));
  return (
    <section aria-labelledby="token-form" class="section">
      <h2 id="token-form">{words.create}</h2>
      <form method="post" class="card form" action={places.tokens(reader.language)}>
        <TextInput {...shared('name')} label={words.name} hint={words.nameHint} required />
        <Checks
          name="scopes"
          label={words.scopes}
          faults={faults}
          values={chosen}
          choices={nameChoices(offered, words.scope)}
        />
        <Select {...shared('institution')} label={words.institution} empty={words.everywhere} choices={institutions} />
        <Select {...shared('days')} label={words.days} choices={lengths} />
        <Button>{words.submit}</Button>
      </form>
    </section>
  );
}

/** The scope reaches people and the record of who did what: for auditors and those who represent an institution too, within their roles. */
const needsAdmin = ({ abilities }: PersonContext['account']) =>
  abilities.administerPortal || abilities.peopleOf.length > 0;
