import { type Availability, type Dataset, type LinkedDistribution, listLinked } from '@milpa/sdk';
import { ButtonLink, Local, SummaryList, Tag } from '../design/index.ts';
import type { Reader } from '../reader.ts';
import { formatName } from './files.tsx';
import { listTerms } from './terms.tsx';

/** What is said where links to data elsewhere stand: how many answer, are gone, or were not asked yet. */
export function formatHealth(of: Pick<Dataset, 'distributions'>, reader: Reader): string {
  const states = listLinked(of).map(({ availability }) => availability?.state ?? 'unchecked');
  const count = (state: Availability['state']) => states.filter((each) => each === state).length;
  return reader.words.described.health(count('available'), count('unavailable'), count('unchecked'));
}

/** Every link of a release, with its health as it is today. */
export function Links({ dataset, reader }: { readonly dataset: Dataset; readonly reader: Reader }) {
  const words = reader.words.described;
  return (
    <>
      <p class="soft">{words.linksLead}</p>
      <p>{formatHealth(dataset, reader)}</p>
      <ul class="files bare">
        {listLinked(dataset).map((one) => (
          <li class="card">
            <LinkCard dataset={dataset} one={one} reader={reader} />
          </li>
        ))}
      </ul>
    </>
  );
}

function LinkCard(props: { readonly dataset: Dataset; readonly one: LinkedDistribution; readonly reader: Reader }) {
  const { dataset, one, reader } = props;
  const { link } = one;
  const words = reader.words.described;
  const size = link.size === undefined ? '' : `, ${reader.bytes(link.size)}`;
  return (
    <>
      <h3 class="breaks">{one.title || (link.downloadUrl ?? link.accessUrl)}</h3>
      <Health availability={one.availability} reader={reader} />
      {one.description ? (
        <p>
          <Local map={one.description} reader={reader} />
        </p>
      ) : null}
      <p class="row">
        {link.downloadUrl ? (
          <Open href={link.downloadUrl} text={words.openFile} name={one.title} reader={reader} />
        ) : null}
        {link.downloadUrl === link.accessUrl ? null : (
          <Open href={link.accessUrl} text={words.openPage} name={one.title} reader={reader} />
        )}
        <span class="soft breaks">{new URL(link.downloadUrl ?? link.accessUrl).host}</span>
      </p>
      <SummaryList
        rows={[
          [words.declaredFormat, link.format ? `${formatName(link.format, reader.language)}${size}` : undefined],
          ...listTerms(dataset, one, reader),
        ]}
      />
    </>
  );
}

function Open(props: { readonly href: string; readonly text: string; readonly name: string; readonly reader: Reader }) {
  return (
    <ButtonLink href={props.href} kind="quiet">
      {props.text}
      <span class="hidden">
        {props.reader.words.common.colon} {props.name}
      </span>
    </ButtonLink>
  );
}

/** A word in a colour, and the same in words: what could not be checked is never shown as fine. */
export function Health({
  availability,
  reader,
}: {
  readonly availability: Availability | undefined;
  readonly reader: Reader;
}) {
  const words = reader.words.described.availability;
  const { state = 'unchecked', checked, since } = availability ?? {};
  const why = availability && state !== 'available' ? findReason(availability, reader) : undefined;
  return (
    <p class="small">
      {state === 'available' && checked ? <Tag tone="good">{words.available(reader.day(checked))}</Tag> : null}
      {state === 'unavailable' && since ? <Tag tone="warning">{words.unavailable(reader.day(since))}</Tag> : null}
      {state === 'unchecked' ? <Tag>{words.unchecked}</Tag> : null}
      {why ? <span class="soft"> {words.why(why)}</span> : null}
    </p>
  );
}

function findReason({ reason, status }: Availability, reader: Reader): string | undefined {
  const { reasons, status: answered } = reader.words.described;
  if (reason === 'status' && status !== undefined) return answered(status);
  return reason === undefined ? undefined : new Map(Object.entries(reasons)).get(reason);
}
