export interface FileType {
  /** The word Milpa uses for the format, in addresses and facets. */
  readonly id: string;
  readonly label: string;
  readonly mediaType: string;
  readonly extension: string;
  /** EU file type authority URI. */
  readonly uri: string;
}

const authority = 'http://publications.europa.eu/resource/authority/file-type/';
const row = (id: string, label: string, mediaType: string, authorityId: string, extension = id): FileType => ({
  id,
  label,
  mediaType,
  extension,
  uri: authority + authorityId,
});

/** Formats a portal reads or gives. Media types are IANA's where IANA has one. */
export const fileTypes: readonly FileType[] = [
  row('csv', 'CSV', 'text/csv', 'CSV'),
  row('tsv', 'TSV', 'text/tab-separated-values', 'TSV'),
  row('xlsx', 'Excel (XLSX)', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'XLSX'),
  row('xls', 'Excel (XLS)', 'application/vnd.ms-excel', 'XLS'),
  row('xlsb', 'Excel (XLSB)', 'application/vnd.ms-excel.sheet.binary.macroEnabled.12', 'XLSB'),
  row('ods', 'OpenDocument (ODS)', 'application/vnd.oasis.opendocument.spreadsheet', 'ODS'),
  row('fods', 'OpenDocument (FODS)', 'application/vnd.oasis.opendocument.spreadsheet-flat-xml', 'XML'),
  row('json', 'JSON', 'application/json', 'JSON'),
  row('jsonl', 'JSON Lines', 'application/jsonl', 'JSON'),
  row('geojson', 'GeoJSON', 'application/geo+json', 'GEOJSON'),
  row('dbf', 'dBASE (DBF)', 'application/vnd.dbf', 'DBF'),
  row('gpkg', 'GeoPackage', 'application/geopackage+sqlite3', 'GPKG'),
  row('sqlite', 'SQLite', 'application/vnd.sqlite3', 'OCTET'),
  row('kml', 'KML', 'application/vnd.google-earth.kml+xml', 'KML'),
  row('kmz', 'KMZ', 'application/vnd.google-earth.kmz', 'KMZ'),
  row('gpx', 'GPX', 'application/gpx+xml', 'GPX'),
  row('topojson', 'TopoJSON', 'application/json', 'JSON', 'json'),
  row('parquet', 'Parquet', 'application/vnd.apache.parquet', 'PARQUET'),
  row('zip', 'ZIP', 'application/zip', 'ZIP'),
  row('shapefile', 'Shapefile (ZIP)', 'application/zip', 'SHP', 'zip'),
  row('gtfs', 'GTFS', 'application/zip', 'GTFS', 'zip'),
  row('ocds', 'OCDS (JSON)', 'application/json', 'JSON', 'json'),
  row('pdf', 'PDF', 'application/pdf', 'PDF'),
  row('xml', 'XML', 'application/xml', 'XML'),
  row('html', 'HTML', 'text/html', 'HTML'),
  row('txt', 'Text', 'text/plain', 'TXT'),
  row('other', 'Other', 'application/octet-stream', 'OCTET'),
];
