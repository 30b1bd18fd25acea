import { type LanguageMap, paths } from '@milpa/sdk';

/** Addresses of the portal's things for other systems. They carry identifiers, which no change of title or slug touches. */
export function createIdentities(
  publicUrl: string,
  fields: readonly { readonly name: string; readonly uri?: string | undefined }[] = [],
) {
  const uris = new Map(fields.map(({ name, uri }) => [name, uri]));
  const { origin } = new URL(publicUrl);
  const absolute = (path: string) => origin + path;
  const dataset = (id: string) => absolute(paths.datasetIdentity(id));
  return {
    absolute,
    dataset,
    part: (id: string, part: string) => `${dataset(id)}#${part}`,
    /** One release of a dataset, for ever the same. */
    version: (id: string, number: number) => absolute(paths.version(id, number)),
    /** What the portal measured of a dataset's quality, a document of its own. */
    quality: (id: string) => absolute(paths.qualityIdentity(id)),
    vocabulary: (scheme: string) => absolute(paths.vocabulary(scheme)),
    /** A metric, dimension or category of quality. */
    metric: (id: string) => `${absolute(paths.vocabulary('quality'))}#${id}`,
    institution: (id: string) => absolute(`/api/v1/institutions/${id}`),
    catalog: absolute('/catalog'),
    /** A field that this portal added to what is described: the property its JSON Schema names, else one of ours. */
    field: (name: string) => uris.get(name) ?? absolute(`/vocabulary/fields#${encodeURIComponent(name)}`),
  };
}
export type Identities = ReturnType<typeof createIdentities>;

/** The names of one release: its dataset and what hangs on it go by the address of the version. */
export function atVersion(names: Identities, id: string, number: number): Identities {
  const dataset = (other: string) => (other === id ? names.version(id, number) : names.dataset(other));
  return { ...names, dataset, part: (of, part) => `${dataset(of)}#${part}` };
}

export interface PortalName {
  readonly title: LanguageMap;
  readonly description: LanguageMap;
}

/** What a portal calls itself while nobody has said otherwise. */
export function namePortal(publicUrl: string): PortalName {
  const { host } = new URL(publicUrl);
  return {
    title: { es: `Datos abiertos de ${host}`, en: `Open data of ${host}`, fr: `Données ouvertes de ${host}` },
    description: {
      es: `Todos los conjuntos de datos publicados en ${host}.`,
      en: `Every dataset released on ${host}.`,
      fr: `Tous les jeux de données publiés sur ${host}.`,
    },
  };
}
