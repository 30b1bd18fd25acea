import type { Post } from '@milpa/sdk';
import { SummaryList } from '../design/index.ts';
import type { Reader } from '../reader.ts';

/** Who answers for the institution, by post; nothing while nobody was ever appointed. How to reach it stands beside. */
export function Posts({ posts, reader }: { readonly posts: readonly Post[]; readonly reader: Reader }) {
  const words = reader.allWords.work.posts;
  if (posts.every(({ holders, vacantSince }) => holders.length === 0 && vacantSince === null)) return null;
  return (
    <section class="section" aria-labelledby="posts">
      <h2 id="posts">{words.publicTitle}</h2>
      <SummaryList rows={posts.map((post) => [words.roles[post.role], formatHolders(post, reader)])} />
    </section>
  );
}

function formatHolders({ holders, vacantSince }: Post, reader: Reader): string {
  const words = reader.allWords.work.posts;
  if (holders.length > 0) return holders.map(({ name, title }) => (title ? `${name}, ${title}` : name)).join('; ');
  return vacantSince ? words.publicVacantSince(reader.day(vacantSince)) : words.publicVacant;
}
