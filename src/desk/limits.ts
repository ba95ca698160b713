import { countLimit, deleteLimit, readLimit } from '../store/limits.ts';
import type { Desk } from './desk.ts';

type Count = Parameters<typeof countLimit>[2];

/** Keeps counted attempts as rows; the shape is the one that web/limits.ts asks for. */
export function limitStore(desk: Desk) {
  return {
    read: (key: string) => readLimit(desk.store.read, key),
    upsert: (key: string, change: Count) => desk.store.write((tx) => countLimit(tx, key, change)),
    delete: (key: string) => desk.store.write((tx) => deleteLimit(tx, key)),
  };
}
