import { findTheme, paths, type ValueArea, type ValueSlot, valueChecks } from '@milpa/sdk';
import { DatasetLink, formatLocal, Link, OutcomeBars, Table, Tag } from '../design/index.ts';
import type { Reader } from '../reader.ts';

export const nameArea = (area: string, reader: Reader): string =>
  findTheme(area.startsWith('g8-') ? area : `g8-${area}`)?.label?.[reader.language] ?? reader.words.charter.added;

const isFilled = ({ datasets }: ValueSlot): boolean => datasets.length > 0;

/** How far each area is pointed out: what nobody has said is no absence. */
export function AreaBars({ areas, reader }: { readonly areas: readonly ValueArea[]; readonly reader: Reader }) {
  const words = reader.words.charter.areas;
  const all = areas.reduce((sum, { slots }) => sum + slots.length, 0);
  const filled = areas.reduce((sum, area) => sum + area.filled, 0);
  const touched = areas.filter((area) => area.filled > 0).length;
  return (
    <OutcomeBars
      id="areas-chart"
      title={words.title}
      sentence={words.told(reader.number(filled), reader.number(all), reader.number(touched))}
      rows={areas.map((area) => ({
        name: nameArea(area.id, reader),
        held: area.filled / area.slots.length,
        unknown: 1 - area.filled / area.slots.length,
      }))}
      columns={words.columns}
      reader={reader}
    />
  );
}

/** Each check over all slots; of a slot without a dataset nothing is known. */
export function CheckBars({ areas, reader }: { readonly areas: readonly ValueArea[]; readonly reader: Reader }) {
  const words = reader.words.charter.checks;
  const slots = areas.flatMap((area) => area.slots);
  const count = (check: (typeof valueChecks)[number], outcome: 'pass' | 'unknown') =>
    slots.filter(({ checks }) => (checks?.[check] ?? 'unknown') === outcome).length;
  const rows = valueChecks.map((check) => ({
    name: words.names[check],
    passed: count(check, 'pass'),
    held: count(check, 'pass') / slots.length,
    unknown: count(check, 'unknown') / slots.length,
  }));
  const best = rows.toSorted((one, other) => other.passed - one.passed)[0];
  const told = best ? words.told(best.name, reader.number(best.passed), reader.number(slots.length)) : '';
  return (
    <OutcomeBars
      id="checks-chart"
      title={words.title}
      sentence={told}
      rows={rows}
      columns={words.columns}
      reader={reader}
    />
  );
}

const tones = { pass: 'good', fail: 'error', unknown: 'plain' } as const;

/** The slots of one area, open where somebody has said something. */
export function Area({ area, reader }: { readonly area: ValueArea; readonly reader: Reader }) {
  const words = reader.words.charter;
  const name = nameArea(area.id, reader);
  return (
    <details open={area.filled > 0} id={area.id}>
      <summary>{words.areas.area(name, reader.number(area.filled), reader.number(area.slots.length))}</summary>
      {area.id === 'added' ? null : (
        <p class="small soft">{words.areas.themed(reader.number(area.themed), reader.number(area.related))}</p>
      )}
      <Table
        label={words.table.caption(name)}
        class="checked"
        head={[words.table.slot, words.table.dataset, ...valueChecks.map((check) => words.checks.names[check])]}
      >
        {area.slots.map((slot) => (
          <Slot slot={slot} reader={reader} />
        ))}
      </Table>
    </details>
  );
}

function Slot({ slot, reader }: { readonly slot: ValueSlot; readonly reader: Reader }) {
  const words = reader.words.charter;
  const title = formatLocal(slot.title, reader, slot.id);
  return (
    <tr>
      <th scope="row">{title}</th>
      {isFilled(slot) ? (
        <>
          <td>
            {slot.datasets.map((dataset) => (
              <p>
                <DatasetLink of={dataset} reader={reader} />
                <br />
                <span class="small soft">{words.since(reader.day(dataset.since))}</span>
              </p>
            ))}
          </td>
          {valueChecks.map((check) => {
            const outcome = slot.checks?.[check] ?? 'unknown';
            return (
              <td>
                <Tag tone={tones[outcome]}>{words.outcomes[outcome]}</Tag>
              </td>
            );
          })}
        </>
      ) : (
        <td colSpan={1 + valueChecks.length}>
          <span class="soft">{words.nobody}.</span>{' '}
          <Link
            href={`${paths.search(reader.language)}?${new URLSearchParams({ q: title })}`}
            label={`${reader.label(words.look)} ${title}`}
          >
            {words.look}
          </Link>
        </td>
      )}
    </tr>
  );
}
