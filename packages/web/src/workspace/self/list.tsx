import { countries, paths, QuestionnaireKey, type SelfAssessmentSummary } from '@milpa/sdk';
import { Button, Link, Tag } from '../../design/index.ts';
import {
  bindFields,
  type Fault,
  forPerson,
  type PersonContext,
  readFields,
  Select,
  sendForm,
} from '../../form/index.ts';
import { type Page, redirect } from '../../page.ts';
import type { Reader } from '../../reader.ts';
import { nameQuestionnaire, nameSubject } from '../../self/index.ts';
import { makeWorkPage } from '../frame.tsx';
import { places } from '../places.ts';

const names = ['institution', 'country', 'questionnaire'] as const;
type Typed = Readonly<Record<(typeof names)[number], string>>;

export const showSelfAssessments = forPerson((context) =>
  listPage(context, { institution: '', country: '', questionnaire: '' }, []),
);

export const beginSelfAssessment = forPerson(async (context) => {
  const { client, reader, request } = context;
  const typed = (await readFields(request)).pick(names);
  const { institution, country } = typed;
  const again = (faults: readonly Fault[]) => listPage(context, typed, faults);
  const key = QuestionnaireKey.safeParse(typed.questionnaire);
  if (!key.success) return again([{ field: 'questionnaire', text: reader.words.self.work.questionnaire }]);
  return sendForm(context, {
    fields: names,
    again,
    send: async () => {
      const subject = { ...(institution ? { institution } : {}), ...(country ? { country } : {}) };
      const { id } = await client.call('createSelfAssessment', { body: { questionnaire: key.data, ...subject } });
      return redirect(places.selfAssessment(reader.language, id));
    },
  });
});

async function listPage(context: PersonContext, typed: Typed, faults: readonly Fault[]): Promise<Page> {
  const { client, reader } = context;
  const words = reader.words.self;
  const assessments = await client.call('listSelfAssessments');
  return makeWorkPage(context, {
    section: 'self',
    title: words.nav,
    faults,
    narrow: true,
    body: (
      <>
        <h1>{words.nav}</h1>
        <p class="lead">{words.work.lead}</p>
        {assessments.length === 0 ? <p>{words.work.none}</p> : null}
        <ul class="bare stack">
          {assessments.map((each) => (
            <Assessment each={each} reader={reader} />
          ))}
        </ul>
        <Begin context={context} typed={typed} faults={faults} />
        <p>
          <Link href={paths.submissions(reader.language)}>{words.work.submissions}</Link>
        </p>
      </>
    ),
  });
}

function Assessment({ each, reader }: { readonly each: SelfAssessmentSummary; readonly reader: Reader }) {
  const words = reader.words.self.work;
  return (
    <li class="card">
      <h2 class="item-title">
        <Link href={places.selfAssessment(reader.language, each.id)}>
          {nameSubject(each, reader)} · {nameQuestionnaire(each, reader)}
        </Link>
      </h2>
      <p>
        <Tag tone={each.state === 'reading' ? 'warning' : 'plain'}>{words.assessmentStates[each.state]}</Tag>{' '}
        <span class="small soft">
          {words.counts(reader.number(each.answered), reader.number(each.submissions))} {reader.day(each.changed)}
        </span>
      </p>
    </li>
  );
}

function Begin(props: { readonly context: PersonContext; readonly typed: Typed; readonly faults: readonly Fault[] }) {
  const { context, typed, faults } = props;
  const { reader, account } = context;
  const words = reader.words.self.work;
  const shared = bindFields(typed, faults);
  const { publishFor, administerPortal, peopleOf } = account.abilities;
  const bodies = [...new Map([...publishFor, ...peopleOf].map((each) => [each.slug, each])).values()];
  const wide =
    administerPortal ||
    account.appointments.some(({ role, institution }) => role === 'policy-unit' && institution === null);
  const named = bodies.map(({ slug, name }) => ({
    value: slug,
    text: nameSubject({ institution: { id: parseId(slug), slug, name }, country: null }, reader),
  }));
  const lands = countries.map(({ alpha3, label }) => ({ value: alpha3, text: label[reader.language] }));
  const sorted = lands.toSorted((a, b) => a.text.localeCompare(b.text, reader.language));
  const kinds = QuestionnaireKey.options.map((key) => ({
    value: key,
    text: nameQuestionnaire({ questionnaire: key }, reader),
  }));
  return (
    <form method="post" class="form card" action={places.selfAssessments(reader.language)}>
      <h2>{words.begin}</h2>
      <Select {...shared('questionnaire')} label={words.questionnaire} choices={kinds} />
      <Select {...shared('institution')} label={words.subject} hint={words.subjectHint} empty="" choices={named} />
      {wide ? (
        <Select {...shared('country')} label={words.country} hint={words.countryHint} empty="" choices={sorted} />
      ) : null}
      <Button>{words.start}</Button>
    </form>
  );
}
// Only the name is read of it.
const parseId = (slug: string) => slug as never;
