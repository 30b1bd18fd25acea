import { type Concept, createFinder, findConcept } from './concept.ts';

const row = (id: string, code: string, es: string, en: string, fr: string): Concept => ({
  id,
  uri: `http://data.europa.eu/bna/${code}`,
  label: { es, en, fr },
});

/** The six categories of high-value datasets of Commission Implementing Regulation (EU) 2023/138 (dcatap:hvdCategory). */
export const hvdCategories: readonly Concept[] = [
  row('hvd-geospatial', 'c_ac64a52d', 'Geoespacial', 'Geospatial', 'Géospatiales'),
  row(
    'hvd-earth-observation',
    'c_dd313021',
    'Observación de la Tierra y medio ambiente',
    'Earth observation and environment',
    'Observation de la terre et environnement',
  ),
  row('hvd-meteorological', 'c_164e0bf5', 'Meteorología', 'Meteorological', 'Météorologiques'),
  row('hvd-statistics', 'c_e1da4e07', 'Estadística', 'Statistics', 'Statistiques'),
  row(
    'hvd-companies',
    'c_a9135398',
    'Sociedades y propiedad de sociedades',
    'Companies and company ownership',
    'Entreprises et propriété d’entreprises',
  ),
  row('hvd-mobility', 'c_b79e35eb', 'Movilidad', 'Mobility', 'Mobilité'),
];

/** The law a dataset of such a category is published under (dcatap:applicableLegislation). */
export const hvdLegislation = 'http://data.europa.eu/eli/reg_impl/2023/138/oj';

export const findHvdCategory = (id: string): Concept | undefined => findConcept(hvdCategories, id);

export const matchHvdCategory: (text: string) => Concept | undefined = createFinder(
  hvdCategories,
  ({ id, uri, label }) => [uri, uri.slice(uri.lastIndexOf('/') + 1), id, id.slice(4), ...Object.values(label)],
);
