import { findText, type LanguageMap } from '@milpa/sdk';
import type { ComponentChildren } from 'preact';
import type { Reader } from '../reader.ts';

/** A publisher's text in the reader's language, or in the language it has, marked as such (WCAG 3.1.2). */
export function Local(props: {
  readonly map: LanguageMap | undefined;
  readonly reader: Reader;
  readonly otherwise?: ComponentChildren;
}) {
  const found = findText(props.map, props.reader.language);
  if (!found) return <>{props.otherwise ?? null}</>;
  if (found.language === props.reader.language) return <>{found.text}</>;
  return <span lang={found.language}>{found.text}</span>;
}

/** The bare text of a map, for attributes, where no language can be marked. */
export function formatLocal(map: LanguageMap | undefined, reader: Reader, otherwise = ''): string {
  return findText(map, reader.language)?.text ?? otherwise;
}

/** Text that a person wrote with empty lines between paragraphs. */
export function Paragraphs(props: { readonly map: LanguageMap | undefined; readonly reader: Reader }) {
  const found = findText(props.map, props.reader.language);
  if (!found) return null;
  const foreign = found.language === props.reader.language ? {} : { lang: found.language };
  return (
    <div class="prose" {...foreign}>
      {found.text.split(/\n\s*\n/).map((part) => (
        <p>{part}</p>
      ))}
    </div>
  );
}

/** Running text with the found words, which stand between U+E000 and U+E001, marked. */
export function Highlighted(props: { readonly text: string }) {
  const [start, ...pieces] = props.text.split('\uE000');
  return (
    <>
      {start}
      {pieces.map((piece) => {
        const [found, ...rest] = piece.split('\uE001');
        return (
          <>
            <mark>{found}</mark>
            {rest.join('')}
          </>
        );
      })}
    </>
  );
}
