import type { FailureKind } from '@milpa/engine';
import type { ColumnType, Finding, Language } from '@milpa/sdk';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';

export type FindingPlace = Pick<Finding, 'table' | 'column' | 'row' | 'line'>;

/** Everything `milpa` says while it works. A missing sentence in one language does not compile. */
export interface Words {
  /** For Intl. */
  readonly locale: string;
  readonly uploading: (name: string) => string;
  readonly reading: (name: string) => string;
  readonly downloading: (name: string) => string;
  readonly remaining: (time: string) => string;
  readonly rowRate: (rows: string) => string;
  readonly released: (version: number) => string;
  readonly keptAsDraft: string;
  readonly nothingNew: string;
  readonly address: string;
  readonly draftAddress: string;
  readonly table: (name: string, rows: string, columns: string) => string;
  readonly noTable: (name: string) => string;
  readonly refused: (name: string, detail: string) => string;
  readonly failed: (name: string) => string;
  readonly blocked: string;
  readonly finding: (place: string, message: string) => string;
  readonly place: (place: FindingPlace) => string;
  readonly more: (count: number) => string;
  readonly noToken: string;
  readonly noPublisher: (names: readonly string[]) => string;
  readonly noSuchFile: (path: string) => string;
  readonly emptyFolder: (path: string) => string;
  readonly badUrl: (url: string, status: number) => string;
  readonly unknownChoice: (option: string, value: string, known: readonly string[]) => string;
  readonly badPackage: (path: string, reason: string) => string;
  readonly unreachable: (portal: string, reason: string) => string;
  readonly uploadLost: (name: string, reason: string) => string;
  readonly badUpload: (status: number) => string;
  readonly notUnique: (name: string) => string;
  readonly askEmail: string;
  readonly askPassword: string;
  readonly askCode: string;
  readonly offerFirst: (email: string) => string;
  readonly signedIn: (name: string, portal: string, path: string) => string;
  readonly signedOut: (portal: string) => string;
  readonly tokenName: (host: string) => string;
  readonly settingsAre: (portal: string, source: string) => string;
  readonly tokenIs: (source: string) => string;
  readonly sources: Readonly<Record<'flag' | 'environment' | 'file' | 'default' | 'none', string>>;
  readonly moreRows: (shown: number) => string;
  readonly readFrom: (name: string, sha256: string) => string;
  readonly sayWhere: string;
  readonly cannotRead: (name: string, detail: string) => string;
  readonly interrupted: string;
  readonly report: ReportWords;
  readonly convert: ConvertWords;
  readonly diff: DiffWords;
  /** Why the engine gave up. */
  readonly engineFailures: Readonly<Record<FailureKind, string>>;
  readonly help: Readonly<Record<'usage' | 'options' | 'commands' | 'arguments' | 'show', string>>;
  /** What is wrong with a command line, by commander's code; `what` is the part it is about. */
  readonly usage: Readonly<Record<UsageFault, (what: string) => string>>;
}

/** What `milpa inspect` says about a file. */
export interface ReportWords {
  readonly parted: (delimiter: string) => string;
  readonly tables: (count: number) => string;
  readonly tableSize: (rows: number, columns: number) => string;
  readonly heads: Readonly<Record<'name' | 'type' | 'format' | 'filled' | 'distinct' | 'values' | 'note', string>>;
  readonly types: Readonly<Record<ColumnType, string>>;
  readonly distinct: (count: number) => string;
  readonly misfits: (count: string, sample: string) => string;
  readonly nullWords: (list: readonly string[]) => string;
  readonly identifier: string;
  readonly blank: string;
  readonly key: (columns: readonly string[]) => string;
  readonly period: (from: string, to: string, column: string) => string;
  /** West, south, east, north. */
  readonly area: (degrees: readonly string[]) => string;
  readonly cutOut: string;
  readonly andMore: (count: number) => string;
}

export interface ConvertWords {
  readonly writing: (name: string) => string;
  readonly written: (path: string, rows: string, size: string) => string;
  readonly exists: (path: string) => string;
  readonly itself: (path: string) => string;
  readonly noSuchTable: (name: string, known: readonly string[]) => string;
  readonly needsFormat: (known: readonly string[]) => string;
  readonly needsFolder: (path: string, tables: number) => string;
}

export interface DiffWords {
  readonly comparing: (table: string) => string;
  readonly onlyOld: (table: string) => string;
  readonly onlyNew: (table: string) => string;
  readonly same: string;
  readonly byKey: (columns: string) => string;
  readonly byContent: string;
  readonly rows: (before: string, after: string) => string;
  readonly counts: Readonly<Record<'added' | 'removed' | 'changed', (count: string) => string>>;
  readonly schema: Readonly<
    Record<'added' | 'removed' | 'renamed' | 'retyped', (column: string, from: string, to: string) => string>
  >;
  readonly breaking: string;
}

export type UsageFault =
  `commander.${'missingArgument' | 'unknownOption' | 'unknownCommand' | 'optionMissingArgument' | 'invalidArgument' | 'excessArguments'}`;

export const words: Readonly<Record<Language, Words>> = { es, en, fr };
