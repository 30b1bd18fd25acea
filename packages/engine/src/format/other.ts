import type { Language } from '@milpa/sdk';
import type { Probe } from './format.ts';

/** A kind of file that is recognised though it is no table Milpa reads, or not yet. */
export interface OtherKind {
  readonly id: string;
  readonly words: Readonly<Record<Language, string>>;
  readonly detect: (probe: Probe) => boolean;
  /** Holds data all the same, though not yet read: never refused for its name. */
  readonly data?: true;
  /** Names under which it is kept; under the name of another kind of table it is refused. */
  readonly names?: RegExp;
}

function starts(...heads: readonly (string | readonly number[])[]): (probe: Probe) => boolean {
  return ({ head }) =>
    heads.some((each) => {
      const bytes = typeof each === 'string' ? Buffer.from(each, 'latin1') : Buffer.from(each);
      return head.subarray(0, bytes.length).equals(bytes);
    });
}

/** The first letters of a text file, without marks and white space, in lower case. */
export function readOpening(probe: Probe, length = 1000): string {
  const { head } = probe;
  const wide = head[0] === 0xff && head[1] === 0xfe;
  const text = head.subarray(0, length * (wide ? 2 : 1)).toString(wide ? 'utf16le' : 'latin1');
  return text.replace(/^(?:\ufeff|ï»¿|\s)+/, '').toLowerCase();
}

export function isHtml(probe: Probe): boolean {
  const text = readOpening(probe);
  // A web page with all its parts in one file, as programs save under the name of a book.
  if (/^mime-version:/.test(text) && text.includes('multipart/related')) return true;
  const opening = text.replace(/^(?:<\?xml[^>]*\?>|<!--[\s\S]*?-->|\s)+/, '');
  // What declares itself XML may call its root a table.
  if (text.startsWith('<?xml')) return /^<(?:!doctype\s+html|html)[\s>]/.test(opening);
  return /^<(?:!doctype\s+html|html|head|body|script|table|meta|title|div|p|h1|center)[\s>]/.test(opening);
}

export function isXml(probe: Probe): boolean {
  return /^<(?:\?xml|!doctype|[a-z][\w:.-]*[\s/>])/.test(readOpening(probe));
}

/** In the order they are asked. */
const byBytes: readonly OtherKind[] = [
  {
    id: 'pdf',
    words: { es: 'un documento PDF', en: 'a PDF document', fr: 'un document PDF' },
    detect: (probe) => probe.head.subarray(0, 1024).includes('%PDF-'),
  },
  {
    id: 'png',
    words: { es: 'una imagen PNG', en: 'a PNG image', fr: 'une image PNG' },
    detect: starts([0x89, 0x50, 0x4e, 0x47]),
  },
  {
    id: 'jpeg',
    words: { es: 'una imagen JPEG', en: 'a JPEG image', fr: 'une image JPEG' },
    detect: starts([0xff, 0xd8, 0xff]),
  },
  { id: 'gif', words: { es: 'una imagen GIF', en: 'a GIF image', fr: 'une image GIF' }, detect: starts('GIF8') },
  {
    id: 'tiff',
    words: { es: 'una imagen TIFF', en: 'a TIFF image', fr: 'une image TIFF' },
    detect: starts('II*\0', 'MM\0*'),
  },
  {
    id: 'rtf',
    words: { es: 'un documento RTF', en: 'an RTF document', fr: 'un document RTF' },
    detect: starts('{\\rtf'),
  },
  {
    id: 'rar',
    words: { es: 'un archivo comprimido RAR', en: 'a RAR archive', fr: 'une archive RAR' },
    detect: starts('Rar!'),
  },
  {
    id: '7z',
    words: { es: 'un archivo comprimido 7z', en: 'a 7z archive', fr: 'une archive 7z' },
    detect: starts([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]),
  },
  {
    id: 'html',
    words: { es: 'una página web (HTML)', en: 'a web page (HTML)', fr: 'une page web (HTML)' },
    detect: isHtml,
  },
  {
    id: 'program',
    words: { es: 'un programa', en: 'a program', fr: 'un programme' },
    detect: starts([0x7f, 0x45, 0x4c, 0x46], 'MZ\x90'),
  },
];

const never = () => false;

/** Kinds that only their reader can tell apart from its own. */
const innerKinds: readonly OtherKind[] = [
  {
    id: 'kml',
    data: true,
    names: /\.(?:kml|kmz|xml|zip)$/i,
    words: { es: 'un mapa KML sin lugares', en: 'a KML map without places', fr: 'une carte KML sans lieux' },
    detect: never,
  },
  {
    id: 'xml',
    data: true,
    names: /\.(?:xml|kml|kmz|gpx|zip)(?:\.gz)?$/i,
    words: {
      es: 'un documento XML sin registros que se repitan',
      en: 'an XML document without records that repeat',
      fr: 'un document XML sans enregistrements répétés',
    },
    detect: never,
  },
  {
    id: 'gpkg',
    data: true,
    words: { es: 'un GeoPackage sin tablas', en: 'a GeoPackage without tables', fr: 'un GeoPackage sans tables' },
    detect: never,
  },
  {
    id: 'sqlite',
    data: true,
    words: {
      es: 'una base de datos SQLite sin tablas',
      en: 'a SQLite database without tables',
      fr: 'une base de données SQLite sans tables',
    },
    detect: never,
  },
  {
    id: 'topojson',
    data: true,
    words: { es: 'un mapa TopoJSON', en: 'a TopoJSON map', fr: 'une carte TopoJSON' },
    detect: never,
  },
  { id: 'word', words: { es: 'un documento de Word', en: 'a Word document', fr: 'un document Word' }, detect: never },
  {
    id: 'odt',
    words: { es: 'un documento de texto', en: 'a text document', fr: 'un document texte' },
    detect: never,
  },
  { id: 'powerpoint', words: { es: 'una presentación', en: 'a presentation', fr: 'une présentation' }, detect: never },
  { id: 'text', words: { es: 'un texto corrido', en: 'running text', fr: 'un texte suivi' }, detect: never },
];

/** All kinds, in the order they are asked. */
export const otherKinds: readonly OtherKind[] = [...byBytes, ...innerKinds];

export const unknownKind: OtherKind = {
  id: 'other',
  words: { es: 'de un tipo que no se reconoce', en: 'of a kind that is not recognised', fr: 'd’un type non reconnu' },
  detect: () => true,
};

/** Whether a name says that the file is a table: then what is none is refused rather than kept. */
export function isTableName(name: string): boolean {
  return /\.(?:csv|tsv|tab|xlsx?|xlsm|xlsb|ods|fods|json|jsonl|ndjson|geojson|parquet|pq|shp|dbf|gpkg|kml|kmz|gpx|xml)(?:\.(?:gz|zip|zst))?$/i.test(
    name.trim(),
  );
}

/** What a kind of file is called in each language. */
export function wordsOfKind(id: string): Readonly<Record<Language, string>> {
  return (otherKinds.find((kind) => kind.id === id) ?? unknownKind).words;
}
