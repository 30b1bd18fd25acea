import type { OperationOutput } from '@milpa/sdk';
import { Cards } from '../design/index.ts';
import type { Reader } from '../reader.ts';

type Acting = OperationOutput<'listActings'>[number];

/** Who acted as this person for support, when and why. Those who read the record get everybody's; this page is about oneself. */
export function Actings({ actings, reader }: { readonly actings: readonly Acting[]; readonly reader: Reader }) {
  const { posts: words } = reader.allWords.work;
  const own = actings.filter((each) => each.own);
  return (
    <section aria-labelledby="actings" class="section">
      <h2 id="actings">{words.actings}</h2>
      <p>{words.actingsLead}</p>
      {own.length === 0 ? <p class="soft">{words.noActings}</p> : null}
      <Cards items={own}>
        {(each) => (
          <>
            <p class="breaks">{words.actedBy(each.by, each.reason)}</p>
            <p class="small soft">
              <time datetime={each.started}>
                {words.actedFrom(
                  reader.day(each.started),
                  clockTime(each.started),
                  clockTime(each.ended ?? each.until),
                )}
              </time>
            </p>
          </>
        )}
      </Cards>
    </section>
  );
}

/** Hours and minutes in UTC, as the notice above the pages of whoever acts has them. */
const clockTime = (instant: string): string => instant.slice(11, 16);
