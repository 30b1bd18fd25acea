/** Ordinary statements over the two tables of tables.ts, with the rows they must give. */
export const goodStatements: readonly (readonly [sql: string, rows: readonly (readonly unknown[])[]])[] = [
  // Reading
  ['select 1', [[1]]],
  ['select 1;', [[1]]],
  ['select 1 -- said after', [[1]]],
  ['select 1 /* after /* nested */ */ ;;', [[1]]],
  ['/* before */ select 2', [[2]]],
  ["select 'a;b' as x", [['a;b']]],
  ["select '-- no comment'", [['-- no comment']]],
  ["select $$it's; fine$$", [["it's; fine"]]],
  ["select E'a\\nb'", [['a\nb']]],
  [
    'values (1, 2), (3, 4)',
    [
      [1, 2],
      [3, 4],
    ],
  ],
  ['from estados select count(*)', [[5]]],
  ['table estados limit 1', [['01', 'Aguascalientes', 1425607, 5616, '1857-02-05']]],
  ['select nombre from estados order by poblacion desc limit 2', [['Jalisco'], ['Puebla']]],
  ['select nombre from estados order by nombre offset 3', [['Puebla'], ['Yucatán']]],
  ["select * exclude (poblacion, superficie, creado) from estados where clave = '14'", [['14', 'Jalisco']]],
  ['select "nombre" from "estados" where clave in (\'31\', \'21\') order by 1', [['Puebla'], ['Yucatán']]],
  ['select distinct left(clave, 1) as c from estados order by c', [['0'], ['1'], ['2'], ['3']]],
  ['select e.nombre from estados e where e.superficie between 30000 and 40000 order by 1', [['Puebla'], ['Yucatán']]],
  ["select nombre from estados where nombre like '%u%a%' order by 1", [['Aguascalientes'], ['Puebla'], ['Yucatán']]],
  ["select nombre from estados where nombre ilike 'YUC%'", [['Yucatán']]],
  [
    "select nombre from estados where regexp_matches(nombre, '^[A-J]') order by 1",
    [['Aguascalientes'], ['Colima'], ['Jalisco']],
  ],
  ['select count(*) from ventas where nota is null', [[3]]],
  ["select coalesce(nota, 'sin nota') from ventas where id = 2", [['sin nota']]],
  [
    "select case when poblacion > 5000000 then 'grande' else 'chico' end as t, count(*) from estados group by t order by t",
    [
      ['chico', 3],
      ['grande', 2],
    ],
  ],
  ['select not true, true and false, true or null', [[false, false, true]]],
  ['select 7 // 2, 7 % 2, 7 / 2, -7 // 2, 2 ** 10', [[3, 1, 3.5, -3, 1024]]],
  ['select 0.1 + 0.2', [[0.3]]],
  ['select 9007199254740993', [['9007199254740993']]],
  ['select 170141183460469231731687303715884105727', [['170141183460469231731687303715884105727']]],
  ['select 1.50::decimal(10,2), 12345678901234567890.5::decimal(30,1)', [[1.5, '12345678901234567890.5']]],
  ["select 'nan'::double, 1::double / 0", [[null, null]]],
  // Aggregates
  ['select count(*), sum(monto), min(monto), max(monto), avg(monto) from ventas', [[8, 1080.5, 10, 500, 135.0625]]],
  [
    'select clave, sum(monto) from ventas group by clave order by clave',
    [
      ['01', 160.5],
      ['06', 10],
      ['14', 800],
      ['99', 110],
    ],
  ],
  [
    'select clave, count(*) as n from ventas group by all having count(*) > 1 order by n desc, clave',
    [
      ['14', 3],
      ['01', 2],
      ['99', 2],
    ],
  ],
  ['select count(distinct clave), count(nota), count(*) filter (where monto >= 100) from ventas', [[4, 5, 4]]],
  ["select string_agg(nombre, ', ' order by nombre) from estados where poblacion > 5000000", [['Jalisco, Puebla']]],
  ['select median(monto), quantile_cont(monto, 0.25), mode(clave) from ventas', [[80.12, 57.5, '14']]],
  ['select list(clave order by clave) from estados', [[['01', '06', '14', '21', '31']]]],
  ['select arg_max(nombre, poblacion), arg_min(nombre, superficie) from estados', [['Jalisco', 'Aguascalientes']]],
  ["select round(stddev_pop(monto), 2), round(var_samp(monto), 2) from ventas where clave = '01'", [[20, 800]]],
  ['select bool_and(monto > 0), bool_or(monto > 400) from ventas', [[true, true]]],
  [
    'select clave, fecha is null as x, count(*) from ventas group by grouping sets ((clave), ()) , x order by clave nulls last limit 1',
    [['01', false, 2]],
  ],
  [
    'select year(fecha) as y, clave, sum(monto) from ventas group by rollup (y, clave) order by y nulls last, clave nulls last limit 2',
    [
      [2024, '01', 160.5],
      [2024, '06', 10],
    ],
  ],
  ['select approx_count_distinct(clave) from ventas', [[4]]],
  ['select round(corr(poblacion, superficie), 3) is not null from estados', [[true]]],
  // Joins
  [
    'select e.nombre, sum(v.monto) from ventas v join estados e using (clave) group by 1 order by 2 desc',
    [
      ['Jalisco', 800],
      ['Aguascalientes', 160.5],
      ['Colima', 10],
    ],
  ],
  ['select count(*) from ventas v left join estados e on v.clave = e.clave where e.clave is null', [[2]]],
  [
    'select nombre from estados e where not exists (select 1 from ventas v where v.clave = e.clave) order by 1',
    [['Puebla'], ['Yucatán']],
  ],
  [
    'select nombre from estados semi join ventas using (clave) order by 1',
    [['Aguascalientes'], ['Colima'], ['Jalisco']],
  ],
  ['select nombre from estados anti join ventas using (clave) order by 1', [['Puebla'], ['Yucatán']]],
  ['select count(*) from estados cross join ventas', [[40]]],
  [
    "select a.nombre, b.nombre from estados a join estados b on a.superficie > b.superficie and b.clave = '31'",
    [['Jalisco', 'Yucatán']],
  ],
  ['select count(*) from estados full join ventas using (clave)', [[10]]],
  [
    'select e.nombre, t.monto from estados e, lateral (select max(monto) as monto from ventas v where v.clave = e.clave) t where t.monto is not null order by 1',
    [
      ['Aguascalientes', 100.25],
      ['Colima', 10],
      ['Jalisco', 500],
    ],
  ],
  [
    "select v.id from ventas v asof join (select date '2024-01-01' as fecha) d on v.fecha >= d.fecha order by v.id limit 2",
    [[1], [2]],
  ],
  // Subqueries, sets, common table expressions
  ['select (select max(monto) from ventas)', [[500]]],
  [
    'select nombre from estados where poblacion > (select avg(poblacion) from estados) order by 1',
    [['Jalisco'], ['Puebla']],
  ],
  ['select clave from estados intersect select clave from ventas order by 1', [['01'], ['06'], ['14']]],
  ['select clave from ventas except select clave from estados', [['99']]],
  ['select 1 union select 1 union all select 2 order by 1', [[1], [2]]],
  ['with grandes as (select * from estados where poblacion > 5000000) select count(*) from grandes', [[2]]],
  ["with estados as (select * from estados where clave < '10') select count(*) from estados", [[2]]],
  ['with a as (select 1 as x), b as (select x + 1 as y from a) select x, y from a, b', [[1, 2]]],
  ['with recursive r(n) as (select 1 union all select n + 1 from r where n < 10) select sum(n) from r', [[55]]],
  ["select * from (values (1, 'a'), (2, 'b')) t(n, l) where n = 2", [[2, 'b']]],
  ['select exists (from ventas where monto > 1000)', [[false]]],
  // Windows
  [
    'select id, row_number() over (order by monto desc) as p from ventas order by p limit 2',
    [
      [5, 1],
      [4, 2],
    ],
  ],
  [
    "select id, rank() over (partition by clave order by monto desc) as p from ventas where clave = '14' order by p",
    [
      [5, 1],
      [4, 2],
      [6, 3],
    ],
  ],
  [
    'select id, sum(monto) over (order by id) from ventas limit 3',
    [
      [1, 100.25],
      [2, 160.5],
      [3, 170.5],
    ],
  ],
  [
    'select id, lag(id) over (order by id), lead(id, 2) over (order by id) from ventas limit 2',
    [
      [1, null, 3],
      [2, 1, 4],
    ],
  ],
  [
    'select id, avg(monto) over (order by id rows between 1 preceding and 1 following) from ventas limit 1',
    [[1, 80.25]],
  ],
  [
    'select clave, monto from ventas qualify row_number() over (partition by clave order by monto desc) = 1 order by clave',
    [
      ['01', 100.25],
      ['06', 10],
      ['14', 500],
      ['99', 60],
    ],
  ],
  ['select distinct ntile(2) over w from ventas window w as (order by id) order by 1', [[1], [2]]],
  ['select first_value(id) over (order by fecha, id) from ventas limit 1', [[1]]],
  // Dates and times
  ['select extract(year from fecha), month(fecha), dayname(fecha) from ventas where id = 1', [[2024, 1, 'Monday']]],
  [
    "select date_trunc('month', fecha) as m, count(*) from ventas group by m order by m limit 1",
    [['2024-01-01T00:00:00', 2]],
  ],
  ["select date '2024-02-28' + interval 2 days", [['2024-03-01T00:00:00']]],
  ["select date_diff('day', date '2024-01-01', date '2024-12-31')", [[365]]],
  ["select strftime(fecha, '%d/%m/%Y') from ventas where id = 1", [['15/01/2024']]],
  ["select strptime('31/12/2023', '%d/%m/%Y')::date", [['2023-12-31']]],
  [
    "select timestamp '2024-01-01 10:00:00', timestamptz '2024-01-01 10:00:00+00', time '10:30:00'",
    [['2024-01-01T10:00:00', '2024-01-01T10:00:00Z', '10:30:00']],
  ],
  ['select max(fecha) - min(fecha) from ventas', [[425]]],
  ["select last_day(date '2023-02-01'), make_date(2024, 2, 29)", [['2023-02-28', '2024-02-29']]],
  [
    "select (timestamp '2024-06-01 12:00:00' at time zone 'America/Mexico_City')::varchar",
    [['2024-06-01 18:00:00+00']],
  ],
  ["select count(*) from ventas where fecha >= date '2025-01-01'", [[2]]],
  ['select to_timestamp(0)', [['1970-01-01T00:00:00Z']]],
  // Text
  ["select upper('ñandú'), length('ñandú'), reverse('abc'), substr('abcdef', 2, 3)", [['ÑANDÚ', 5, 'cba', 'bcd']]],
  ["select strip_accents(nombre) from estados where clave = '31'", [['Yucatan']]],
  [
    "select lpad('7', 3, '0'), trim('  x '), replace('aXa', 'X', '-'), split_part('a,b,c', ',', 2)",
    [['007', 'x', 'a-a', 'b']],
  ],
  ["select regexp_extract(nota, '([0-9]+)', 1) from ventas where id = 1", [['12']]],
  ["select regexp_replace('a1b22', '[0-9]+', '#', 'g')", [['a#b#']]],
  [
    "select 'a' || 'b' || 1, concat_ws('-', 1, 2), format('{:03d}', 5), printf('%.2f', 1.005)",
    [['ab1', '1-2', '005', '1.00']],
  ],
  [
    "select md5('a'), sha256('')",
    [['0cc175b9c0f1b6a831c399e269772661', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855']],
  ],
  ["select levenshtein('casa', 'cosa'), starts_with('milpa', 'mil'), contains('milpa', 'lp')", [[1, true, true]]],
  ['select nombre from estados order by nombre collate nocase desc limit 1', [['Yucatán']]],
  // Lists, objects, JSON
  ['select [1, 2, 3][2], len([1, 2]), list_sum([1, 2, 3])', [[2, 2, 6]]],
  ["select {'a': 1, 'b': [1, null]}, map {'k': 2}", [[{ a: 1, b: [1, null] }, { k: 2 }]]],
  ['select unnest([3, 1, 2]) as x order by x', [[1], [2], [3]]],
  ['select list_transform([1, 2, 3], x -> x * 2), [x + 1 for x in [1, 2] if x > 1]', [[[2, 4, 6], [3]]]],
  ["select json_extract_string('{\"a\": {\"b\": 5}}', '$.a.b'), '{\"a\": 1}'::json -> 'a'", [['5', '1']]],
  ['select sum(i) from range(1, 101) t(i)', [[5050]]],
  ["select count(*) from generate_series(date '2024-01-01', date '2024-01-31', interval 1 day)", [[31]]],
  ["select s.a from (select {'a': 7} as s)", [[7]]],
  // Shapes of tables
  [
    "pivot (select clave, monto, year(fecha) as anio from ventas) on clave in ('01', '14') using sum(monto) group by anio order by anio",
    [
      [2024, 160.5, 300],
      [2025, null, 500],
    ],
  ],
  ["select * from (pivot ventas on clave in ('01') using count(*) group by nota) where nota = 'x'", [['x', 0]]],
  [
    "unpivot (select poblacion, superficie from estados where clave = '06') on poblacion, superficie",
    [
      ['poblacion', 731391],
      ['superficie', 5627],
    ],
  ],
  [
    "describe select 1 as a, 'x' as b",
    [
      ['a', 'INTEGER', 'YES', null, null, null],
      ['b', 'VARCHAR', 'YES', null, null, null],
    ],
  ],
  ["select column_name, max from (summarize estados) where column_name = 'poblacion'", [['poblacion', '8348151']]],
  ["select columns('^(clave|nombre)$') from estados where clave = '14'", [['14', 'Jalisco']]],
  ['select 1 as a, 2 as a', [[1, 2]]],
  ['select count(*) from estados using sample 100 percent (bernoulli)', [[5]]],
  ['select try_cast(nombre as integer) from estados limit 1', [[null]]],
  ["select true::int, '12'::int, 12::varchar, 1.9::int", [[1, 12, '12', 2]]],
];
