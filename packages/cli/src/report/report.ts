import type { Reading, ReadTable } from '@milpa/engine';
import { type Finding, findFileType } from '@milpa/sdk';
import type { CommandContext } from '../context.ts';
import { formatText } from '../portal-client.ts';
import { formatBytes } from '../progress.ts';
import type { FindingPlace } from '../words/index.ts';
import { describeColumn } from './column.ts';
import { layOut } from './layout.ts';
import { createPaint, type Paint } from './paint.ts';
import { cleanText, cutText, measureText, padText, wrapText } from './width.ts';

export interface Inspected {
  readonly name: string;
  readonly size: number;
  readonly reading: Reading;
}

interface Sheet {
  readonly context: CommandContext;
  readonly paint: Paint;
  /** Cells of a line. */
  readonly width: number;
}

/** Below it a table of columns has no room: each column takes two lines instead. */
const narrow = 64;
const mostNotes = 8;
const mostFindings = 30;
const mostKeys = 3;

/** Everything the engine found, for a person: what the file is, each table column by column, and what is wrong with it. */
export function printReport(context: CommandContext, inspected: Inspected): void {
  const { terminal, environment } = context;
  const sheet = {
    context,
    paint: createPaint(terminal.isPaper && environment.colours),
    width: Math.max(20, terminal.isPaper ? terminal.width - 1 : terminal.width),
  };
  const { reading } = inspected;
  const own = reading.findings.filter((finding) => finding.table === undefined);
  const lines = [...sayFile(sheet, inspected), ...sayFindings(sheet, own)];
  for (const table of reading.tables) lines.push('', ...sayTable(sheet, table, reading.findings));
  for (const line of lines) terminal.out(line);
}

function sayFile({ context, paint, width }: Sheet, { name, size, reading }: Inspected): string[] {
  const { words } = context;
  const { dialect, encoding, format } = reading;
  const facts: string[] = [
    findFileType(format)?.label[context.environment.language] ?? format.toUpperCase(),
    encoding?.toUpperCase().replace(/^WINDOWS/, 'Windows') ?? '',
    dialect?.delimiter ? words.report.parted(dialect.delimiter) : '',
    formatBytes(size, words.locale),
    reading.tables.length > 1 ? words.report.tables(reading.tables.length) : '',
  ];
  const title = cutText(cleanText(name), width);
  const said = facts.filter(Boolean).join(' · ');
  return measureText(title) + 2 + measureText(said) <= width
    ? [`${paint.strong(title)}  ${paint.soft(said)}`]
    : [paint.strong(title), ...wrapText(said, width - 2).map((line) => `  ${paint.soft(line)}`)];
}

function sayTable(sheet: Sheet, { name, profile }: ReadTable, all: readonly Finding[]): string[] {
  const { context, paint, width } = sheet;
  const { words } = context;
  const size = words.report.tableSize(profile.rows, profile.columns.length);
  const more = all.filter((finding) => finding.table === name && !profile.findings.includes(finding));
  return [
    `${paint.strong(cutText(cleanText(name), Math.max(12, width - measureText(size) - 2)))}  ${size}`,
    ...(width < narrow ? stackColumns(sheet, profile) : listColumns(sheet, profile)),
    ...sayExtent(sheet, profile),
    ...sayNotes(sheet, profile.notes),
    ...sayFindings(sheet, [...profile.findings, ...more]),
  ];
}

type Profile = ReadTable['profile'];

function listColumns({ context, paint, width }: Sheet, { columns, rows }: Profile): string[] {
  const { words } = context;
  const lines = columns.map((column) => describeColumn(column, rows, words));
  const { heads } = words.report;
  return layOut(
    [
      { head: heads.name, cells: lines.map(({ name }) => name), least: 14 },
      { head: heads.type, cells: lines.map(({ type }) => type) },
      { head: heads.format, cells: lines.map(({ format }) => format), least: 10, paint: paint.soft },
      { head: heads.filled, cells: lines.map(({ filled }) => filled), align: 'right' },
      { head: heads.distinct, cells: lines.map(({ distinct }) => distinct), align: 'right' },
      { head: heads.values, cells: lines.map(({ values }) => values), least: 16 },
      { head: heads.note, cells: lines.map(({ note }) => note), least: 12, paint: paint.warning },
    ],
    width - 2,
    paint.soft,
  ).map((line) => `  ${line}`);
}

