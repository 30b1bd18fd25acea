import type { Column, ColumnType } from '@milpa/sdk';
import { unfitValue } from './refuse.ts';

const date = /^(\d{4})-(\d{2})-(\d{2})$/;
const time = /^([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(\.\d{1,6})?)?$/;
const zone = /(?:Z|([+-])([01]\d|2[0-3])(?::?([0-5]\d))?)$/;

/**
 * The text of a value as the database is given it; moments in UTC without zone. Throws QueryRefused when the value cannot be one of
 * this column's: not written as the type is, no such day, beyond 64 bits.
 */
export function parseValue(column: Column, text: string): string {
  const normalize = normalizers[column.type];
  if (!normalize) return text;
  const value = normalize(text.trim());
  if (value === undefined) throw unfitValue(column.name, column.type, text);
  return value;
}

const normalizers: Readonly<Partial<Record<ColumnType, (text: string) => string | undefined>>> = {
  integer: normalizeInteger,
  number: normalizeNumber,
  boolean: (text) => (/^(?:true|false)$/i.test(text) ? text.toLowerCase() : undefined),
  date: (text) => (isDay(text) ? text : undefined),
  time: (text) => (time.test(text) ? text : undefined),
  datetime: normalizeMoment,
  year: (text) => (/^[+-]?\d{1,6}$/.test(text) ? text : undefined),
};

const largest = 2n ** 63n;

function normalizeInteger(text: string): string | undefined {
  if (!/^[+-]?\d{1,40}$/.test(text)) return undefined;
  const value = BigInt(text.replace(/^\+/, ''));
  return value < largest && value >= -largest ? String(value) : undefined;
}

function normalizeNumber(text: string): string | undefined {
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,4})?$/.test(text)) return undefined;
  return Number.isFinite(Number(text)) ? text : undefined;
}

function isDay(text: string): boolean {
  const [, year, month, day] = date.exec(text) ?? [];
  if (year === undefined) return false;
  const found = new Date(0);
  found.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  return found.getUTCMonth() === Number(month) - 1 && found.getUTCDate() === Number(day);
}

function normalizeMoment(text: string): string | undefined {
  const day = text.slice(0, 10);
  if (!isDay(day)) return undefined;
  if (text.length === 10) return `${day} 00:00:00`;
  if (!/^[T ]$/.test(text.charAt(10))) return undefined;
  const rest = text.slice(11);
  const [suffix, sign, hours, minutes] = zone.exec(rest) ?? [];
  const clock = suffix === undefined ? rest : rest.slice(0, -suffix.length);
  if (!time.test(clock)) return undefined;
  const shift =
    sign === undefined ? 0 : (Number(hours) * 60 + Number(minutes ?? 0)) * (sign === '-' ? 60_000 : -60_000);
  return shift === 0 ? `${day} ${clock}` : moveMoment(day, clock, shift);
}

/** The same moment in UTC; fractions of a second stay as they are. */
function moveMoment(day: string, clock: string, shift: number): string | undefined {
  const [whole = '', fraction] = clock.split('.');
  const moment = new Date(`${day}T${whole.length === 5 ? `${whole}:00` : whole}Z`);
  if (Number.isNaN(moment.getTime())) return undefined;
  const moved = new Date(moment.getTime() + shift).toISOString().slice(0, 19).replace('T', ' ');
  return fraction === undefined ? moved : `${moved}.${fraction}`;
}
