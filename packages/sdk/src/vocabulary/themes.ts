import type { Concept } from './index.ts';

const authority = 'http://publications.europa.eu/resource/authority/data-theme/';
const row = (id: string, es: string, en: string, fr: string): Concept => ({
  id,
  uri: authority + id,
  label: { es, en, fr },
});

/** The EU data theme authority table, which DCAT-AP prescribes. */
export const themes: readonly Concept[] = [
  row(
    'AGRI',
    'Agricultura, pesca, silvicultura y alimentación',
    'Agriculture, fisheries, forestry and food',
    'Agriculture, pêche, sylviculture et alimentation',
  ),
  row('ECON', 'Economía y finanzas', 'Economy and finance', 'Économie et finances'),
  row('EDUC', 'Educación, cultura y deporte', 'Education, culture and sport', 'Éducation, culture et sport'),
  row('ENER', 'Energía', 'Energy', 'Énergie'),
  row('ENVI', 'Medio ambiente', 'Environment', 'Environnement'),
  row('GOVE', 'Gobierno y sector público', 'Government and public sector', 'Gouvernement et secteur public'),
  row('HEAL', 'Salud', 'Health', 'Santé'),
  row('INTR', 'Asuntos internacionales', 'International issues', 'Questions internationales'),
  row(
    'JUST',
    'Justicia, sistema jurídico y seguridad pública',
    'Justice, legal system and public safety',
    'Justice, système juridique et sécurité publique',
  ),
  row('REGI', 'Regiones y ciudades', 'Regions and cities', 'Régions et villes'),
  row('SOCI', 'Población y sociedad', 'Population and society', 'Population et société'),
  row('TECH', 'Ciencia y tecnología', 'Science and technology', 'Science et technologie'),
  row('TRAN', 'Transporte', 'Transport', 'Transports'),
];
