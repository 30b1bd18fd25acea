import { type Language, paths } from '@milpa/sdk';

/** Where to go after signing in: a page of this portal, never of another site; the workspace when nothing good is said. */
export function findNext(text: string, language: Language): string {
  const home = paths.workspace(language);
  // Browsers take `\` for `/` and read past tabs and line ends, so these could hide another host.
  if (!/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(text)) return home;
  const base = 'http://portal.invalid';
  const url = URL.parse(text, base);
  if (!url || url.origin !== base || url.pathname.startsWith('//')) return home;
  if (!/^\/[a-z]{2}(?:\/|$)/.test(url.pathname) || /^\/[a-z]{2}\/(?:sign-in|sign-out|invitation)$/.test(url.pathname))
    return home;
  return url.pathname + url.search + url.hash;
}
