import type { Words } from './index.ts';

export const es: Words = {
  locale: 'es',
  uploading: (name) => `Enviando ${name}`,
  reading: (name) => `Leyendo ${name}`,
  downloading: (name) => `Trayendo ${name}`,
  remaining: (time) => `quedan ${time}`,
  released: (version) => `Publicado como versión ${version}.`,
  keptAsDraft: 'Queda como borrador; solo la institución lo ve.',
  nothingNew: 'Nada cambió desde la última versión publicada, así que no se creó otra.',
  address: 'Dirección',
  draftAddress: 'Borrador',
  table: (name, rows, columns) => `${name}: ${rows} filas, ${columns} columnas`,
  noTable: (name) => `${name}: se guarda tal cual (no contiene ninguna tabla)`,
  refused: (name, detail) => `${name} fue rechazado: ${detail}`,
  failed: (name) =>
    `${name} no se pudo leer hasta el final. El portal conserva el archivo; intente de nuevo o avise a quien lo opera.`,
  blocked: 'Esto impide todavía la publicación:',
  finding: (place, message) => (place ? `${place}: ${message}` : message),
  place: ({ table, column, row, line }) =>
    [table, column, row !== undefined ? `fila ${row}` : line !== undefined ? `línea ${line} del archivo` : '']
      .filter(Boolean)
      .join(' › '),
  more: (count) => `… y ${count} hallazgos más (véase el borrador).`,
  noToken: 'No ha iniciado sesión. Use `milpa sign-in`, o dé un token con --token o MILPA_TOKEN.',
  noPublisher: (names) =>
    names.length === 0
      ? 'Indique para qué institución: --publisher.'
      : `Indique para qué institución: --publisher, una de ${names.join(', ')}.`,
  noSuchFile: (path) => `No existe el archivo o la carpeta ${path}.`,
  emptyFolder: (path) => `${path} no contiene ningún archivo.`,
  badUrl: (url, status) => `${url} respondió ${status}; no se trajo nada.`,
  unknownChoice: (option, value, known) => `${option} no conoce "${value}". Conoce: ${known.join(', ')}.`,
  badPackage: (path, reason) => `${path} no es un paquete de datos: ${reason}.`,
  unreachable: (portal, reason) => `No se pudo llegar al portal ${portal}: ${reason}.`,
  uploadLost: (name, reason) =>
    `El envío de ${name} se interrumpió: ${reason}. Repita la misma orden; continuará donde se quedó.`,
  badUpload: (status) => `el portal respondió ${status}`,
  notUnique: (name) =>
    `Varios archivos del conjunto podrían ser la versión anterior de ${name}; ninguno se llama igual.`,
  askEmail: 'Correo: ',
  askPassword: 'Contraseña: ',
  offerFirst: (email) => `Esta máquina guarda el primer acceso del portal. ¿Entrar como ${email}? [S/n] `,
  signedIn: (name, portal, path) =>
    `Sesión iniciada como ${name} en ${portal}. El token está en ${path}; solo usted puede leerlo.`,
  signedOut: (portal) => `Sesión cerrada en ${portal}.`,
  tokenName: (host) => `milpa en ${host}`,
  settingsAre: (portal, source) => `Portal: ${portal} (${source})`,
  tokenIs: (source) => `Token: ${source}`,
  sources: {
    flag: 'dado en la orden',
    environment: 'entorno',
    file: 'archivo de ajustes',
    default: 'predeterminado',
    none: 'ninguno',
  },
  cannotRead: (name, detail) => `No se puede leer ${name}: ${detail}`,
  format: 'Formato',
  encoding: 'Codificación',
  columns: 'Columnas',
  findings: 'Hallazgos',
  help: {
    usage: 'Uso:',
    options: 'Opciones:',
    commands: 'Órdenes:',
    arguments: 'Argumentos:',
    show: 'muestra esta ayuda',
  },
  usage: {
    'commander.missingArgument': (what) => `Falta algo: ${what}.`,
    'commander.unknownOption': (what) => `No existe la opción ${what}.`,
    'commander.unknownCommand': (what) => `No existe la orden ${what}.`,
    'commander.optionMissingArgument': (what) => `La opción ${what} necesita un valor.`,
    'commander.invalidArgument': (what) => `El valor de ${what} no corresponde.`,
    'commander.excessArguments': () => 'Hay más valores de los que esta orden acepta.',
  },
};
