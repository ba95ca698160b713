import type { SeedSource } from './types.ts';

// Reliability goes by role alone: C for every party to the war and its media, B for other bodies, F (cannot be judged) for
// the unnamed.
const outlets: SeedSource[] = [
  { key: 'cnn', name: 'CNN', kind: 'outlet', aliases: ['Cable News Network'], reliability: 'B' },
  { key: 'nhk', name: 'NHK', kind: 'outlet', aliases: ['Japan Broadcasting Corporation'], reliability: 'B' },
  {
    key: 'ria',
    name: 'RIA Novosti',
    kind: 'outlet',
    aliases: ['RIA'],
    side: 'russia',
    reliability: 'C',
    parent: 'russia-government',
  },
  { key: 'canadian-media', name: 'Canadian media', kind: 'outlet', reliability: 'F', unnamed: true },
  {
    key: 'dutch-round-up',
    name: 'Dutch-language round-up, publisher not named',
    kind: 'outlet',
    reliability: 'F',
    unnamed: true,
  },
];

const ukraine: SeedSource[] = [
  { key: 'ukraine-government', name: 'Government of Ukraine', kind: 'organisation', reliability: 'C' },
  {
    key: 'ukraine-mod',
    name: 'Ministry of Defence of Ukraine',
    kind: 'organisation',
    aliases: ["Ukraine's Ministry of Defence", "Ukraine's Ministry of Defense", 'Ukraine Defense Ministry'],
    reliability: 'C',
    parent: 'ukraine-government',
  },
  {
    key: 'ukraine-military',
    name: 'Armed Forces of Ukraine',
    kind: 'organisation',
    aliases: ["Ukraine's military", 'Ukrainian Armed Forces'],
    reliability: 'C',
    parent: 'ukraine-mod',
  },
  {
    key: 'cherevatyi',
    name: 'Serhii Cherevatyi',
    kind: 'person',
    aliases: ['Cherevatyi', 'Serhiy Cherevatyi'],
    reliability: 'C',
    parent: 'ukraine-military',
  },
  {
    key: 'syrskyi',
    name: 'Oleksandr Syrskyi',
    kind: 'person',
    aliases: ['Syrskyi'],
    reliability: 'C',
    parent: 'ukraine-military',
  },
  {
    key: 'maliar',
    name: 'Hanna Maliar',
    kind: 'person',
    aliases: ['Maliar', 'Malyar', 'Hanna Malyar'],
    reliability: 'C',
    parent: 'ukraine-mod',
  },
  {
    key: 'zelensky',
    name: 'Volodymyr Zelensky',
    kind: 'person',
    aliases: ['Zelensky', 'Zelenskyy', 'Volodymyr Zelenskyy'],
    reliability: 'C',
    parent: 'ukraine-government',
  },
  {
    key: 'dzhaparova',
    name: 'Emine Dzhaparova',
    kind: 'person',
    aliases: ['Dzhaparova', 'Dzheppar', 'Emine Dzheppar'],
    reliability: 'C',
    parent: 'ukraine-government',
  },
];

const russia: SeedSource[] = [
  { key: 'russia-government', name: 'Government of Russia', kind: 'organisation', reliability: 'C' },
  {
    key: 'russia-mod',
    name: 'Ministry of Defence of Russia',
    kind: 'organisation',
    aliases: ["Russia's Ministry of Defence", 'Russische ministerie van Defensie'],
    reliability: 'C',
    parent: 'russia-government',
  },
  {
    key: 'russia-mfa',
    name: 'Ministry of Foreign Affairs of Russia',
    kind: 'organisation',
    aliases: ["Russia's Foreign Ministry"],
    reliability: 'C',
    parent: 'russia-government',
  },
  {
    key: 'putin',
    name: 'Vladimir Putin',
    kind: 'person',
    aliases: ['Putin', 'Poetin', 'Vladimir Poetin'],
    reliability: 'C',
    parent: 'russia-government',
  },
  {
    key: 'aksyonov',
    name: 'Sergei Aksyonov',
    kind: 'person',
    aliases: ['Aksyonov', 'Askyonov', 'Sergei Askyonov'],
    reliability: 'C',
    parent: 'russia-government',
  },
  { key: 'wagner', name: 'Wagner', kind: 'organisation', aliases: ['PMC Wagner', 'Wagner group'], reliability: 'C' },
  {
    key: 'prigozhin',
    name: 'Yevgeny Prigozhin',
    kind: 'person',
    aliases: ['Prigozhin', 'Prigozin', 'Yevgeny Prigozin'],
    reliability: 'C',
    parent: 'wagner',
  },
];

