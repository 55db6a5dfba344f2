// Keeps secrets out of what people read. Whoever holds a secret masks it: the link its token, the activity the password.

/** `text` with every one of the secrets in it replaced by `***`. */
export function mask(text: string, secrets: readonly (string | undefined)[]): string {
  return secrets.reduce<string>((masked, secret) => (secret ? masked.replaceAll(secret, '***') : masked), text);
}
