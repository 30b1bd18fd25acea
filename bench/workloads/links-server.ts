import { createServer } from 'node:http';

/** A server with faults that are known: what is asked for is in the path, on as many hosts as the loopback network has. */
export const port = 8714;
export const hosts = 250;
export const hostOf = (at: number): string => `127.0.7.${1 + (at % hosts)}`;
export const faults = [
  'fine',
  'fine',
  'fine',
  'fine',
  'lost',
  'gone',
  'page',
  'empty',
  'moved',
  'broken',
  'cut',
] as const;

/** What one look can say for sure: a server that breaks or says nothing is asked again later, and not yet called dead. */
export function expectedState(address: string): string {
  const fault = new URL(address).pathname.split('/')[1];
  if (fault === 'fine' || fault === 'moved') return 'available';
  return fault === 'broken' || fault === 'cut' ? 'unchecked' : 'unavailable';
}

const bytes = 'a,b\n1,2\n';

function serve(): void {
  const server = createServer((asked, answer) => {
    const [, fault, name = ''] = (asked.url ?? '').split('/');
    const body = asked.method === 'HEAD' ? undefined : bytes;
    if (fault === 'cut') answer.destroy();
    else if (fault === 'lost' || fault === 'gone') answer.writeHead(fault === 'lost' ? 404 : 410).end();
    else if (fault === 'broken') answer.writeHead(500).end();
    else if (fault === 'empty') answer.writeHead(200, { 'content-length': 0 }).end();
    else if (fault === 'moved') answer.writeHead(301, { location: `/fine/${name}` }).end();
    else if (fault === 'page')
      answer.writeHead(200, { 'content-type': 'text/html' }).end(body && '<!doctype html><title>Inicio</title>');
    else answer.writeHead(200, { 'content-type': 'text/csv', 'content-length': bytes.length }).end(body);
  });
  server.listen(port, '0.0.0.0', () => console.log('ready'));
}
if (process.argv[1] === import.meta.filename) serve();
