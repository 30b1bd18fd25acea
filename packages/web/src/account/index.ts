import { type Route, redirect } from '../page.ts';
import { places } from '../workspace/places.ts';
import { askForLetter, showForgotten } from './forgotten.tsx';
import { choosePassword, showPasswordChoice } from './password.tsx';
import { showSignIn, signIn, signOut } from './sign-in.tsx';
import { createToken, revokeToken, showTokens } from './tokens.tsx';

export const accountRoutes: readonly Route[] = [
  { method: 'GET', path: '/sign-in', handle: showSignIn },
  { method: 'POST', path: '/sign-in', handle: signIn },
  { method: 'GET', path: '/sign-out', handle: async ({ reader }) => redirect(`/${reader.language}`) },
  { method: 'POST', path: '/sign-out', handle: signOut },
  { method: 'GET', path: '/invitation', handle: showPasswordChoice('invitation') },
  { method: 'POST', path: '/invitation', handle: choosePassword('invitation') },
  { method: 'GET', path: '/forgot-password', handle: showForgotten },
  { method: 'POST', path: '/forgot-password', handle: askForLetter },
  { method: 'GET', path: '/new-password', handle: showPasswordChoice('newPassword') },
  { method: 'POST', path: '/new-password', handle: choosePassword('newPassword') },
  { method: 'GET', path: '/workspace/tokens', handle: showTokens },
  { method: 'POST', path: '/workspace/tokens', handle: createToken },
  { method: 'POST', path: '/workspace/tokens/:token/revoke', handle: revokeToken },
  {
    method: 'GET',
    path: '/workspace/tokens/:token/revoke',
    handle: async ({ reader }) => redirect(places.tokens(reader.language)),
  },
];
