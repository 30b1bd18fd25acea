import { CaseSettings, caseKinds } from '@milpa/sdk';
import { Button } from '../../design/index.ts';
import {
  Checks,
  type Fault,
  type Fields,
  forPerson,
  type PersonContext,
  readFields,
  sendForm,
  TextArea,
  TextInput,
  type Values,
} from '../../form/index.ts';
import { type Page, redirect } from '../../page.ts';
import { Done, findDone, makeWorkPage } from '../frame.tsx';
import { places } from '../places.ts';

/** What stands in the fields, by their names. */
type Typed = Values & { readonly days: string };

export const showCaseSettings = forPerson(async (context) => {
  const settings = await context.client.call('getCaseSettings');
  return settingsPage(context, toValues(settings), []);
});

const toValues = ({ calendar, terms, keepDays }: CaseSettings): Typed => ({
  days: calendar.days.join(' '),
  opens: calendar.opens,
  closes: calendar.closes,
  holidays: calendar.holidays.join('\n'),
  keepDays: String(keepDays),
  ...Object.fromEntries(
    caseKinds.flatMap((kind) => [
      [`terms.${kind}.answerHours`, String(terms[kind].answerHours)],
      [`terms.${kind}.solveDays`, String(terms[kind].solveDays)],
    ]),
  ),
});

function readSettings(fields: Fields) {
  const number = (name: string) => (/^\d{1,4}$/.test(fields.text(name)) ? Number(fields.text(name)) : Number.NaN);
  return CaseSettings.safeParse({
    calendar: {
      days: fields.list('calendar.days').map(Number),
      opens: fields.text('calendar.opens'),
      closes: fields.text('calendar.closes'),
      holidays: fields
        .text('calendar.holidays')
        .split(/\s+/)
        .filter((day) => day),
    },
    terms: Object.fromEntries(
      caseKinds.map((kind) => [
        kind,
        { answerHours: number(`terms.${kind}.answerHours`), solveDays: number(`terms.${kind}.solveDays`) },
      ]),
    ),
    keepDays: number('keepDays'),
  });
}

async function settingsPage(context: PersonContext, values: Typed, faults: readonly Fault[]): Promise<Page> {
  const { reader, url, account } = context;
  const { settings: words, kinds, done, title } = reader.words.helpdesk;
  const may = account.abilities.administerPortal || account.appointments.some(({ role }) => role === 'policy-unit');
  const field = (name: string) => ({ name, value: values[name.replace('calendar.', '')], faults, short: true });
  return makeWorkPage(context, {
    section: 'cases',
    title: words.title,
    faults,
    crumbs: [{ href: places.cases(reader.language), text: title }],
    narrow: true,
    body: (
      <>
        <h1>{words.title}</h1>
        <p class="lead">{words.lead}</p>
        <Done text={findDone(url, { settings: done.settings })} />
        <form method="post" class="form" action={places.caseSettings(reader.language)}>
          <Checks
            name="calendar.days"
            label={words.days}
            values={values.days.split(' ')}
            faults={faults}
            choices={[1, 2, 3, 4, 5, 6, 7].map((day) => ({ value: String(day), text: nameDay(day, reader.language) }))}
          />
          <TextInput {...field('calendar.opens')} label={words.opens} required mostLength={5} />
          <TextInput {...field('calendar.closes')} label={words.closes} required mostLength={5} />
          <TextArea
            name="calendar.holidays"
            label={words.holidays}
            hint={words.holidaysHint}
            value={values['holidays']}
            faults={faults}
            rows={4}
            optional={reader}
          />
          <h2>{words.terms}</h2>
          <p>{words.termsHint}</p>
          {caseKinds.map((kind) => (
            <div class="row">
              <TextInput
                {...field(`terms.${kind}.answerHours`)}
                label={words.answerHours(kinds[kind])}
                required
                mostLength={3}
              />
              <TextInput
                {...field(`terms.${kind}.solveDays`)}
                label={words.solveDays(kinds[kind])}
                required
                mostLength={3}
              />
            </div>
          ))}
          <TextInput {...field('keepDays')} label={words.keepDays} hint={words.keepDaysHint} required mostLength={3} />
          {may ? <Button>{words.save}</Button> : null}
        </form>
      </>
    ),
  });
}

/** The name of a day of the week; 2024-01-01 was a Monday. */
const nameDay = (day: number, language: string): string =>
  new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(2024, 0, day)));

export const changeCaseSettings = forPerson(async (context) => {
  const { client, reader, request } = context;
  const fields = await readFields(request);
  const settings = readSettings(fields);
  const typed = Object.fromEntries(fields.entries.map(([name, value]) => [name.replace('calendar.', ''), value]));
  const values: Typed = { ...typed, days: fields.list('calendar.days').join(' ') };
  const again = (faults: readonly Fault[]) => settingsPage(context, values, faults);
  if (!settings.success) {
    const names = new Set(
      settings.error.issues.map(({ path }) => path.filter((part) => typeof part === 'string').join('.')),
    );
    return again([...names].map((field) => ({ field, text: reader.words.helpdesk.settings.wrong })));
  }
  return sendForm(context, {
    again,
    send: async () => {
      await client.call('setCaseSettings', { body: settings.data });
      return redirect(`${places.caseSettings(reader.language)}?done=settings`);
    },
  });
});
