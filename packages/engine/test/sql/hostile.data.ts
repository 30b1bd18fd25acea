/**
 * Statements of people who want what is not theirs, or everything at once. CANARY, FOLDER stand for a secret file and its folder.
 * Lists are crossed with one another; what chance decides is decided by a seed.
 */
const readers =
  `read_csv read_csv_auto read_text read_blob read_json read_json_auto read_ndjson read_ndjson_auto read_json_objects
  read_ndjson_objects read_parquet parquet_scan parquet_metadata parquet_schema parquet_file_metadata parquet_kv_metadata
  parquet_full_metadata glob sniff_csv read_duckdb read_xlsx st_read sqlite_scan postgres_scan iceberg_scan delta_scan`.split(
    /\s+/,
  );

const places = [
  ...['CANARY.csv', 'CANARY.parquet', 'CANARY*', 'FOLDER/*', 'FOLDER/../*', '../../files/*', 'file:CANARY.csv'],
  ...['/etc/passwd', '/proc/self/environ', '/proc/self/maps', '/dev/zero', 'http://127.0.0.1:9/x.csv', 's3://bucket/x'],
];

const kinds =
  `COPY (SELECT 1) TO 'CANARY.new' | COPY estados TO 'CANARY.new' | COPY estados FROM 'CANARY.csv' | COPY (FROM estados) TO 'CANARY.csv'
  | EXPORT DATABASE 'FOLDER/out' | IMPORT DATABASE 'FOLDER' | ATTACH 'CANARY.db' | ATTACH ':memory:' AS m | ATTACH 'CANARY.csv' AS c (TYPE sqlite)
  | DETACH memory | USE memory | INSTALL httpfs | LOAD httpfs | FORCE INSTALL httpfs | INSTALL x FROM 'http://127.0.0.1' | LOAD 'CANARY.csv'
  | UPDATE EXTENSIONS | SET memory_limit = '100GB' | SET threads = 64 | SET enable_external_access = true | SET lock_configuration = false
  | SET temp_directory = 'FOLDER' | SET allowed_directories = ['/'] | SET allowed_paths = ['CANARY.csv'] | SET GLOBAL threads = 9 | SET VARIABLE x = 1
  | RESET ALL | RESET memory_limit | RESET VARIABLE x | PRAGMA database_list | PRAGMA database_size | PRAGMA table_info('estados') | PRAGMA show_tables
  | PRAGMA enable_profiling | PRAGMA enable_logging('FileSystem') | PRAGMA user_agent | PRAGMA platform | PRAGMA functions | PRAGMA version
  | PRAGMA import_database('FOLDER') | PRAGMA copy_database('a', 'b') | CREATE TABLE t (a INT) | CREATE TABLE t AS FROM 'CANARY.csv'
  | CREATE OR REPLACE VIEW estados AS SELECT 1 | CREATE TEMP TABLE t AS SELECT 1 | CREATE MACRO f(x) AS getenv(x) | CREATE MACRO t() AS TABLE FROM 'CANARY.csv'
  | CREATE FUNCTION f(x) AS x | CREATE SECRET s (TYPE s3) | CREATE PERSISTENT SECRET s (TYPE s3) | CREATE SCHEMA s | CREATE SEQUENCE q | CREATE TYPE e AS ENUM ('a')
  | CREATE INDEX i ON estados (clave) | DROP VIEW estados | DROP SCHEMA main CASCADE | ALTER VIEW estados RENAME TO x | ALTER TABLE estados ADD COLUMN x INT
  | INSERT INTO estados VALUES (1) | UPDATE estados SET clave = 'x' | DELETE FROM estados | TRUNCATE estados | MERGE INTO estados USING ventas ON true WHEN MATCHED THEN DELETE
  | VACUUM | ANALYZE | CHECKPOINT | FORCE CHECKPOINT | CALL pragma_version() | CALL force_checkpoint() | CALL duckdb_settings() | CALL enable_logging()
  | PREPARE p AS SELECT 1 | EXECUTE p | DEALLOCATE p | BEGIN | BEGIN TRANSACTION READ WRITE | COMMIT | ROLLBACK | ABORT
  | EXPLAIN SELECT 1 | EXPLAIN ANALYZE SELECT * FROM estados | EXPLAIN (FORMAT json) FROM estados | SHOW TABLES | SHOW ALL TABLES | SHOW DATABASES | SHOW SCHEMAS
  | SHOW memory_limit | COMMENT ON VIEW estados IS 'x' | LISTEN x | NOTIFY x | KILL 1 | SHUTDOWN | GRANT ALL ON estados TO x | LOCK TABLE estados
  | DESCRIBE 'CANARY.csv' | SUMMARIZE 'CANARY.csv' | DESCRIBE duckdb_settings | SUMMARIZE information_schema.tables | .read CANARY.csv | .shell ls | \\copy x
  | FROM query('select 1') | FROM query_table('estados') | FROM query_table(['estados', 'ventas']) | SELECT * FROM json_execute_serialized_sql('{}')
  | WITH x AS (INSERT INTO estados VALUES (1) RETURNING *) FROM x | SELECT 1 INTO OUTFILE 'CANARY.new' | SELECT * INTO t FROM estados`
    .split('|')
    .map((each) => each.trim().replace(/\s+/g, ' '));

