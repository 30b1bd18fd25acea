import { accessLevels, holdingForms, languages, personalDataKinds, priorityFactors } from '@milpa/sdk';
import { Button, Link } from '../../design/index.ts';
import {
  bindFields,
  type Fault,
  nameChoices,
  Revision,
  Select,
  TextArea,
  TextInput,
  type Values,
} from '../../form/index.ts';
import type { Reader } from '../../reader.ts';
import { languageNames } from '../../words/index.ts';

interface FormProps {
  readonly typed: Values;
  readonly faults: readonly Fault[];
  readonly reader: Reader;
}

/** A holding as one form: what it is, who may have it and why, how soon it should be open, what it is published as. */
export function HoldingForm(
  props: FormProps & { readonly action: string; readonly revision?: number; readonly wizard?: string },
) {
  const { action, revision, wizard, reader } = props;
  const words = reader.words.publishing;
  return (
    <form method="post" class="form" action={action}>
      {revision === undefined ? null : <Revision revision={revision} />}
      <div class="card">
        <Names {...props} />
        <Facts {...props} />
      </div>
      <div class="card">
        <h2>{words.decision.title}</h2>
        <p>{words.decision.lead}</p>
        {wizard ? (
          <p>
            <Link href={wizard}>{words.decision.wizard}</Link>
          </p>
        ) : null}
        <Access {...props} />
      </div>
      <div class="card">
        <h2>{words.priority.title}</h2>
        <p>{words.priority.lead}</p>
        <p class="small">{words.priority.formula}</p>
        <Judgements {...props} />
      </div>
      <Button>{words.work.save}</Button>
    </form>
  );
}

/** The reader's language first; the others wait folded, unless something stands in them. */
function Names(props: FormProps) {
  const { reader } = props;
  const words = reader.words.publishing.fields;
  const shared = bindFields(props.typed, props.faults);
  const pair = (language: (typeof languages)[number]) => (
    <>
      <TextInput
        {...shared(`name-${language}`)}
        label={`${words.name} (${languageNames[language]})`}
        lang={language}
        mostLength={1000}
      />
      <TextArea
        {...shared(`description-${language}`)}
        label={`${words.description} (${languageNames[language]})`}
        lang={language}
        rows={3}
      />
    </>
  );
  const others = languages.filter((language) => language !== reader.language);
  return (
    <>
      {pair(reader.language)}
      {others.map((language) => (
        <details open={Boolean(props.typed[`name-${language}`])}>
          <summary>{languageNames[language]}</summary>
          {pair(language)}
        </details>
      ))}
    </>
  );
}

function Facts(props: FormProps) {
  const words = props.reader.words.publishing;
  const { fields } = words;
  const shared = bindFields(props.typed, props.faults);
  return (
    <>
      <TextInput {...shared('area')} label={fields.area} mostLength={300} />
      <TextInput {...shared('post')} label={fields.post} hint={fields.postHint} mostLength={300} />
      <TextInput {...shared('system')} label={fields.system} mostLength={500} />
      <Select
        {...shared('form')}
        label={fields.form}
        empty={fields.unknown}
        choices={nameChoices(holdingForms, words.forms)}
      />
      <TextInput {...shared('subject')} label={fields.subject} mostLength={500} />
      <TextInput {...shared('geography')} label={fields.geography} mostLength={500} />
      <TextInput {...shared('period')} label={fields.period} mostLength={200} />
      <TextInput {...shared('key')} label={fields.key} hint={fields.keyHint} mostLength={500} />
      <TextArea {...shared('datasets')} label={fields.datasets} hint={fields.datasetsHint} rows={2} />
    </>
  );
}

function Access(props: FormProps) {
  const words = props.reader.words.publishing;
  const { decision, fields } = words;
  const shared = bindFields(props.typed, props.faults);
  return (
    <>
      <Select
        {...shared('personalData')}
        label={fields.personalData}
        empty={fields.unknown}
        choices={nameChoices(personalDataKinds, words.personal)}
      />
      <Select
        {...shared('level')}
        label={fields.level}
        empty={words.inventory.unclassified}
        choices={nameChoices(accessLevels, words.levels)}
      />
      <TextInput {...shared('instrument')} label={decision.instrument} mostLength={300} />
      <TextInput {...shared('article')} label={decision.article} mostLength={200} />
      <TextArea {...shared('reasoning')} label={decision.reasoning} rows={4} />
      <TextInput {...shared('reviewer')} label={decision.reviewer} hint={fields.postHint} mostLength={200} />
      <TextInput {...shared('decided')} label={decision.decided} hint={decision.dayHint} short />
      <TextInput {...shared('review')} label={decision.review} hint={decision.reviewHint} short />
    </>
  );
}

function Judgements(props: FormProps) {
  const words = props.reader.words.publishing;
  const shared = bindFields(props.typed, props.faults);
  const scores = [0, 1, 2, 3, 4, 5].map((score) => ({ value: String(score), text: String(score) }));
  return (
    <>
      {priorityFactors.map((factor) => (
        <fieldset class="field">
          <legend>{words.factors[factor]}</legend>
          <Select
            {...shared(`score-${factor}`)}
            label={words.priority.score}
            empty={words.priority.unknown}
            choices={scores}
          />
          <TextInput {...shared(`reason-${factor}`)} label={words.priority.reason} mostLength={1000} />
        </fieldset>
      ))}
    </>
  );
}
