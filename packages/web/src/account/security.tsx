import type { OperationOutput } from '@milpa/sdk';
import { Button } from '../design/index.ts';
import { type Fault, forPerson, type PersonContext, readFields, sendForm, TextInput, takeAway } from '../form/index.ts';
import { type Page, redirect } from '../page.ts';
import { Done, findDone, formatDay, makeWorkPage } from '../workspace/frame.tsx';
import { places } from '../workspace/places.ts';
import { Actings } from './actings.tsx';
import { Codes, type CodesState } from './codes.tsx';

type DoneWord = keyof PersonContext['reader']['allWords']['work']['account']['done'];

export const showAccount = forPerson((context) => accountPage(context, { faults: [] }));

const done = ({ reader }: PersonContext, what: DoneWord) => redirect(`${places.account(reader.language)}?done=${what}`);

/** Does one thing; what is wrong with the form comes back beside its field. */
const attempt = (work: (context: PersonContext) => Promise<Page | Response>, fields: readonly string[]) =>
  forPerson((context) =>
    sendForm(context, { fields, again: (faults) => accountPage(context, { faults }), send: () => work(context) }),
  );

export const changePassword = attempt(
  async (context) => {
    const { client, request, reader } = context;
    const fields = await readFields(request);
    const [current, password, again] = [fields.exact('current'), fields.exact('password'), fields.exact('again')];
    const words = reader.allWords.work;
    const fault = !current
      ? { field: 'current', text: words.account.password.noCurrent }
      : password.length < 12
        ? { field: 'password', text: words.password.short }
        : password === again
          ? undefined
          : { field: 'again', text: words.password.different };
    if (fault) return accountPage(context, { faults: [fault] });
    await client.call('changePassword', { body: { current, password } });
    return done(context, 'password');
  },
  ['current', 'password'],
);

export const startCodes = attempt(
  async (context) =>
    accountPage(context, { faults: [], codes: { secret: await context.client.call('startSecondFactor') } }),
  [],
);

export const confirmCodes = forPerson(async (context) => {
  const { client, request } = context;
  const fields = await readFields(request);
  const secret = { secret: fields.text('secret'), address: fields.text('address') };
  return sendForm(context, {
    fields: () => 'code',
    again: (faults) => accountPage(context, { faults, codes: { secret } }),
    send: async () => {
      const made = await client.call('confirmSecondFactor', { body: { code: fields.text('code') } });
      return accountPage(context, { faults: [], codes: { made: made.codes } });
    },
  });
});

export const removeCodes = attempt(
  async (context) => {
    const code = (await readFields(context.request)).text('code');
    await context.client.call('removeSecondFactor', { body: { code } });
    return done(context, 'removed');
  },
  ['code'],
);

const end = (work: (context: PersonContext) => Promise<unknown>, what: DoneWord) =>
  forPerson(async (context) => {
    await takeAway(work(context));
    return done(context, what);
  });

export const endSession = end(
  ({ client, params }) => client.call('endSession', { params: { session: params['session'] ?? '' } }),
  'ended',
);
export const endOtherSessions = end(({ client }) => client.call('endOtherSessions'), 'others');
export const removePasskey = end(
  async ({ client, request }) =>
    client.call('removePasskey', { params: { passkey: (await readFields(request)).text('passkey') } }),
  'passkey',
);

interface State {
  readonly faults: readonly Fault[];
  readonly codes?: CodesState;
}

async function accountPage(context: PersonContext, { faults, codes }: State): Promise<Page> {
  const { reader, client, url } = context;
  const words = reader.allWords.work.account;
  const [factor, passkeys, sessions, actings] = await Promise.all([
    client.call('getSecondFactor'),
    client.call('listPasskeys'),
    client.call('listSessions'),
    client.call('listActings'),
  ]);
  return makeWorkPage(context, {
    section: 'account',
    title: words.title,
    faults,
    scripts: ['copy', 'passkey'],
    narrow: true,
    body: (
      <>
        <h1>{words.title}</h1>
        <Done text={faults.length > 0 ? undefined : findDone(url, words.done)} />
        <Codes reader={reader} factor={factor} state={codes ?? {}} faults={faults} />
        <Passkeys context={context} passkeys={passkeys} />
        <Password context={context} faults={faults} />
        <Sessions context={context} sessions={sessions} />
        <Actings actings={actings} reader={reader} />
      </>
    ),
  });
}