const catalogues =
  `information_schema.tables information_schema.columns information_schema.schemata information_schema.character_sets
  information_schema.key_column_usage pg_catalog.pg_tables pg_catalog.pg_class pg_catalog.pg_settings pg_catalog.pg_views pg_catalog.pg_namespace
  pg_catalog.pg_database pg_settings pg_views pg_tables pg_prepared_statements sqlite_master sqlite_schema sqlite_temp_master duckdb_settings
  duckdb_tables duckdb_views duckdb_columns duckdb_databases duckdb_logs duckdb_secrets duckdb_functions() duckdb_settings() duckdb_views()
  duckdb_databases() duckdb_extensions() duckdb_secrets() duckdb_memory() duckdb_temporary_files() duckdb_external_file_cache() duckdb_variables()
  duckdb_logs() duckdb_log_contexts() duckdb_prepared_statements() duckdb_approx_database_count() duckdb_connection_count() pragma_database_size()
  pragma_storage_info('estados') pragma_table_info('estados') pragma_show('estados') pragma_version() pragma_platform() pragma_user_agent()
  pragma_metadata_info() pragma_collations() which_secret('x','s3') sql_auto_complete('sel') test_all_types() repeat_row(1,num_rows=9)
  system.main.duckdb_settings memory.main.estados temp.information_schema.tables main.duckdb_views main.sqlite_master enable_logging()
  parquet_bloom_probe('CANARY.parquet','a',1) seq_scan('estados') arrow_scan(1,2,3) summary('estados') checkpoint() disable_logging()`.split(
    /\s+/,
  );

const calls = [
  ...[
    'getenv',
    'current_setting',
    'getvariable',
    'pg_read_file',
    'load_extension',
    'readfile',
    'writefile',
    'lo_import',
    'system',
    'shell',
  ],
  ...[
    'nextval',
    'currval',
    'setseed',
    'write_log',
    'sleep_ms',
    'pg_sleep',
    'json_serialize_sql',
    'json_deserialize_sql',
    'json_serialize_plan',
  ],
  ...[
    'txid_current',
    'version',
    'current_database',
    'current_schemas',
    'pg_get_viewdef',
    'parse_duckdb_log_message',
    'query',
    'eval',
    'error',
  ],
];
const givens = ["'PATH'", "'CANARY.csv'", "'temp_directory'", "'allowed_paths'", "'secret_directory'", '1'];

