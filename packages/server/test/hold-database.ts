// A program for tests: enters the embedded PostgreSQL of a data folder, says where it is, and stays until it is ended.
import { startEmbedded } from '../src/storage/database/index.ts';

const [dataFolder = '', home] = process.argv.slice(2);
const environment = { PATH: process.env['PATH'] ?? '', LC_ALL: 'C', TZ: 'UTC' };
const embedded = await startEmbedded({ dataFolder, home, environment, durable: false });
console.log(embedded.url);
process.on('SIGTERM', async () => {
  await embedded.stop();
  process.exit(0);
});
setInterval(() => undefined, 60_000);
