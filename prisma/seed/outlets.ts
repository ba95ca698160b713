import type { SeedAppearance, SeedEvidence, SeedLinkOfChain } from './types.ts';

type OutletsWord = Pick<SeedAppearance, 'outletCheck' | 'disclaimer'>;
type Reading = Pick<SeedEvidence, 'source' | 'origin' | 'document' | 'exact'>;

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

/** An item that CNN brought, as the English digest retells it; `origin` is whose knowledge it is. */
export const readInCnn = (origin: string, exact: string): Reading => ({
  source: 'cnn',
  origin,
  document: 'digest-en',
  exact,
});

/** The same for the round-up and the Dutch digest. */
export const readInRoundUp = (origin: string, exact: string): Reading => ({
  source: 'dutch-round-up',
  origin,
  document: 'digest-nl',
  exact,
});

// What each outlet says of its own checking; which claims it covers is told by who uses it.
export const cnnCouldNotConfirm: OutletsWord = {
  outletCheck: 'not_verified',
  disclaimer:
    'CNN states that it was unable to confirm on its own either what Prigozhin asserts or what Ukraine says about Russian casualties.',
};
export const roundUpNotConfirmed: OutletsWord = {
  outletCheck: 'not_verified',
  disclaimer: 'het overzicht tekent aan dat geen onafhankelijke partij deze twee berichten heeft bevestigd',
};
