// What became of a request of the probe's, whatever the wire.

/** `words`: what the server said to a person. */
export interface ProbeAnswer {
  readonly outcome: 'done' | 'accepted' | 'refused';
  readonly words: string;
}
