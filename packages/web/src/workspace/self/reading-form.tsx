import type { OperationInput } from '@milpa/sdk';
import { Button, Cards } from '../../design/index.ts';
import { type Fields, Hidden, Select, TextArea } from '../../form/index.ts';
import { formatAnswers, inReader, PersonSays, PortalSays, StateTag } from '../../self/index.ts';
import type { FormProps } from './answer-form.tsx';

type Readings = OperationInput<'readSelfAssessment'>['body']['readings'];

/** Only what the reader decided; what is left for later stays as it is. */
export function parseReadings(fields: Fields, ids: readonly string[]): Readings {
  const readings: Readings = {};
  for (const id of ids) {
    const verdict = fields.text(`verdict.${id}`);
    if (verdict === 'confirmed' || verdict === 'contested')
      readings[id] = { verdict, comment: fields.text(`comment.${id}`) };
  }
  return readings;
}

/** For the second reader: what was answered, what shows it, and whether it holds. */
export function ReadingForm({ context, questions, items, typed, faults, revision }: FormProps) {
  const { reader, account } = context;
  const words = reader.words.self;
  const shown = questions.flatMap((question) => {
    const item = items.find(({ id }) => id === question.id);
    return item ? [{ question, item }] : [];
  });
  const mine = (name: string | undefined) => name === account.name;
  const toRead = shown.some(({ item }) => item.person && !mine(item.person.by.name));
  return (
    <form method="post" class="form">
      <Hidden name="revision" value={typed?.text('revision') ?? String(revision)} />
      <Hidden name="read" value="yes" />
      <p>{words.work.closed}</p>
      <p>{shown.some(({ item }) => item.person) ? words.work.readLead : words.work.nothingToRead}</p>
      <Cards items={shown}>
        {({ question, item }) => (
          <>
            <h2 class="item-title">
              <span class="soft">{item.id}</span> {inReader(question.text, reader)}
            </h2>
            <p>
              <strong>{formatAnswers(item, reader)}</strong> <StateTag item={item} reader={reader} />
            </p>
            <PortalSays item={item} reader={reader} />
            <PersonSays item={item} reader={reader} opens />
            {item.person && mine(item.person.by.name) ? <p class="small">{words.work.ownAnswer}</p> : null}
            {item.person && !mine(item.person.by.name) ? (
              <>
                <Select
                  name={`verdict.${item.id}`}
                  label={
                    <>
                      {words.work.verdict} <span class="hidden">({item.id})</span>
                    </>
                  }
                  value={typed?.text(`verdict.${item.id}`) ?? ''}
                  faults={faults}
                  empty={words.work.later}
                  choices={[
                    { value: 'confirmed', text: words.work.confirm },
                    { value: 'contested', text: words.work.contest },
                  ]}
                />
                <TextArea
                  name={`comment.${item.id}`}
                  label={words.work.comment}
                  hint={words.work.commentHint}
                  value={typed?.text(`comment.${item.id}`) ?? ''}
                  faults={faults}
                  rows={2}
                />
              </>
            ) : null}
          </>
        )}
      </Cards>
      {toRead ? <Button>{words.work.saveReading}</Button> : null}
    </form>
  );
}
