-- What the graph that is asked in SPARQL does not know yet: its files follow these datasets and take them out of here. Derived: when
-- rows are lost, the graph is as it was until it is made anew.
create table sparql_stale (
  dataset uuid primary key, -- the nil UUID stands for everything
  number bigint not null
);
-- Grows with each change, so that one that comes while another is followed is not taken out with it.
create sequence sparql_stale_number;
