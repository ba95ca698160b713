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

/** Numbers the steps of one chain, in the order from the first to say it to where it was read. */
export const chain = (number: number, ...steps: SeedLinkOfChain[]): SeedStep[] =>
  steps.map((step, index) => ({ chain: number, step: index + 1, ...step }));

/** Where and when Prigozhin's letter appeared. */
export const byLetter = { channel: 'open letter to Sergei Shoigu, on Telegram', at: '2023-03-20', derived: true };
