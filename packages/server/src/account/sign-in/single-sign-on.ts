import { type AccountId, type Language, Problem, paths } from '@milpa/sdk';
import { parse, serialize } from 'hono/utils/cookie';
import * as oidc from 'openid-client';
import { z } from 'zod';
import type { RawRoute } from '../../http/index.ts';
import { type AccountNeeds, normalizeEmail, personal, type SingleSignOnSettings } from '../model.ts';
import { hashSecret } from '../secret.ts';
import type { Sessions } from '../sessions.ts';
import { store } from '../store.ts';
import { signInStore } from './store.ts';

/** The organisation's own sign-in: OpenID Connect Core 1.0, authorization code with PKCE (RFC 7636). */
export interface SingleSignOn {
  readonly label: string;
  /** Where to send the browser, and the cookie that ties it to the way back. Throws `unavailable` when the provider does not answer. */
  start(next: string, language: Language): Promise<{ address: string; cookie: string }>;
  /** The way back. */
  readonly callback: RawRoute;
}

const callbackPath = '/api/v1/session/oidc/callback';
const cookieName = 'milpa_oidc';
const waitMs = 10 * 60_000;
const exchangeLimits = { limitBytes: 1_000_000, timeoutMs: 10_000 };
const purpose = 'oidc';

const Payload = z.object({ verifier: z.string(), nonce: z.string(), next: z.string(), language: z.string() });

export function createSingleSignOn(
  needs: AccountNeeds,
  settings: SingleSignOnSettings,
  sessions: Sessions,
): SingleSignOn {
  const { database, clock } = needs;
  const redirectUri = new URL(callbackPath, needs.publicUrl).href;
  const requireProvider = createProvider(settings);
  const formatCookie = (value: string, seconds: number) =>
    serialize(cookieName, value, {
      path: callbackPath,
      httpOnly: true,
      sameSite: 'Lax',
      secure: needs.publicUrl.startsWith('https:'),
      maxAge: seconds,
    });

  async function finish(request: Request): Promise<{ account: AccountId; next: string }> {
    const asked = new URL(request.url);
    const state = asked.searchParams.get('state') ?? '';
    const after = new Date(clock().getTime() - waitMs);
    const kept = await signInStore.useChallenge(database, { hash: hashSecret(state), purpose, after });
    // Another browser's way back: somebody tries to sign a stranger in as themselves.
    const mine = parse(request.headers.get('cookie') ?? '', cookieName)[cookieName] === state;
    if (!kept || !mine) throw notFinished();
    const { verifier, nonce, next } = Payload.parse(kept.payload);
    const answered = new URL(redirectUri);
    answered.search = asked.search;
    const tokens = await oidc
      .authorizationCodeGrant(await requireProvider(), answered, {
        pkceCodeVerifier: verifier,
        expectedNonce: nonce,
        expectedState: state,
        idTokenExpected: true,
      })
      .catch((error: unknown) => {
        throw notFinished(error);
      });
    return { account: await findOwner(needs, settings.issuer, tokens.claims()), next };
  }

  return {
    label: settings.label,
    async start(next, language) {
      const provider = await requireProvider();
      const [verifier, state, nonce] = [oidc.randomPKCECodeVerifier(), oidc.randomState(), oidc.randomNonce()];
      const payload = { verifier, nonce, next, language };
      await signInStore.addChallenge(database, {
        hash: hashSecret(state),
        purpose,
        account: null,
        payload,
        now: clock(),
      });
      const address = oidc.buildAuthorizationUrl(provider, {
        redirect_uri: redirectUri,
        scope: 'openid email profile',
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        ui_locales: language,
        state,
        nonce,
      });
      return { address: address.href, cookie: formatCookie(state, waitMs / 1000) };
    },
    callback: {
      method: 'GET',
      path: callbackPath,
      async handle({ request, language }) {
        const { account, next } = await finish(request);
        const { cookie } = await database.transaction((tx) => sessions.start(tx, account, request));
        const location = findPlace(next, needs.publicUrl) ?? paths.workspace(language);
        return leadTo(location, [cookie, formatCookie('', 0)]);
      },
    },
  };
}

/** Only a page of this portal. */
function findPlace(next: string, publicUrl: string): string | undefined {
  const target = next ? URL.parse(next, publicUrl) : null;
  return target?.origin === new URL(publicUrl).origin ? target.href : undefined;
}