/** Ways of hiding a call; X stands for it, with F as its name and A as what it is given. */
const disguises = [
  'select * from X',
  'select X',
  'FROM X',
  'select (from X)',
  'select * from (select * from X) t',
  'with a as (from X) from a',
  'with recursive a as (from X union all from a) from a',
  'select 1 where 1 in (from X)',
  'select exists (from X)',
  'select * from estados, lateral X',
  'select * from estados left join X on true',
  'select * from estados positional join X',
  'from X union all by name from estados',
  'select * from (pivot X on a in (1) using count(*))',
  'select list_transform([1], z -> (from X))',
  'select * from (values ((select count(*) from X)))',
  'select case when true then (from X) end',
  'select max(1) filter (exists (from X)) from estados',
  'select row_number() over (order by (from X)) from estados',
  'select * from estados order by (from X)',
  'select * from estados limit (from X)',
  'select * from estados offset (select count(*) from X)',
  'select * from estados qualify row_number() over (order by (from X)) = 1',
  'select * from estados tablesample 1 rows where exists (from X)',
  'select * from estados group by (from X)',
  'select columns(x -> (from X)) from estados',
  'select * replace ((from X) as clave) from estados',
  'describe from X',
  'summarize from X',
  'table X',
  'select unnest((select list(t) from X t))',
  'select {a: (from X)}',
  'select map {1: (from X)}',
  'select [x for x in (from X)]',
  'select try_cast((from X) as int)',
  'select coalesce(null, (from X))',
  'select * from main.F(A)',
  'select * from system.main.F(A)',
  'select * from "F"(A)',
  'select * from F/**/(A)',
  'select * from F -- x\n(A)',
  'select * from F\n(A)',
  'select /* ; */ * from F(A) -- ;',
  "select E'\\x41', * from F(A)",
  'select $$x$$, * from F(A)',
  'select main.F(A)',
  'select pg_catalog.F(A)',
  'select A.F()',
  'select (A).F()',
  "select 'x'.F(A)",
  'select F(distinct A)',
  'select F(A) over ()',
  'select F(A) filter (where true)',
  'select F(A order by 1)',
  'select 1; X',
  'select 1;select * from X;',
  ';;select * from X',
  'select 1 -- \n; select * from X',
  '/* */ select 1 /* ; */; from X',
  'begin; from X',
];
const hidden = [
  "read_text('CANARY.csv')",
  "read_csv('CANARY.csv')",
  "glob('FOLDER/*')",
  'duckdb_settings()',
  "read_blob('/proc/self/environ')",
];

const deep = (open: string, close: string, times: number, core = '1') =>
  open.repeat(times) + core + close.repeat(times);
const many = (part: (at: number) => string, times: number, between: string) =>
  Array.from({ length: times }, (_, at) => part(at)).join(between);

