import type { ComponentChildren } from 'preact';
import type { Paging } from '../listing.ts';
import type { Crumb } from '../page.ts';
import type { Reader } from '../reader.ts';

type Children = { readonly children?: ComponentChildren };

/** A heading with an address of its own when it has an id. */
export function Heading(
  props: { readonly level: 1 | 2 | 3 | 4; readonly id?: string; readonly class?: string } & Children,
) {
  const Tag = `h${props.level}` as const;
  return (
    <Tag id={props.id} class={props.class}>
      {props.children}
    </Tag>
  );
}

/** A link; `rel` and `hreflang` as in HTML. An address that is not http(s), mailto or of this portal becomes plain text. */
export function Link(
  props: {
    readonly href: string;
    readonly class?: string | undefined;
    readonly rel?: string | undefined;
    readonly label?: string | undefined;
    readonly download?: boolean | undefined;
    readonly current?: 'page' | 'true' | undefined;
  } & Children,
) {
  if (!/^(?:https?:\/\/|mailto:|\/(?!\/)|#|\?)/.test(props.href)) return <span>{props.children}</span>;
  return (
    <a
      href={props.href}
      class={props.class}
      rel={props.rel}
      aria-label={props.label}
      aria-current={props.current}
      download={props.download}
    >
      {props.children}
    </a>
  );
}

/** What a form is sent with. `quiet` for the second choice, `danger` for what cannot be undone. */
export function Button(
  props: {
    readonly kind?: 'main' | 'quiet' | 'danger';
    readonly name?: string;
    readonly value?: string;
    readonly type?: 'submit' | 'button';
    readonly label?: string;
  } & Children,
) {
  return (
    <button
      type={props.type ?? 'submit'}
      class={`button ${props.kind ?? 'main'}`}
      name={props.name}
      value={props.value}
      aria-label={props.label}
    >
      {props.children}
    </button>
  );
}

/** A link that looks like a button: it goes somewhere, most often to a file. */
export function ButtonLink(
  props: {
    readonly href: string;
    readonly kind?: 'main' | 'quiet';
    readonly label?: string;
    readonly download?: boolean;
  } & Children,
) {
  return (
    <Link href={props.href} class={`button ${props.kind ?? 'main'}`} label={props.label} download={props.download}>
      {props.children}
    </Link>
  );
}

/** Label, hint, error and control, tied together for every kind of reader. The control gets `id` and `describedBy`. */
export function Field(props: {
  readonly id: string;
  readonly label: ComponentChildren;
  readonly hint?: ComponentChildren;
  readonly error?: ComponentChildren;
  readonly children: (tie: {
    id: string;
    'aria-describedby': string | undefined;
    'aria-invalid': 'true' | undefined;
  }) => ComponentChildren;
}) {
  const described = [props.hint ? `${props.id}-hint` : '', props.error ? `${props.id}-error` : ''].filter((id) => id);
  return (
    <div class={props.error ? 'field wrong' : 'field'}>
      <label for={props.id}>{props.label}</label>
      {props.hint ? (
        <p class="hint" id={`${props.id}-hint`}>
          {props.hint}
        </p>
      ) : null}
      {props.error ? (
        <p class="error" id={`${props.id}-error`}>
          {props.error}
        </p>
      ) : null}
      {props.children({
        id: props.id,
        'aria-describedby': described.join(' ') || undefined,
        'aria-invalid': props.error ? 'true' : undefined,
      })}
    </div>
  );
}

/** A message that stands out. `alert` when it answers what the person just did. */
export function Notice(
  props: {
    readonly kind: 'info' | 'good' | 'warning' | 'error';
    readonly title?: ComponentChildren;
    readonly alert?: boolean;
    readonly id?: string;
  } & Children,
) {
  return (
    <div
      class={`notice ${props.kind}`}
      role={props.alert ? 'alert' : undefined}
      id={props.id}
      tabIndex={props.alert ? -1 : undefined}
    >
      {props.title ? <p class="notice-title">{props.title}</p> : null}
      {props.children}
    </div>
  );
}

/** A small word that sorts things: a format, a state. */
export function Tag(props: { readonly tone?: 'plain' | 'good' | 'warning' | 'error' } & Children) {
  return <span class={`tag ${props.tone ?? 'plain'}`}>{props.children}</span>;
}

export function Card(props: { readonly class?: string; readonly id?: string } & Children) {
  return (
    <section class={`card ${props.class ?? ''}`} id={props.id}>
      {props.children}
    </section>
  );
}

/** One card for each, below one another. */
export function Cards<Item>(props: {
  readonly items: readonly Item[];
  readonly children: (item: Item) => ComponentChildren;
}) {
  return (
    <ul class="bare stack">
      {props.items.map((item) => (
        <li class="card">{props.children(item)}</li>
      ))}
    </ul>
  );
}

export type SummaryRow = readonly [term: ComponentChildren, value: ComponentChildren];

/** Terms and values; rows without a value are left out. */
export function SummaryList(props: { readonly rows: readonly SummaryRow[]; readonly class?: string }) {
  return (
    <dl class={`summary ${props.class ?? ''}`}>
      {props.rows
        .filter(([, value]) => value !== null && value !== undefined && value !== '' && value !== false)
        .map(([term, value]) => (
          <div>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

export function Breadcrumb(props: { readonly crumbs: readonly Crumb[]; readonly reader: Reader }) {
  return (
    <nav class="crumbs" aria-label={props.reader.words.site.breadcrumbs}>
      <ol>
        {props.crumbs.map((crumb) => (
          <li>
            <Link href={crumb.href}>{crumb.text}</Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** The same page asked differently, one way after the other, with the one that is shown marked. */
export function Tabs(props: {
  readonly label: string;
  readonly tabs: readonly { readonly href: string; readonly text: ComponentChildren; readonly current: boolean }[];
  /** For ways to narrow a list, which are no pages of their own. */
  readonly plain?: true;
}) {
  const { label, tabs, plain } = props;
  return (
    <nav aria-label={label}>
      <ul class={plain ? 'bare row' : 'bare row tabs'}>
        {tabs.map(({ href, text, current }) => (
          <li>
            <Link href={href} current={current ? (plain ? 'true' : 'page') : undefined}>
              {text}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Before, after and where one is in a list of `total` entries. `href` gives the address of a page, counted from 1. */
export function Pagination(props: {
  readonly reader: Reader;
  readonly at: Pick<Paging, 'page' | 'size'> & Partial<Pick<Paging, 'last'>>;
  readonly total: number;
  /** Of one page; of a string, the page is asked for at its end. */
  readonly href: string | ((page: number) => string);
  readonly label?: string;
}) {
  const { reader } = props;
  const { page, size, last = Number.POSITIVE_INFINITY } = props.at;
  const href = turnFrom(props.href);
  const { common } = reader.words;
  const pages = Math.min(Math.ceil(props.total / size), last);
  if (pages <= 1) return null;
  return (
    <nav class="pagination" aria-label={props.label ?? common.pages}>
      {page > 1 ? (
        <a href={href(Math.min(page - 1, pages))} rel="prev">
          <span aria-hidden="true">← </span>
          {common.previous}
        </a>
      ) : null}
      <span class="where">{common.pageOf(reader.number(page), reader.number(pages))}</span>
      {page < pages ? (
        <a href={href(page + 1)} rel="next">
          {common.next}
          <span aria-hidden="true"> →</span>
        </a>
      ) : null}
    </nav>
  );
}

const turnFrom = (href: string | ((page: number) => string)) =>
  typeof href === 'string'
    ? (page: number) => `${href}${href.endsWith('?') ? '' : href.includes('?') ? '&' : '?'}page=${page}`
    : href;

/** Text to copy as it is: code, a citation, an address. Scrolls inside itself, also by keyboard. */
export function Code(props: { readonly text: string; readonly label: string; readonly wrap?: boolean }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section class="code" tabIndex={0} aria-label={props.label}>
      <pre class={props.wrap ? 'wraps' : undefined}>
        <code>{props.text}</code>
      </pre>
    </section>
  );
}
