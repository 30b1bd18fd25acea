/** Files of the kind an office has, made here so that every byte of them is known. */

const stations = ['Centro', 'Peñón', 'Coyoacán', 'Tláhuac', 'Xalostoc', 'Ñaurán'] as const;

/**
 * Air quality of one month: semicolons, Windows-1252 bytes, a decimal comma, day/month/year, codes with leading zeros and
 * a title row, as a spreadsheet in Spanish saves it.
 */
export function makeAirQuality(month: number): Buffer {
  const days = new Date(Date.UTC(2026, month, 0)).getUTCDate();
  const lines = ['Calidad del aire por estación;;;;', 'Clave;Estación;Fecha;PM2,5 (µg/m³);Observación'];
  for (let day = 1; day <= days; day++) {
    for (const [index, station] of stations.entries()) {
      const value = (8 + ((day * 7 + index * 13 + month * 3) % 340) / 10).toFixed(1).replace('.', ',');
      const date = `${String(day).padStart(2, '0')}/${String(month).padStart(2, '0')}/2026`;
      lines.push(`0${index + 1};${station};${date};${value};${day % 9 === 0 ? 'Índice alto' : ''}`);
    }
  }
  return Buffer.from(`${lines.join('\r\n')}\r\n`, 'latin1');
}

export const countAirQuality = (month: number) => new Date(Date.UTC(2026, month, 0)).getUTCDate() * stations.length;

/** Wells with their coordinates, two of which are missing. */
export function makeWells(): Buffer {
  const lines = ['clave,nombre,latitud,longitud,nivel_m'];
  for (let well = 1; well <= 40; well++) {
    const place =
      well % 20 === 0 ? ',' : `${(18 + ((well * 37) % 90) / 10).toFixed(3)},${(-105 + well / 5).toFixed(3)}`;
    lines.push(`P-${String(well).padStart(3, '0')},Pozo ${well},${place},${(well * 7) % 50}`);
  }
  return Buffer.from(`${lines.join('\n')}\n`);
}