/** What parsers trip over. */
const torture = [
  `select ${deep('(', ')', 100_000)}`,
  `select ${deep('(', ')', 9900)}`,
  deep('(', ')', 9900, 'select 1'),
  `select ${deep('abs(', ')', 3900)}`,
  `select ${deep('case when true then ', ' end', 700)}`,
  `select ${deep('[', ']', 9900)}`,
  `select ${deep("{'a': ", '}', 2400)}`,
  `select ${deep('not ', '', 4900, 'true')}`,
  `select ${'-'.repeat(1)}${' -'.repeat(9000)}1`,
  `select 1${' + 1'.repeat(4900)}`,
  many(() => 'select 1', 1200, ' union all '),
  many(() => 'select 1', 1200, ' union '),
  `select * from ${deep('(select * from ', ')', 1100, 'estados')}`,
  `with ${many((at) => `c${at} as (select 1)`, 900, ', ')} select 1`,
  `with ${many((at) => `c${at} as (select * from c${at - 1 < 0 ? 'x' : at - 1})`, 600, ', ')} select * from c599`,
  `select ${many((at) => `a${at}`, 3000, ', ')} from estados`,
  `select "${'x'.repeat(19_000)}"`,
  `select * from "${'ñ'.repeat(9000)}"`,
  `select '${'x'.repeat(19_900)}'`,
  `select 1 as "${'a'.repeat(19_000)}"`,
  `select 1 in (${many(String, 4000, ', ')})`,
  `select * from estados where ${many((at) => `clave = '${at}'`, 900, ' or ')}`,
  `select ${'9'.repeat(19_000)}`,
  `select 1e${'9'.repeat(5000)}`,
  `select 0.${'1'.repeat(10_000)}`,
  `select x'${'f'.repeat(10_000)}'`,
  `select ${deep('/*', '*/', 4900, ' ')} 1`,
  '/*'.repeat(9000),
  "select '",
  'select "',
  'select $$',
  'select $a$ $b$',
  'select /*',
  'select --',
  'select 1 --',
  '--',
  ';',
  ';;;;',
  '\0',
  'select 1\0',
  "select '\0'",
  'select \0 from estados',
  'select \u202e1',
  '\ufeffselect 1',
  'select\u00a01',
  'select\u20281',
  'select \u{1f33d}',
  "select '\ud800'",
  'ｓｅｌｅｃｔ 1',
  'select * from ｒｅａｄ_text(1)',
  'sel\u200bect 1',
  'select U&"\\0061"',
  "select U&'\\0061'",
  "select b'1'",
  'select :x',
  'select ?',
  'select $1',
  'select $x',
  'select @x',
  'select @@version',
  'select #1',
  'select #999999999',
  'select !!1',
  'select 1 !',
  'select * from estados at (timestamp => now())',
  'select * from estados for update',
  'select default',
  'select * from t1.t2.t3.t4.t5',
  'select (1).a.b.c.d',
  'select [1][',
  'select 1::int[][][][][][][]',
  "select 'x'::enum()",
  'select cast(1 as struct(a int, a int))',
  'select 1::decimal(99,1)',
  'select 1 collate xx',
  'select interval 1 foo',
  'select extract(foo from now())',
  "select '2020-99-99'::date",
  "select timestamp '999999-01-01'",
  "select '1'::json->",
  "select now() at time zone 'No/Where'",
  "select strptime('x', '%')",
  "select strftime(now(), '%Q%Q%Q')",
  "select format('{:999999999}', 1)",
  "select printf('%n%s%s', 1)",
  "select format('{}{}{}', 1)",
  "select printf('%*d', 1)",
  "select regexp_matches('a', '(((')",
  "select regexp_replace('a', '(?i', '')",
  "select 'a' similar to '['",
  "select like_escape('a', 'b', 'cc')",
  'select chr(-1)',
  'select chr(9999999999)',
  'select 1 // 0, 1 % 0, 1 / 0',
  'select 9223372036854775807 + 1',
  'select 170141183460469231731687303715884105727 + 1',
  'select -(-9223372036854775808)',
  'select abs(-128::tinyint)',
  'select 10::decimal(38,0) ** 99',
  'select factorial(99)',
  'select 1 << 127, 1 << 999',
  'select make_date(99999999, 1, 1)',
  "select date '2020-01-01' + interval 9999999999 years",
  'select date_add(now(), interval 999999999 month)',
  'select to_timestamp(1e300)',
  'select epoch_ms(9223372036854775807)',
  'select [1, 2][9999999999]',
  "select array_slice('abc', -99999999999, 99999999999)",
  "select substr('abc', -9223372036854775808, 9223372036854775807)",
  'select sum(9223372036854775807) from range(100)',
  'select product(1e300) from range(100)',
  "select unnest(map {'a': 1})",
  'select unnest(unnest([[1]]))',
  'select unnest(1)',
  'select sum(sum(1))',
  'select row_number() over (row_number() over ())',
  'select * from estados group by all having sum(1)',
  'select * exclude (nope) from estados',
  'select columns(*) + columns(*) from estados',
  "select columns('[')  from estados",
  "select * like '%' from estados",
  'select count(*) over (rows between 1 following and 1 preceding) from estados',
  'pivot estados on clave using count(*)',
  'select * from (pivot estados on clave using count(*))',
  'unpivot estados on columns(*)',
  'pivot_wider estados on clave using sum(poblacion)',
  'select * from estados asof join ventas on true',
  'select * from estados natural join ventas',
  'values',
  'from',
  'select',
  'with',
  'describe',
  'summarize',
  'table',
];

