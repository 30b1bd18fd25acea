import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Language } from '@milpa/sdk';

/** One thing an operator may set. `parse` throws a SettingRefused whose text says what fits. */
export interface Setting<T = unknown> {
  readonly name: string;
  /** As one would write it; empty: nothing is set. A text in parentheses says what is worked out. */
  readonly default: string;
  readonly description: string;
  /** Must not be shown in logs. */
  readonly secret?: true;
  readonly parse: (text: string) => T;
}

/** What the processes read the settings from: `process.env`, or a test's own. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The text of a setting does not fit. The message is what follows "NAME=… : it must be". */
class Unfit extends Error {}

/** A setting cannot be used; the sentence names it, its value and what fits. */
export class SettingRefused extends Error {
  readonly setting: string;
  constructor(setting: string, message: string) {
    super(message);
    this.name = 'SettingRefused';
    this.setting = setting;
  }
}

const repositoryRoot = fileURLToPath(new URL('../../../', import.meta.url));
const mebibyte = 2 ** 20;

const declared = {
  port: {
    name: 'PORT',
    default: '8080',
    description: 'TCP port the portal listens on; 0 takes any free one.',
    parse: (text: string) => parseWhole(text, 0, 65_535),
  },
  host: {
    name: 'MILPA_HOST',
    default: '',
    description: 'Address of the network interface to listen on, e.g. 127.0.0.1; all of them when empty.',
    parse: (text: string) => text,
  },
  publicUrl: {
    name: 'MILPA_PUBLIC_URL',
    default: '(http://localhost:PORT)',
    description: 'The address readers use, without a path. Links, feeds, e-mails and cookies follow it.',
    parse: parseOrigin,
  },
  dataFolder: {
    name: 'MILPA_DATA',
    default: '(var/ of the repository)',
    description: 'Folder of everything the portal keeps. A relative path starts at the current folder.',
    parse: (text: string) => resolve(text),
  },
  databaseUrl: {
    name: 'DATABASE_URL',
    default: '',
    description:
      'A PostgreSQL 15 or later: postgres://user:password@host:5432/name. Empty: the embedded one, in MILPA_DATA.',
    secret: true,
    parse: parseDatabaseUrl,
  },
  databaseConnections: {
    name: 'MILPA_DATABASE_CONNECTIONS',
    default: '12',
    description: 'Database connections of one process, at most.',
    parse: (text: string) => parseWhole(text, 2, 1000),
  },
  statementMs: {
    name: 'MILPA_STATEMENT_TIMEOUT_MS',
    default: '30000',
    description: 'Milliseconds after which the database stops a statement.',
    parse: (text: string) => parseWhole(text, 100, 3_600_000),
  },
  postgresHome: {
    name: 'MILPA_POSTGRES_HOME',
    default: '(/var/lib/milpa, when needed)',
    description:
      'Where the embedded PostgreSQL lives when it cannot live in MILPA_DATA: started by root under a folder closed to others. When set, it is always used.',
    parse: (text: string) => resolve(text),
  },
  uploadBytes: {
    name: 'MILPA_UPLOAD_BYTES',
    default: String(20 * 1024 * mebibyte),
    description: 'Bytes one uploaded file may have.',
    parse: (text: string) => parseWhole(text, 1, Number.MAX_SAFE_INTEGER),
  },
  jobs: {
    name: 'MILPA_JOBS',
    default: '4',
    description: 'Background jobs one process runs at the same time.',
    parse: (text: string) => parseWhole(text, 1, 100),
  },
  engineProcesses: {
    name: 'MILPA_ENGINE_PROCESSES',
    default: '(one for each processor, 2 at least)',
    description: 'Disposable processes that read files and answer questions to tables.',
    parse: (text: string) => parseWhole(text, 1, 256),
  },
  engineMemoryBytes: {
    name: 'MILPA_ENGINE_MEMORY_BYTES',
    default: String(2048 * mebibyte),
    description: 'Memory one of these processes may take.',
    parse: (text: string) => parseWhole(text, 256 * mebibyte, Number.MAX_SAFE_INTEGER),
  },
  sqlProcesses: {
    name: 'MILPA_SQL_PROCESSES',
    default: '2',
    description: 'SQL statements answered at the same time, each in a disposable process of its own.',
    parse: (text: string) => parseWhole(text, 1, 256),
  },
  sqlMs: {
    name: 'MILPA_SQL_TIMEOUT_MS',
    default: '10000',
    description: 'Milliseconds after which an SQL statement or a SPARQL query is stopped.',
    parse: (text: string) => parseWhole(text, 100, 600_000),
  },
  secret: {
    name: 'MILPA_SECRET',
    default: '(secret.key in MILPA_DATA, made at the first start)',
    description:
      'At least 32 characters nobody can guess, the same for every process of the portal. Stored secrets of authenticator apps are sealed with it: with another one they have to be set up anew.',
    secret: true,
    parse: parseSecret,
  },
  oidcIssuer: {
    name: 'MILPA_OIDC_ISSUER',
    default: '',
    description:
      'Address of the OpenID Connect provider of the organisation. Set: people may sign in with it, when their e-mail there, which it must have verified, is that of an account here.',
    parse: parseIssuer,
  },
  oidcClientId: {
    name: 'MILPA_OIDC_CLIENT_ID',
    default: '',
    description:
      'What the provider calls this portal. Redirect URI to register there: MILPA_PUBLIC_URL + /api/v1/session/oidc/callback.',
    parse: (text: string) => text,
  },
  oidcClientSecret: {
    name: 'MILPA_OIDC_CLIENT_SECRET',
    default: '',
    description: 'The secret the provider gave this portal.',
    secret: true,
    parse: (text: string) => text,
  },
  oidcLabel: {
    name: 'MILPA_OIDC_LABEL',
    default: 'SSO',
    description: 'What people call that way to sign in; it stands on the button.',
    parse: (text: string) => text.slice(0, 80),
  },
  search: {
    name: 'MILPA_SEARCH',
    default: 'embedded',
    description:
      "Which search index answers: embedded (in memory, about 1 kB a dataset) or postgresql (PostgreSQL's own full-text search: less memory, slower, and less forgiving).",
    parse: parseSearch,
  },
  searchUrl: {
    name: 'MILPA_SEARCH_URL',
    default: '',
    description:
      'An OpenSearch 2 or later to search with instead: https://user:password@host:9200. An empty one is filled by the check of the catalogue that follows each start.',
    secret: true,
    parse: parseSearchUrl,
  },
  searchThreads: {
    name: 'MILPA_SEARCH_THREADS',
    default: '(one for each processor, 2 at least, 4 at most)',
    description:
      'Searches the embedded index answers at the same time, each in a thread of its own over the same memory.',
    parse: (text: string) => parseWhole(text, 1, 64),
  },
  searchMs: {
    name: 'MILPA_SEARCH_TIMEOUT_MS',
    default: '10000',
    description: 'Milliseconds after which a search is given up.',
    parse: (text: string) => parseWhole(text, 10, 600_000),
  },
  smtpUrl: {
    name: 'SMTP_URL',
    default: '',
    description: 'Mail server, smtp://user:password@host:587. Empty: letters are written to outbox/ in MILPA_DATA.',
    secret: true,
    parse: parseSmtpUrl,
  },
  mailFrom: {
    name: 'MILPA_MAIL_FROM',
    default: 'Milpa <milpa@localhost>',
    description: 'Sender of letters.',
    parse: parseSender,
  },
  timeZone: {
    name: 'MILPA_TIME_ZONE',
    default: 'UTC',
    description: 'Time zone by whose calendar updates are due, as in the IANA database, e.g. America/Mexico_City.',
    parse: parseTimeZone,
  },
  outboxDays: {
    name: 'MILPA_OUTBOX_DAYS',
    default: '30',
    description: 'Days letters stay in outbox/ when there is no mail server; they hold personal data.',
    parse: (text: string) => parseWhole(text, 1, 365),
  },
  requestDays: {
    name: 'MILPA_REQUEST_DAYS',
    default: '20',
    description: 'Days an institution has to answer a request for data, counted from the day it is public.',
    parse: (text: string) => parseWhole(text, 1, 365),
  },
  language: {
    name: 'MILPA_LANGUAGE',
    default: 'es',
    description: 'Language of readers whose browser asks for none the portal speaks: es, en or fr.',
    parse: parseLanguage,
  },
  privateNetworks: {
    name: 'MILPA_PRIVATE_NETWORKS',
    default: 'no',
    description: 'Whether files may be fetched from addresses of private networks: yes or no.',
    parse: parseYesNo,
  },
  extraFields: {
    name: 'MILPA_EXTRA_FIELDS',
    default: '(extra-fields.json in MILPA_DATA, when it is there)',
    description:
      'JSON Schema file that names the fields this portal adds to descriptions of datasets; see extra-fields.md.',
    parse: (text: string) => resolve(text),
  },
  linkChecks: {
    name: 'MILPA_LINK_CHECKS',
    default: 'yes',
    description: 'Whether links to data that lie elsewhere are asked regularly if they are alive: yes or no.',
    parse: parseYesNo,
  },
  trustProxy: {
    name: 'MILPA_TRUST_PROXY',
    default: 'no',
    description: "Whether a proxy of ours sets X-Forwarded-For, so that it names the reader's address: yes or no.",
    parse: parseYesNo,
  },
  logLevel: {
    name: 'MILPA_LOG_LEVEL',
    default: 'info',
    description: 'Least weight of a log line that is written: trace, debug, info, warn, error or silent.',
    parse: parseLogLevel,
  },
  crashAt: {
    name: 'MILPA_TEST_CRASH_AT',
    default: '',
    description:
      'For crash tests only: the process kills itself when it passes this step for the n-th time, e.g. release-committed:2.',
    parse: parseCrashStep,
  },
} satisfies Record<string, Setting>;

