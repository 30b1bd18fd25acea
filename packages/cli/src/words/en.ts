import type { Words } from './index.ts';

export const en: Words = {
  locale: 'en',
  uploading: (name) => `Sending ${name}`,
  reading: (name) => `Reading ${name}`,
  downloading: (name) => `Fetching ${name}`,
  remaining: (time) => `${time} left`,
  released: (version) => `Released as version ${version}.`,
  keptAsDraft: 'Kept as a draft; nobody but the institution sees it.',
  nothingNew: 'Nothing changed since the last release, so none was made.',
  address: 'Address',
  draftAddress: 'Draft',
  table: (name, rows, columns) => `${name}: ${rows} rows, ${columns} columns`,
  noTable: (name) => `${name}: kept as it is (no table in it)`,
  refused: (name, detail) => `${name} was refused: ${detail}`,
  failed: (name) => `${name} could not be read to the end. The portal keeps the file; try again, or tell its operator.`,
  blocked: 'This still stands in the way of a release:',
  finding: (place, message) => (place ? `${place}: ${message}` : message),
  place: ({ table, column, row, line }) =>
    [table, column, row !== undefined ? `row ${row}` : line !== undefined ? `line ${line} of the file` : '']
      .filter(Boolean)
      .join(' › '),
  more: (count) => `… and ${count} more findings (see the draft).`,
  noToken: 'You are not signed in. Run `milpa sign-in`, or give a token with --token or MILPA_TOKEN.',
  noPublisher: (names) =>
    names.length === 0
      ? 'Say for which institution: --publisher.'
      : `Say for which institution: --publisher, one of ${names.join(', ')}.`,
  noSuchFile: (path) => `There is no file or folder ${path}.`,
  emptyFolder: (path) => `${path} holds no file.`,
  badUrl: (url, status) => `${url} answered ${status}; nothing was fetched.`,
  unknownChoice: (option, value, known) => `${option} does not know "${value}". It knows: ${known.join(', ')}.`,
  badPackage: (path, reason) => `${path} is no data package: ${reason}.`,
  unreachable: (portal, reason) => `The portal at ${portal} could not be reached: ${reason}.`,
  uploadLost: (name, reason) =>
    `Sending ${name} broke off: ${reason}. Run the same command again; it goes on where it stopped.`,
  badUpload: (status) => `the portal answered ${status}`,
  notUnique: (name) => `Several files of the dataset could be the earlier version of ${name}; none is called the same.`,
  askEmail: 'E-mail: ',
  askPassword: 'Password: ',
  offerFirst: (email) => `This machine holds the first sign-in of the portal. Sign in as ${email}? [Y/n] `,
  signedIn: (name, portal, path) =>
    `Signed in as ${name} at ${portal}. The token is in ${path}, readable by you alone.`,
  signedOut: (portal) => `Signed out of ${portal}.`,
  tokenName: (host) => `milpa on ${host}`,
  settingsAre: (portal, source) => `Portal: ${portal} (${source})`,
  tokenIs: (source) => `Token: ${source}`,
  sources: { flag: 'given', environment: 'environment', file: 'settings file', default: 'default', none: 'none' },
  cannotRead: (name, detail) => `${name} cannot be read: ${detail}`,
  format: 'Format',
  encoding: 'Encoding',
  columns: 'Columns',
  findings: 'Findings',
  help: {
    usage: 'Usage:',
    options: 'Options:',
    commands: 'Commands:',
    arguments: 'Arguments:',
    show: 'show this help',
  },
  usage: {
    'commander.missingArgument': (what) => `Something is missing: ${what}.`,
    'commander.unknownOption': (what) => `There is no option ${what}.`,
    'commander.unknownCommand': (what) => `There is no command ${what}.`,
    'commander.optionMissingArgument': (what) => `The option ${what} needs a value.`,
    'commander.invalidArgument': (what) => `The value of ${what} does not fit.`,
    'commander.excessArguments': () => 'There are more values than this command takes.',
  },
};
