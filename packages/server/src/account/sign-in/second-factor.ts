import { type AccountId, Problem } from '@milpa/sdk';
import { Secret, TOTP } from 'otpauth';
import type { Caller } from '../../http/index.ts';
import type { Seal } from '../../seal.ts';
import type { Queryable } from '../../storage/database/index.ts';
import { type AccountNeeds, normalizeEmail } from '../model.ts';
import { hashSecret } from '../secret.ts';
import { signInStore } from './store.ts';

export interface SecondFactors {
  /** Whether signing in with the password asks for a code. */
  isActive(account: AccountId): Promise<boolean>;
  describe(account: AccountId): Promise<{ active: boolean; recoveryCodes: number }>;
  /** A new secret, which counts once a code of it was given. Throws `conflict` when one counts already. */
  start(caller: Caller): Promise<{ secret: string; address: string }>;
  /** The first code. Gives recovery codes, which are shown this once. Throws `invalid-request` for a wrong one. */
  confirm(caller: Caller, code: string): Promise<{ codes: string[] }>;
  /** Takes a code of the app, or a recovery code, once. */
  take(tx: Queryable, account: AccountId, code: string): Promise<boolean>;
  remove(caller: Caller, code: string): Promise<void>;
}

/** RFC 6238 with the parameters every app knows. A code of the step before or after is taken: clocks differ. */
const [period, digits, drift] = [30, 6, 1];
const recoveryCodes = 10;
// Crockford's base 32: no letter is taken for a digit.
const letters = '0123456789abcdefghjkmnpqrstvwxyz';

export function createSecondFactors(needs: AccountNeeds, seal: Seal): SecondFactors {
  const { database, clock, audit } = needs;
  const about = (account: AccountId) => `second factor of ${account}`;
  const makeApp = (email: string, secret: Secret) =>
    new TOTP({ issuer: new URL(needs.publicUrl).host, label: email, algorithm: 'SHA1', digits, period, secret });

  async function takeAppCode(tx: Queryable, account: AccountId, code: string, confirmed: boolean): Promise<boolean> {
    const row = await signInStore.findSecondFactor(tx, account);
    if (!row || (confirmed && !row.confirmed) || !/^\d{6}$/.test(code)) return false;
    const app = makeApp('', Secret.fromBase32(seal.open(row.secret, about(account))));
    const timestamp = clock().getTime();
    const delta = app.validate({ token: code, timestamp, window: drift });
    if (delta === null) return false;
    return signInStore.takeStep(tx, account, Math.floor(timestamp / 1000 / period) + delta, clock());
  }

  const take: SecondFactors['take'] = async (tx, account, given) => {
    const code = given.replace(/\s/g, '');
    if (/^\d{6}$/.test(code)) return takeAppCode(tx, account, code, true);
    return signInStore.useRecoveryCode(tx, account, hashSecret(normalizeCode(code)), clock());
  };
  return {
    isActive: async (account) => Boolean((await signInStore.findSecondFactor(database, account))?.confirmed),
    async describe(account) {
      const row = await signInStore.findSecondFactor(database, account);
      return {
        active: Boolean(row?.confirmed),
        recoveryCodes: await signInStore.countRecoveryCodes(database, account),
      };
    },
    async start(caller) {
      const secret = new Secret({ buffer: Uint8Array.from(needs.random.bytes(20)).buffer });
      const sealed = seal.close(secret.base32, about(caller.account));
      if (!(await signInStore.startSecondFactor(database, caller.account, sealed, clock()))) throw alreadyActive();
      return { secret: secret.base32, address: makeApp(normalizeEmail(caller.email), secret).toString() };
    },
    confirm: (caller, code) =>
      database.transaction(async (tx) => {
        const { account } = caller;
        if ((await signInStore.findSecondFactor(tx, account))?.confirmed) throw alreadyActive();
        if (!(await takeAppCode(tx, account, code.replace(/\s/g, ''), false))) throw wrongCode(caller);
        const codes = Array.from({ length: recoveryCodes }, () => makeCode(needs.random.bytes(10)));
        await signInStore.setRecoveryCodes(
          tx,
          account,
          codes.map((each) => hashSecret(normalizeCode(each))),
        );
        await audit.record(tx, { caller, action: 'start-second-factor', object: { kind: 'account', id: account } });
        return { codes };
      }),
    take,
    remove: (caller, code) =>
      database.transaction(async (tx) => {
        if (!(await take(tx, caller.account, code))) throw wrongCode(caller);
        await signInStore.removeSecondFactor(tx, caller.account);
        const object = { kind: 'account', id: caller.account };
        await audit.record(tx, { caller, action: 'remove-second-factor', object });
      }),
  };
}

const makeCode = (bytes: Uint8Array): string => {
  const text = Array.from(bytes, (byte) => letters[byte % letters.length]).join('');
  return `${text.slice(0, 5)}-${text.slice(5)}`;
};
const normalizeCode = (code: string): string => code.toLowerCase().replace(/[\s-]/g, '');

const alreadyActive = (): Problem =>
  new Problem('conflict', {
    en: 'Your account already signs in with codes. Remove them first to use another app.',
    es: 'Su cuenta ya entra con códigos. Quítelos primero para usar otra aplicación.',
    fr: 'Votre compte se connecte déjà avec des codes. Retirez-les d’abord pour utiliser une autre application.',
  });

export function wrongCode(caller: Pick<Caller, 'language'>): Problem {
  const detail = {
    en: 'The code is not right, was used already, or is too old. Wait for the next one in the app.',
    es: 'El código no es correcto, ya se usó o venció. Espere el siguiente en la aplicación.',
    fr: "Le code n'est pas juste, a déjà servi ou est périmé. Attendez le suivant dans l'application.",
  };
  return new Problem('invalid-request', detail, { errors: [{ pointer: '/code', detail: detail[caller.language] }] });
}
