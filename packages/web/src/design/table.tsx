import type { ComponentChildren } from 'preact';

export const numberHead = (text: ComponentChildren) => (
  <th scope="col" class="number">
    {text}
  </th>
);

/**
 * A table that scrolls inside itself, also by keyboard. `head` holds the headings of its columns in their order: texts, or
 * cells of their own making; the children are its rows.
 */
export function Table(props: {
  /** What the table is, for those who come upon it by its name. */
  readonly label: string;
  /** Stands above it; its label where nothing is given, and only for those who cannot see it where false. */
  readonly caption?: ComponentChildren;
  /** `told`: sentences stand in its cells, which wrap before it scrolls. */
  readonly class?: 'checked' | 'rows' | 'section' | 'told';
  readonly head: readonly ComponentChildren[];
  readonly children: ComponentChildren;
}) {
  const { label, caption = label } = props;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section class={props.class ? `scroll ${props.class}` : 'scroll'} tabIndex={0} aria-label={label}>
      <table>
        {caption === false ? <caption class="hidden">{label}</caption> : <caption>{caption}</caption>}
        <thead>
          <tr>{props.head.map((text) => (typeof text === 'string' ? <th scope="col">{text}</th> : text))}</tr>
        </thead>
        <tbody>{props.children}</tbody>
      </table>
    </section>
  );
}
