import { paths } from '@milpa/sdk';
import { Link, numberHead, Table } from '../design/index.ts';
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
          <Table label={words.title} caption={false} head={[words.words, numberHead(words.times), words.last]}>
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
          </Table>
        )}
      </div>
    ),
  });
});
