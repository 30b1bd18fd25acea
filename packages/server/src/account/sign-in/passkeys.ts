import type { AccountId, Passkey } from '@milpa/sdk';
import { Problem } from '@milpa/sdk';
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { z } from 'zod';
import type { Caller } from '../../http/index.ts';
import type { AccountNeeds } from '../model.ts';
import { hashSecret } from '../secret.ts';
import { type PasskeyRow, signInStore } from './store.ts';

type Json = Record<string, z.core.util.JSONType>;

export interface Passkeys {
  list(caller: Caller): Promise<Passkey[]>;
  /** What a browser needs to make one (WebAuthn Level 3, 5.1.8). */
  startAdding(caller: Caller): Promise<Json>;
  /** Throws `invalid-request` for a credential that does not answer what was asked, here and just now. */
  add(caller: Caller, name: string, credential: Json): Promise<Passkey>;
  remove(caller: Caller, id: string): Promise<void>;
  startSignIn(): Promise<Json>;
  /** Whose passkey it is. Throws `sign-in-refused`. */
  requireOwner(credential: Json): Promise<AccountId>;
}

/** WebAuthn recommends five minutes at most for a ceremony with user verification. */
const challengeMs = 5 * 60_000;
const mostPasskeys = 20;

export function createPasskeys(needs: AccountNeeds): Passkeys {
  const { database, clock, audit } = needs;
  const { hostname: rpID, origin, host: rpName } = new URL(needs.publicUrl);
  const keep = (challenge: string, purpose: string, account: AccountId | null) =>
    signInStore.addChallenge(database, { hash: hashSecret(challenge), purpose, account, payload: null, now: clock() });
  const use = (challenge: string, purpose: string) =>
    signInStore.useChallenge(database, {
      hash: hashSecret(challenge),
      purpose,
      after: new Date(clock().getTime() - challengeMs),
    });
  const expected = { expectedOrigin: origin, expectedRPID: rpID, requireUserVerification: true } as const;

  return {
    list: async ({ account }) => (await signInStore.listPasskeys(database, account)).map(presentPasskey),
    async startAdding({ account, email, name }) {
      const present = await signInStore.listPasskeys(database, account);
      if (present.length >= mostPasskeys) throw tooMany();
      const options = await generateRegistrationOptions({
        rpName,
        rpID,
        userName: email,
        userDisplayName: name,
        userID: new Uint8Array(Buffer.from(account)),
        excludeCredentials: present.map(({ id, transports }) => ({ id, transports })),
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      });
      await keep(options.challenge, 'add-passkey', account);
      return parseJson(options);
    },
    async add(caller, name, credential) {
      const verified = await verifyRegistrationResponse({
        response: parseRegistration(credential),
        expectedChallenge: async (challenge) => (await use(challenge, 'add-passkey'))?.account === caller.account,
        ...expected,
      }).catch((error: unknown) => refuse(passkeyUnfit, error));
      if (!verified.verified) throw passkeyUnfit();
      const { id, publicKey, counter, transports = [] } = verified.registrationInfo.credential;
      const { account } = caller;
      const row = { id, account, public_key: Buffer.from(publicKey), counter, transports, name, created: clock() };
      return database.transaction(async (tx) => {
        const [added] = await signInStore.addPasskey(tx, row);
        if (!added) throw passkeyUnfit();
        await audit.record(tx, { caller, action: 'add-passkey', object: { kind: 'account', id: account }, after: id });
        return presentPasskey({ ...row, last_used: null });
      });
    },
    remove: (caller, id) =>
      database.transaction(async (tx) => {
        const [removed] = await signInStore.removePasskey(tx, caller.account, id);
        if (!removed) throw noSuchPasskey();
        const object = { kind: 'account', id: caller.account };
        await audit.record(tx, { caller, action: 'remove-passkey', object, before: id });
      }),
    async startSignIn() {
      const options = await generateAuthenticationOptions({ rpID, userVerification: 'required' });
      await keep(options.challenge, 'use-passkey', null);
      return parseJson(options);
    },
    async requireOwner(credential) {
      const response = parseAuthentication(credential);
      const row = await signInStore.findPasskey(database, response.id);
      if (!row) throw passkeyRefused();
      const { verified, authenticationInfo } = await verifyAuthenticationResponse({
        response,
        expectedChallenge: async (challenge) => (await use(challenge, 'use-passkey')) !== undefined,
        credential: { id: row.id, publicKey: new Uint8Array(row.public_key), counter: row.counter },
        ...expected,
      }).catch((error: unknown) => refuse(passkeyRefused, error));
      if (!verified) throw passkeyRefused();
      await signInStore.usePasskey(database, row.id, authenticationInfo.newCounter, clock());
      return row.account;
    },
  };
}

