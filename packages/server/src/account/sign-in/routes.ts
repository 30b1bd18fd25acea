import { Problem } from '@milpa/sdk';
import type { AnyOperationHandler, Caller } from '../../http/index.ts';
import { requirePerson } from '../may.ts';
import { type AccountNeeds, normalizeEmail, personal } from '../model.ts';
import { requireStrong } from '../password.ts';
import type { Open, Parts } from '../routes.ts';
import { store } from '../store.ts';
import { wrongCode } from './second-factor.ts';

/** Ways to sign in beside the password, and what a person sees and changes of them. */
export const createSignInHandlers = (needs: AccountNeeds, parts: Parts, open: Open): readonly AnyOperationHandler[] => [
  ...codeHandlers(needs, parts, open),
  ...passkeyHandlers(needs, parts, open),
  ...sessionHandlers(needs, parts),
];

function codeHandlers(needs: AccountNeeds, parts: Parts, open: Open): readonly AnyOperationHandler[] {
  const { secondFactors, sessions, tries } = parts;
  return [
    {
      operation: 'confirmSignIn',
      async handle({ body }, { request, language }) {
        const account = await sessions.findPending(request);
        if (!account) throw passwordFirst();
        const address = needs.addressOf(request);
        await tries.count(`code ${account}`, address);
        const started = await needs.database.transaction(async (tx) => {
          if (!(await secondFactors.take(tx, account, body.code))) throw wrongCode({ language });
          return sessions.start(tx, account, request);
        });
        await tries.forget(`code ${account}`, address);
        const row = await store.findAccount(needs.database, account);
        if (row) await tries.forget(normalizeEmail(row.email), address);
        return open(account, started);
      },
    },
    {
      operation: 'getSecondFactor',
      handle: async (_, { caller }) => ({
        body: await secondFactors.describe(requirePerson(caller).account),
        headers: personal,
      }),
    },
    {
      operation: 'startSecondFactor',
      handle: async (_, { caller }) => ({ body: await secondFactors.start(requirePerson(caller)), headers: personal }),
    },
    {
      operation: 'confirmSecondFactor',
      async handle({ body }, { caller, request }) {
        const known = requirePerson(caller);
        await tries.count(`code ${known.account}`, needs.addressOf(request));
        return { body: await secondFactors.confirm(known, body.code), headers: personal };
      },
    },
    {
      operation: 'removeSecondFactor',
      async handle({ body }, { caller, request }) {
        const known = requirePerson(caller);
        await tries.count(`code ${known.account}`, needs.addressOf(request));
        await secondFactors.remove(known, body.code);
        return null;
      },
    },
  ];
}

function passkeyHandlers(needs: AccountNeeds, parts: Parts, open: Open): readonly AnyOperationHandler[] {
  const { passkeys, sessions, tries } = parts;
  return [
    {
      operation: 'listPasskeys',
      handle: async (_, { caller }) => ({ body: await passkeys.list(requirePerson(caller)), headers: personal }),
    },
    {
      operation: 'startPasskey',
      handle: async (_, { caller }) => ({ body: await passkeys.startAdding(requirePerson(caller)), headers: personal }),
    },
    {
      operation: 'addPasskey',
      handle: async ({ body }, { caller }) => ({
        body: await passkeys.add(requirePerson(caller), body.name, body.credential),
        headers: personal,
      }),
    },
    {
      operation: 'removePasskey',
      async handle({ params }, { caller }) {
        await passkeys.remove(requirePerson(caller), params.passkey);
        return null;
      },
    },
    {
      operation: 'startPasskeySignIn',
      async handle(_, { request }) {
        await tries.count('passkey', needs.addressOf(request));
        return { body: await passkeys.startSignIn(), headers: personal };
      },
    },
    {
      operation: 'signInWithPasskey',
      async handle({ body }, { request }) {
        const account = await passkeys.requireOwner(body.credential);
        const started = await needs.database.transaction((tx) => sessions.start(tx, account, request));
        return open(account, started);
      },
    },
  ];
}

