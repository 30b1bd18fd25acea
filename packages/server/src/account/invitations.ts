import { AccountId, Problem } from '@milpa/sdk';
import { z } from 'zod';
import type { JobHandler } from '../jobs/index.ts';
import { writeInvitation } from './letters.ts';
import { type AccountNeeds, invitationMs } from './model.ts';
import { type Passwords, requireStrong } from './password.ts';
import { hashSecret, newSecret } from './secret.ts';
import type { Sessions } from './sessions.ts';
import { store } from './store.ts';

export interface Invitations {
  /**
   * Writes the letter to the account in the payload. The code is made here and not by who asked, so that it never
   * stands in the queue. Sending twice makes the first letter's code void.
   */
  readonly send: JobHandler;
  /** Sets the password and signs in. Throws `not-found` for a code that is unknown, used or too old. */
  accept(
    input: { code: string; password: string; name?: string | undefined },
    request: Request,
  ): Promise<{ account: AccountId; cookie: string; expires: Date }>;
}

const Payload = z.object({ account: AccountId });

export function createInvitations(needs: AccountNeeds, passwords: Passwords, sessions: Sessions): Invitations {
  const { database, clock, random, audit, mail, publicUrl } = needs;
  return {
    async send(payload) {
      const { account: id } = Payload.parse(payload);
      const account = await store.findAccount(database, id);
      if (!account || account.password !== null) return;
      const code = newSecret(random);
      await database.transaction(async (tx) => {
        await store.removeInvitationsOf(tx, id);
        await store.addInvitation(tx, hashSecret(code), id, clock());
      });
      const link = new URL(`/${account.language}/invitation`, publicUrl);
      link.searchParams.set('code', code);
      const { email: to, name, language } = account;
      const days = invitationMs / 86_400_000;
      await mail.send(writeInvitation({ to, name, language, link: link.href, portal: link.host, days }));
    },
    accept: ({ code, password, name }, request) =>
      database.transaction(async (tx) => {
        const now = clock();
        const used = await store.useInvitation(tx, hashSecret(code), new Date(now.getTime() - invitationMs), now);
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
          action: 'accept-invitation',
          object: { kind: 'account', id: account.id },
        });
        return { account: account.id, cookie, expires };
      }),
  };
}

const noSuchInvitation = (): Problem =>
  new Problem('not-found', {
    en: 'This invitation is unknown, was used already, or is older than 7 days. Ask whoever appointed you to send a new one.',
    es: 'Esta invitación es desconocida, ya se usó o tiene más de 7 días. Pida una nueva a quien le nombró.',
    fr: 'Cette invitation est inconnue, déjà utilisée ou date de plus de 7 jours. Demandez-en une nouvelle à la personne qui vous a nommé.',
  });
