// Where agents and calls are found in the native dialect, by id. A surrogate without its pair is no text: it goes as U+FFFD, and the ACD says
// that it knows nobody, or no call, of that id.

const encoded = (id: string): string => encodeURIComponent(String(Buffer.from(id)));

export const agentPath = (agentId: string): string => `/v1/agents/${encoded(agentId)}`;

export const callPath = (callId: string): string => `/v1/calls/${encoded(callId)}`;