function sessionHandlers(needs: AccountNeeds, parts: Parts): readonly AnyOperationHandler[] {
  const { sessions, passwords, tries } = parts;
  const { database, audit } = needs;
  return [
    {
      operation: 'listSignInWays',
      handle: async () => ({ oidc: parts.singleSignOn ? { label: parts.singleSignOn.label } : null }),
    },
    {
      operation: 'startSingleSignOn',
      async handle({ body }, { request, language }) {
        if (!parts.singleSignOn) throw noSingleSignOn();
        await tries.count('oidc', needs.addressOf(request));
        const { address, cookie } = await parts.singleSignOn.start(body.next ?? '', language);
        return { body: { address }, headers: { ...personal, 'set-cookie': cookie } };
      },
    },
    {
      operation: 'listSessions',
      handle: async (_, { caller, request }) => ({
        body: await sessions.list(requirePerson(caller).account, request),
        headers: personal,
      }),
    },
    {
      operation: 'endSession',
      async handle({ params }, { caller }) {
        if (!(await sessions.endOne(requirePerson(caller).account, params.session))) throw noSuchSession();
        return null;
      },
    },
    {
      operation: 'endOtherSessions',
      async handle(_, { caller, request }) {
        const known = requirePerson(caller);
        await database.transaction(async (tx) => {
          const after = { ended: await sessions.endOthers(tx, known.account, request) };
          await audit.record(tx, { caller: known, action: 'end-other-sessions', object: objectOf(known), after });
        });
        return null;
      },
    },
    {
      operation: 'changePassword',
      async handle({ body }, { caller, request }) {
        const known = requirePerson(caller);
        await tries.count(`password ${known.account}`, needs.addressOf(request));
        const account = await store.findAccount(database, known.account);
        if (!(await passwords.verify(account?.password, body.current))) throw wrongPassword(known);
        requireStrong(body.password, known.email, known.language);
        const hash = await passwords.hash(body.password);
        await database.transaction(async (tx) => {
          await store.setPassword(tx, known.account, hash, undefined);
          await sessions.endOthers(tx, known.account, request);
          await audit.record(tx, { caller: known, action: 'change-password', object: objectOf(known) });
        });
        return null;
      },
    },
  ];
}

const objectOf = ({ account }: Caller) => ({ kind: 'account', id: account });

const passwordFirst = (): Problem =>
  new Problem('sign-in-needed', {
    en: 'Sign in with your password first; the code has to come within ten minutes.',
    es: 'Primero entre con su contraseña; el código debe llegar en menos de diez minutos.',
    fr: 'Connectez-vous d’abord avec votre mot de passe ; le code doit suivre dans les dix minutes.',
  });

const noSingleSignOn = (): Problem =>
  new Problem('not-found', {
    en: 'This portal has no other sign-in than its own. Sign in with your password or a passkey.',
    es: 'Este portal no tiene otro acceso que el propio. Entre con su contraseña o una llave de acceso.',
    fr: "Ce portail n'a pas d'autre accès que le sien. Connectez-vous avec votre mot de passe ou une clé d'accès.",
  });

const noSuchSession = (): Problem =>
  new Problem('not-found', {
    en: 'You are not signed in there. Perhaps that session ended already.',
    es: 'Usted no tiene una sesión ahí. Quizá ya terminó.',
    fr: "Vous n'êtes pas connecté là. Cette session est peut-être déjà terminée.",
  });

function wrongPassword({ language }: Caller): Problem {
  const detail = {
    en: 'The present password is not right.',
    es: 'La contraseña actual no es correcta.',
    fr: "Le mot de passe actuel n'est pas juste.",
  };
  return new Problem('invalid-request', detail, { errors: [{ pointer: '/current', detail: detail[language] }] });
}
