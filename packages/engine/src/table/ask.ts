import type { DuckDBConnection, Json } from '@duckdb/node-api';
import { EngineFailure } from '../contract.ts';
import type { Ask, JsonValue } from '../format/format.ts';

/** A way to ask DuckDB that answers in plain rows. Throws EngineFailure when memory or disk run out, or on abort. */
export function makeAsk(connection: DuckDBConnection, signal?: AbortSignal): Ask {
  return async (sql) => {
    signal?.throwIfAborted();
    try {
      const reader = await connection.runAndReadAll(sql);
      return reader.getRowsJson().map((row) => row.map(toValue));
    } catch (error) {
      signal?.throwIfAborted();
      throw explain(error);
    }
  };
}

function toValue(value: Json): JsonValue {
  return value;
}

function explain(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  if (/Out of Memory|memory limit|could not allocate/i.test(error.message))
    return new EngineFailure('memory', error.message, { cause: error });
  if (/No space left|disk full|ENOSPC|max_temp_directory_size/i.test(error.message))
    return new EngineFailure('disk-full', error.message, { cause: error });
  return error;
}
