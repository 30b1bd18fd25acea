import { noSuchVersion } from './problems.ts';

/** The release an address asks for with `version`; undefined for the newest. Throws for what is no number of a release. */
export function findVersion(request: Request, key: string): number | undefined {
  const text = new URL(request.url).searchParams.get('version');
  if (text === null) return undefined;
  const version = /^[1-9]\d{0,8}$/.test(text) ? Number(text) : 0;
  if (version === 0) throw noSuchVersion(key, version);
  return version;
}