function leadTo(location: string, cookies: readonly string[]): Response {
  const headers = new Headers({ ...personal, location });
  for (const cookie of cookies) headers.append('set-cookie', cookie);
  return new Response(null, { status: 303, headers });
}

/** The provider as it describes itself; asked once, and again when that failed. */
function createProvider({ issuer, clientId, clientSecret, egress }: SingleSignOnSettings) {
  const ask: oidc.CustomFetch = async (url, { method, headers, body, signal }) => {
    const answer = await egress.exchange(
      url,
      { method: method === 'POST' ? 'POST' : 'GET', headers, ...(body == null ? {} : { body: String(body) }) },
      { ...exchangeLimits, ...(signal ? { signal } : {}) },
    );
    const { status } = answer;
    return new Response(status === 204 ? null : new Uint8Array(answer.body), { status, headers: answer.headers });
  };
  let found: Promise<oidc.Configuration> | undefined;
  return async (): Promise<oidc.Configuration> => {
    found ??= oidc.discovery(new URL(issuer), clientId, clientSecret || undefined, undefined, {
      [oidc.customFetch]: ask,
      // Setting it to http is refused but for this machine itself.
      ...(issuer.startsWith('http:') ? { execute: [oidc.allowInsecureRequests] } : {}),
    });
    try {
      return await found;
    } catch (error) {
      found = undefined;
      throw new Problem('unavailable', unreachable, { cause: error, retryAfter: 30 });
    }
  };
}

/** The account this identity opened before, else the one with the e-mail that the provider verified. */
async function findOwner(
  { database, clock, audit }: AccountNeeds,
  issuer: string,
  claims: oidc.IDToken | undefined,
): Promise<AccountId> {
  if (!claims) throw notFinished();
  return database.transaction(async (tx) => {
    const known = await signInStore.findIdentity(tx, issuer, claims.sub);
    const email = typeof claims['email'] === 'string' ? normalizeEmail(claims['email']) : '';
    const verified = claims['email_verified'] === true;
    const owner = known?.account ?? (verified ? (await store.findAccountByEmail(tx, email))?.id : undefined);
    if (!owner) throw noAccount(email, verified);
    await signInStore.keepIdentity(tx, issuer, claims.sub, owner, clock());
    if (!known) {
      const object = { kind: 'account', id: owner };
      await audit.record(tx, { caller: undefined, action: 'link-identity', object, after: { issuer } });
    }
    return owner;
  });
}

const unreachable = {
  en: 'The sign-in of your organisation does not answer now. Try again in a moment, or use your password.',
  es: 'El acceso de su organización no responde ahora. Intente de nuevo en un momento o use su contraseña.',
  fr: "L'accès de votre organisation ne répond pas pour l'instant. Réessayez dans un moment, ou utilisez votre mot de passe.",
};

const notFinished = (cause?: unknown): Problem =>
  new Problem(
    'sign-in-refused',
    {
      en: 'Signing in was not finished: it was broken off, took longer than ten minutes, or began in another browser. Begin again.',
      es: 'El acceso no se completó: se interrumpió, tardó más de diez minutos o empezó en otro navegador. Empiece de nuevo.',
      fr: "La connexion n'a pas abouti : elle a été interrompue, a duré plus de dix minutes ou a commencé dans un autre navigateur. Recommencez.",
    },
    { cause },
  );

const noAccount = (email: string, verified: boolean): Problem =>
  verified
    ? new Problem('not-allowed', {
        en: `${email} has no account here. Ask the administrator of your institution to appoint you with this e-mail.`,
        es: `${email} no tiene una cuenta aquí. Pida a quien administra su institución que le nombre con este correo.`,
        fr: `${email} n'a pas de compte ici. Demandez à l'administrateur de votre institution de vous nommer avec cette adresse.`,
      })
    : new Problem('not-allowed', {
        en: 'Your organisation gave no e-mail that it has verified, so nobody can tell which account is yours. Sign in with your password, or ask who runs the sign-in.',
        es: 'Su organización no dio un correo verificado, así que no se puede saber cuál cuenta es la suya. Entre con su contraseña o pregunte a quien opera ese acceso.',
        fr: "Votre organisation n'a donné aucune adresse vérifiée : impossible de savoir quel compte est le vôtre. Connectez-vous avec votre mot de passe, ou demandez à qui gère cet accès.",
      });
