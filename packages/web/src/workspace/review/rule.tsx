import { Button } from '../../design/index.ts';
import { Checks, forPerson, type PersonContext, readFields } from '../../form/index.ts';
import { redirect } from '../../page.ts';
import { places } from '../places.ts';

/** Whether a second person must approve: for those who administer the institution. */
export function RuleForm(props: {
  readonly context: PersonContext;
  readonly institution: string;
  readonly fourEyes: boolean;
}) {
  const { context, institution, fourEyes } = props;
  const { reader } = context;
  const words = reader.words.review;
  return (
    <section class="section" aria-labelledby="rule">
      <h2 id="rule">{words.rule}</h2>
      <form method="post" class="form card" action={places.releaseRule(reader.language, institution)}>
        <Checks
          name="fourEyes"
          label={words.rule}
          hint={words.ruleHint}
          values={fourEyes ? ['yes'] : []}
          choices={[{ value: 'yes', text: words.fourEyes }]}
          faults={[]}
        />
        <Button>{words.saveRule}</Button>
      </form>
    </section>
  );
}

export const setRule = forPerson(async (context) => {
  const { client, params, reader, request } = context;
  const institution = params['institution'] ?? '';
  const fourEyes = (await readFields(request)).text('fourEyes') === 'yes';
  await client.call('setReleaseRule', { params: { institution }, body: { fourEyes } });
  return redirect(`${places.institution(reader.language, institution)}?done=rule`);
});