/** Every setting, for the program and for its documentation. */
export const settings: readonly Setting[] = Object.values(declared);

type Declared = typeof declared;
type Parsed = { [Key in keyof Declared]: ReturnType<Declared[Key]['parse']> };
export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent';

/** A named step, and at which pass of it the process ends. */
export interface CrashStep {
  readonly step: string;
  readonly pass: number;
}

/** The settings as parsed. Those that may be left unset are `undefined` then. */
export type Config = Readonly<
  Omit<
    Parsed,
    | 'databaseUrl'
    | 'secret'
    | 'oidcIssuer'
    | 'searchThreads'
    | 'smtpUrl'
    | 'postgresHome'
    | 'crashAt'
    | 'extraFields'
    | 'searchUrl'
  > & {
    databaseUrl: string | undefined;
    secret: string | undefined;
    oidcIssuer: string | undefined;
    smtpUrl: string | undefined;
    searchUrl: string | undefined;
    searchThreads: number | undefined;
    postgresHome: string | undefined;
    extraFields: string | undefined;
    crashAt: CrashStep | undefined;
    /** What child programs get as environment: nothing secret. */
    programEnvironment: Readonly<Record<string, string>>;
  }
>;

/** Every setting from its text or its default. Throws SettingRefused. */
export function normalizeConfig(env: Environment): Config {
  const take = <T>(setting: Setting<T>): T => parseSetting(setting, env[setting.name]?.trim() || setting.default);
  const maybe = <T>(setting: Setting<T>): T | undefined => {
    const text = env[setting.name]?.trim();
    return text ? parseSetting(setting, text) : undefined;
  };
  const port = take(declared.port);
  return {
    port,
    host: take(declared.host),
    publicUrl: maybe(declared.publicUrl) ?? `http://localhost:${port}`,
    dataFolder: maybe(declared.dataFolder) ?? resolve(repositoryRoot, 'var'),
    databaseUrl: maybe(declared.databaseUrl),
    databaseConnections: take(declared.databaseConnections),
    statementMs: take(declared.statementMs),
    postgresHome: maybe(declared.postgresHome),
    uploadBytes: take(declared.uploadBytes),
    jobs: take(declared.jobs),
    engineProcesses: maybe(declared.engineProcesses) ?? Math.max(2, availableParallelism()),
    engineMemoryBytes: take(declared.engineMemoryBytes),
    sqlProcesses: take(declared.sqlProcesses),
    sqlMs: take(declared.sqlMs),
    secret: maybe(declared.secret),
    oidcIssuer: maybe(declared.oidcIssuer),
    oidcClientId: take(declared.oidcClientId),
    oidcClientSecret: take(declared.oidcClientSecret),
    oidcLabel: take(declared.oidcLabel),
    search: take(declared.search),
    searchUrl: maybe(declared.searchUrl),
    searchThreads: maybe(declared.searchThreads),
    searchMs: take(declared.searchMs),
    smtpUrl: maybe(declared.smtpUrl),
    mailFrom: take(declared.mailFrom),
    timeZone: take(declared.timeZone),
    outboxDays: take(declared.outboxDays),
    requestDays: take(declared.requestDays),
    language: take(declared.language),
    privateNetworks: take(declared.privateNetworks),
    extraFields: maybe(declared.extraFields),
    linkChecks: take(declared.linkChecks),
    trustProxy: take(declared.trustProxy),
    logLevel: take(declared.logLevel),
    programEnvironment: listProgramEnvironment(env),
    crashAt: maybe(declared.crashAt),
  };
}

