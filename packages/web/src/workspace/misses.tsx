import { paths } from '@milpa/sdk';
import { Link } from '../design/index.ts';
import { forPerson } from '../form/index.ts';
import { formatDay, makeWorkPage } from './frame.tsx';

const daysBack = 90;

/** What people looked for and did not find, for those who decide what to publish next. */
export const showMisses = forPerson(async (context) => {
  const { reader, client } = context;
  const words = reader.allWords.work.misses;
  const { items, least } = await client.call('listSearchMisses', { query: { days: daysBack, limit: 500 } });
  return makeWorkPage(context, {
    section: 'misses',
    title: words.title,
    body: (
      <div class="narrow">
        <h1>{words.title}</h1>
        <p class="lead">{words.lead(daysBack)}</p>
        <p class="small soft">{words.privacy(least)}</p>
        {items.length === 0 ? (
          <p>{words.none}</p>
        ) : (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
          <section class="scroll" tabIndex={0} aria-label={words.title}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{words.words}</th>
                  <th scope="col" class="number">
                    {words.times}
                  </th>
                  <th scope="col">{words.last}</th>
                </tr>
              </thead>
              <tbody>
                {items.map((item) => (
                  <tr>
                    <td>
                      <Link href={`${paths.search(reader.language)}?${new URLSearchParams({ q: item.words })}`}>
                        {item.words}
                      </Link>
                    </td>
                    <td class="number">{reader.number(item.count)}</td>
                    <td>{formatDay(reader, `${item.last}T12:00:00Z`)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        )}
      </div>
    ),
  });
});
