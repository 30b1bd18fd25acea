import { accessRights } from './access-rights.ts';
import { type Concept, type Labels, ownUri } from './concept.ts';
import { countries } from './countries.ts';
import { dataLanguages } from './data-languages.ts';
import { fileTypes } from './file-types.ts';
import { frequencies } from './frequencies.ts';
import { hvdCategories } from './hvd-categories.ts';
import { licences } from './licences.ts';
import { plannedAvailabilities } from './planned-availability.ts';
import { sdgGoals, sdgTargets } from './sdg.ts';
import { listMappedThemes, type MappingRelation, themeSchemes } from './themes.ts';

export interface SkosConcept {
  /** Local name below the scheme, unlike the URI unique in it: several formats share one entry of the EU table. */
  readonly notation: string;
  readonly uri: string;
  readonly label: Labels;
  /** URI of the concept above it in the same scheme; null at the top. */
  readonly broader: string | null;
  readonly matches: readonly { readonly relation: MappingRelation | 'exactMatch'; readonly uri: string }[];
}

export interface SkosScheme {
  /** Last part of its address, /vocabulary/{id}. */
  readonly id: string;
  readonly uri: string;
  readonly label: Labels;
  readonly concepts: readonly SkosConcept[];
}

const authority = (table: string) => `http://publications.europa.eu/resource/authority/${table}`;
const plain = ({ id, uri, label }: Concept): SkosConcept => ({ notation: id, uri, label, broader: null, matches: [] });

/** The schemes and how each makes its concepts: nothing is built before it is asked for. */
const makers: readonly (Omit<SkosScheme, 'concepts'> & { readonly list: () => readonly SkosConcept[] })[] = [
  ...themeSchemes.map(({ id, uri, label, concepts }) => ({
    id: `theme-${id}`,
    uri,
    label,
    list: () =>
      concepts.map((theme) => ({
        ...plain(theme),
        matches: listMappedThemes(theme.id).map(({ relation, theme: other }) => ({ relation, uri: other.uri })),
      })),
  })),
  {
    id: 'hvd',
    uri: 'http://data.europa.eu/bna/asd487ae75',
    label: {
      es: 'Categorías de conjuntos de datos de alto valor de la UE',
      en: 'EU high-value dataset categories',
      fr: 'Catégories d’ensembles de données de forte valeur de l’UE',
    },
    list: () => hvdCategories.map(plain),
  },
  {
    id: 'sdg',
    uri: 'http://metadata.un.org/sdg',
    label: {
      es: 'Objetivos de Desarrollo Sostenible y sus metas',
      en: 'Sustainable Development Goals and targets',
      fr: 'Objectifs de développement durable et leurs cibles',
    },
    list: () =>
      [...sdgGoals, ...sdgTargets].map((entry) => ({
        ...plain(entry),
        broader: entry.goal ? `http://metadata.un.org/sdg/${entry.goal}` : null,
      })),
  },
  {
    id: 'licence',
    uri: ownUri('scheme', 'licence'),
    label: { es: 'Licencias', en: 'Licences', fr: 'Licences' },
    list: () =>
      licences.map((licence) => ({
        ...plain(licence),
        matches:
          licence.authority && licence.authority !== licence.uri
            ? [{ relation: 'exactMatch', uri: licence.authority }]
            : [],
      })),
  },
  {
    id: 'frequency',
    uri: authority('frequency'),
    label: { es: 'Frecuencia', en: 'Frequency', fr: 'Fréquence' },
    list: () => frequencies.map(plain),
  },
  {
    id: 'file-type',
    uri: authority('file-type'),
    label: { es: 'Formato', en: 'File type', fr: 'Format de fichier' },
    list: () => fileTypes.map(plain),
  },
  {
    id: 'access-right',
    uri: authority('access-right'),
    label: { es: 'Derechos de acceso', en: 'Access right', fr: 'Droits d’accès' },
    list: () => accessRights.map(plain),
  },
  {
    id: 'planned-availability',
    uri: authority('planned-availability'),
    label: { es: 'Disponibilidad prevista', en: 'Planned availability', fr: 'Disponibilité prévue' },
    list: () => plannedAvailabilities.map(plain),
  },
  {
    id: 'language',
    uri: authority('language'),
    label: { es: 'Idioma', en: 'Language', fr: 'Langue' },
    list: () => dataLanguages.map(plain),
  },
  {
    id: 'country',
    uri: authority('country'),
    label: { es: 'País', en: 'Country', fr: 'Pays' },
    list: () => countries.map(plain),
  },
];

/** Every vocabulary that is published as a SKOS concept scheme, by the last part of its address. */
export const skosSchemeIds: readonly string[] = makers.map(({ id }) => id);

/** A vocabulary with its concepts, labels and mappings; undefined when there is none of that name. */
export function findSkosScheme(id: string): SkosScheme | undefined {
  const maker = makers.find((each) => each.id === id);
  return maker && { id: maker.id, uri: maker.uri, label: maker.label, concepts: maker.list() };
}
