import {
  addDays,
  addDuration,
  type InstitutionId,
  type LegalInstrument,
  type ObligationDue,
  type ObligationRule,
  type ObligationScope,
  type ObligationState,
} from '@milpa/sdk';
import type { PublicBody } from '../../institution/index.ts';

/** What somebody has to do by a day, as a rule and the facts of an institution say. */
export interface Duty {
  readonly instrument: string;
  readonly rule: string;
  readonly institution: InstitutionId;
  /** The first time is 0. */
  readonly occurrence: number;
  readonly due: string;
}

/** Who holds which post since when: what days are counted from. Undefined while nobody does. */
export type FindAppointed = (institution: InstitutionId, role: string) => Promise<string | undefined>;

/** How far ahead duties are written down. */
const horizonDays = 366;
/** A rule that repeats is written down so many times at most. */
const mostOccurrences = 400;

type Body = Pick<PublicBody, 'id' | 'slug' | 'level' | 'class' | 'sector' | 'ended'>;

/** Whether a rule speaks to a body. What is not known of a body is not taken to fit: nobody is bound by a guess. */
export function isAddressed({ levels, classes, sectors, institutions }: ObligationScope, body: Body): boolean {
  if (levels && !levels.includes(body.level)) return false;
  if (classes && !(body.class && classes.includes(body.class))) return false;
  if (sectors && !(body.sector && sectors.includes(body.sector))) return false;
  return !institutions || institutions.includes(body.slug);
}

/** The duties of one body under one instrument, as of a day. The same question always has the same answer. */
export async function listDuties(
  instrument: LegalInstrument,
  body: Body,
  today: string,
  findAppointed: FindAppointed,
): Promise<Duty[]> {
  const duties: Duty[] = [];
  const end = earliest(instrument.inForce.to, body.ended?.on);
  for (const rule of instrument.rules) {
    if (!isAddressed(rule.scope, body)) continue;
    const first = await findFirstDay(rule.due, instrument, body.id, findAppointed);
    if (first === undefined) continue;
    for (const [occurrence, due] of listDays(rule, first, addDays(today, horizonDays)).entries())
      if (end === undefined || due <= end)
        duties.push({ instrument: instrument.key, rule: rule.key, institution: body.id, occurrence, due });
  }
  return duties;
}

const earliest = (...days: readonly (string | undefined)[]): string | undefined =>
  days.filter((day) => day !== undefined).toSorted()[0];

async function findFirstDay(
  due: ObligationDue,
  { published, inForce }: LegalInstrument,
  institution: InstitutionId,
  findAppointed: FindAppointed,
): Promise<string | undefined> {
  if ('on' in due) return due.on;
  const from =
    due.after === 'appointment'
      ? await findAppointed(institution, due.role)
      : due.after === 'publication'
        ? (published ?? inForce.from)
        : inForce.from;
  return from === undefined ? undefined : addDays(from, due.days);
}

/** The first day, and every later one up to the horizon; counted from the first, so that the end of a month stays one. */
function listDays({ repeat }: ObligationRule, first: string, horizon: string): string[] {
  const days = [first];
  const [, count = '', unit = ''] = /^P(\d+)([YMWD])$/.exec(repeat ?? '') ?? [];
  for (let times = 1; unit !== '' && times < mostOccurrences; times += 1) {
    const next = addDuration(first, `P${Number(count) * times}${unit}`);
    if (next > horizon) break;
    days.push(next);
  }
  return days;
}

/** How a duty stands on a day. */
export function judgeDuty(
  { due, fulfilled, lapsed }: { due: string; fulfilled: string | null; lapsed: Date | null },
  today: string,
): ObligationState {
  if (fulfilled !== null) return fulfilled <= due ? 'fulfilled' : 'late';
  if (lapsed !== null) return 'lapsed';
  return due < today ? 'overdue' : 'open';
}
