import type { Language } from '../contract/language.ts';
import { fileTypes } from './file-types.ts';
import { frequencies } from './frequencies.ts';
import { licences } from './licences.ts';
import { themes } from './themes.ts';

/** One entry of a controlled vocabulary (skos:Concept). */
export interface Concept {
  readonly id: string;
  readonly uri: string;
  readonly label: Readonly<Record<Language, string>>;
}

export type { FileType } from './file-types.ts';
export type { Frequency } from './frequencies.ts';
export type { Licence } from './licences.ts';
export { fileTypes, frequencies, licences, themes };

export const findLicence = (id: string) => licences.find((licence) => licence.id === id || licence.uri === id);
export const findTheme = (id: string) => themes.find((theme) => theme.id === id || theme.uri === id);
export const findFrequency = (id: string) =>
  frequencies.find((frequency) => frequency.id === id || frequency.uri === id);
export const findFileType = (id: string) => fileTypes.find((type) => type.id === id);
