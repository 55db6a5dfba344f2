// The reference connector as it is, at a CTI server that speaks TLS.

import { wrapReference } from '../wrap.ts';

export const tls = true;

export default wrapReference(() => ({}));
