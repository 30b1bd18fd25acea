import {
  type Dataset,
  type Freshness,
  FreshnessCounts,
  Freshness as FreshnessSchema,
  judgeFreshness,
  OverdueList,
  scheduleUpdate,
} from '@milpa/sdk';

const today = '2027-02-01';

/** As a portal would say it of these datasets on one day of 2027. */
export function describeFresh({ id, metadata, modified }: Dataset): Freshness {
  const schedule = scheduleUpdate(metadata.frequency, new Date(modified), 'UTC');
  const state = judgeFreshness(schedule, today);
  const shared = { dataset: id, frequency: metadata.frequency, modified, today, state };
  if ('unscheduled' in schedule)
    return FreshnessSchema.parse({ ...shared, unscheduled: schedule.unscheduled, snoozes: 0 });
  const snooze = { until: '2027-03-01', reason: 'Falta <la firma>', since: '2027-01-20T10:00:00.000Z' };
  return FreshnessSchema.parse({ ...shared, due: schedule.due, overdueFrom: schedule.overdue, snoozes: 2, snooze });
}

export const countFresh = (datasets: number) =>
  FreshnessCounts.parse({
    today,
    datasets: datasets + 4,
    counts: { current: datasets, 'due-soon': 1, due: 1, overdue: 2, unscheduled: 0 },
  });

export function listOverdue(datasets: readonly Dataset[], institution: string | null) {
  const items = datasets
    .filter(({ publisher }) => institution === null || publisher.slug === institution)
    .map((dataset) => {
      const { snooze } = describeFresh(dataset);
      const { id, slug, metadata, publisher, modified } = dataset;
      const { title, frequency } = metadata;
      const shared = { dataset: id, slug, title, publisher, frequency, modified };
      return { ...shared, due: '2026-12-01', days: 62, snoozes: snooze ? 2 : 0, ...(snooze ? { snooze } : {}) };
    });
  return OverdueList.parse({ today, total: items.length, snoozed: 1, items });
}
