/**
 * A statement without what may stand after it: semicolons, white space and comments. What is left can be put in parentheses.
 * Lexical rules as in PostgreSQL: strings '', names "", E'…' with backslashes, $tag$ … $tag$, -- to the end of the line,
 * nested block comments.
 */
export function trimStatement(text: string): string {
  let end = 0;
  let at = 0;
  while (at < text.length) {
    const gap = /^(?:\s+|;|--[^\n\r]*)/.exec(text.slice(at, at + 4000))?.[0];
    if (gap !== undefined) at += gap.startsWith('--') ? lineEnd(text, at) : gap.length;
    else if (text.startsWith('/*', at)) at = commentEnd(text, at);
    else {
      at = tokenEnd(text, at);
      end = at;
    }
  }
  return text.slice(0, end);
}

function lineEnd(text: string, from: number): number {
  const length = text.slice(from).search(/[\n\r]/);
  return length < 0 ? text.length - from : length;
}

function commentEnd(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    if (text.startsWith('/*', at)) {
      depth += 1;
      at += 1;
    } else if (text.startsWith('*/', at)) {
      depth -= 1;
      at += 1;
      if (depth === 0) return at + 1;
    }
  }
  return text.length;
}

function tokenEnd(text: string, from: number): number {
  const character = text[from] ?? '';
  if (character === '"') return quoteEnd(text, from + 1, '"', false);
  if (character === "'") return quoteEnd(text, from + 1, "'", /(?:^|[^\w$])[eE]$/.test(text.slice(0, from).slice(-2)));
  const tag = /^\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$/.exec(text.slice(from, from + 200))?.[0];
  if (!tag || /[\w$]$/.test(text.slice(0, from).slice(-1))) return from + 1;
  const end = text.indexOf(tag, from + tag.length);
  return end < 0 ? text.length : end + tag.length;
}

function quoteEnd(text: string, from: number, quote: string, escapes: boolean): number {
  for (let at = from; at < text.length; at++) {
    if (escapes && text[at] === '\\') at += 1;
    else if (text[at] === quote) {
      if (text[at + 1] !== quote) return at + 1;
      at += 1;
    }
  }
  return text.length;
}