/** What would take all time, memory or disk. */
export const runaways: readonly string[] = [
  'select count(*) from range(10000000000) a, range(10000000000) b',
  'select sum(a.range * b.range) from range(1000000) a, range(1000000) b',
  'select count(*) from ventas a, ventas b, ventas c, ventas d, ventas e, ventas f, ventas g, ventas h, ventas i, ventas j, ventas k, ventas l',
  'with recursive r as (select 1 as n union all select n + 1 from r) select max(n) from r',
  'with recursive r as (select 1 as n union select n + 1 from r) select count(*) from r',
  'with recursive r as (select 1 as n union all select n * 2 % 7 from r, range(3)) select count(*) from r',
  'with recursive f(a, b) as (select 0::hugeint, 1::hugeint union all select b, (a + b) % 1000 from f) select count(*) from f',
  'select len(list_transform(range(100000000), x -> x + 1))',
  'select len(list(range)) from range(2000000000)',
  'select len(range(2000000000))',
  'select len(range(9223372036854775807))',
  "select len(repeat('x', 2000000000))",
  "select len(repeat(repeat('x', 100000), 100000))",
  "select len(lpad('x', 2000000000, 'y'))",
  "select len(rpad('x', 2147483647, 'y'))",
  "select sum(len(repeat('x', 10000000))) from range(100000)",
  "select len(string_agg(md5(range::varchar), '')) from range(1000000000)",
  'select len(array_agg(md5(range::varchar))) from range(1000000000)',
  'select len(list(a.range)) from range(100000) a, range(100000) b',
  'select approx_count_distinct(a.range * 31 + b.range) from range(1000000) a, range(1000000) b',
  'select count(distinct a.range * 100003 + b.range) from range(100000) a, range(100000) b',
  'select count(*) from (select distinct md5(range::varchar) from range(1000000000))',
  'select * from range(1000000000) order by md5(range::varchar) limit 1 offset 900000000',
  'select * from (select range, row_number() over (order by hash(range)) as n from range(1000000000)) where n = 5',
  'select sum(range) over (order by range rows between unbounded preceding and current row) from range(1000000000) limit 1 offset 999999998',
  'select median(range) over (order by range rows between 100000 preceding and 100000 following) from range(10000000) limit 1',
  "select string_agg(range::varchar, '') over (order by range) from range(1000000) limit 1",
  "select count(*) from range(1000000000) where regexp_matches(repeat('a', 1000), '(a+)+$')",
  "select regexp_matches(repeat('a', 1000000), '(a{1,1000}){1,1000}b')",
  "select regexp_extract_all(repeat('a', 100000000), 'a')",
  "select len(regexp_replace(repeat('a', 1000000), 'a', repeat('b', 10000), 'g'))",
  "select len(replace(repeat('a', 1000000), 'a', repeat('b', 10000)))",
  "select len(string_split(repeat('a,', 200000000), ','))",
  "select levenshtein(repeat('a', 200000), repeat('b', 200000))",
  "select damerau_levenshtein(repeat('a', 100000), repeat('b', 100000))",
  "select jaro_winkler_similarity(repeat('ab', 500000), repeat('ba', 500000))",
  'select unnest(range(1000000000))',
  'select count(*) from (select unnest(range(10000)) from range(1000000))',
  'select len(flatten(list_transform(range(100000), x -> range(100000))))',
  'select list_sort(list_transform(range(50000000), x -> hash(x)))[1]',
  'select len(list_distinct(list_transform(range(50000000), x -> hash(x))))',
  'select list_reduce(range(100000000), (a, b) -> a + b)',
  "select list_aggregate(range(500000000), 'sum')",
  'select list_cross_product(range(9), range(9))',
  'select len(list_zip(range(200000000), range(200000000)))',
  'select len(list_transform(range(20000), x -> list_transform(range(20000), y -> x * y)))',
  'select len(to_json(range(300000000)))',
  'select json_group_array(range) from range(1000000000)',
  "select json_array_length(('[' || repeat('1,', 100000000) || '1]')::json)",
  `select json_extract(repeat('[', 10000000), '$[0]')`,
  'select len(json_merge_patch(to_json(range(10000000)), to_json(range(10000000))))',
  'select len(map_from_entries(list_zip(range(20000000), range(20000000))))',
  'select histogram(range) from range(1000000000)',
  'select mode(hash(range)) from range(1000000000)',
  'select quantile_cont(hash(range), 0.5) from range(1000000000)',
  'select approx_top_k(hash(range), 100000) from range(1000000000)',
  'select count(*) from generate_series(1, 1000000000000)',
  "select count(*) from generate_series(timestamp '0001-01-01', timestamp '9999-01-01', interval 1 microsecond)",
  "select count(*) from range(date '0001-01-01', date '9999-01-01', interval 1 second)",
  'select sum(factorial(range % 20)) from range(10000000000)',
  'select max(md5(sha256(range::varchar))) from range(10000000000)',
  'select count(*) from estados a join estados b on a.clave <> b.clave join range(100000000) on true',
  'select * from range(100000000000) using sample reservoir(100000000 rows)',
  'select count(*) from range(100000000) a asof join range(100000000) b on a.range >= b.range',
  'summarize select range, md5(range::varchar) from range(100000000)',
  'select distinct on (hash(range)) range from range(1000000000) limit 1 offset 99999999',
  'select range from range(1000000000) intersect select range + 1 from range(1000000000) limit 1 offset 999999990',
  'select bar(range, 0, 10, 1000000000) from range(10)',
  "select len(format('{:>1000000000}', 1))",
  "select len(printf('%1000000000d', 1))",
  'select max(gcd(range, range + 1)) from range(100000000000)',
  'select len(bitstring_agg(range, 0, 8000000000)) from range(10)',
  "select len(array_to_string(range(100000000), ','))",
];

