import type { SeedLinkOfChain, SeedStep } from './types.ts';

type Rest = Omit<SeedLinkOfChain, 'role' | 'source' | 'voice'>;

/** A named source that says it. */
export const saidBy = (source: string, rest: Rest = {}): SeedLinkOfChain => ({
  role: 'asserted_by',
  source,
  voice: 'named',
  ...rest,
});

/** A source that says it and is not named to the reader. */
export const saidByUnnamed = (source: string, rest: Rest = {}): SeedLinkOfChain => ({
  role: 'asserted_by',
  source,
  voice: 'unnamed',
  ...rest,
});

/** The outlet says it itself, without naming anyone. */
export const ownVoice = (source: string): SeedLinkOfChain => ({ role: 'asserted_by', source, voice: 'outlet' });

export const relayedBy = (source: string, rest: Rest & { voice?: 'named' | 'unnamed' } = {}): SeedLinkOfChain => ({
  role: 'relayed_by',
  source,
  voice: 'named',
  ...rest,
});

// Neither outlet's page carries a full date: both days were worked out.
export const inCnn = (appearance = 0): SeedLinkOfChain => ({
  role: 'found_in',
  source: 'cnn',
  voice: 'outlet',
  channel: 'live blog',
  at: '2023-03-21',
  derived: true,
  appearance,
});

export const inRoundUp = (appearance = 0): SeedLinkOfChain => ({
  role: 'found_in',
  source: 'dutch-round-up',
  voice: 'outlet',
  channel: 'round-up of the day',
  at: '2023-03-21',
  derived: true,
  appearance,
});

/** Numbers the steps of one chain, in the order from the first to say it to where it was read. */
export const chain = (number: number, ...steps: SeedLinkOfChain[]): SeedStep[] =>
  steps.map((step, index) => ({ chain: number, step: index + 1, ...step }));
