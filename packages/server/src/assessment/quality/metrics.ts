import { type Indicator, indicators } from '@milpa/measure';
import {
  type QualityMetric,
  type QualityVocabulary,
  qualityDimensionNames,
  qualityDimensions,
  qualityIndicatorNames,
} from '@milpa/sdk';
import {
  categories,
  describeIndicator,
  elsewhere,
  methods,
  openness,
  properties,
  sums,
  vocabulary,
} from './metrics.data.ts';

/** Every metric with its dimensions and categories: what the page for people and the vocabulary for programs are made of. */
export function describeVocabulary(): QualityVocabulary {
  const nearest = <Named extends { readonly id: string }>(one: Named) => ({
    ...one,
    nearest: elsewhere[one.id] ?? null,
  });
  return {
    title: vocabulary.title,
    comment: vocabulary.comment,
    sources: [...vocabulary.sources],
    categories: categories.map(({ id, label }) => ({ id, label })),
    dimensions: [
      ...qualityDimensions.map((id) =>
        nearest({ id, label: qualityDimensionNames[id], category: 'metadata' as const }),
      ),
      nearest({ ...openness, category: 'data' as const }),
    ],
    metrics: [
      ...sums.map((sum) => nearest({ ...sum, dimensions: [...sum.dimensions], property: null, points: null })),
      ...indicators.map((indicator) => nearest(presentIndicator(indicator))),
    ],
  };
}

const presentIndicator = ({ id, dimension, on, points }: Indicator): Omit<QualityMetric, 'nearest'> => ({
  id,
  label: qualityIndicatorNames[id],
  definition: describeIndicator[on]({ property: properties[id], points }),
  method: methods[id],
  dataType: on === 'dataset' ? 'xsd:boolean' : 'xsd:decimal',
  unit: on === 'dataset' ? 'yes-no' : 'share',
  dimensions: [dimension],
  property: properties[id],
  points,
});