const others: SeedSource[] = [
  { key: 'japan-government', name: 'Government of Japan', kind: 'organisation', reliability: 'B' },
  {
    key: 'japan-mofa',
    name: 'Ministry of Foreign Affairs of Japan',
    kind: 'organisation',
    aliases: ["Japan's Foreign Ministry", 'Japanse ministerie van Buitenlandse Zaken'],
    reliability: 'B',
    parent: 'japan-government',
  },
  { key: 'china-government', name: 'Government of China', kind: 'organisation', reliability: 'B' },
  { key: 'xi', name: 'Xi Jinping', kind: 'person', aliases: ['Xi'], reliability: 'B', parent: 'china-government' },
  {
    key: 'us-government',
    name: 'Government of the United States',
    kind: 'organisation',
    aliases: ['United States', 'US government'],
    reliability: 'B',
  },
  { key: 'kirby', name: 'John Kirby', kind: 'person', aliases: ['Kirby'], reliability: 'B', parent: 'us-government' },
  {
    key: 'state-department-official',
    name: 'An official of the US State Department',
    kind: 'person',
    reliability: 'F',
    parent: 'us-government',
    unnamed: true,
  },
  {
    key: 'uk-mod',
    name: 'Ministry of Defence of the United Kingdom',
    kind: 'organisation',
    aliases: ['UK Ministry of Defence', "Britain's Ministry of Defense"],
    reliability: 'B',
  },
  { key: 'eda', name: 'European Defence Agency', kind: 'organisation', aliases: ['EDA'], reliability: 'B' },
  { key: 'estonia-government', name: 'Government of Estonia', kind: 'organisation', reliability: 'B' },
  {
    key: 'pevkur',
    name: 'Hanno Pevkur',
    kind: 'person',
    aliases: ['Pevkur'],
    reliability: 'B',
    parent: 'estonia-government',
  },
  { key: 'norway-forces', name: 'Norwegian Armed Forces', kind: 'organisation', reliability: 'B' },
  { key: 'canada-government', name: 'Government of Canada', kind: 'organisation', reliability: 'B' },
  {
    key: 'joly',
    name: 'Mélanie Joly',
    kind: 'person',
    aliases: ['Joly', 'Melanie Joly'],
    reliability: 'B',
    parent: 'canada-government',
  },
];

const eyewitnesses: SeedSource[] = [
  {
    key: 'dzhankoi-camera',
    name: 'Maker of the amateur video of Dzhankoi',
    kind: 'eyewitness',
    reliability: 'F',
    unnamed: true,
  },
  {
    key: 'dzhankoi-voice',
    name: 'Voice off camera in the amateur video of Dzhankoi',
    kind: 'eyewitness',
    reliability: 'F',
    unnamed: true,
  },
];

const onSide = (side: string, sources: SeedSource[]) => sources.map((source) => ({ ...source, side }));

/** Parents stand before those who name them, so that one pass in this order can load them all. */
export const seedSources: SeedSource[] = [
  ...onSide('ukraine', ukraine),
  ...onSide('russia', russia),
  ...onSide('other', others),
  ...outlets,
  ...eyewitnesses,
];
