import { enLiveStorm } from './en-live-storm.ts';
import { enOfficialEconomy } from './en-official-economy.ts';
import { enTabloidCrime } from './en-tabloid-crime.ts';
import { enWireWar } from './en-wire-war.ts';
import { nlKrantZorg } from './nl-krant-zorg.ts';
import { nlLiveblogVerkiezing } from './nl-liveblog-verkiezing.ts';
import { nlPersbureauOverstroming } from './nl-persbureau-overstroming.ts';
import { nlPopulairVoetbal } from './nl-populair-voetbal.ts';

/** Reports that were written and labelled before there was a rule. */
export const heldOut = [
  enWireWar,
  enTabloidCrime,
  enLiveStorm,
  enOfficialEconomy,
  nlPersbureauOverstroming,
  nlPopulairVoetbal,
  nlLiveblogVerkiezing,
  nlKrantZorg,
];
