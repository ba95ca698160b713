import type { SeedPlace } from './types.ts';

export const bakhmut: SeedPlace = { name: 'Bakhmut', lat: 48.595, lon: 38.0, precision: 'city' };
export const dzhankoi: SeedPlace = { name: 'Dzhankoi', lat: 45.709, lon: 34.393, precision: 'city' };
export const crimea: SeedPlace = { name: 'Crimea', lat: 45.3, lon: 34.4, precision: 'region' };
export const brussels: SeedPlace = { name: 'Brussels', lat: 50.85, lon: 4.35, precision: 'city' };
export const kyiv: SeedPlace = { name: 'Kyiv', lat: 50.45, lon: 30.52, precision: 'city' };
export const moscow: SeedPlace = { name: 'Moscow', lat: 55.75, lon: 37.62, precision: 'city' };
export const blackSea: SeedPlace = { name: 'Black Sea', precision: 'sea' };
export const seaOfJapan: SeedPlace = { name: 'Sea of Japan', precision: 'sea' };
