import type { Finding } from '@milpa/sdk';
import { Local, Tag } from '../design/index.ts';
import type { Reader } from '../reader.ts';

const tones = { info: 'plain', warning: 'warning', error: 'error' } as const;
const order = { error: 0, warning: 1, info: 2 } as const;

/** What the reading of the files found, the gravest first, each with its place and what to do about it. */
export function Findings({ findings, reader }: { readonly findings: readonly Finding[]; readonly reader: Reader }) {
  // A check that was made and passed needs no words; one that could not be made does.
  const told = findings.filter((each) => each.result !== 'pass').sort((a, b) => order[a.severity] - order[b.severity]);
  if (told.length === 0) return <p>{reader.words.dataset.noFindings}</p>;
  return (
    <>
      <p class="soft">{reader.words.dataset.findingsLead}</p>
      <ul class="findings bare">
        {told.slice(0, 50).map((finding) => (
          <li>
            <Tag tone={finding.result === 'unknown' ? 'plain' : tones[finding.severity]}>
              {finding.result === 'unknown'
                ? reader.words.finding.unknown
                : reader.words.finding.severity[finding.severity]}
            </Tag>
            <div>
              <p>
                <Local map={finding.message} reader={reader} otherwise={<code>{finding.code}</code>} />
              </p>
              <Where finding={finding} reader={reader} />
              {finding.remedy ? (
                <p class="small soft">
                  <Local map={finding.remedy} reader={reader} />
                </p>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

function Where({ finding, reader }: { readonly finding: Finding; readonly reader: Reader }) {
  const words = reader.words.finding;
  const parts = [
    finding.column === undefined ? '' : words.column(finding.column),
    finding.row === undefined ? '' : words.row(reader.number(finding.row)),
    finding.line === undefined ? '' : words.line(reader.number(finding.line)),
    finding.count === undefined || finding.count < 2 ? '' : words.times(finding.count),
  ].filter((part) => part);
  return parts.length > 0 ? <p class="small soft">{parts.join(' · ')}</p> : null;
}