/** The same numbers for the same seed (mulberry32). */
function createChance(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const soup =
  `select from where ( ) , ; * ' " $$ -- /* */ 1 'x' estados ventas clave read_text ('CANARY.csv') union all with as join on using group by order limit
  case when then end :: int [ ] { } -> := => . @ # ! ~ || copy to attach set pragma call show describe pivot unnest over partition rows null not exists in \\ \n`.split(
    / +/,
  );

function makeSoup(seed: number): string {
  const chance = createChance(seed);
  return Array.from({ length: 3 + chance(40) }, () => soup[chance(soup.length)]).join(chance(4) === 0 ? '' : ' ');
}

const quote = (text: string) => `'${text}'`;

/** Everything that must be refused, or be harmless: nothing of it may show a byte that is not public. */
export const hostileStatements: readonly string[] = [
  ...readers.flatMap((reader, at) =>
    places.filter((_, place) => (place + at) % 2 === 0).map((place) => `select * from ${reader}(${quote(place)})`),
  ),
  ...places.flatMap((place) => [
    `select * from ${quote(place)}`,
    `from "${place}"`,
    `select * from estados, ${quote(place)} x`,
  ]),
  ...kinds,
  ...kinds.filter((_, at) => at % 4 === 0).map((each) => `select 1; ${each}`),
  ...catalogues.map((each) => `select * from ${each}`),
  ...calls.flatMap((call, at) =>
    givens.filter((_, given) => (given + at) % 3 === 0).map((given) => `select ${call}(${given})`),
  ),
  ...disguises.flatMap((disguise, at) => {
    const call = hidden[at % hidden.length] ?? '';
    const [, name = '', given = ''] = /^(\w+)\((.*)\)$/.exec(call) ?? [];
    return [
      disguise
        .replaceAll('X', call)
        .replaceAll(/\bF\b/g, name)
        .replaceAll(/\bA\b/g, given || "'x'"),
    ];
  }),
  ...torture,
  ...Array.from({ length: 150 }, (_, at) => makeSoup(at + 1)),
];