function stackColumns({ context, paint, width }: Sheet, { columns, rows }: Profile): string[] {
  const { words } = context;
  return columns.flatMap((column) => {
    const { name, type, format, filled, values, note } = describeColumn(column, rows, words);
    const distinct = words.report.distinct(column.profile.distinct);
    const room = width - 2 - measureText(type) - 1;
    const facts = [filled, distinct, format, values].filter(Boolean).join(' · ');
    return [
      `  ${padText(cutText(name, room), room)} ${paint.soft(type)}`,
      `    ${paint.soft(cutText(facts, width - 4))}`,
      ...(note ? [`    ${paint.warning(cutText(note, width - 4))}`] : []),
    ];
  });
}

function sayExtent({ context, paint, width }: Sheet, { keys = [], temporal, bbox }: Profile): string[] {
  const { words } = context;
  const degrees = new Intl.NumberFormat(words.locale, { maximumFractionDigits: 3 });
  const said = [
    ...(keys.length > 0
      ? [words.report.key(keys.slice(0, mostKeys).map((key) => key.map(cleanText).join(' + ')))]
      : []),
    ...(temporal ? [words.report.period(temporal.from, temporal.to, cleanText(temporal.column))] : []),
    ...(bbox ? [words.report.area(bbox.map((value) => degrees.format(value)))] : []),
  ];
  return said.flatMap((line) => wrapText(line, width - 2)).map((line) => `  ${paint.soft(line)}`);
}

function sayNotes({ context, paint, width }: Sheet, notes: readonly string[]): string[] {
  if (notes.length === 0) return [];
  const { words } = context;
  const shown = notes.slice(0, mostNotes).map((note) => `    ${cutText(cleanText(note), width - 4)}`);
  const rest = notes.length - shown.length;
  return [`  ${paint.soft(words.report.cutOut)}`, ...shown, ...(rest > 0 ? [`    ${words.report.andMore(rest)}`] : [])];
}

const gravest = ['error', 'warning', 'info'] as const;

function sayFindings(sheet: Sheet, findings: readonly Finding[]): string[] {
  const sorted = gravest.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
  const rest = sorted.length - mostFindings;
  return [
    ...sorted.slice(0, mostFindings).flatMap((finding) => sayFinding(sheet, finding)),
    ...(rest > 0 ? [`  ${sheet.context.words.report.andMore(rest)}`] : []),
  ];
}

function sayFinding({ context, paint, width }: Sheet, finding: Finding): string[] {
  const { words } = context;
  const sign = { error: paint.error('✗'), warning: paint.warning('!'), info: paint.soft('·') }[finding.severity];
  const message = formatText(context, finding.message);
  const said = wrapText(cleanText(words.finding(words.place(findPlace(finding, message)), message)), width - 4);
  const remedy = finding.severity === 'info' ? '' : formatText(context, finding.remedy);
  return [
    ...said.map((line, nth) => (nth === 0 ? `  ${sign} ${line}` : `    ${line}`)),
    ...wrapText(cleanText(remedy), width - 6).map(
      (line, nth) => `    ${paint.soft(nth === 0 ? `→ ${line}` : `  ${line}`)}`,
    ),
  ];
}

/** Where it is, but for what the sentence says itself and the table under which it stands. */
function findPlace({ column, row, line }: Finding, message: string): FindingPlace {
  const numbers = new Set(message.match(/\d+/g));
  const isNumbered = [row, line].some((value) => value !== undefined && numbers.has(String(value)));
  return {
    ...(column === undefined || message.includes(column) ? {} : { column }),
    ...(isNumbered || row === undefined ? {} : { row }),
    ...(isNumbered || line === undefined ? {} : { line }),
  };
}
