import { type Context, formAt, type Route, takeAt } from '../page.ts';
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

const account = '/workspace/account';
/** Asked for by a reload or the way back, after a form. */
const toAccount = ({ reader }: Context) => places.account(reader.language);

export const accountRoutes: readonly Route[] = [
  ...formAt('/sign-in', showSignIn, signIn),
  { method: 'GET', path: '/sign-in/oidc', handle: startSingleSignOn },
  ...formAt('/sign-in/code', showCode, giveCode),
  ...takeAt('/sign-out', signOut, ({ reader }) => `/${reader.language}`),
  ...formAt('/invitation', showPasswordChoice('invitation'), choosePassword('invitation')),
  ...formAt('/forgot-password', showForgotten, askForLetter),
  ...formAt('/new-password', showPasswordChoice('newPassword'), choosePassword('newPassword')),
  { method: 'GET', path: account, handle: showAccount },
  ...takeAt(`${account}/password`, changePassword, toAccount),
  ...takeAt(`${account}/codes/start`, startCodes, toAccount),
  ...takeAt(`${account}/codes/confirm`, confirmCodes, toAccount),
  ...takeAt(`${account}/codes/remove`, removeCodes, toAccount),
  ...takeAt(`${account}/passkeys/remove`, removePasskey, toAccount),
  ...takeAt(`${account}/sessions/end`, endOtherSessions, toAccount),
  ...takeAt(`${account}/sessions/:session/end`, endSession, toAccount),
  ...formAt('/workspace/tokens', showTokens, createToken),
  ...takeAt('/workspace/tokens/:token/revoke', revokeToken, ({ reader }) => places.tokens(reader.language)),
];
