import type { Client, Language, OperationOutput } from '@milpa/sdk';
import type { ComponentChildren } from 'preact';
import type { Assets } from './assets.ts';
import type { Reader } from './reader.ts';

export type Account = OperationOutput<'whoAmI'>['account'];

/** What is the same for every page of one portal. */
export interface Site {
  /** What the portal calls itself in its header. */
  readonly name: string;
  /** Where the public finds it, without a slash at the end. */
  readonly publicUrl: string;
  readonly assets: Assets;
  /** The time of the portal, by which a page says what is still to come. */
  readonly now: () => Date;
}

/** What a page is made from. `client` calls the portal's public API with the credentials of whoever asked. */
export interface Context {
  readonly site: Site;
  readonly request: Request;
  /** The address asked for, at the public host. */
  readonly url: URL;
  readonly params: Readonly<Record<string, string>>;
  readonly reader: Reader;
  readonly client: Client;
  /** Who is signed in; undefined for the anonymous reader, who has no cookie. */
  readonly account: Account | undefined;
}

export interface Crumb {
  readonly href: string;
  readonly text: ComponentChildren;
}

/** One page, before it becomes bytes. */
export interface Page {
  /** Of the document, without the portal's name. */
  readonly title: string;
  readonly body: ComponentChildren;
  readonly status?: number;
  readonly description?: string | undefined;
  /** The way here, home and the page itself left out. */
  readonly crumbs?: readonly Crumb[];
  /** Path of the address that stands for this page; the asked path without its query when absent. */
  readonly canonical?: string;
  /** The same thing for programs: `<link rel="alternate">`. */
  readonly alternates?: readonly { readonly type: string; readonly href: string; readonly title: string }[];
  /** schema.org JSON-LD, as text. */
  readonly structured?: string | undefined;
  /** Names of files in enhance/, without extension. The page must do its work without them. */
  readonly scripts?: readonly string[];
  /** Seconds after which a browser without scripts asks for the page again, while something is still being done. */
  readonly refresh?: number | undefined;
  readonly index?: boolean;
  /** Leaves the search field out of the header: the page has its own. */
  readonly ownSearch?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Handle = (context: Context) => Promise<Page | Response>;

/** `path` is what follows the language; `:name` stands for one segment. */
export interface Route {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly handle: Handle;
}

/** Sends the reader elsewhere. 303 after a form; 301 when the address has changed for good. */
export function redirect(location: string, status: 301 | 302 | 303 | 308 = 303, headers: HeadersInit = {}): Response {
  const all = new Headers(headers);
  all.set('location', location);
  return new Response(null, { status, headers: all });
}

/** A page with a form, and what becomes of the form at the same address. */
export const formAt = (path: string, show: Handle, take: Handle): readonly Route[] => [
  { method: 'GET', path, handle: show },
  { method: 'POST', path, handle: take },
];

/** An address that only takes a form: whoever asks for it, as a change of language does, is sent to the page of the form. */
export const takeAt = (path: string, take: Handle, back: (context: Context) => string): readonly Route[] => [
  { method: 'POST', path, handle: take },
  { method: 'GET', path, handle: async (context) => redirect(back(context)) },
];

/** The address of the thing that a part of the asked path names. */
export const leadTo =
  (address: (language: Language, key: string) => string, name: string) =>
  ({ reader, params }: Context): string =>
    address(reader.language, params[name] ?? '');
