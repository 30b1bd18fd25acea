import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Language, languages } from '@milpa/sdk';

/** What the command line takes from the environment. This file is the only one of the package that reads it. */
export interface Environment {
  readonly portal: string | undefined;
  readonly token: string | undefined;
  readonly language: Language;
  /** Whether a screen may have colours: https://no-color.org. */
  readonly colours: boolean;
  /** Where the settings file is: `$XDG_CONFIG_HOME/milpa` or `~/.config/milpa`. */
  readonly configFolder: string;
  /** The portal's data folder, when this is the portal's own machine. */
  readonly dataFolder: string;
}

/** The settings `milpa` reads, for docs/settings.md. */
export const settings = [
  { name: 'MILPA_PORTAL', about: 'Address of the portal that `milpa` talks to.', default: 'http://localhost:8080' },
  {
    name: 'MILPA_TOKEN',
    about: 'Token that `milpa` sends with every request.',
    default: 'the one `milpa sign-in` keeps',
  },
] as const;

export function readEnvironment(variables: Readonly<Record<string, string | undefined>> = process.env): Environment {
  return {
    portal: variables['MILPA_PORTAL'] || undefined,
    token: variables['MILPA_TOKEN'] || undefined,
    language: normalizeLanguage(variables['LC_ALL'] || variables['LC_MESSAGES'] || variables['LANG']),
    colours: !variables['NO_COLOR'] && variables['TERM'] !== 'dumb',
    configFolder: join(variables['XDG_CONFIG_HOME'] || join(variables['HOME'] || homedir(), '.config'), 'milpa'),
    dataFolder: variables['MILPA_DATA'] || 'var',
  };
}

/** `es_MX.UTF-8` → `es`; English for what Milpa does not speak. */
export function normalizeLanguage(locale: string | undefined): Language {
  const tag = (locale ?? '').slice(0, 2).toLowerCase();
  return languages.find((language) => language === tag) ?? 'en';
}

export type Source = 'flag' | 'environment' | 'file' | 'default' | 'none';
export interface Access {
  readonly portal: string;
  readonly portalSource: Source;
  readonly token: string | undefined;
  readonly tokenSource: Source;
}

/** Flags before environment before the file before the default. The file's token goes only to the portal it is for. */
export async function findAccess(
  flags: { readonly portal?: string; readonly token?: string },
  environment: Environment,
): Promise<Access> {
  const kept = await readKept(environment.configFolder);
  const [portal, portalSource] = firstOf(flags.portal, environment.portal, kept.portal, 'http://localhost:8080');
  const address = normalizePortal(portal);
  const [token, tokenSource] = firstOf(flags.token, environment.token, kept.tokens[address], '');
  return { portal: address, portalSource, token: token || undefined, tokenSource: token ? tokenSource : 'none' };
}

function firstOf(
  flag: string | undefined,
  environment: string | undefined,
  file: string | undefined,
  fallback: string,
): [string, Source] {
  if (flag) return [flag, 'flag'];
  if (environment) return [environment, 'environment'];
  if (file) return [file, 'file'];
  return [fallback, 'default'];
}

/** One spelling for one portal: no path, no slash at the end. */
export function normalizePortal(address: string): string {
  if (address.includes('://')) return new URL(address).origin;
  const isHere = /^(?:localhost|127\.\d|\[::1\])/i.test(address);
  return new URL(`${isHere ? 'http' : 'https'}://${address}`).origin;
}

interface Kept {
  /** The portal signed in to last. */
  readonly portal?: string;
  readonly tokens: Readonly<Record<string, string>>;
}

export const settingsFile = (folder: string) => join(folder, 'settings.json');

export async function keepToken(folder: string, portal: string, token: string): Promise<string> {
  const kept = await readKept(folder);
  return await writeKept(folder, { portal, tokens: { ...kept.tokens, [portal]: token } });
}

export async function forgetToken(folder: string, portal: string): Promise<void> {
  const { tokens } = await readKept(folder);
  await writeKept(folder, { tokens: Object.fromEntries(Object.entries(tokens).filter(([name]) => name !== portal)) });
}

/** The file holds secrets: only its owner may read it, also while it is being replaced. */
async function writeKept(folder: string, kept: Kept): Promise<string> {
  const path = settingsFile(folder);
  const fresh = `${path}.${process.pid}`;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await rm(fresh, { force: true });
  await writeFile(fresh, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  await chmod(fresh, 0o600);
  await rename(fresh, path);
  return path;
}

async function readKept(folder: string): Promise<Kept> {
  const text = await readFile(settingsFile(folder), 'utf8').catch(() => undefined);
  if (text === undefined) return { tokens: {} };
  return parseKept(JSON.parse(text));
}

function parseKept(value: unknown): Kept {
  if (value === null || typeof value !== 'object') return { tokens: {} };
  const { portal, tokens } = value as { portal?: unknown; tokens?: unknown };
  const pairs = Object.entries(tokens !== null && typeof tokens === 'object' ? tokens : {});
  return {
    ...(typeof portal === 'string' ? { portal } : {}),
    tokens: Object.fromEntries(pairs.filter((pair): pair is [string, string] => typeof pair[1] === 'string')),
  };
}

/** The first sign-in a new portal writes into its data folder, when this machine has it. */
export async function findFirstSignIn(
  environment: Environment,
): Promise<{ readonly email: string; readonly password: string } | undefined> {
  const text = await readFile(join(environment.dataFolder, 'first-sign-in.txt'), 'utf8').catch(() => undefined);
  const email = text?.match(/[^\s<>:]+@[^\s<>]+/)?.[0];
  const password = text?.match(/^\s*(?:password|contraseña|mot de passe)\s*[:=]\s*(\S+)\s*$/im)?.[1];
  return email && password ? { email, password } : undefined;
}
