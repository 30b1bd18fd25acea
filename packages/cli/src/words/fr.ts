import type { Words } from './index.ts';

export const fr: Words = {
  locale: 'fr',
  uploading: (name) => `Envoi de ${name}`,
  reading: (name) => `Lecture de ${name}`,
  downloading: (name) => `Récupération de ${name}`,
  remaining: (time) => `reste ${time}`,
  released: (version) => `Publié en version ${version}.`,
  keptAsDraft: "Gardé comme brouillon ; seule l'institution le voit.",
  nothingNew: "Rien n'a changé depuis la dernière version publiée : aucune n'a été créée.",
  address: 'Adresse',
  draftAddress: 'Brouillon',
  table: (name, rows, columns) => `${name} : ${rows} lignes, ${columns} colonnes`,
  noTable: (name) => `${name} : gardé tel quel (il ne contient aucune table)`,
  refused: (name, detail) => `${name} a été refusé : ${detail}`,
  failed: (name) =>
    `${name} n'a pas pu être lu jusqu'au bout. Le portail garde le fichier ; réessayez ou prévenez son exploitant.`,
  blocked: 'Ceci empêche encore la publication :',
  finding: (place, message) => (place ? `${place} : ${message}` : message),
  place: ({ table, column, row, line }) =>
    [table, column, row !== undefined ? `ligne ${row}` : line !== undefined ? `ligne ${line} du fichier` : '']
      .filter(Boolean)
      .join(' › '),
  more: (count) => `… et ${count} autres constats (voir le brouillon).`,
  noToken: "Vous n'êtes pas connecté. Lancez `milpa sign-in`, ou donnez un jeton avec --token ou MILPA_TOKEN.",
  noPublisher: (names) =>
    names.length === 0
      ? 'Dites pour quelle institution : --publisher.'
      : `Dites pour quelle institution : --publisher, parmi ${names.join(', ')}.`,
  noSuchFile: (path) => `Il n'y a ni fichier ni dossier ${path}.`,
  emptyFolder: (path) => `${path} ne contient aucun fichier.`,
  badUrl: (url, status) => `${url} a répondu ${status} ; rien n'a été récupéré.`,
  unknownChoice: (option, value, known) => `${option} ne connaît pas « ${value} ». Il connaît : ${known.join(', ')}.`,
  badPackage: (path, reason) => `${path} n'est pas un paquet de données : ${reason}.`,
  unreachable: (portal, reason) => `Le portail ${portal} n'a pas pu être joint : ${reason}.`,
  uploadLost: (name, reason) =>
    `L'envoi de ${name} s'est interrompu : ${reason}. Relancez la même commande ; elle reprendra où elle s'est arrêtée.`,
  badUpload: (status) => `le portail a répondu ${status}`,
  notUnique: (name) => `Plusieurs fichiers du jeu de données pourraient précéder ${name} ; aucun ne porte le même nom.`,
  askEmail: 'Adresse électronique : ',
  askPassword: 'Mot de passe : ',
  offerFirst: (email) => `Cette machine garde le premier accès du portail. Se connecter comme ${email} ? [O/n] `,
  signedIn: (name, portal, path) =>
    `Connecté comme ${name} à ${portal}. Le jeton est dans ${path}, lisible par vous seul.`,
  signedOut: (portal) => `Déconnecté de ${portal}.`,
  tokenName: (host) => `milpa sur ${host}`,
  settingsAre: (portal, source) => `Portail : ${portal} (${source})`,
  tokenIs: (source) => `Jeton : ${source}`,
  sources: {
    flag: 'donné dans la commande',
    environment: 'environnement',
    file: 'fichier de réglages',
    default: 'par défaut',
    none: 'aucun',
  },
  cannotRead: (name, detail) => `${name} ne peut pas être lu : ${detail}`,
  format: 'Format',
  encoding: 'Encodage',
  columns: 'Colonnes',
  findings: 'Constats',
  help: {
    usage: 'Usage :',
    options: 'Options :',
    commands: 'Commandes :',
    arguments: 'Arguments :',
    show: 'montre cette aide',
  },
  usage: {
    'commander.missingArgument': (what) => `Il manque quelque chose : ${what}.`,
    'commander.unknownOption': (what) => `L'option ${what} n'existe pas.`,
    'commander.unknownCommand': (what) => `La commande ${what} n'existe pas.`,
    'commander.optionMissingArgument': (what) => `L'option ${what} demande une valeur.`,
    'commander.invalidArgument': (what) => `La valeur de ${what} ne convient pas.`,
    'commander.excessArguments': () => 'Il y a plus de valeurs que cette commande n’en prend.',
  },
};
