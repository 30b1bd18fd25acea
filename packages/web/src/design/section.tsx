import type { ComponentChildren } from 'preact';
import { Link } from './elements.tsx';

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

/** Text under headings, in paragraphs: pages that explain. */
export const Passages = (props: {
  readonly sections: readonly { readonly id: string; readonly title: string; readonly text: readonly string[] }[];
}) => (
  <>
    {props.sections.map(({ id, title, text }) => (
      <section class="section" aria-labelledby={id}>
        <h2 id={id}>{title}</h2>
        {text.map((paragraph) => (
          <p>{paragraph}</p>
        ))}
      </section>
    ))}
  </>
);

/** Where to go on from a page that explains. */
export const FurtherLinks = (props: {
  readonly title: string;
  readonly links: readonly (readonly [href: string, text: string])[];
}) => (
  <section class="section" aria-labelledby="links">
    <h2 id="links">{props.title}</h2>
    <ul>
      {props.links.map(([href, text]) => (
        <li>
          <Link href={href}>{text}</Link>
        </li>
      ))}
    </ul>
  </section>
);
