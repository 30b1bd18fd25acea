import type { ComponentChildren } from 'preact';
import { frame } from './scale.ts';

/** A drawing as wide as all charts: its title and its sentence stand above it, name it, and describe it; below come its figures. */
export function ChartFigure(props: {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  /** After the title: the unit. */
  readonly unit?: ComponentChildren;
  readonly sentence: string;
  readonly height: number;
  readonly drawing: ComponentChildren;
  readonly children: ComponentChildren;
}) {
  const { id, title, sentence } = props;
  return (
    <figure class={`chart ${props.kind}`}>
      <figcaption>
        <strong class="chart-title">
          {title}
          {props.unit}
        </strong>
        <p>{sentence}</p>
      </figcaption>
      <svg viewBox={`0 0 ${frame.width} ${props.height}`} role="img" aria-labelledby={`${id}-title ${id}-desc`}>
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-desc`}>{sentence}</desc>
        {props.drawing}
      </svg>
      {props.children}
    </figure>
  );
}
