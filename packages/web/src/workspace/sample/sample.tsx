import { type AuditSample, paths } from '@milpa/sdk';
import { Button, Link, Section } from '../../design/index.ts';
import { type Fault, forPerson, type PersonContext, sendForm } from '../../form/index.ts';
import { type Page, redirect } from '../../page.ts';
import { Figures, Findings, Method, Records, sayResult } from '../../sample/index.ts';
import { Done, findDone, makeWorkPage } from '../frame.tsx';
import { places } from '../places.ts';

export const loadSample = ({ client, params }: PersonContext): Promise<AuditSample> =>
  client.call('getSample', { params: { sample: params['sample'] ?? '' } });

/** A sample as its auditor works on it. */
export const showSample = forPerson(async (context) => samplePage(context, await loadSample(context), []));

export const publishSample = forPerson(async (context) => {
  const { client, params, reader } = context;
  const sample = params['sample'] ?? '';
  return sendForm(context, {
    again: async (faults) => samplePage(context, await loadSample(context), faults),
    send: async () => {
      await client.call('publishSample', { params: { sample } });
      return redirect(`${places.sample(reader.language, sample)}?done=published`);
    },
  });
});

function samplePage(context: PersonContext, sample: AuditSample, faults: readonly Fault[]): Page {
  const { reader, url } = context;
  const { language } = reader;
  const words = reader.words.sample;
  const said = { published: words.work.donePublish, finding: words.work.doneFinding, order: words.work.doneOrder };
  const examines = sample.mayExamine;
  return makeWorkPage(context, {
    section: 'samples',
    title: sample.title,
    faults,
    crumbs: [{ href: places.samples(language), text: words.title }],
    ...(sample.waiting > 0 ? { refresh: 5 } : {}),
    body: (
      <div>
        <Done text={findDone(url, said)} />
        <h1>{sample.title}</h1>
        <p class="lead">{sayResult(sample, reader)}</p>
        {sample.waiting > 0 ? <p role="status">{words.work.waiting(sample.waiting)}</p> : null}
        {sample.published ? (
          <p>
            {words.published(reader.day(sample.published))} ·{' '}
            <Link href={paths.samples(language, sample.id)}>{words.title}</Link>
          </p>
        ) : null}
        <Section id="records" title={words.recordsTitle}>
          <Records
            records={sample.records}
            reader={reader}
            addressOf={({ id }) => places.sampleRecord(language, sample.id, id)}
          />
        </Section>
        <Section id="result" title={words.resultTitle}>
          <Figures figures={sample.figures} reader={reader} />
          <p class="small soft">{words.resultNote}</p>
        </Section>
        <Section id="findings" title={words.findingsTitle}>
          <Findings
            findings={sample.findings}
            reader={reader}
            actionAt={({ id }) => paths.correctiveAction(language, id)}
            {...(examines ? { orderAt: ({ id }) => places.orderAction(language, sample.id, id) } : {})}
          />
          {examines ? (
            <p>
              <Link href={places.newFinding(language, sample.id)}>{words.work.finding}</Link>
            </p>
          ) : null}
        </Section>
        {examines && !sample.published ? (
          <Section id="publish" title={words.work.publish}>
            <p>{words.work.publishLead}</p>
            <form method="post" action={places.publishSample(language, sample.id)}>
              <Button>{words.work.publish}</Button>
            </form>
          </Section>
        ) : null}
        <Method sample={sample} reader={reader} />
      </div>
    ),
  });
}