const Credential = z.looseObject({
  id: z.string().max(2000),
  rawId: z.string().max(2000),
  type: z.literal('public-key'),
  response: z.record(z.string(), z.json()),
});

/** The library checks each part of the response and throws for what does not fit; here only its outline is looked at. */
function parseRegistration(credential: Json): RegistrationResponseJSON {
  const parsed = Credential.safeParse(credential);
  if (!parsed.success) throw passkeyUnfit();
  return parsed.data as unknown as RegistrationResponseJSON;
}
function parseAuthentication(credential: Json): AuthenticationResponseJSON {
  const parsed = Credential.safeParse(credential);
  if (!parsed.success) throw passkeyRefused();
  return parsed.data as unknown as AuthenticationResponseJSON;
}
const parseJson = (options: object): Json => z.record(z.string(), z.json()).parse(JSON.parse(JSON.stringify(options)));

function refuse(sentence: (cause: unknown) => Problem, error: unknown): never {
  throw error instanceof Problem ? error : sentence(error);
}

const presentPasskey = (row: Omit<PasskeyRow, 'account' | 'public_key'>): Passkey => ({
  id: row.id,
  name: row.name,
  created: row.created.toISOString(),
  lastUsed: row.last_used?.toISOString() ?? null,
});

const passkeyUnfit = (cause?: unknown): Problem =>
  new Problem(
    'invalid-request',
    {
      en: 'This passkey could not be kept: it does not answer what this portal asked in the last five minutes, or it is known already. Begin again.',
      es: 'No se pudo guardar esta llave de acceso: no responde a lo que este portal pidió en los últimos cinco minutos, o ya se conoce. Empiece de nuevo.',
      fr: "Cette clé d'accès n'a pas pu être gardée : elle ne répond pas à ce que ce portail a demandé dans les cinq dernières minutes, ou elle est déjà connue. Recommencez.",
    },
    { cause },
  );

const passkeyRefused = (cause?: unknown): Problem =>
  new Problem(
    'sign-in-refused',
    {
      en: 'This passkey opens no account here, or it took longer than five minutes. Try again, or sign in with your password.',
      es: 'Esta llave de acceso no abre ninguna cuenta aquí, o pasaron más de cinco minutos. Intente de nuevo o entre con su contraseña.',
      fr: "Cette clé d'accès n'ouvre aucun compte ici, ou plus de cinq minutes ont passé. Réessayez, ou connectez-vous avec votre mot de passe.",
    },
    { cause },
  );

const tooMany = (): Problem =>
  new Problem('conflict', {
    en: `An account has at most ${mostPasskeys} passkeys. Remove one you no longer use.`,
    es: `Una cuenta tiene como máximo ${mostPasskeys} llaves de acceso. Quite una que ya no use.`,
    fr: `Un compte a au plus ${mostPasskeys} clés d'accès. Retirez-en une que vous n'utilisez plus.`,
  });

const noSuchPasskey = (): Problem =>
  new Problem('not-found', {
    en: 'You have no such passkey. Perhaps it was removed already.',
    es: 'Usted no tiene esa llave de acceso. Quizá ya se quitó.',
    fr: "Vous n'avez pas cette clé d'accès. Elle a peut-être déjà été retirée.",
  });
