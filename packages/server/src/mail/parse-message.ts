/** What people want to see of a letter that the portal itself wrote: one part of text (RFC 5322, 2045, 2047). */
export function parseMessage(message: string): { to: string; subject: string; text: string } {
  const text = message.replaceAll('\r\n', '\n');
  const end = text.indexOf('\n\n');
  // A header goes on in the next line when that begins with a space (RFC 5322, 2.2.3).
  const head = text.slice(0, end < 0 ? undefined : end).replace(/\n[ \t]+/g, ' ');
  const find = (name: string) => new RegExp(`^${name}: *(.*)$`, 'im').exec(head)?.[1] ?? '';
  const body = end < 0 ? '' : text.slice(end + 2);
  return {
    to: parseWords(find('To')),
    subject: parseWords(find('Subject')),
    text: parseBody(body, find('Content-Transfer-Encoding').trim().toLowerCase()),
  };
}

function parseBody(body: string, encoding: string): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  if (encoding === 'quoted-printable') return parseQuoted(body.replace(/=\n/g, ''));
  return body;
}

function parseQuoted(text: string): string {
  const bytes = text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** Encoded words (RFC 2047). Space between two of them belongs to neither; a letter may be cut between them. */
function parseWords(text: string): string {
  const joined = text.replace(/(=\?[^?]+\?[BQ]\?[^?]*\?=)\s+(?==\?)/gi, '$1');
  return joined.replace(/(?:=\?utf-8\?([BQ])\?[^?]*\?=)+/gi, (run) => {
    const parts = [...run.matchAll(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi)].map(([, kind = '', word = '']) =>
      kind.toUpperCase() === 'B' ? Buffer.from(word, 'base64') : parseQ(word),
    );
    return Buffer.concat(parts).toString('utf8');
  });
}

const parseQ = (word: string): Buffer =>
  Buffer.from(
    word
      .replaceAll('_', ' ')
      .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
