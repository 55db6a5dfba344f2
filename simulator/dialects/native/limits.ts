// How long texts may be that only this dialect limits, in characters.

export const PASSWORD_LIMIT = 256;
