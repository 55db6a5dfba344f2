// What the author of a connector imports, as `signoff/connector`: types alone.

export type { Activity } from './activity.ts';
export type { Capability, Connector, Declaration, Initialization, Notifications } from './connector.ts';
export type { ActivityResult, ClipboardPage as Page, Severity, Status } from './page.ts';
