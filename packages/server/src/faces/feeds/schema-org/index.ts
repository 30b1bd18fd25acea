export { formatSchemaOrg } from './schema-org.ts';
