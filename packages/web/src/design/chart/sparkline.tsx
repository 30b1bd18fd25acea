import type { Column } from '@milpa/sdk';

type Bins = NonNullable<Column['profile']['histogram']>;

/** The distribution of a column, as small as a word; its sentence is its name. */
export function Sparkline(props: { readonly bins: Bins; readonly sentence: string }) {
  const { bins } = props;
  const most = Math.max(1, ...bins.map((bin) => bin.count));
  const step = 200 / Math.max(1, bins.length);
  // One path for all bars: a page of many columns stays small.
  const path = bins
    .map((bin, index) => {
      const height = bin.count === 0 ? 0 : Math.max(1, Math.round((bin.count / most) * 38));
      const left = Math.round(index * step * 10) / 10;
      return height === 0 ? '' : `M${left} 40v-${height}h${Math.round((step - 1) * 10) / 10}v${height}z`;
    })
    .join('');
  return (
    <svg class="sparkline" viewBox="0 0 200 41" role="img" aria-label={props.sentence} preserveAspectRatio="none">
      <path class="bar" d={path} />
      <path class="zero" d="M0 40.5h200" />
    </svg>
  );
}
