// Keeps secrets out of what people read. Whoever holds a secret masks it: the link its token, the activity the password.

/** `text` with `***` wherever the secret, if there is one, was in it. */
export function mask(text: string, secret: string | undefined): string {
  return secret === undefined ? text : text.replaceAll(secret, '***');
}
