import { type AccessAdvice, AccessAnswers, type AccessQuestion, accessQuestions, findText } from '@milpa/sdk';
import { Button, ButtonLink, formatLocal, Link, Local, Notice } from '../../design/index.ts';
import { forPerson, Hidden } from '../../form/index.ts';
import type { Reader } from '../../reader.ts';
import { makeWorkPage } from '../frame.tsx';
import { places } from '../places.ts';

/**
 * One question a page, the answers in the address: it works without any script, the way back is the browser's, and nothing
 * is kept until the proposal is taken into the form.
 */
export const showAccess = forPerson(async (context) => {
  const { client, reader, params, url } = context;
  const { language } = reader;
  const holding = await client.call('getHolding', { params: { holding: params['holding'] ?? '' } });
  const answers = readAnswers(url);
  const advice = await client.call('adviseAccess', { body: { answers } });
  const words = reader.words.publishing;
  const here = places.access(language, holding.id);
  return makeWorkPage(context, {
    section: 'inventory',
    title: words.wizard.title,
    crumbs: [{ href: places.holding(language, holding.id), text: formatLocal(holding.name, reader, holding.key) }],
    body: (
      <div class="narrow">
        <h1>{words.wizard.title}</h1>
        <p class="lead">{words.wizard.lead}</p>
        {advice.next ? (
          <Question
            question={advice.next}
            answers={answers}
            asked={advice.asked}
            action={here}
            forgot={url.searchParams.get('asked') === advice.next}
            reader={reader}
          />
        ) : null}
        {advice.proposal ? (
          <Proposal
            proposal={advice.proposal}
            href={`${places.holding(language, holding.id)}?${new URLSearchParams({
              level: advice.proposal.level,
              personalData: advice.proposal.personalData,
              ...(advice.proposal.needsDecision
                ? { reasoning: advice.proposal.reasons.map((each) => findText(each, language)?.text ?? '').join(' ') }
                : {}),
            })}#level`}
            again={here}
            reader={reader}
          />
        ) : null}
      </div>
    ),
  });
});

function readAnswers(url: URL): AccessAnswers {
  const said = accessQuestions.flatMap((question) => {
    const answer = url.searchParams.get(question);
    return answer ? [[question, answer] as const] : [];
  });
  return AccessAnswers.catch({}).parse(Object.fromEntries(said));
}

function Question(props: {
  readonly question: AccessQuestion;
  readonly answers: AccessAnswers;
  readonly asked: readonly AccessQuestion[];
  readonly action: string;
  readonly forgot: boolean;
  readonly reader: Reader;
}) {
  const { question, answers, asked, action, forgot, reader } = props;
  const words = reader.words.publishing.wizard;
  const before = asked.filter((each) => each !== question);
  return (
    <form method="get" action={action} class="form card">
      {before.map((each) => (
        <Hidden name={each} value={answers[each] ?? ''} />
      ))}
      <p class="kicker">{words.step(asked.length)}</p>
      <fieldset class="field">
        <legend>{words.questions[question]}</legend>
        <div class="checks">
          {(['yes', 'no', 'unknown'] as const).map((answer) => (
            <label class="check">
              <input type="radio" name={question} value={answer} required />
              <span>{words[answer]}</span>
            </label>
          ))}
        </div>
      </fieldset>
      {forgot ? <p class="hint">{words.choose}</p> : null}
      <Hidden name="asked" value={question} />
      <Button>{words.next}</Button>
    </form>
  );
}

function Proposal(props: {
  readonly proposal: NonNullable<AccessAdvice['proposal']>;
  readonly href: string;
  readonly again: string;
  readonly reader: Reader;
}) {
  const { proposal, href, again, reader } = props;
  const words = reader.words.publishing;
  return (
    <>
      <Notice
        kind={proposal.needsDecision ? 'warning' : 'good'}
        title={`${reader.label(words.wizard.proposal)} ${words.levels[proposal.level]}`}
      >
        <p>{words.wizard.because}</p>
        <ul>
          {proposal.reasons.map((reason) => (
            <li>
              <Local map={reason} reader={reader} />
            </li>
          ))}
        </ul>
        <p>
          {reader.words.publishing.fields.personalData}: {words.personal[proposal.personalData]}
        </p>
        {proposal.needsDecision ? <p>{words.wizard.reviewIn(proposal.reviewYears)}</p> : null}
      </Notice>
      <p class="row">
        <ButtonLink href={href}>{words.wizard.use}</ButtonLink>
        <Link href={again}>{words.wizard.again}</Link>
      </p>
    </>
  );
}
