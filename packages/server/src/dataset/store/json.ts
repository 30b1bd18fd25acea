/**
 * A value as the text of a jsonb parameter. PostgreSQL keeps neither NUL nor half a surrogate pair in JSON; both can come
 * from a file's bytes and are shown as U+FFFD.
 */
export function formatJson(value: unknown): string {
  const text = JSON.stringify(value);
  if (!text.includes('\\u0000') && !/\\ud[89a-f]/.test(text)) return text;
  // An even number of backslashes before it means that this one starts an escape.
  return text.replace(/(?<!\\)((?:\\\\)*)\\u(?:0000|d[89a-f][0-9a-f]{2})/g, '$1\\ufffd');
}
