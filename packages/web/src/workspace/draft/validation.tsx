import { type Draft, findText, Problem, type Validation, type ValidationFinding } from '@milpa/sdk';
import { formatLocal, Tag } from '../../design/index.ts';
import { formatId, type PersonContext } from '../../form/index.ts';
import { isReading } from '../datasets.tsx';
import { findMetadataField } from '../metadata/values.ts';
import { places } from '../places.ts';

/** A report, or the sentence why there is none. */
export type Checked = { readonly report: Validation } | { readonly refused: string };

/** What the standard says of the working copy; undefined while its files are read, as what is said would not hold. */
export async function loadValidation({ client, reader }: PersonContext, draft: Draft): Promise<Checked | undefined> {
  if (isReading(draft) || draft.state === 'withdrawn') return undefined;
  try {
    return { report: await client.call('validateDraft', { params: { dataset: draft.id } }) };
  } catch (error) {
    if (error instanceof Problem && error.code === 'too-large')
      return { refused: formatLocal(error.details, reader, error.message) };
    throw error;
  }
}

interface Props {
  readonly context: PersonContext;
  readonly draft: Draft;
}

/** How other catalogues will see the description: rules first, then what is recommended, each with the place to mend it. */
export function ValidationReport({ context, draft, checked }: Props & { readonly checked: Checked | undefined }) {
  const words = context.reader.allWords.work.draft.validation;
  if (!checked) return null;
  return (
    <section class="section" aria-labelledby="validation">
      <h2 id="validation">{words.title}</h2>
      {'refused' in checked ? (
        <p>{checked.refused}</p>
      ) : (
        <Findings context={context} draft={draft} report={checked.report} />
      )}
    </section>
  );
}

function Findings({ context, draft, report }: Props & { readonly report: Validation }) {
  const words = context.reader.allWords.work.draft.validation;
  const { findings, violations, warnings, complete } = report;
  const shown = findings.filter(({ severity }) => severity !== 'info');
  return (
    <>
      <p class="soft">{words.lead}</p>
      <p>{violations > 0 ? words.broken(violations) : complete ? words.conforms : words.incomplete}</p>
      {shown.length > 0 ? (
        <details open={violations > 0}>
          <summary>{words.summary(violations, warnings)}</summary>
          <ul>
            {shown.map((finding) => (
              <Finding context={context} draft={draft} finding={finding} />
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}

function Finding({ context, draft, finding }: Props & { readonly finding: ValidationFinding }) {
  const { reader } = context;
  const words = reader.allWords.work.draft;
  const { severity, message, advice, pointer } = finding;
  const place = findPlaceOf(context, draft, pointer);
  const file = findTitle(draft, pointer);
  const sentence = `${file ? `${reader.label(file)} ` : ''}${formatLocal(message, reader, finding.code)}`;
  return (
    <li>
      <Tag tone={severity === 'violation' ? 'warning' : 'plain'}>{words.validation[severity]}</Tag>{' '}
      {place ? (
        <a href={place}>
          {sentence}
          <span class="hidden"> {words.fix}</span>
        </a>
      ) : (
        sentence
      )}{' '}
      <span class="small soft">{findText(advice, reader.language)?.text}</span>
    </li>
  );
}

const findDistribution = (draft: Draft, pointer: string) =>
  draft.distributions[Number(/^\/distributions\/(\d+)(?:\/|$)/.exec(pointer)?.[1] ?? Number.NaN)];

function findTitle(draft: Draft, pointer: string): string | undefined {
  const one = findDistribution(draft, pointer);
  return one && (one.title || one.file?.name);
}

/** Where it is mended: the file on this page, the field of the form, or the form. */
function findPlaceOf({ reader }: PersonContext, draft: Draft, pointer: string): string | undefined {
  const file = findDistribution(draft, pointer);
  if (file) return `#file-${file.id}`;
  if (!pointer.startsWith('/metadata/')) return undefined;
  const about = places.about(reader.language, draft.id);
  const field = [pointer, `${pointer}/name`, `${pointer}/from`]
    .map((each) => findMetadataField(each, reader.language))
    .find((each) => each !== undefined);
  return field ? `${about}#${formatId(field)}` : about;
}
