import { z } from 'zod';
import { TokenId } from '../identifiers.ts';
import { Credentials, NewToken, Session, Token, TokenInput } from '../institution.ts';
import { nothing, type Spec } from './spec.ts';

export const peopleOperations = {
  signIn: {
    method: 'POST',
    path: '/api/v1/session',
    tag: 'people',
    summary: 'Sign in; the session comes as a cookie',
    body: Credentials,
    response: Session,
    status: 201,
    scope: null,
  },
  whoAmI: {
    method: 'GET',
    path: '/api/v1/session',
    tag: 'people',
    summary: 'Who is signed in',
    response: Session,
    status: 200,
    scope: 'account',
  },
  signOut: {
    method: 'DELETE',
    path: '/api/v1/session',
    tag: 'people',
    summary: 'Sign out',
    response: nothing,
    status: 204,
    scope: 'account',
  },
  acceptInvitation: {
    method: 'POST',
    path: '/api/v1/invitations',
    tag: 'people',
    summary: 'Choose a password with the code of an invitation',
    body: z.object({
      code: z.string().max(200),
      password: z.string().min(12).max(1000),
      name: z.string().trim().min(1).max(200).optional(),
    }),
    response: Session,
    status: 201,
    scope: null,
  },
  forgotPassword: {
    method: 'POST',
    path: '/api/v1/password-letters',
    tag: 'people',
    summary:
      'Ask for a letter with which to choose a new password; the answer is the same whether there is an account or not',
    body: z.object({ email: z.string().trim().min(3).max(320) }),
    response: nothing,
    status: 204,
    scope: null,
  },
  listTokens: {
    method: 'GET',
    path: '/api/v1/tokens',
    tag: 'people',
    summary: 'My tokens',
    response: z.array(Token),
    status: 200,
    scope: 'account',
  },
  createToken: {
    method: 'POST',
    path: '/api/v1/tokens',
    tag: 'people',
    summary: 'Make a token; its secret is shown this once',
    body: TokenInput,
    response: NewToken,
    status: 201,
    scope: 'account',
  },
  revokeToken: {
    method: 'DELETE',
    path: '/api/v1/tokens/{token}',
    tag: 'people',
    summary: 'Revoke a token',
    params: z.object({ token: TokenId }),
    response: nothing,
    status: 204,
    scope: 'account',
  },
} as const satisfies Record<string, Spec>;
