import type {
  DatasetId,
  DatasetMetadata,
  ImportFormat,
  ImportOptions,
  ImportPlace,
  ImportProblem,
  Institution,
  Language,
  LanguageMap,
  NewLink,
  ResourceKind,
} from '@milpa/sdk';

/** A public body as a source names it. */
export interface SaidPublisher {
  /** What the source calls it: an IRI, a key, an address. */
  readonly identifier?: string | undefined;
  readonly name: LanguageMap;
  readonly slug?: string | undefined;
  readonly level?: Institution['level'] | undefined;
  readonly sector?: Institution['sector'] | undefined;
  readonly homepage?: string | undefined;
  readonly email?: string | undefined;
  /** The body it stands under. */
  readonly parent?: SaidPublisher | undefined;
}

/** What a source says of a dataset, ready to be compared with what it said before: the model's own words. */
export interface SaidDataset {
  readonly metadata: DatasetMetadata;
  readonly links: readonly NewLink[];
  /**
   * Statements the model does not hold, as N-Quads in which `urn:milpa:this` stands for the dataset and
   * `urn:milpa:link:N` for the Nth link: neither has an identifier here yet. What stands in a graph `urn:milpa:said:KEY` is
   * how the source says what the model makes of it in `urn:milpa:made:KEY`.
   */
  readonly aside?: string;
}

/** Statements of a catalogue about one record of it, as N-Triples in which `urn:milpa:this` stands for the dataset. */
export interface Catalogued {
  /** Of the catalogue, within its source. */
  readonly name: string;
  readonly statements: string;
}

/** One record of a file. */
export interface ImportRecord {
  readonly key: string;
  /** The key means the same whoever publishes: an IRI or a UUID. Others are unique within an institution only. */
  readonly isGlobal: boolean;
  readonly kind: ResourceKind;
  readonly publisher: SaidPublisher | undefined;
  readonly said: SaidDataset;
  /** Records of the same source that this one belongs to or serves, by their keys. */
  readonly refs?: {
    readonly inSeries?: string;
    readonly serves?: readonly string[];
    /** The service that gives a link, by the link's place among them. */
    readonly services?: ReadonlyMap<number, string>;
  };
  /** What the catalogue of the source says of it. */
  readonly catalogued?: Catalogued;
  readonly place: ImportPlace;
  /** With an error among them the record is refused. */
  readonly problems: readonly ImportProblem[];
}

export interface ImportFile {
  readonly path: string;
  readonly name: string;
  readonly size: number;
}

export interface SourceOptions extends Pick<ImportOptions, 'licence'> {
  readonly language: Language;
  /** The portal's own address: what it exported itself is known again. */
  readonly publicUrl: string;
  readonly limits: HarvestLimits;
  readonly signal: AbortSignal;
  /** Told, when all records were read, what a catalogue says of itself and of no record. */
  readonly keep?: (catalogue: Catalogued) => void;
}

/** One way of writing descriptions of datasets down. */
export interface Source {
  readonly format: ImportFormat;
  /** How sure it is that the file is its own, 0 to 1, by name and first bytes. */
  detect(file: ImportFile, head: Buffer): number;
  /** Record by record, in the order of the file. Throws `UnreadableFile` when the file as a whole is none. */
  read(file: ImportFile, options: SourceOptions): AsyncIterable<ImportRecord>;
}

export interface HarvestLimits {
  readonly fileBytes: number;
  /** Records of one file. */
  readonly records: number;
  /** Links of one record. */
  readonly links: number;
  /** Problems kept for one record. */
  readonly problems: number;
  /** Records written in one transaction. */
  readonly batch: number;
  /** Milliseconds that the records of one run are checked against DCAT-AP: a dry run, whose purpose that is, and a real one. */
  readonly check: { readonly dry: number; readonly real: number };
}
export const defaultHarvestLimits: HarvestLimits = {
  fileBytes: 256 * 2 ** 20,
  records: 200_000,
  links: 1000,
  problems: 50,
  batch: 100,
  check: { dry: 120_000, real: 20_000 },
};

/** The file cannot be read as what it is; the sentence is for the person who sent it. */
export class UnreadableFile extends Error {
  readonly problem: ImportProblem;
  constructor(problem: ImportProblem, options?: ErrorOptions) {
    super(problem.message.en ?? problem.code, options);
    this.name = 'UnreadableFile';
    this.problem = problem;
  }
}

/** What is kept of a record of a source after it was taken in. */
export interface KnownKey {
  readonly dataset: DatasetId;
  readonly said: SaidDataset;
}
