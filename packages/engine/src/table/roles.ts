import type { Column } from '@milpa/sdk';
import type { InferredColumn } from './infer.ts';
import { isCalendarName, isCodeName, isLatitudeName, isLongitudeName, plainName } from './names.ts';
import { type ColumnProfile, isAddable } from './profile.ts';

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
  return columns.map((column, index) => {
    const profile = profiles[index] ?? { nulls: rows, distinct: 0 };
    const role = findRole(column, profile, rows);
    return { ...column, index, profile, ...(role ? { role } : {}) };
  });
}

function findRole(column: InferredColumn, profile: ColumnProfile, rows: number): Role | undefined {
  if (profile.distinct === 0) return undefined;
  const { type, name } = column;
  if (type === 'geojson' || type === 'geopoint') return 'geometry';
  if (type === 'date' || type === 'datetime' || type === 'time' || type === 'year') return 'time';
  if (type === 'boolean') return 'dimension';
  if (type === 'integer' || type === 'number') return findNumberRole(column, profile, rows);
  if (type !== 'string') return 'text';
  const unique = profile.distinct === rows - profile.nulls && profile.nulls === 0 && rows > 1;
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
  if (isLatitudeName(name) && !bare && min >= -90 && max <= 90) return 'latitude';
  if (isLongitudeName(name) && !bare && min >= -180 && max <= 180) return 'longitude';
  if (
    /(^|_)(coord|coordx|coordy|utm|easting|northing|este|norte)(_|$)|^[xy]$|latitud|longitud/.test(plainName(name)) &&
    !bare
  )
    return undefined;
  const unique = profile.distinct === rows && rows > 1;
  if (column.code === true || (isCodeName(name) && column.type === 'integer')) return unique ? 'identifier' : 'code';
  if (column.type === 'integer' && unique && max - min === rows - 1 && rows > 10) return 'identifier';
  if (column.type === 'integer' && isCalendarName(name) && profile.distinct <= 366) return 'dimension';
  return 'measure';
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
