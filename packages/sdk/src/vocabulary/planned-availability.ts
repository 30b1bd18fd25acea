import { type Concept, createFinder, findConcept } from './concept.ts';

const authority = 'http://publications.europa.eu/resource/authority/planned-availability/';
const row = (id: string, es: string, en: string, fr: string): Concept => ({
  id,
  uri: authority + id,
  label: { es, en, fr },
});

/** The EU planned availability authority table (dcatap:availability): how long a file is meant to stay. */
export const plannedAvailabilities: readonly Concept[] = [
  row('STABLE', 'Estable: por años', 'Stable: for years', 'Stable : pendant des années'),
  row('AVAILABLE', 'Disponible: al menos unos años', 'Available: for some years', 'Disponible : quelques années'),
  row('TEMPORARY', 'Temporal: puede desaparecer', 'Temporary: may disappear', 'Temporaire : peut disparaître'),
  row('EXPERIMENTAL', 'Experimental: a prueba', 'Experimental: on trial', 'Expérimental : à l’essai'),
];

export const findPlannedAvailability = (id: string): Concept | undefined => findConcept(plannedAvailabilities, id);

/** By today's address or that of DCAT-AP 1 and 2.0 (http://data.europa.eu/r5r/availability/stable). */
export const matchPlannedAvailability: (text: string) => Concept | undefined = createFinder(
  plannedAvailabilities,
  ({ id, uri, label }) => [
    uri,
    id,
    ...Object.values(label),
    `http://data.europa.eu/r5r/availability/${id.toLowerCase()}`,
    `http://data.europa.eu/r5r/${id.toLowerCase()}`,
  ],
);
