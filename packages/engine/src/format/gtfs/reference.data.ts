/** How the GTFS reference types a field, as far as it matters here: identifiers, texts, colours and the like are all text. */
export type GtfsType = 'text' | 'integer' | 'number' | 'date' | 'time';

export interface GtfsFile {
  /** Always needed, or needed unless another is there. */
  readonly presence: 'required' | 'optional' | { readonly unless: string };
  readonly fields: Readonly<Record<string, GtfsType>>;
  /** Field → the file and field it refers to. */
  readonly refers?: Readonly<Record<string, readonly [file: string, field: string]>>;
}

const texts = (...names: readonly string[]): Record<string, GtfsType> => typed('text', names);
const integers = (...names: readonly string[]): Record<string, GtfsType> => typed('integer', names);
const numbers = (...names: readonly string[]): Record<string, GtfsType> => typed('number', names);
const dates = (...names: readonly string[]): Record<string, GtfsType> => typed('date', names);
const times = (...names: readonly string[]): Record<string, GtfsType> => typed('time', names);

function typed(type: GtfsType, names: readonly string[]): Record<string, GtfsType> {
  return Object.fromEntries(names.map((name) => [name, type]));
}

const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** The files of a feed in the order of the reference (gtfs.org, schedule, 2025). */
export const gtfsFiles: Readonly<Record<string, GtfsFile>> = {
  agency: {
    presence: 'required',
    fields: texts(
      'agency_id',
      'agency_name',
      'agency_url',
      'agency_timezone',
      'agency_lang',
      'agency_phone',
      'agency_fare_url',
      'agency_email',
    ),
  },
  stops: {
    presence: { unless: 'locations.geojson' },
    fields: {
      ...texts(
        'stop_id',
        'stop_code',
        'stop_name',
        'tts_stop_name',
        'stop_desc',
        'zone_id',
        'stop_url',
        'parent_station',
        'stop_timezone',
        'level_id',
        'platform_code',
      ),
      ...numbers('stop_lat', 'stop_lon'),
      ...integers('location_type', 'wheelchair_boarding', 'stop_access'),
    },
    refers: { parent_station: ['stops', 'stop_id'], level_id: ['levels', 'level_id'] },
  },
  routes: {
    presence: 'required',
    fields: {
      ...texts(
        'route_id',
        'agency_id',
        'route_short_name',
        'route_long_name',
        'route_desc',
        'route_url',
        'route_color',
        'route_text_color',
        'network_id',
      ),
      ...integers('route_type', 'route_sort_order', 'continuous_pickup', 'continuous_drop_off'),
    },
    refers: { agency_id: ['agency', 'agency_id'], network_id: ['networks', 'network_id'] },
  },
  trips: {
    presence: 'required',
    fields: {
      ...texts('route_id', 'service_id', 'trip_id', 'trip_headsign', 'trip_short_name', 'block_id', 'shape_id'),
      ...integers('direction_id', 'wheelchair_accessible', 'bikes_allowed', 'cars_allowed'),
    },
    refers: { route_id: ['routes', 'route_id'], shape_id: ['shapes', 'shape_id'] },
  },
  stop_times: {
    presence: 'required',
    fields: {
      ...texts(
        'trip_id',
        'stop_id',
        'location_group_id',
        'location_id',
        'stop_headsign',
        'pickup_booking_rule_id',
        'drop_off_booking_rule_id',
      ),
      ...times('arrival_time', 'departure_time', 'start_pickup_drop_off_window', 'end_pickup_drop_off_window'),
      ...integers(
        'stop_sequence',
        'pickup_type',
        'drop_off_type',
        'continuous_pickup',
        'continuous_drop_off',
        'timepoint',
      ),
      ...numbers('shape_dist_traveled'),
    },
    refers: { trip_id: ['trips', 'trip_id'], stop_id: ['stops', 'stop_id'] },
  },
  calendar: {
    presence: { unless: 'calendar_dates' },
    fields: { ...texts('service_id'), ...integers(...days), ...dates('start_date', 'end_date') },
  },
  calendar_dates: {
    presence: { unless: 'calendar' },
    fields: { ...texts('service_id'), ...dates('date'), ...integers('exception_type') },
  },
  fare_attributes: {
    presence: 'optional',
    fields: {
      ...texts('fare_id', 'currency_type', 'agency_id'),
      ...numbers('price'),
      ...integers('payment_method', 'transfers', 'transfer_duration'),
    },
    refers: { agency_id: ['agency', 'agency_id'] },
  },
  fare_rules: {
    presence: 'optional',
    fields: texts('fare_id', 'route_id', 'origin_id', 'destination_id', 'contains_id'),
    refers: { fare_id: ['fare_attributes', 'fare_id'], route_id: ['routes', 'route_id'] },
  },
  timeframes: {
    presence: 'optional',
    fields: { ...texts('timeframe_group_id', 'service_id'), ...times('start_time', 'end_time') },
  },
  fare_media: {
    presence: 'optional',
    fields: { ...texts('fare_media_id', 'fare_media_name'), ...integers('fare_media_type') },
  },
  fare_products: {
    presence: 'optional',
    fields: {
      ...texts('fare_product_id', 'fare_product_name', 'rider_category_id', 'fare_media_id', 'currency'),
      ...numbers('amount'),
    },
    refers: { fare_media_id: ['fare_media', 'fare_media_id'] },
  },
  fare_leg_rules: {
    presence: 'optional',
    fields: {
      ...texts(
        'leg_group_id',
        'network_id',
        'from_area_id',
        'to_area_id',
        'from_timeframe_group_id',
        'to_timeframe_group_id',
        'fare_product_id',
      ),
      ...integers('rule_priority'),
    },
  },
  fare_transfer_rules: {
    presence: 'optional',
    fields: {
      ...texts('from_leg_group_id', 'to_leg_group_id', 'fare_product_id'),
      ...integers('transfer_count', 'duration_limit', 'duration_limit_type', 'fare_transfer_type'),
    },
  },
  areas: { presence: 'optional', fields: texts('area_id', 'area_name') },
  stop_areas: {
    presence: 'optional',
    fields: texts('area_id', 'stop_id'),
    refers: { area_id: ['areas', 'area_id'], stop_id: ['stops', 'stop_id'] },
  },
  networks: { presence: 'optional', fields: texts('network_id', 'network_name') },
  route_networks: {
    presence: 'optional',
    fields: texts('network_id', 'route_id'),
    refers: { network_id: ['networks', 'network_id'], route_id: ['routes', 'route_id'] },
  },
  shapes: {
    presence: 'optional',
    fields: {
      ...texts('shape_id'),
      ...numbers('shape_pt_lat', 'shape_pt_lon', 'shape_dist_traveled'),
      ...integers('shape_pt_sequence'),
    },
  },
  frequencies: {
    presence: 'optional',
    fields: {
      ...texts('trip_id'),
      ...times('start_time', 'end_time'),
      ...integers('headway_secs', 'exact_times'),
    },
    refers: { trip_id: ['trips', 'trip_id'] },
  },
  transfers: {
    presence: 'optional',
    fields: {
      ...texts('from_stop_id', 'to_stop_id', 'from_route_id', 'to_route_id', 'from_trip_id', 'to_trip_id'),
      ...integers('transfer_type', 'min_transfer_time'),
    },
    refers: {
      from_stop_id: ['stops', 'stop_id'],
      to_stop_id: ['stops', 'stop_id'],
      from_route_id: ['routes', 'route_id'],
      to_route_id: ['routes', 'route_id'],
      from_trip_id: ['trips', 'trip_id'],
      to_trip_id: ['trips', 'trip_id'],
    },
  },
  pathways: {
    presence: 'optional',
    fields: {
      ...texts('pathway_id', 'from_stop_id', 'to_stop_id', 'signposted_as', 'reversed_signposted_as'),
      ...integers('pathway_mode', 'is_bidirectional', 'traversal_time', 'stair_count'),
      ...numbers('length', 'max_slope', 'min_width'),
    },
    refers: { from_stop_id: ['stops', 'stop_id'], to_stop_id: ['stops', 'stop_id'] },
  },
  levels: { presence: 'optional', fields: { ...texts('level_id', 'level_name'), ...numbers('level_index') } },
  location_groups: { presence: 'optional', fields: texts('location_group_id', 'location_group_name') },
  location_group_stops: {
    presence: 'optional',
    fields: texts('location_group_id', 'stop_id'),
    refers: { location_group_id: ['location_groups', 'location_group_id'], stop_id: ['stops', 'stop_id'] },
  },
  booking_rules: {
    presence: 'optional',
    fields: {
      ...texts(
        'booking_rule_id',
        'prior_notice_service_id',
        'message',
        'pickup_message',
        'drop_off_message',
        'phone_number',
        'info_url',
        'booking_url',
      ),
      ...integers(
        'booking_type',
        'prior_notice_duration_min',
        'prior_notice_duration_max',
        'prior_notice_last_day',
        'prior_notice_start_day',
      ),
      ...times('prior_notice_last_time', 'prior_notice_start_time'),
    },
  },
  translations: {
    presence: 'optional',
    fields: texts('table_name', 'field_name', 'language', 'translation', 'record_id', 'record_sub_id', 'field_value'),
  },
  feed_info: {
    presence: 'optional',
    fields: {
      ...texts(
        'feed_publisher_name',
        'feed_publisher_url',
        'feed_lang',
        'default_lang',
        'feed_version',
        'feed_contact_email',
        'feed_contact_url',
      ),
      ...dates('feed_start_date', 'feed_end_date'),
    },
  },
  attributions: {
    presence: 'optional',
    fields: {
      ...texts(
        'attribution_id',
        'agency_id',
        'route_id',
        'trip_id',
        'organization_name',
        'attribution_url',
        'attribution_email',
        'attribution_phone',
      ),
      ...integers('is_producer', 'is_operator', 'is_authority'),
    },
  },
};
