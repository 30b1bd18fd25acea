import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { FindViews, SqlView } from '../../src/query/ask/contract.ts';

/** Two small tables that the statements of the tests read, by name. */
const tables = {
  estados: `select * from (values
    ('01', 'Aguascalientes', 1425607, 5616, date '1857-02-05'), ('06', 'Colima', 731391, 5627, date '1857-02-05'),
    ('14', 'Jalisco', 8348151, 78588, date '1823-06-16'), ('21', 'Puebla', 6583278, 34306, date '1823-12-21'),
    ('31', 'Yucatán', 2320898, 39524, date '1823-12-23')) t(clave, nombre, poblacion, superficie, creado)`,
  ventas: `select id, clave, monto::decimal(10,2) as monto, fecha, nota from (values
    (1, '01', 100.25, date '2024-01-15', 'folio 12'), (2, '01', 60.25, date '2024-01-20', null),
    (3, '06', 10, date '2024-02-01', 'x'), (4, '14', 200, date '2024-03-01', null),
    (5, '14', 500, date '2025-03-15', 'grande'), (6, '14', 100, date '2024-05-05', ''),
    (7, '99', 50, date '2025-01-01', null), (8, '99', 60, date '2024-06-30', 'z')) t(id, clave, monto, fecha, nota)`,
};

/** Writes them as Parquet, and says how names find them: `estados`, `"demo"."estados"`, whatever the case. */
export async function writeTables(folder: string): Promise<FindViews> {
  mkdirSync(folder, { recursive: true });
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  for (const [name, sql] of Object.entries(tables))
    await connection.run(`copy (${sql}) to '${join(folder, `${name}.parquet`)}' (format parquet)`);
  connection.closeSync();
  instance.closeSync();
  return async (names) =>
    names.flatMap(({ schema, name }): SqlView[] => {
      const known = Object.hasOwn(tables, name.toLowerCase()) && ['', 'demo'].includes(schema.toLowerCase());
      return known ? [{ schema, name, path: join(folder, `${name.toLowerCase()}.parquet`) }] : [];
    });
}
