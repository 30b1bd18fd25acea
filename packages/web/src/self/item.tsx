import type { SelfItem } from '@milpa/sdk';
import { Link, Tag } from '../design/index.ts';
import type { Reader } from '../reader.ts';
import { formatAnswer, inReader } from './names.ts';

interface ItemProps {
  readonly item: SelfItem;
  readonly reader: Reader;
}

const tones = { system: 'good', person: 'plain', disputed: 'warning', unknown: 'plain' } as const;
export const StateTag = ({ item, reader }: ItemProps) => (
  <Tag tone={tones[item.state]}>{reader.words.self.states[item.state]}</Tag>
);

/** What the portal found, with the addresses at which anyone finds the same. */
export function PortalSays({ item: { id, system }, reader }: ItemProps) {
  const words = reader.words.self;
  if (!system) return null;
  return (
    <div class="small">
      <p>
        <strong>{reader.label(words.portalSays)}</strong>{' '}
        {system.answer === null ? '' : `${formatAnswer(system.answer, reader)}. `}
        {inReader(system.says, reader)}
      </p>
      {system.proofs.length > 0 ? (
        <details class="printed">
          <summary>
            {words.proof} <span class="soft">({id})</span>
          </summary>
          <ul>
            {system.proofs.map(({ url, asks, found }) => (
              <li>
                <Link href={url} rel="nofollow">
                  {inReader(asks, reader)}
                </Link>
                {found === null ? '' : ` (${words.foundThere(reader.number(found))})`}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}

/** What a person answered, why, with what evidence, and what the second reader said. Files open for those who work on it. */
export function PersonSays({
  item: { person, reading },
  reader,
  opens = false,
}: ItemProps & { readonly opens?: boolean }) {
  const words = reader.words.self;
  if (!person) return null;
  return (
    <div class="small">
      <p>
        <strong>{reader.label(words.personSays)}</strong>{' '}
        {person.answer === null ? words.unknown : formatAnswer(person.answer, reader)}{' '}
        <span class="soft">({words.answeredBy(person.by.name, reader.day(person.by.at))})</span>
      </p>
      {person.reason ? (
        <p>
          {reader.label(words.reason)} {person.reason}
        </p>
      ) : null}
      {person.evidence.length > 0 ? (
        <ul aria-label={words.evidence}>
          {person.evidence.map((each) => (
            <li>
              <EvidenceLine evidence={each} reader={reader} opens={opens} />
            </li>
          ))}
        </ul>
      ) : null}
      {reading ? (
        <p>
          {reading.by
            ? words.readBy(words.verdicts[reading.verdict], reading.by.name, reader.day(reading.by.at))
            : words.verdicts[reading.verdict]}
          {reading.comment ? `${reader.words.common.colon} ${reading.comment}` : ''}
        </p>
      ) : null}
    </div>
  );
}

interface EvidenceProps {
  readonly evidence: NonNullable<SelfItem['person']>['evidence'][number];
  readonly reader: Reader;
  readonly opens: boolean;
}

/** A link by its words, a dataset by its title, a file by its name with the hash that tells which it is. */
function EvidenceLine({ evidence: { url, text, file, dataset }, reader, opens }: EvidenceProps) {
  if (file)
    return (
      <>
        {opens ? (
          <Link href={url} download>
            {file.name}
          </Link>
        ) : (
          file.name
        )}
        {text !== '' && text !== file.name ? ` ${text}` : ''} <span class="soft">SHA-256</span>{' '}
        <code class="digest">{file.sha256}</code>
      </>
    );
  return (
    <>
      <Link href={url} rel="nofollow">
        {dataset ? inReader(dataset.title, reader) : text || url}
      </Link>
      {dataset && text ? ` ${text}` : ''}
    </>
  );
}
