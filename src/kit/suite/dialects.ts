// The dialects that a run can be played in, as far as the kit has to know them: how the simulator is asked for one, and
// whose rules an ACD of that kind follows where nobody says, and what of a link's description is secret.

interface DialectRow {
  /** The setting of the simulator that opens its port. */
  readonly portSetting: 'nativePort' | 'amiPort';
  readonly profile: string;
  /** Which members of what the connector is told of the CTI server no message may hold. */
  readonly secrets: readonly string[];
}

const DIALECTS: Readonly<Record<string, DialectRow>> = {
  native: { portSetting: 'nativePort', profile: 'opencti', secrets: ['token'] },
  ami: { portSetting: 'amiPort', profile: 'asterisk', secrets: ['secret'] },
};

export const DIALECT_NAMES: readonly string[] = Object.keys(DIALECTS);

/** Under which no agent goes off the calls or logs out without a reason. */
export const PROFILE_DEMANDING_REASONS = 'reason-required';

/** What opens the connectors' port of `dialect` at `port`; 0 finds a free one. */
export const portOf = (dialect: string, port: number): { readonly nativePort?: number; readonly amiPort?: number } =>
  DIALECTS[dialect] === undefined ? {} : { [DIALECTS[dialect].portSetting]: port };

/** The profile that goes with a dialect. */
export const profileOf = (dialect: string): string => DIALECTS[dialect]?.profile ?? 'opencti';

/** What a link logs in with, as `server` describes it: it must show nowhere. */
export const secretsOf = (dialect: string, server: Readonly<Record<string, unknown>>): readonly string[] =>
  (DIALECTS[dialect]?.secrets ?? []).flatMap((name) => {
    const secret = server[name];
    return typeof secret === 'string' && secret !== '' ? [secret] : [];
  });
