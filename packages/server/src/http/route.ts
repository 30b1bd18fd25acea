import type {
  AccountId,
  AppointmentId,
  InstitutionId,
  Language,
  OperationId,
  OperationInput,
  OperationOutput,
  Role,
  Scope,
  TokenId,
} from '@milpa/sdk';
import type { z } from 'zod';

/** Who is asking. Filled in by account/ from the session cookie or the bearer token; the rest only reads it. */
export interface Caller {
  readonly account: AccountId;
  readonly email: string;
  readonly name: string;
  readonly language: Language;
  /** Set when a token speaks for the account: what it may do at most. */
  readonly token?: {
    readonly id: TokenId;
    readonly scopes: readonly z.infer<typeof Scope>[];
    readonly institution: InstitutionId | null;
  };
  readonly appointments: readonly {
    readonly id: AppointmentId;
    readonly role: Role;
    readonly institution: InstitutionId | null;
  }[];
  /** The one by which this caller was let through, once that was asked. */
  readonly appointment?: AppointmentId;
  /** Set when an administrator acts as this person for support: who it really is. */
  readonly assumedBy?: {
    readonly account: AccountId;
    readonly name: string;
    readonly reason: string;
    readonly until: Date;
  };
}

export interface CallContext {
  readonly request: Request;
  readonly caller: Caller | undefined;
  readonly language: Language;
  readonly signal: AbortSignal;
}

/** What a handler gets: parsed by the contract's schemas, revision from If-Match. */
export type HandlerInput<Id extends OperationId> = OperationInput<Id>;

export interface Answer<T> {
  readonly body: T;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Answers one operation of the contract. Throws Problem; http/ turns it into RFC 9457. */
export interface OperationHandler<Id extends OperationId> {
  readonly operation: Id;
  readonly handle: (
    input: HandlerInput<Id>,
    context: CallContext,
  ) => Promise<OperationOutput<Id> | Answer<OperationOutput<Id>> | Response>;
}

/** A handler of whichever operation, for lists of them. */
export type AnyOperationHandler = { [Id in OperationId]: OperationHandler<Id> }[OperationId];

/** Gives a handler's input and answer the types of its operation. */
export function defineHandler<Id extends OperationId>(
  operation: Id,
  handle: OperationHandler<Id>['handle'],
): OperationHandler<Id> {
  return { operation, handle };
}

/** What the API reference says about a raw route. Paths there are written with `{name}`. */
export interface RouteDescription {
  readonly path: string;
  readonly summary: string;
  readonly tag: string;
  readonly mediaTypes: readonly string[];
}

/**
 * A route outside the JSON contract: files, feeds, uploads, pages. Path as in Hono (`:name`, `:name{regex}`). It is tried
 * before the contract's routes, so a path that both could match says by a regex which are its own.
 */
export interface RawRoute {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'HEAD' | 'DELETE' | 'OPTIONS' | 'ALL';
  readonly path: string;
  /** Takes only requests whose Content-Type is this, e.g. `multipart/form-data`; others go on to the contract's route. */
  readonly mediaType?: string;
  /** For the API reference; absent: not listed there. */
  readonly description?: RouteDescription;
  readonly handle: (context: CallContext, params: Readonly<Record<string, string>>) => Promise<Response>;
}
