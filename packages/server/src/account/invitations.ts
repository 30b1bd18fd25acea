import { AccountId, Problem, paths } from '@milpa/sdk';
import { z } from 'zod';
import type { JobHandler } from '../jobs/index.ts';
import { writeForgotten, writeInvitation } from './letters.ts';
import { type AccountNeeds, forgottenMs, invitationMs, type Purpose } from './model.ts';
import { type Passwords, requireStrong } from './password.ts';
import { hashSecret, newSecret } from './secret.ts';
import type { Sessions } from './sessions.ts';
import { type AccountRow, store } from './store.ts';

export interface Invitations {
  /**
   * Writes the letter to the account in the payload. The code is made here and not by who asked, so that it never
   * stands in the queue. Sending twice makes the first letter's code void.
   */
  readonly send: JobHandler;
  /** Writes to the e-mail in the payload how to choose a new password, when it is somebody's. */
  readonly sendForgotten: JobHandler;
  /** Sets the password and signs in. Throws `not-found` for a code that is unknown, used or too old. */
  accept(
    input: { code: string; password: string; name?: string | undefined },
    request: Request,
  ): Promise<{ account: AccountId; cookie: string; expires: Date }>;
}

const Payload = z.object({ account: AccountId });
const Forgotten = z.object({ email: z.string() });

export function createInvitations(needs: AccountNeeds, passwords: Passwords, sessions: Sessions): Invitations {
  const { database, clock, audit, mail } = needs;
  const write = async (account: AccountRow, purpose: Purpose) => {
    const link = await makeLink(needs, account, purpose);
    const { email: to, name, language } = account;
    const letter = { to, name, language, link: link.href, portal: link.host };
    await mail.send(purpose === 'invitation' ? writeInvitation(letter) : writeForgotten(letter));
  };
  return {
    async send(payload) {
      const account = await store.findAccount(database, Payload.parse(payload).account);
      if (account && account.password === null) await write(account, 'invitation');
    },
    async sendForgotten(payload) {
      const account = await store.findAccountByEmail(database, Forgotten.parse(payload).email);
      if (account) await write(account, account.password === null ? 'invitation' : 'forgotten');
    },
    accept: ({ code, password, name }, request) =>
      database.transaction(async (tx) => {
        const now = clock();
        const before = (ms: number) => new Date(now.getTime() - ms);
        const after = { invitation: before(invitationMs), forgotten: before(forgottenMs) };
        const used = await store.useInvitation(tx, hashSecret(code), after, now);
        const account = used && (await store.findAccount(tx, used.account));
        if (!account) throw noSuchInvitation();
        // Throwing from here leaves the invitation unused.
        requireStrong(password, account.email, account.language);
        await store.setPassword(tx, account.id, await passwords.hash(password), name);
        await store.removeSessionsOf(tx, account.id);
        const { cookie, expires } = await sessions.start(tx, account.id, request);
        await audit.record(tx, {
          caller: {
            account: account.id,
            email: account.email,
            name: account.name,
            language: account.language,
            appointments: [],
          },
          action: used.purpose === 'invitation' ? 'accept-invitation' : 'choose-new-password',
          object: { kind: 'account', id: account.id },
        });
        return { account: account.id, cookie, expires };
      }),
  };
}

/** A fresh code, the only one of the account that counts from now on, in the address where it is used. */
async function makeLink(
  { database, clock, random, publicUrl }: AccountNeeds,
  account: AccountRow,
  purpose: Purpose,
): Promise<URL> {
  const code = newSecret(random);
  await database.transaction(async (tx) => {
    await store.removeInvitationsOf(tx, account.id);
    await store.addInvitation(tx, hashSecret(code), account.id, purpose, clock());
  });
  const place = purpose === 'invitation' ? paths.invitation : paths.newPassword;
  const link = new URL(place(account.language), publicUrl);
  link.searchParams.set('code', code);
  return link;
}

const noSuchInvitation = (): Problem =>
  new Problem('not-found', {
    en: 'The address from the letter is unknown, was used already, or is too old: an invitation works for 7 days, a new password for one hour. Ask for a new letter.',
    es: 'La dirección de la carta es desconocida, ya se usó o venció: una invitación sirve 7 días, una contraseña nueva una hora. Pida otra carta.',
    fr: "L'adresse de la lettre est inconnue, déjà utilisée ou périmée : une invitation sert 7 jours, un nouveau mot de passe une heure. Demandez une autre lettre.",
  });
