import { type Route, redirect } from '../page.ts';
import { places } from '../workspace/places.ts';
import { giveCode, showCode } from './code.tsx';
import { askForLetter, showForgotten } from './forgotten.tsx';
import { choosePassword, showPasswordChoice } from './password.tsx';
import {
  changePassword,
  confirmCodes,
  endOtherSessions,
  endSession,
  removeCodes,
  removePasskey,
  showAccount,
  startCodes,
} from './security.tsx';
import { showSignIn, signIn, signOut, startSingleSignOn } from './sign-in.tsx';
import { createToken, revokeToken, showTokens } from './tokens.tsx';

export const accountRoutes: readonly Route[] = [
  { method: 'GET', path: '/sign-in', handle: showSignIn },
  { method: 'POST', path: '/sign-in', handle: signIn },
  { method: 'GET', path: '/sign-in/oidc', handle: startSingleSignOn },
  { method: 'GET', path: '/sign-in/code', handle: showCode },
  { method: 'POST', path: '/sign-in/code', handle: giveCode },
  { method: 'GET', path: '/sign-out', handle: async ({ reader }) => redirect(`/${reader.language}`) },
  { method: 'POST', path: '/sign-out', handle: signOut },
  { method: 'GET', path: '/invitation', handle: showPasswordChoice('invitation') },
  { method: 'POST', path: '/invitation', handle: choosePassword('invitation') },
  { method: 'GET', path: '/forgot-password', handle: showForgotten },
  { method: 'POST', path: '/forgot-password', handle: askForLetter },
  { method: 'GET', path: '/new-password', handle: showPasswordChoice('newPassword') },
  { method: 'POST', path: '/new-password', handle: choosePassword('newPassword') },
  { method: 'GET', path: '/workspace/account', handle: showAccount },
  { method: 'POST', path: '/workspace/account/password', handle: changePassword },
  { method: 'POST', path: '/workspace/account/codes/start', handle: startCodes },
  { method: 'POST', path: '/workspace/account/codes/confirm', handle: confirmCodes },
  { method: 'POST', path: '/workspace/account/codes/remove', handle: removeCodes },
  { method: 'POST', path: '/workspace/account/passkeys/remove', handle: removePasskey },
  { method: 'POST', path: '/workspace/account/sessions/end', handle: endOtherSessions },
  { method: 'POST', path: '/workspace/account/sessions/:session/end', handle: endSession },
  ...[
    'password',
    'codes/start',
    'codes/confirm',
    'codes/remove',
    'passkeys/remove',
    'sessions/end',
    'sessions/:session/end',
  ].map(
    (path): Route => ({
      // Asked for by a reload or the way back, after a form.
      method: 'GET',
      path: `/workspace/account/${path}`,
      handle: async ({ reader }) => redirect(places.account(reader.language)),
    }),
  ),
  { method: 'GET', path: '/workspace/tokens', handle: showTokens },
  { method: 'POST', path: '/workspace/tokens', handle: createToken },
  { method: 'POST', path: '/workspace/tokens/:token/revoke', handle: revokeToken },
  {
    method: 'GET',
    path: '/workspace/tokens/:token/revoke',
    handle: async ({ reader }) => redirect(places.tokens(reader.language)),
  },
];
