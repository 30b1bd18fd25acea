import type { ComponentChildren } from 'preact';

/** A part of a page with a heading and an address of its own. */
export function Section(props: {
  readonly id: string;
  readonly title: ComponentChildren;
  readonly children: ComponentChildren;
}) {
  return (
    <section class="section" id={props.id} aria-labelledby={`${props.id}-title`}>
      <h2 id={`${props.id}-title`}>{props.title}</h2>
      {props.children}
    </section>
  );
}
