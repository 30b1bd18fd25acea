import type { Language, QualityMetric } from '@milpa/sdk';

/** Words of the page on the metrics of quality; what each means comes with them. */
export interface QualityMetricWords {
  readonly title: string;
  readonly lead: string;
  /** Of all dimensions together. */
  readonly sums: string;
  readonly terms: Readonly<Record<'method' | 'unit' | 'property' | 'nearest' | 'mend' | 'address', string>>;
  readonly units: Readonly<Record<QualityMetric['unit'], string>>;
  readonly worth: (points: string) => string;
  readonly contents: string;
  readonly sources: string;
}

const es: QualityMetricWords = {
  title: 'Qué mide cada métrica de calidad',
  lead: 'Qué significa cada métrica, cómo la averigua este portal y en qué unidad está. Cada una tiene una dirección que no cambia.',
  sums: 'Sumas de todas las dimensiones',
  terms: {
    method: 'Cómo se mide',
    unit: 'Unidad',
    property: 'Qué mira de la descripción',
    nearest: 'Término más cercano de data.europa.eu',
    mend: 'Cómo lograrla',
    address: 'Dirección',
  },
  units: {
    'yes-no': 'sí o no',
    share: 'proporción, de 0 a 1',
    points: 'puntos, de 0 a 405',
    stars: 'estrellas, de 0 a 5',
  },
  worth: (points) => `${points} puntos`,
  contents: 'Métricas por dimensión',
  sources: 'De dónde viene el método',
};

const en: QualityMetricWords = {
  title: 'What each metric of quality measures',
  lead: 'What each metric means, how this portal finds it out and in which unit it is. Each has an address that does not change.',
  sums: 'Sums of all dimensions',
  terms: {
    method: 'How it is measured',
    unit: 'Unit',
    property: 'What it looks at in the description',
    nearest: 'Nearest term of data.europa.eu',
    mend: 'How to reach it',
    address: 'Address',
  },
  units: {
    'yes-no': 'yes or no',
    share: 'share, from 0 to 1',
    points: 'points, from 0 to 405',
    stars: 'stars, from 0 to 5',
  },
  worth: (points) => `${points} points`,
  contents: 'Metrics by dimension',
  sources: 'Where the method comes from',
};

const fr: QualityMetricWords = {
  title: 'Ce que mesure chaque métrique de qualité',
  lead: 'Ce que signifie chaque métrique, comment ce portail la trouve et dans quelle unité elle est. Chacune a une adresse qui ne change pas.',
  sums: 'Sommes de toutes les dimensions',
  terms: {
    method: 'Comment elle est mesurée',
    unit: 'Unité',
    property: 'Ce qu’elle regarde dans la description',
    nearest: 'Terme le plus proche de data.europa.eu',
    mend: 'Comment l’obtenir',
    address: 'Adresse',
  },
  units: {
    'yes-no': 'oui ou non',
    share: 'proportion, de 0 à 1',
    points: 'points, de 0 à 405',
    stars: 'étoiles, de 0 à 5',
  },
  worth: (points) => `${points} points`,
  contents: 'Métriques par dimension',
  sources: 'D’où vient la méthode',
};

export const qualityMetricWords: Readonly<Record<Language, QualityMetricWords>> = { es, en, fr };
