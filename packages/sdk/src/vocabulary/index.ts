export { accessRights, findAccessRight, matchAccessRight } from './access-rights.ts';
export type { Concept, Labels } from './concept.ts';
export { type Country, countries, findCountry, matchCountry } from './countries.ts';
export {
  type DataLanguage,
  dataLanguages,
  findDataLanguage,
  listDataLanguages,
  matchDataLanguage,
} from './data-languages.ts';
export { type FileType, fileTypes, findFileType, listFileTypes, matchFileType, mediaTypeUri } from './file-types.ts';
export { type Frequency, findDays, findFrequency, frequencies, matchFrequency } from './frequencies.ts';
export { findHvdCategory, hvdCategories, hvdLegislation, matchHvdCategory } from './hvd-categories.ts';
export { type Answer, findLicence, type Licence, licences, matchLicence } from './licences.ts';
export { isPlaceUri, loadPlaces, type Place, type Places } from './places.ts';
export { findPlannedAvailability, matchPlannedAvailability, plannedAvailabilities } from './planned-availability.ts';
export { qualityDimensionNames, qualityIndicatorNames } from './quality-metrics.ts';
export { findSdg, matchSdg, type SdgEntry, sdgGoals, sdgTargets } from './sdg.ts';
export { findSkosScheme, type SkosConcept, type SkosScheme, skosSchemeIds } from './skos.ts';
export {
  findTheme,
  g8Areas,
  listMappedThemes,
  type MappedTheme,
  type MappingRelation,
  matchTheme,
  mexicanSectors,
  type Theme,
  type ThemeScheme,
  type ThemeSchemeId,
  themeSchemes,
  themes,
} from './themes.ts';
