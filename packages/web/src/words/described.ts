import type {
  accessLevels,
  DatasetMetadata,
  HistoryEntry,
  Language,
  ResourceKind,
  Role,
  relationKinds,
} from '@milpa/sdk';
import { describedEn } from './described/en.ts';
import { describedEs } from './described/es.ts';
import { describedFr } from './described/fr.ts';

/** Words for what is said of a dataset beyond the first fields: links and their health, access, relations, series, history. */
export interface DescribedWords {
  readonly kinds: Readonly<Record<ResourceKind, string>>;
  readonly seriesSummary: (members: number) => string;
  readonly serviceSummary: (datasets: number) => string;
  readonly linksSummary: (links: number) => string;
  /** Where nobody says when the data changed. */
  readonly listed: (date: string) => string;
  readonly links: string;
  readonly linksLead: string;
  readonly linksTitle: string;
  readonly brokenLinks: string;
  readonly health: (available: number, unavailable: number, unchecked: number) => string;
  readonly openFile: string;
  readonly openPage: string;
  readonly availability: {
    readonly available: (day: string) => string;
    readonly unavailable: (day: string) => string;
    readonly unchecked: string;
    readonly why: (reason: string) => string;
  };
  readonly reasons: Readonly<Record<string, string>>;
  readonly status: (code: number) => string;
  readonly declaredFormat: string;
  readonly fieldNames: Readonly<Record<keyof DatasetMetadata, string>>;
  readonly levels: Readonly<Record<(typeof accessLevels)[number], string>>;
  readonly relationKinds: Readonly<Record<(typeof relationKinds)[number], string>>;
  readonly metres: (n: string) => string;
  readonly endpointDescription: string;
  readonly telephone: (number: string) => string;
  readonly places: string;
  readonly otherIdentifiers: string;
  readonly measuredPeriod: string;
  readonly measuredPlace: string;
  readonly box: (west: string, south: string, east: string, north: string) => string;
  readonly partOf: string;
  readonly givenBy: string;
  readonly members: string;
  readonly noMembers: string;
  readonly moreMembers: (n: number) => string;
  readonly noData: Readonly<Record<ResourceKind, string>>;
  readonly history: {
    readonly title: string;
    readonly lead: string;
    readonly actions: Readonly<Record<HistoryEntry['action'], string>>;
    readonly by: (role: string, institution: string | undefined) => string;
    readonly roles: Readonly<Record<Role, string>>;
    readonly portal: string;
    readonly version: (n: number) => string;
    readonly fields: (n: number) => string;
    readonly before: string;
    readonly after: string;
    readonly nothing: string;
    readonly first: string;
    readonly address: string;
    readonly file: string;
    readonly column: string;
    readonly older: string;
    readonly asJson: string;
  };
  readonly form: {
    readonly groups: Readonly<
      Record<'access' | 'highValue' | 'standards' | 'relations' | 'coverage' | 'service' | 'extra' | 'sectors', string>
    >;
    readonly fields: Readonly<Record<string, string>>;
    readonly hints: Readonly<Record<string, string>>;
    readonly notSaid: string;
    /** Of a field of the portal's own, whose rules its schema alone knows. */
    readonly extraWrong: string;
    readonly noSeries: string;
    readonly faults: Readonly<Record<'lines' | 'duration' | 'number' | 'identifier' | 'sdg', string>>;
    readonly yes: string;
    readonly no: string;
  };
  readonly link: {
    readonly addTitle: string;
    readonly editTitle: (name: string) => string;
    readonly lead: string;
    readonly add: string;
    readonly edit: string;
    readonly editOf: (name: string) => string;
    readonly save: string;
    readonly saved: string;
    readonly removed: string;
    readonly remove: string;
    readonly removeLead: string;
    readonly removeYes: (name: string) => string;
    readonly none: string;
    readonly fields: Readonly<Record<string, string>>;
    readonly hints: Readonly<Record<string, string>>;
    readonly sameLicence: string;
    readonly unknownFormat: string;
    readonly faults: Readonly<Record<'address' | 'title' | 'same' | 'other', string>>;
    readonly fileTitle: (name: string) => string;
  };
  readonly fresh: {
    readonly what: string;
    readonly whatLead: string;
    readonly kinds: Readonly<Record<ResourceKind, string>>;
    readonly kindHints: Readonly<Record<ResourceKind, string>>;
    readonly titles: Readonly<Record<ResourceKind, string>>;
    readonly submit: string;
    readonly link: string;
  };
}

export const describedWords: Readonly<Record<Language, DescribedWords>> = {
  en: describedEn,
  es: describedEs,
  fr: describedFr,
};