/** The settings of this process. */
export const readConfig = (): Config => normalizeConfig(process.env);

function listProgramEnvironment(env: Environment): Record<string, string> {
  const passed: Record<string, string> = { LC_ALL: 'C', TZ: 'UTC' };
  for (const name of ['PATH', 'TMPDIR']) {
    const value = env[name];
    if (value) passed[name] = value;
  }
  return passed;
}

function parseSetting<T>(setting: Setting<T>, text: string): T {
  try {
    return setting.parse(text);
  } catch (error) {
    if (!(error instanceof Unfit)) throw error;
    const shown = setting.secret ? '(not shown)' : JSON.stringify(text);
    throw new SettingRefused(setting.name, `The setting ${setting.name} is ${shown}, but it must be ${error.message}.`);
  }
}

function parseWhole(text: string, min: number, max: number): number {
  const value = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= min && value <= max)) throw new Unfit(`a whole number from ${min} to ${max}`);
  return value;
}

function parseOrigin(text: string): string {
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search || url.hash || url.username)
    throw new Unfit('an address such as https://datos.example.org, without a path');
  return url.origin;
}

function parseDatabaseUrl(text: string): string {
  const url = URL.parse(text);
  if (!url || !/^postgres(?:ql)?:$/.test(url.protocol) || url.pathname.length < 2)
    throw new Unfit('an address such as postgres://user:password@host:5432/name');
  return text;
}

