import {
  findAccessRight,
  findCountry,
  findFileType,
  findFrequency,
  findHvdCategory,
  findLicence,
  findTheme,
  type Institution,
  type LanguageMap,
  type Places,
  type SearchFacet,
} from '@milpa/sdk';

type Level = Institution['level'];

const levels: Readonly<Record<Level, LanguageMap>> = {
  international: { es: 'Internacional', en: 'International', fr: 'International' },
  federal: { es: 'Federal', en: 'Federal', fr: 'Fédéral' },
  state: { es: 'Estatal', en: 'State', fr: 'État fédéré' },
  municipal: { es: 'Municipal', en: 'Municipal', fr: 'Municipal' },
  autonomous: { es: 'Autónomo', en: 'Autonomous', fr: 'Autonome' },
  'state-enterprise': { es: 'Empresa del Estado', en: 'State enterprise', fr: "Entreprise d'État" },
  other: { es: 'Otro', en: 'Other', fr: 'Autre' },
};
const timeliness: Readonly<Record<string, LanguageMap>> = {
  met: { es: 'Al día', en: 'Up to date', fr: 'À jour' },
  late: { es: 'Atrasado', en: 'Late', fr: 'En retard' },
  unknown: { es: 'Sin frecuencia prometida', en: 'No frequency promised', fr: 'Aucune fréquence promise' },
};
const quality: Readonly<Record<string, LanguageMap>> = {
  high: { es: 'Alta', en: 'High', fr: 'Élevée' },
  medium: { es: 'Media', en: 'Medium', fr: 'Moyenne' },
  low: { es: 'Baja', en: 'Low', fr: 'Faible' },
};
const stars: Readonly<Record<string, LanguageMap>> = {
  5: { es: '5 estrellas', en: '5 stars', fr: '5 étoiles' },
  4: { es: '4 estrellas', en: '4 stars', fr: '4 étoiles' },
  3: { es: '3 estrellas', en: '3 stars', fr: '3 étoiles' },
  2: { es: '2 estrellas', en: '2 stars', fr: '2 étoiles' },
  1: { es: '1 estrella', en: '1 star', fr: '1 étoile' },
  0: { es: 'Ninguna estrella', en: 'No star', fr: 'Aucune étoile' },
  unknown: { es: 'No se pudo revisar', en: 'Could not be checked', fr: 'N’a pas pu être vérifié' },
};
const kinds: Readonly<Record<string, LanguageMap>> = {
  dataset: { es: 'Conjuntos de datos', en: 'Datasets', fr: 'Jeux de données' },
  series: { es: 'Series', en: 'Series', fr: 'Séries' },
  service: { es: 'Servicios de datos', en: 'Data services', fr: 'Services de données' },
  request: { es: 'Solicitudes', en: 'Requests', fr: 'Demandes' },
  reuse: { es: 'Reutilizaciones', en: 'Reuses', fr: 'Réutilisations' },
};
const pick = (labels: Readonly<Record<string, LanguageMap>>, value: string): LanguageMap | undefined =>
  Object.hasOwn(labels, value) ? labels[value] : undefined;

/** What people call the value of a facet; publishers have names of their own. */
export function findLabel(facet: SearchFacet, value: string, places: Places): LanguageMap | undefined {
  const found: Readonly<Partial<Record<SearchFacet, () => LanguageMap | undefined>>> = {
    theme: () => findTheme(value)?.label,
    sector: () => findTheme(value)?.label,
    area: () => findTheme(value)?.label,
    licence: () => findLicence(value)?.label,
    frequency: () => findFrequency(value)?.label,
    format: () => findFileType(value)?.label,
    access: () => findAccessRight(value.toUpperCase().replace('-', '_'))?.label,
    highValue: () => findHvdCategory(value)?.label,
    place: () => places.find(value)?.label ?? findCountry(value)?.label,
    level: () => pick(levels, value),
    timeliness: () => pick(timeliness, value),
    quality: () => pick(quality, value),
    stars: () => pick(stars, value),
    kind: () => pick(kinds, value),
  };
  return found[facet]?.();
}
