import { fileTypes } from '@milpa/sdk';

// Control characters, and the marks that turn or hide text: a name must be read as it is stored.
const unsafe = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\ufffe\uffff]/gu;
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
const longest = 150;
const longestExtension = 20;

/**
 * A file name as it may be shown and offered for download: no folders, control or direction marks, nothing that a file
 * system refuses, at most 150 characters with the extension kept.
 */
export function normalizeFileName(given: string): string {
  const last = given
    .toWellFormed()
    .split(/[\\/]/)
    .filter((part) => part.replace(unsafe, '').trim() !== '');
  const clean = (last.at(-1) ?? '')
    .normalize('NFC')
    .replace(unsafe, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  if (clean === '') return 'file';
  const short = shorten(clean);
  return reserved.test(short) ? `_${short}` : short;
}

function shorten(name: string): string {
  const characters = [...name];
  if (characters.length <= longest) return name;
  const extension = /\.[^.]{1,20}$/u.exec(name)?.[0] ?? '';
  const room = longest - Math.min([...extension].length, longestExtension + 1);
  return `${characters.slice(0, room).join('').trimEnd()}${extension}`;
}

export const nameWithoutExtension = (name: string): string => name.replace(/(?<=.)\.[^.]{1,20}$/u, '');

/** Media type by the extension; bytes whose kind is not known are plain octets. */
export function findMediaType(name: string): string {
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase();
  return fileTypes.find((type) => type.extension === extension)?.mediaType ?? 'application/octet-stream';
}
