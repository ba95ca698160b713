import { claimsOnAid } from './claims-aid.ts';
import { claimsOfBackground } from './claims-background.ts';
import { claimsOnBakhmut } from './claims-bakhmut.ts';
import { claimsOnCrimea } from './claims-crimea.ts';
import { claimsOnDiplomacy } from './claims-diplomacy.ts';
import { claimsOnEurope } from './claims-europe.ts';
import { claimsOnJapan } from './claims-japan.ts';
import { claimsOnWagner } from './claims-wagner.ts';
import { digestEn } from './digest-en.ts';
import { digestNl } from './digest-nl.ts';
import type { SeedClaim, SeedDocument } from './types.ts';

export { seedPeople } from './people.ts';
export { seedSources } from './sources.ts';

export const seedDocuments: SeedDocument[] = [digestEn, digestNl];

/** In the order of their numbers, so that a fresh desk gives them the ids 1–31. Links may name a later claim. */
export const seedClaims: SeedClaim[] = [
  ...claimsOnBakhmut,
  ...claimsOnWagner,
  ...claimsOnCrimea,
  ...claimsOfBackground,
  ...claimsOnEurope,
  ...claimsOnAid,
  ...claimsOnJapan,
  ...claimsOnDiplomacy,
].sort((a, b) => a.number - b.number);
