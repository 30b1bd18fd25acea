import { type CharterFinding, charterPrinciples, checklists, paths } from '@milpa/sdk';
import { Link, makeReadingPage, OutcomeBars } from '../design/index.ts';
import type { Context, Page } from '../page.ts';
import type { Reader } from '../reader.ts';
import { Area, AreaBars, CheckBars } from './areas.tsx';
import { checklistNames } from './checklist.tsx';

/** The 14 areas slot by slot, and the principles as far as a catalogue can see. */
export async function answerCharter({ client, reader }: Context): Promise<Page> {
  const words = reader.words.charter;
  const report = await client.call('getCharterReport');
  const { areas, slots } = report;
  return makeReadingPage({
    title: words.title,
    lead: words.lead,
    crumbs: [],
    body: (
      <>
        <p>{words.sum(reader.number(slots.filled), reader.number(slots.all))}</p>
        <div class="two">
          <AreaBars areas={areas} reader={reader} />
          <CheckBars areas={areas} reader={reader} />
        </div>
        <section class="section" aria-labelledby="areas">
          <h2 id="areas">{words.areas.title}</h2>
          {areas.map((area) => (
            <Area area={area} reader={reader} />
          ))}
          <p class="small soft" lang="en">
            {report.source}
          </p>
        </section>
        <Principles findings={report.principles} reader={reader} />
        <section class="section" aria-labelledby="lists">
          <h2 id="lists">{words.lists.title}</h2>
          <p>{words.lists.lead}</p>
          <ul>
            {checklists.map((id) => (
              <li>
                <Link href={paths.checklist(reader.language, id)}>{checklistNames[id][reader.language]}</Link>
              </li>
            ))}
          </ul>
        </section>
        <p class="row small">
          <span>{reader.words.quality.files}</span>
          <Link href="/api/v1/charter">JSON</Link>
        </p>
      </>
    ),
  });
}

const shareOf = (part: number, { population }: CharterFinding): number => (population === 0 ? 0 : part / population);

function Principles({ findings, reader }: { readonly findings: readonly CharterFinding[]; readonly reader: Reader }) {
  const words = reader.words.charter.principles;
  const rows = charterPrinciples.map((principle) => {
    const own = findings.filter((finding) => finding.principle === principle);
    const mean = (of: (finding: CharterFinding) => number) =>
      own.reduce((sum, finding) => sum + shareOf(of(finding), finding), 0) / Math.max(1, own.length);
    return {
      name: words.names[principle].name,
      held: mean(({ held }) => held),
      unknown: mean(({ unknown }) => unknown),
    };
  });
  const ranked = rows.toSorted((one, other) => other.held - one.held);
  const [best, worst] = [ranked[0], ranked.at(-1)];
  return (
    <section class="section" aria-labelledby="principles">
      <h2 id="principles">{words.title}</h2>
      <p class="soft">{words.lead}</p>
      {best && worst ? (
        <OutcomeBars
          id="principles-chart"
          title={words.title}
          sentence={words.told(best.name, reader.share(best.held), worst.name, reader.share(worst.held))}
          rows={rows}
          columns={reader.words.charter.checks.columns}
          reader={reader}
        />
      ) : null}
      <ul class="cards bare">
        {charterPrinciples.map((principle) => (
          <li class="card">
            <h3>{words.names[principle].name}</h3>
            <ul>
              {findings
                .filter((finding) => finding.principle === principle)
                .map((finding) => (
                  <li>
                    {reader.label(words.checks[finding.check])}{' '}
                    {words.share(
                      reader.share(shareOf(finding.held, finding)),
                      reader.share(shareOf(finding.unknown, finding)),
                    )}
                  </li>
                ))}
            </ul>
            <p class="small soft">
              {reader.label(words.people)} {words.names[principle].people}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
