import { z } from 'zod';
import { Instant } from './identifiers.ts';
import { Session } from './institution.ts';

/** What signing in with a password answers: a session, or that a code is needed to go on. */
export const SignedIn = z.union([
  Session,
  z.object({
    needs: z.literal('code').describe('Of the authenticator app, or a recovery code: send it to /session/code'),
  }),
]);
export type SignedIn = z.infer<typeof SignedIn>;

/** How people may sign in here, beside the password. */
export const SignInWays = z.object({
  oidc: z.object({ label: z.string().describe('What the organisation calls its sign-in') }).nullable(),
});
export type SignInWays = z.infer<typeof SignInWays>;

export const NewSingleSignOn = z.object({
  next: z.string().max(2000).default('').describe('Page to go to afterwards'),
});
export const SingleSignOn = z.object({ address: z.url().describe('Of the organisation’s sign-in, to go to') });

export const SignInCode = z.object({ code: z.string().trim().min(6).max(40) });
export const NewPassword = z.object({
  current: z.string().max(1000),
  password: z.string().min(12).max(1000),
});

/** A browser in which the account is signed in. */
export const OpenSession = z.object({
  id: z.uuid(),
  current: z.boolean().describe('The one that asks'),
  agent: z.string().describe('The browser, as it calls itself'),
  created: Instant,
  seen: Instant,
});
export type OpenSession = z.infer<typeof OpenSession>;

/** Codes of an authenticator app (RFC 6238). */
export const SecondFactor = z.object({
  active: z.boolean(),
  recoveryCodes: z.int().describe('How many are left'),
});
export type SecondFactor = z.infer<typeof SecondFactor>;
export const SecondFactorSecret = z.object({
  secret: z.string().describe('Base32, to type into the app'),
  address: z.string().describe('otpauth:// address, for a QR code'),
});
export const RecoveryCodes = z.object({ codes: z.array(z.string()).describe('Shown this once; each works once') });

/** A credential of WebAuthn Level 3, without its keys. */
export const Passkey = z.object({
  id: z.string(),
  name: z.string(),
  created: Instant,
  lastUsed: Instant.nullable(),
});
export type Passkey = z.infer<typeof Passkey>;
/** Options as `PublicKeyCredential.parse…OptionsFromJSON` takes them, and credentials as their `toJSON` gives them. */
export const WebAuthnJson = z.record(z.string(), z.json());
export const NewPasskey = z.object({ name: z.string().trim().min(1).max(100), credential: WebAuthnJson });
export const PasskeySignIn = z.object({ credential: WebAuthnJson });
