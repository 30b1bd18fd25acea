import { type Concept, createFinder, findConcept, foldWords } from './concept.ts';
import { fileTypeRows } from './file-types.data.ts';

export interface FileType extends Concept {
  readonly mediaType: string;
  readonly extension: string;
  /** Whether a program can take data out of it without a person's help. Sources: EU file type table, Open Data Charter's five stars. */
  readonly machineReadable: boolean;
  /** Whether its description is public and free to implement. */
  readonly nonProprietary: boolean;
  /** Whether it is a service that answers requests, not a file. */
  readonly service: boolean;
}

const authority = 'http://publications.europa.eu/resource/authority/file-type/';
export const mediaTypeUri = (mediaType: string): string => `https://www.iana.org/assignments/media-types/${mediaType}`;

/** Formats a portal reads, gives or hears of. Media types are IANA's where IANA has one; `uri` is the EU file type authority's. */
export const fileTypes: readonly FileType[] = fileTypeRows.map((row) => ({
  id: row.id,
  uri: authority + row.authority,
  label: row.label,
  mediaType: row.mediaType,
  extension: row.extension,
  machineReadable: row.marks.includes('m'),
  nonProprietary: row.marks.includes('f'),
  service: row.marks.includes('s'),
}));

export const findFileType = (id: string): FileType | undefined => findConcept(fileTypes, id);

const findSpelled = createFinder(fileTypes, (type) => [
  type.id,
  type.uri,
  ...Object.values(type.label),
  ...(fileTypeRows.find(({ id }) => id === type.id)?.spellings ?? []),
]);
/** Later than names: "zip" is the archive, not the first format that comes in one. */
const findByParts = createFinder(fileTypes, (type) => [
  type.mediaType,
  type.mediaType.split('/')[1] ?? '',
  type.extension,
  type.uri.slice(authority.length),
]);

/** Addresses that end in a media type or in the identifier of the EU table. */
const address = /(?:media-types\/|file-?types?\/(?:TODO\/)?)([\w.+-]+(?:\/[\w.+-]+)?)\/?$/i;
const find = (text: string): FileType | undefined => findSpelled(text) ?? findByParts(text);

/**
 * The format a text means: the EU table's URI, IANA's, a media type with or without parameters, an extension, or words ("EXCEL",
 * "CSV (zip)", "Hoja de cálculo"). A text that names several different formats means none.
 */
export function matchFileType(text: string): FileType | undefined {
  const trimmed = text.replace(/;.*$/s, '').replace(/\s+/g, ' ').trim();
  if (trimmed === '') return undefined;
  const whole = find(trimmed) ?? find(address.exec(trimmed)?.[1] ?? '') ?? findPacked(foldWords(trimmed));
  if (whole) return whole;
  const several = listFileTypes(text);
  return several.length === 1 ? several[0] : undefined;
}

/** Every format a text names, as in "csv, xlsx" or "PDF y Excel"; each once, in its order. */
export function listFileTypes(text: string): readonly FileType[] {
  const pieces = text.split(/[,;|/\n()]|\s[yeo&-]\s|\s(?:and|or|et|ou)\s/i);
  const found = pieces.flatMap((piece) => {
    const [folded, ending] = [foldWords(piece), /\.([a-z0-9]{2,7})$/i.exec(piece.trim())?.[1] ?? ''];
    return find(folded) ?? findPacked(folded) ?? find(ending) ?? [];
  });
  return [...new Set(found)];
}

const packed =
  /^(?:zipped|compressed|zip of|zip de|archivo|formato|format|file|fichier) (.+)$|^(.+?) (?:zip|zipped|en zip|comprimido|compresse|gz|file|files|archivo|format)$/;

/** What is inside: a CSV in a ZIP is a CSV. */
function findPacked(folded: string): FileType | undefined {
  const inside = packed.exec(folded);
  return inside ? find(inside[1] ?? inside[2] ?? '') : undefined;
}
