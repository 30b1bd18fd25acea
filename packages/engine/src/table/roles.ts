import type { Column } from '@milpa/sdk';
import { isAddable } from './figures.ts';
import { isPeriodFormat } from './guess-period.ts';
import type { InferredColumn } from './infer.ts';
import { isCalendarName, isCodeName, isLatitudeName, isLongitudeName, plainName } from './names.ts';
import type { ColumnProfile } from './profile.ts';

export type Role = NonNullable<Column['role']>;

/** A column as the chooser of charts and maps sees it. */
export interface KnownColumn extends InferredColumn {
  readonly index: number;
  readonly profile: ColumnProfile;
  readonly role?: Role;
}

/** What each column is for, from name, type and values. */
export function findRoles(
  columns: readonly InferredColumn[],
  profiles: readonly ColumnProfile[],
  rows: number,
): KnownColumn[] {
  const known = columns.map((column, index): KnownColumn => {
    const profile = profiles[index] ?? { nulls: rows, distinct: 0 };
    const role = findRole(column, profile, rows);
    return { ...column, index, profile, ...(role ? { role } : {}) };
  });
  return pairPlaces(known);
}

/** A latitude without longitude is no place, nor is `longitud` alone, which is also a length. */
function pairPlaces(columns: readonly KnownColumn[]): KnownColumn[] {
  const has = (role: Role) => columns.some((column) => column.role === role);
  const whole = has('latitude') && has('longitude');
  return columns.map((column) =>
    !whole && (column.role === 'latitude' || column.role === 'longitude') ? { ...column, role: 'measure' } : column,
  );
}

/** Texts that name one thing each by a rule or a list. */
const codeFormats = /^(?:uuid|curp|rfc|clabe|cct|clues|iban|isin|iso(?:3166|4217|639).*)$/;

function findRole(column: InferredColumn, profile: ColumnProfile, rows: number): Role | undefined {
  if (profile.distinct === 0) return undefined;
  const { type, name } = column;
  if (type === 'geojson' || type === 'geopoint') return 'geometry';
  if (type === 'date' || type === 'datetime' || type === 'time' || type === 'year') return 'time';
  if (type === 'boolean') return 'dimension';
  if (type === 'integer' || type === 'number') return findNumberRole(column, profile, rows);
  if (type !== 'string') return 'text';
  const unique = profile.distinct === rows - profile.nulls && profile.nulls === 0 && rows > 1;
  if (codeFormats.test(column.format ?? '')) return unique ? 'identifier' : 'code';
  if (isPeriodFormat(column.format)) return isMonthText(profile) ? 'time' : 'dimension';
  if (column.format === 'uri' || column.format === 'email') return 'text';
  if (unique && (isCodeName(name) || column.code === true)) return 'identifier';
  if (column.code === true || (isCodeName(name) && (profile.maxLength ?? 0) <= 40)) return 'code';
  if (isMonthText(profile)) return 'time';
  const repeated = profile.distinct <= Math.max(20, Math.sqrt(rows) * 3) && profile.distinct < rows * 0.8;
  if (repeated && (profile.maxLength ?? 0) <= 200) return 'dimension';
  return 'text';
}

function findNumberRole(column: InferredColumn, profile: ColumnProfile, rows: number): Role | undefined {
  const { name } = column;
  const [min, max] = [Number(profile.min), Number(profile.max)];
  const bare = /^[xy]$/i.test(name.trim()) && column.type === 'integer';
  if (isLatitudeName(name) && !bare && isWithin(column, profile, 90)) return 'latitude';
  if (isLongitudeName(name) && !bare && isWithin(column, profile, 180)) return 'longitude';
  if (
    /(^|_)(coord|coordx|coordy|utm|easting|northing|este|norte)(_|$)|^[xy]$|latitud|longitud/.test(plainName(name)) &&
    !bare
  )
    return undefined;
  const unique = profile.distinct === rows && rows > 1;
  if (column.type === 'integer' && isCalendarName(name) && profile.distinct <= 366) return 'dimension';
  if (column.code === true || (isCodeName(name) && column.type === 'integer')) return unique ? 'identifier' : 'code';
  if (column.type === 'integer' && unique && max - min === rows - 1 && rows > 10) return 'identifier';
  if (column.type === 'integer' && isFlag(profile)) return 'dimension';
  return 'measure';
}

/** Nothing but 0 and 1: yes and no to most offices, but some write 1 and 2, so the numbers stay. */
function isFlag({ min, max, distinct }: ColumnProfile): boolean {
  return distinct === 2 && min === 0 && max === 1;
}

/** Degrees: all values are, or the middle half of them when the name leaves no doubt. Strays are told and left off the map. */
function isWithin({ name }: InferredColumn, { min, max, quartiles }: ColumnProfile, degrees: number): boolean {
  const sure = quartiles !== undefined && !/^(?:coord)?[xy]$/i.test(name.trim());
  const [low, high] = sure ? [quartiles[0], quartiles[2]] : [Number(min), Number(max)];
  return low >= -degrees && high <= degrees;
}

/** Texts such as 2020-03. */
export function isMonthText(profile: ColumnProfile): boolean {
  const top = profile.top ?? [];
  return (
    profile.maxLength === 7 &&
    top.length > 0 &&
    top.every((each) => /^(?:1[89]|20)\d{2}-(?:0[1-9]|1[0-2])$/.test(each.value))
  );
}

/** A number that may be added up or averaged. */
export function isMeasure(column: KnownColumn): boolean {
  return column.role === 'measure' && isAddable(column) && column.profile.distinct > 2;
}
