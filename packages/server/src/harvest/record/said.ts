import type { DatasetMetadata, ImportPlace, ImportProblem, Language, LanguageMap, ResourceKind } from '@milpa/sdk';
import type { SaidPublisher } from '../model.ts';

/** A record as a source found it written: words, not yet identifiers of vocabularies; nothing of it was checked. */
export interface RawRecord {
  readonly key?: string | undefined;
  readonly isGlobal?: boolean | undefined;
  readonly kind?: ResourceKind | undefined;
  readonly place: ImportPlace;
  readonly publisher?: SaidPublisher | undefined;
  readonly title: LanguageMap;
  readonly description?: LanguageMap | undefined;
  /** Identifier, address or name. */
  readonly licence?: string | undefined;
  readonly themes?: readonly string[] | undefined;
  readonly keywords?: Partial<Record<Language, readonly string[]>> | undefined;
  readonly frequency?: string | undefined;
  readonly contact?: { name?: string; email?: string; url?: string; telephone?: string } | undefined;
  readonly languages?: readonly string[] | undefined;
  readonly spatial?: DatasetMetadata['spatial'] | undefined;
  /** As written: years, months, days or instants. */
  readonly temporal?: { from?: string; to?: string } | undefined;
  /** As written, each as often as the source says it. */
  readonly dates?: { readonly issued?: readonly string[]; readonly modified?: readonly string[] } | undefined;
  readonly source?: string | undefined;
  readonly landingPage?: string | undefined;
  readonly accessLevel?: string | undefined;
  readonly rights?: LanguageMap | undefined;
  /** Fields of the model that need no matching of words. */
  readonly more?: Partial<
    Pick<
      DatasetMetadata,
      | 'highValue'
      | 'legislation'
      | 'sdgs'
      | 'conformsTo'
      | 'relations'
      | 'identifiers'
      | 'temporalResolution'
      | 'spatialResolution'
      | 'endpoint'
    >
  >;
  readonly links?: readonly RawLink[] | undefined;
  readonly aside?: string | undefined;
  readonly problems?: readonly ImportProblem[] | undefined;
}

export interface RawLink {
  readonly title?: string | undefined;
  readonly description?: LanguageMap | undefined;
  readonly accessUrl?: string | undefined;
  readonly downloadUrl?: string | undefined;
  readonly format?: string | undefined;
  readonly mediaType?: string | undefined;
  readonly size?: string | number | undefined;
  readonly checksum?: { algorithm: string; value: string } | undefined;
  readonly licence?: string | undefined;
  readonly rights?: LanguageMap | undefined;
  readonly conformsTo?: DatasetMetadata['conformsTo'];
  readonly place?: ImportPlace | undefined;
}
