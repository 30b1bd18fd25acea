-- Which data of the inventory a request asks for: how many people need it counts in the priority of those.
alter table demand_request add column holding uuid references holding on delete set null;
create index demand_request_holding on demand_request (holding) where holding is not null;