function Password({ context, faults }: { readonly context: PersonContext; readonly faults: readonly Fault[] }) {
  const { reader, account } = context;
  const words = reader.allWords.work.account.password;
  const shared = { type: 'password', faults, required: true } as const;
  return (
    <section aria-labelledby="password-form" class="section">
      <h2 id="password-form">{words.title}</h2>
      <form method="post" class="card form" action={`${places.account(reader.language)}/password`}>
        <input type="email" name="email" value={account.email} autocomplete="username" hidden readonly />
        <TextInput name="current" label={words.current} autocomplete="current-password" {...shared} />
        <TextInput name="password" label={words.next} hint={words.hint} autocomplete="new-password" {...shared} />
        <TextInput name="again" label={words.again} autocomplete="new-password" {...shared} />
        <Button>{words.submit}</Button>
      </form>
    </section>
  );
}

function Passkeys(props: { readonly context: PersonContext; readonly passkeys: OperationOutput<'listPasskeys'> }) {
  const { reader } = props.context;
  const words = reader.allWords.work.account.passkeys;
  return (
    <section aria-labelledby="passkeys" class="section">
      <h2 id="passkeys">{words.title}</h2>
      <p>{words.lead}</p>
      {props.passkeys.length === 0 ? <p class="soft">{words.none}</p> : null}
      <ul class="bare stack">
        {props.passkeys.map((passkey) => (
          <li class="card row spread">
            <span>
              <strong>{passkey.name}</strong>
              <br />
              <span class="small soft">
                {words.created} {formatDay(reader, passkey.created)} · {words.lastUsed}{' '}
                {passkey.lastUsed ? formatDay(reader, passkey.lastUsed) : words.never}
              </span>
            </span>
            <form method="post" action={`${places.account(reader.language)}/passkeys/remove`}>
              <input type="hidden" name="passkey" value={passkey.id} />
              <Button kind="danger" label={words.removeOf(passkey.name)}>
                {words.remove}
              </Button>
            </form>
          </li>
        ))}
      </ul>
      <noscript>
        <p class="soft">{words.needsScript}</p>
      </noscript>
      <form
        hidden
        class="card form"
        data-passkey="add"
        data-next={`${places.account(reader.language)}?done=passkey`}
        data-failed={words.failed}
      >
        <TextInput name="name" label={words.name} faults={[]} mostLength={100} required />
        <Button kind="quiet">{words.add}</Button>
        <p role="status" class="small" />
      </form>
    </section>
  );
}

function Sessions(props: { readonly context: PersonContext; readonly sessions: OperationOutput<'listSessions'> }) {
  const { reader } = props.context;
  const words = reader.allWords.work.account.sessions;
  const others = props.sessions.filter(({ current }) => !current);
  return (
    <section aria-labelledby="sessions" class="section">
      <h2 id="sessions">{words.title}</h2>
      <p>{words.lead}</p>
      <ul class="bare stack">
        {props.sessions.map((session) => (
          <li class="card row spread">
            <span>
              <span class="breaks">{nameAgent(session.agent) || words.unknown}</span>
              {session.current ? <strong> ({words.here})</strong> : null}
              <br />
              <span class="small soft">
                {words.since(reader.day(session.created))} · {words.seen(reader.day(session.seen))}
              </span>
            </span>
            {session.current ? null : (
              <form method="post" action={`${places.account(reader.language)}/sessions/${session.id}/end`}>
                <Button kind="quiet" label={words.endOf(nameAgent(session.agent) || words.unknown)}>
                  {words.end}
                </Button>
              </form>
            )}
          </li>
        ))}
      </ul>
      {others.length > 0 ? (
        <form method="post" action={`${places.account(reader.language)}/sessions/end`}>
          <Button kind="danger">{words.endOthers}</Button>
        </form>
      ) : null}
    </section>
  );
}

const browsers = ['Edg', 'OPR', 'Firefox', 'Chrome', 'Safari'] as const;
const browserNames: Readonly<Record<(typeof browsers)[number], string>> = {
  Edg: 'Edge',
  OPR: 'Opera',
  Firefox: 'Firefox',
  Chrome: 'Chrome',
  Safari: 'Safari',
};
const systems = ['Android', 'iPhone', 'iPad', 'Windows', 'Mac OS X', 'CrOS', 'Linux'] as const;

/** "Firefox · Windows" for what browsers call themselves; anything else as it is. The first word that fits tells: the later ones are there for old servers. */
function nameAgent(agent: string): string {
  const browser = browsers.find((name) => agent.includes(`${name}/`));
  if (!browser) return agent;
  const system = systems.find((name) => agent.includes(name));
  return [browserNames[browser], ...(system ? [system] : [])].join(' · ');
}
