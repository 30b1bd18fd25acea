import { type DatasetQuality, paths } from '@milpa/sdk';
import { Link } from '../design/index.ts';
import type { Reader } from '../reader.ts';

/** Points as people read them: whole. */
export const formatPoints = (points: number, reader: Reader): string => reader.number(Math.round(points));

export const formatStars = (
  { stars, possible }: { readonly stars: number; readonly possible: number },
  reader: Reader,
): string => {
  const words = reader.words.quality.stars;
  return stars === possible ? words.count(stars) : words.sure(words.count(stars), reader.number(possible));
};

/** What a dataset's page says of its quality, and the way to what is missing. */
export function QualityLine({ quality, reader }: { readonly quality: DatasetQuality; readonly reader: Reader }) {
  const words = reader.words.quality;
  return (
    <p class="small" id="quality">
      {words.line(
        formatPoints(quality.points, reader),
        words.ratings[quality.rating],
        formatStars(quality.openness, reader),
      )}{' '}
      <Link href={paths.datasetQuality(reader.language, quality.slug)}>{words.see}</Link>
    </p>
  );
}
