// Keeps secrets out of what people read. Whoever holds a secret masks it: the link its token, the activity the password.

/**
 * `text` with `***` wherever the secret, if there is one, was in it: as it is, as a URL holds it, and as JSON does, also
 * where that is quoted in JSON. A CTI server may quote the request that it was sent.
 */
export function mask(text: string, secret: string | undefined): string {
  if (secret === undefined) return text;
  const forms = new Set([
    inJson(inJson(secret)),
    inJson(secret),
    encodeURIComponent(String(Buffer.from(secret))),
    secret,
  ]);
  return [...forms].reduce((left, form) => left.replaceAll(form, '***'), text);
}

const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);
