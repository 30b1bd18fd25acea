/** What every answer says to browsers. A header the answer has already is kept. */
export function protect(headers: Headers, options: { readonly secure: boolean; readonly page?: boolean }): void {
  // "Not modified" has no type, and its headers take the place of those the browser kept: a page stays a page.
  const page = headers.get('content-type')?.startsWith('text/html') ?? options.page ?? false;
  const fixed: Record<string, string> = {
    'content-security-policy': page ? pagePolicy : dataPolicy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': page ? 'same-origin' : 'cross-origin',
    ...(options.secure ? { 'strict-transport-security': 'max-age=63072000' } : {}),
  };
  for (const [name, value] of Object.entries(fixed)) if (!headers.has(name)) headers.set(name, value);
}

const dataPolicy = "default-src 'none'; frame-ancestors 'none'";

/** Everything a page shows comes from the portal itself; it runs no script and no style written into it. */
const pagePolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');
