import { createServer, type Server } from 'node:http';
import { createClient, Problem, ProblemDocument, SingleSignOn } from '@milpa/sdk';
import Provider from 'oidc-provider';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestPortal, type TestPortal } from '../../../test/portal.ts';

const portalUrl = 'http://datos.localhost:8080';
let portal: TestPortal;
let provider: Server;
let issuer = '';

/** What the provider knows of the people who sign in there, by the name they type. */
const people: Readonly<Record<string, object>> = {
  ana: { email: 'publisher@office.example.org', email_verified: true },
  unverified: { email: 'publisher@office.example.org', email_verified: false },
  stranger: { email: 'stranger@elsewhere.example.org', email_verified: true },
};

beforeAll(async () => {
  provider = createServer();
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
  const address = provider.address();
  issuer = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  const oidc = new Provider(issuer, {
    clients: [
      {
        client_id: 'milpa',
        client_secret: 'a secret of tests',
        redirect_uris: [`${portalUrl}/api/v1/session/oidc/callback`],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: false,
    cookies: { keys: ['a key of tests'] },
    pkce: { required: () => true },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...people[id] }) }),
  });
  provider.on('request', oidc.callback());
  portal = await startTestPortal({
    env: {
      MILPA_PUBLIC_URL: portalUrl,
      MILPA_OIDC_ISSUER: issuer,
      MILPA_OIDC_CLIENT_ID: 'milpa',
      MILPA_OIDC_CLIENT_SECRET: 'a secret of tests',
      MILPA_OIDC_LABEL: 'Llave del Gobierno',
    },
  });
  await portal.cookieOf('publisher');
});
afterAll(async () => {
  provider?.closeAllConnections();
  provider?.close();
  await portal?.close();
});

/** A browser that keeps the cookies of the provider and stops at the door of the portal. */
function createBrowser() {
  const cookies = new Map<string, string>();
  return async function go(url: string, form?: Record<string, string>): Promise<string> {
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const location = answer.headers.get('location');
    const next = location ? new URL(location, url).href : undefined;
    if (next?.startsWith(portalUrl)) return next;
    if (next) return go(next);
    const prompt = /name="prompt" value="(\w+)"/.exec(await answer.text())?.[1];
    if (!prompt) throw new Error(`No way on from ${url}: ${answer.status}`);
    return go(url, prompt === 'login' ? { prompt, login: who, password: 'any' } : { prompt });
  };
}
let who = '';

/** From the button to the way back; gives the portal's answer to it. */
async function signInAs(name: string, cookieOfAnother?: string): Promise<Response> {
  who = name;
  const started = await send('/api/v1/session/oidc', { method: 'POST', body: '{"next":"/es/workspace/tokens"}' });
  const { address } = SingleSignOn.parse(await started.json());
  const back = await createBrowser()(address);
  const [cookie = ''] = started.headers.getSetCookie();
  return send(back.slice(portalUrl.length), { headers: { cookie: cookieOfAnother ?? cookie.split(';')[0] ?? '' } });
}
const send = (path: string, init: RequestInit) =>
  portal.fetch(
    new Request(portalUrl + path, { ...init, headers: { 'content-type': 'application/json', ...init.headers } }),
  );
const codeOf = async (answer: Response) => ProblemDocument.parse(await answer.json()).code;

describe('the sign-in of the organisation', () => {
  test('is offered under its own name', async () => {
    const client = createClient({ url: portalUrl, fetch: portal.fetch });
    expect(await client.call('listSignInWays')).toEqual({ oidc: { label: 'Llave del Gobierno' } });
    const page = await (await send('/es/sign-in', { headers: { accept: 'text/html' } })).text();
    expect(page).toContain('Llave del Gobierno');
  });

  test('opens the account with the e-mail that the provider verified, and goes on where one was', async () => {
    const answer = await signInAs('ana');
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${portalUrl}/es/workspace/tokens`]);
    const session = answer.headers.getSetCookie().find((line) => line.startsWith('milpa_session='));
    const client = createClient({
      url: portalUrl,
      fetch: portal.fetch,
      headers: { cookie: session?.split(';')[0] ?? '' },
    });
    expect((await client.call('whoAmI')).account.email).toBe('publisher@office.example.org');
  });

  test('knows a person again by the identity, whatever became of the e-mail', async () => {
    await portal.database.query("update account set email = 'new@office.example.org' where email like 'publisher@%'");
    expect((await signInAs('ana')).status).toBe(303);
    await portal.database.query("update account set email = 'publisher@office.example.org' where email like 'new@%'");
  });

  test('opens nothing for an e-mail that was not verified, nor for strangers', async () => {
    for (const name of ['unverified', 'stranger']) {
      const answer = await signInAs(name);
      expect([answer.status, await codeOf(answer)]).toEqual([403, 'not-allowed']);
      expect(answer.headers.getSetCookie()).toEqual([]);
    }
  });

  test('does not sign another browser in, and no answer counts twice', async () => {
    expect(await codeOf(await signInAs('ana', 'milpa_oidc=another'))).toBe('sign-in-refused');
    expect(await codeOf(await send('/api/v1/session/oidc/callback?code=x&state=y', {}))).toBe('sign-in-refused');
  });

  test('says so when the provider is away', async () => {
    const lonely = await startTestPortal({
      env: { MILPA_PUBLIC_URL: portalUrl, MILPA_OIDC_ISSUER: 'http://127.0.0.1:9', MILPA_OIDC_CLIENT_ID: 'milpa' },
    });
    const client = createClient({ url: portalUrl, fetch: lonely.fetch });
    const problem = await client.call('startSingleSignOn', { body: {} }).then(
      () => undefined,
      (error: unknown) => (error instanceof Problem ? error.code : String(error)),
    );
    await lonely.close();
    expect(problem).toBe('unavailable');
  });
});
