// Devices by their names, and whose they are. Names compare without case.

import type { Agent } from '../../core/model/agent.ts';

/** Whoever is made of a device that leads nowhere: `1001` may be an agent's id, and is nobody's device. */
const BARE = ' (device)';

/** An agent without a device of this protocol's kind is reached over the agents' context. */
export function agentDevice({ id, extension }: Pick<Agent, 'id' | 'extension'>): string {
  if (extension.includes('/')) return extension;
  return id === extension && id.endsWith(BARE) ? id.slice(0, -BARE.length) : `Local/${id}@agents`;
}

/** Whoever came with a device that was added to a queue is nobody whom the administrator knows. */
export const isConfigured = ({ password, assignments }: Agent): boolean => password !== '' || assignments.length > 0;

export function createDevices() {
  const owners = new Map<string, string>();
  return {
    learn: (agent: Pick<Agent, 'id' | 'extension'>): void =>
      void owners.set(agentDevice(agent).toLowerCase(), agent.id),
    /** Of a device that nobody has somebody can be made, who is called like it, or like what it leads to. */
    ownerOf(device: string): string {
      const owner = owners.get(device.toLowerCase());
      if (owner !== undefined) return owner;
      if (!device.includes('/')) return device + BARE;
      return /^Local\/(.+)@agents$/i.exec(device)?.[1] ?? device;
    },
    clear: (): void => owners.clear(),
  };
}

/** Whether a device has a technology, by which it is reached. */
export const canRing = (device: string): boolean => /[/:]/.test(device);
