import { type Concept, createFinder, findConcept, foldWords } from './concept.ts';

const authority = 'http://publications.europa.eu/resource/authority/access-right/';
const row = (id: string, es: string, en: string, fr: string): Concept => ({
  id,
  uri: authority + id,
  label: { es, en, fr },
});

/** The EU access right authority table (dct:accessRights). */
export const accessRights: readonly Concept[] = [
  row('PUBLIC', 'Público', 'Public', 'Public'),
  row('RESTRICTED', 'Restringido: con condiciones', 'Restricted: under conditions', 'Restreint : sous conditions'),
  row('NON_PUBLIC', 'No público', 'Not public', 'Non public'),
  row('SENSITIVE', 'Sensible', 'Sensitive', 'Sensible'),
  row('CONFIDENTIAL', 'Confidencial', 'Confidential', 'Confidentiel'),
];

export const findAccessRight = (id: string): Concept | undefined => findConcept(accessRights, id);

/** How DCAT-US, Mexico's inventories, French portals and others say it. */
const spellings: Readonly<Record<string, readonly string[]>> = {
  PUBLIC: [
    'público',
    'pública',
    'open',
    'abierto',
    'abiertos',
    'ouvert',
    'datos abiertos',
    '0 public non sensitive',
    'libre',
    'true',
  ],
  RESTRICTED: [
    'restringido',
    'restringida',
    'restricted',
    'restricted public',
    'restreint',
    'open login',
    'acceso restringido',
    'reservado',
    'reservada',
  ],
  NON_PUBLIC: [
    'no público',
    'non-public',
    'nonpublic',
    'not public',
    'private',
    'privado',
    'privada',
    'privé',
    'closed',
    'cerrado',
    'fermé',
  ],
  SENSITIVE: ['sensible', 'sensitive'],
  CONFIDENTIAL: ['confidencial', 'confidential', 'confidentiel'],
};

const findSpelled = createFinder(accessRights, (right) => [
  right.uri,
  right.id,
  ...Object.values(right.label),
  ...(spellings[right.id] ?? []),
]);

/** The access right an address, identifier or word in Spanish, English or French means; undefined when none. */
export function matchAccessRight(text: string): Concept | undefined {
  const last = /access-?rights?\/(?:TODO\/)?([A-Z_-]+)\/?$/i.exec(text.trim())?.[1];
  return findSpelled(text) ?? (last ? findSpelled(foldWords(last)) : undefined);
}
