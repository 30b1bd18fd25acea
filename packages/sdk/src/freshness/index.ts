export { addDays, addDuration, addMonths, countDays, findDayIn } from './calendar.ts';
export * from './schedule.ts';
