import { digests, Reminders } from '@milpa/sdk';
import { Button } from '../../design/index.ts';
import { forPerson, nameChoices, readFields, Select } from '../../form/index.ts';
import { redirect } from '../../page.ts';
import { Done, findDone, makeWorkPage } from '../frame.tsx';
import { places } from '../places.ts';

export const changeReminders = forPerson(async ({ client, request, reader }) => {
  const { digest } = Reminders.parse({ digest: (await readFields(request)).text('digest') });
  await client.call('changeReminders', { body: { digest } });
  return redirect(`${places.reminders(reader.language)}?done=saved`);
});

/** How a person gets reminders, and who gets which. */
export const showReminders = forPerson(async (context) => {
  const { reader, client, url } = context;
  const words = reader.words.freshness.reminders;
  const { digest } = await client.call('getReminders');
  const choices = nameChoices(digests, words.choices);
  return makeWorkPage(context, {
    section: 'reminders',
    title: words.title,
    body: (
      <div class="narrow">
        <Done text={findDone(url, { saved: words.saved })} />
        <h1>{words.title}</h1>
        <p class="lead">{words.lead}</p>
        <form method="post" class="form card" action={places.reminders(reader.language)}>
          <Select name="digest" label={words.label} value={digest} faults={[]} choices={choices} />
          <Button>{words.submit}</Button>
        </form>
        <section class="section" aria-labelledby="when">
          <h2 id="when">{words.whenTitle}</h2>
          <ul>
            {words.when.map((each) => (
              <li>{each}</li>
            ))}
          </ul>
        </section>
      </div>
    ),
  });
});
