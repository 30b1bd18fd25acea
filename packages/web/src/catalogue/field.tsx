/** The field of the hero: furrows that run to the horizon, and the plants that grow on it. Decoration only. */
export function Field() {
  return (
    <svg class="field-art" viewBox="0 0 1280 300" preserveAspectRatio="xMaxYMax slice" aria-hidden="true">
      <path class="earth" d="M0 222C300 204 700 198 1280 212V300H0z" />
      <path class="furrow" d={drawFurrows()} />
      {plants.map(([x, y, scale]) => (
        <g transform={`translate(${x} ${y}) scale(${scale})`}>
          <path class="stalk" d="M0 0C-2-40 2-90 0-150" />
          <path class="leaf" d={leaves} />
          <path class="tassel" d="M0-150l-7-22M0-150l-2-27M0-150l4-26M0-150l9-20" />
          <path class="cob" d="M3-72c11-4 17-16 16-31-9 2-16 13-16 31z" />
        </g>
      ))}
    </svg>
  );
}

/** Where maize stands: place at the foot, and size. */
const plants: readonly (readonly [number, number, number])[] = [
  [868, 207, 0.34],
  [916, 208, 0.45],
  [976, 211, 0.58],
  [1048, 214, 0.74],
  [1134, 220, 0.92],
  [1232, 230, 1.12],
];

const leaves = [
  'M0-30C-22-62-48-70-72-52-50-56-24-44 0-18z',
  'M0-44C20-80 48-92 76-76 52-76 26-60 0-32z',
  'M0-84C-18-118-44-130-68-118-46-116-20-100 0-72z',
  'M0-104C14-134 38-146 60-138 40-134 18-118 0-92z',
].join('');

function drawFurrows(): string {
  return Array.from({ length: 19 }, (_, index) => {
    const step = index - 9;
    return `M${640 + step * 190} 302Q${640 + step * 100} 236 ${640 + step * 66} 206`;
  }).join('');
}
