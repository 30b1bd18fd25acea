import type { IndexRow } from '@milpa/sdk';
import type { Reader } from '../reader.ts';
import { formatScore, pillars } from './names.ts';

/** Headings of the composite and the three pillars. */
export const ScoreHeads = ({ reader }: { readonly reader: Reader }) => (
  <>
    <th scope="col" class="number">
      {reader.words.ourdata.composite}
    </th>
    {pillars.map((pillar) => (
      <th scope="col" class="number">
        {reader.words.ourdata.parts[pillar]}
      </th>
    ))}
  </>
);

/** The figures under them. */
export const ScoreCells = ({ row, reader }: { readonly row: IndexRow; readonly reader: Reader }) => (
  <>
    <td class="number">{formatScore(row.composite, reader)}</td>
    {pillars.map((pillar) => (
      <td class="number">{formatScore(row.pillars[pillar], reader)}</td>
    ))}
  </>
);
