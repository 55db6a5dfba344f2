// Every action there is, by its name in small letters. To add one: its row in one of the files below.

import { AGENT_ACTIONS } from './agent-actions.ts';
import { CALL_ACTIONS } from './call-actions.ts';
import { CHANNEL_LISTS } from './channel-lists.ts';
import { COMMAND_ACTIONS } from './command-action.ts';
import type { Action } from './context.ts';
import { coreActions } from './core-actions.ts';
import { EVENT_ACTIONS } from './event-actions.ts';
import { QUEUE_ACTIONS } from './queue-actions.ts';
import { QUEUE_LISTS } from './queue-lists.ts';
import { QUEUE_SETTINGS } from './queue-settings.ts';
import { VARIABLE_ACTIONS } from './variable-actions.ts';

const ALL: readonly Action[] = [
  ...coreActions(() => ALL),
  ...QUEUE_ACTIONS,
  ...QUEUE_LISTS,
  ...AGENT_ACTIONS,
  ...CALL_ACTIONS,
  ...CHANNEL_LISTS,
  ...QUEUE_SETTINGS,
  ...VARIABLE_ACTIONS,
  ...EVENT_ACTIONS,
  ...COMMAND_ACTIONS,
].sort((one, other) => one.name.localeCompare(other.name));

export const ACTIONS: ReadonlyMap<string, Action> = new Map(ALL.map((action) => [action.name.toLowerCase(), action]));
