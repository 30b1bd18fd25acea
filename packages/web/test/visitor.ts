import type { TestPortal } from '../../server/test/portal.ts';

/** A person with a browser that runs no scripts. */
export interface Visitor {
  readonly portal: TestPortal;
  visit(path: string): Promise<Seen>;
  /** Sends a form, as the browser would from a page of the portal. Follows no redirect. */
  send(path: string, form: FormData | Readonly<Record<string, string>>, headers?: HeadersInit): Promise<Seen>;
}

export interface Seen {
  readonly status: number;
  readonly html: string;
  /** Where a redirect leads, without the host. */
  readonly location: string;
  readonly headers: Headers;
}

export function createVisitor(portal: TestPortal, cookie?: string): Visitor {
  const origin = new URL(portal.url).origin;
  const ask = async (path: string, init: RequestInit) => {
    const headers = new Headers(init.headers);
    headers.set('accept', 'text/html');
    if (cookie) headers.set('cookie', cookie);
    const answer = await portal.fetch(new Request(new URL(path, origin), { ...init, headers }));
    const location = answer.headers.get('location') ?? '';
    return { status: answer.status, html: await answer.text(), location, headers: answer.headers };
  };
  return {
    portal,
    visit: (path) => ask(path, {}),
    send: (path, form, headers = { origin, 'sec-fetch-site': 'same-origin' }) =>
      ask(path, { method: 'POST', body: form instanceof FormData ? form : new URLSearchParams({ ...form }), headers }),
  };
}

/** The fields of the form that is sent to this address, filled as the page fills them. */
export function readForm(html: string, action: string): Record<string, string> {
  const start = html.indexOf(`action="${action}"`);
  if (start < 0) throw new Error(`No form is sent to ${action}`);
  const form = html.slice(start, html.indexOf('</form>', start));
  const fields: Record<string, string> = {};
  for (const [, attributes = ''] of form.matchAll(/<input([^>]*)>/g)) {
    const name = /\bname="([^"]*)"/.exec(attributes)?.[1];
    const off = /type="(?:checkbox|radio)"/.test(attributes) && !/\bchecked\b/.test(attributes);
    if (name !== undefined && !off && !/type="file"/.test(attributes))
      fields[unescapeHtml(name)] = unescapeHtml(/\bvalue="([^"]*)"/.exec(attributes)?.[1] ?? '');
  }
  for (const [, name = '', text = ''] of form.matchAll(/<textarea[^>]*\bname="([^"]*)"[^>]*>([^<]*)</g))
    fields[unescapeHtml(name)] = unescapeHtml(text).replace(/^\n/, '');
  for (const [, name = '', options = ''] of form.matchAll(/<select[^>]*\bname="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g))
    fields[unescapeHtml(name)] = /<option(?=[^>]*\bselected\b)[^>]*\bvalue="([^"]*)"/.exec(options)?.[1] ?? '';
  return fields;
}

const unescapeHtml = (text: string) =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