function parseSecret(text: string): string {
  if (text.length < 32) throw new Unfit('at least 32 characters');
  return text;
}

function parseIssuer(text: string): string {
  const url = URL.parse(text);
  const isHere = url && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (!url || !(url.protocol === 'https:' || (url.protocol === 'http:' && isHere)) || url.search || url.hash)
    throw new Unfit('an https address such as https://login.example.org/realms/government');
  return text;
}

function parseSmtpUrl(text: string): string {
  const url = URL.parse(text);
  if (!url || !/^smtps?:$/.test(url.protocol) || !url.hostname)
    throw new Unfit('an address such as smtp://user:password@host:587');
  return text;
}

function parseSender(text: string): string {
  if (!/^(?:[^<>\r\n]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/.test(text))
    throw new Unfit('a sender such as Datos Abiertos <datos@example.org>');
  return text;
}

function parseTimeZone(text: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
  } catch {
    throw new Unfit('a time zone such as America/Mexico_City');
  }
}

function parseLanguage(text: string): Language {
  const parsed = Language.safeParse(text);
  if (!parsed.success) throw new Unfit(`one of ${Language.options.join(', ')}`);
  return parsed.data;
}

function parseSearch(text: string): 'embedded' | 'postgresql' {
  if (text === 'embedded' || text === 'postgresql') return text;
  throw new Unfit('embedded or postgresql');
}

function parseSearchUrl(text: string): string {
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search || url.hash)
    throw new Unfit('an address such as https://user:password@host:9200, without a path');
  return text;
}

function parseYesNo(text: string): boolean {
  if (/^(?:yes|true|1)$/i.test(text)) return true;
  if (/^(?:no|false|0)$/i.test(text)) return false;
  throw new Unfit('yes or no');
}

function parseCrashStep(text: string): CrashStep {
  const [, step = '', pass = '1'] = /^([a-z-]+)(?::([1-9]\d{0,5}))?$/.exec(text) ?? [];
  if (!step) throw new Unfit('the name of a step, with a colon and a number or without');
  return { step, pass: Number(pass) };
}

function parseLogLevel(text: string): LogLevel {
  const levels = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;
  const found = levels.find((level) => level === text);
  if (!found) throw new Unfit(`one of ${levels.join(', ')}`);
  return found;
}
