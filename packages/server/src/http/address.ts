/** Where requests come from. A web-standard Request does not know, so the listener says it here. */
export interface Addresses {
  remember(request: Request, address: string): void;
  /** The reader's address, for limits and sign-in; empty when the request did not come over a network. */
  of(request: Request): string;
}

/** With `trustProxy`, the last X-Forwarded-For entry, which the proxy in front of us wrote, wins over the connection's own. */
export function createAddresses({ trustProxy }: { readonly trustProxy: boolean }): Addresses {
  const known = new WeakMap<Request, string>();
  return {
    remember: (request, address) => void known.set(request, address),
    of(request) {
      const forwarded = trustProxy ? request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
      return forwarded || (known.get(request) ?? '');
    },
  };
}
