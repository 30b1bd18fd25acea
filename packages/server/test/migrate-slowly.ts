// A program for tests: migrates a database from a folder of migrations, to be killed on the way.
import { migrate } from '../src/storage/database/index.ts';

const [url = '', folder = ''] = process.argv.slice(2);
console.log('begins');
await migrate(url, { folder });
