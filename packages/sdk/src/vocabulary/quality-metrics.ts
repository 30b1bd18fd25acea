import type { QualityDimension, QualityIndicatorId } from '../contract/quality.ts';
import type { Labels } from './concept.ts';

/** What people call the indicators of metadata quality, on pages and in the vocabulary of the feeds. */
export const qualityIndicatorNames: Readonly<Record<QualityIndicatorId, Labels>> = {
  keyword: { es: 'Palabras clave', en: 'Keywords', fr: 'Mots-clés' },
  theme: { es: 'Tema', en: 'Theme', fr: 'Thème' },
  spatial: { es: 'Lugar', en: 'Place', fr: 'Lieu' },
  temporal: { es: 'Periodo', en: 'Period', fr: 'Période' },
  accessUrlAnswers: {
    es: 'La dirección de acceso responde',
    en: 'Access address answers',
    fr: 'L’adresse d’accès répond',
  },
  downloadUrl: { es: 'Dirección de descarga', en: 'Download address', fr: 'Adresse de téléchargement' },
  downloadUrlAnswers: { es: 'La descarga responde', en: 'Download answers', fr: 'Le téléchargement répond' },
  format: { es: 'Formato', en: 'Format', fr: 'Format' },
  mediaType: { es: 'Tipo de medio', en: 'Media type', fr: 'Type de média' },
  formatFromVocabulary: { es: 'Formato de la lista', en: 'Format from the list', fr: 'Format de la liste' },
  nonProprietary: { es: 'Formato libre', en: 'Free format', fr: 'Format libre' },
  machineReadable: { es: 'Legible por máquina', en: 'Machine-readable', fr: 'Lisible par machine' },
  dcatAp: { es: 'Cumple DCAT-AP', en: 'Keeps to DCAT-AP', fr: 'Respecte DCAT-AP' },
  license: { es: 'Licencia', en: 'Licence', fr: 'Licence' },
  licenseFromVocabulary: {
    es: 'Licencia de la lista europea',
    en: 'Licence from the European list',
    fr: 'Licence de la liste européenne',
  },
  accessRights: { es: 'Derechos de acceso', en: 'Access rights', fr: 'Droits d’accès' },
  accessRightsFromVocabulary: {
    es: 'Derechos de acceso de la lista',
    en: 'Access rights from the list',
    fr: 'Droits d’accès de la liste',
  },
  contactPoint: { es: 'Contacto', en: 'Contact', fr: 'Contact' },
  publisher: { es: 'Institución que publica', en: 'Publisher', fr: 'Institution qui publie' },
  rights: { es: 'Declaración de derechos', en: 'Statement of rights', fr: 'Déclaration de droits' },
  byteSize: { es: 'Tamaño del archivo', en: 'File size', fr: 'Taille du fichier' },
  issued: { es: 'Fecha de publicación', en: 'Date of issue', fr: 'Date de publication' },
  modified: { es: 'Fecha de modificación', en: 'Date of change', fr: 'Date de modification' },
};

/** The dimensions they belong to. */
export const qualityDimensionNames: Readonly<Record<QualityDimension, Labels>> = {
  findability: { es: 'Que se encuentre', en: 'Can be found', fr: 'Se trouve' },
  accessibility: { es: 'Que se pueda obtener', en: 'Can be had', fr: 'S’obtient' },
  interoperability: { es: 'Que un programa lo lea', en: 'Can be read by a program', fr: 'Se lit par un programme' },
  reusability: { es: 'Que se pueda reutilizar', en: 'Can be used again', fr: 'Se réutilise' },
  contextuality: { es: 'Que se entienda su contexto', en: 'Has its context', fr: 'A son contexte' },
};
