// Far more than a busy desk has people, sessions and lists of choices.
const most = 10_000;

/** Remembers for a short time what was loaded, so that what each request asks is not read each time. */
export class Recall {
  readonly #lasts: number;
  readonly #known = new Map<string, { until: number; value: Promise<unknown> }>();

  /** @param lasts how long a value is believed, ms */
  constructor(lasts: number) {
    this.#lasts = lasts;
  }

  /** The value under a key, loaded where it is not known or too old. What fails to load is not remembered. */
  get<T>(key: string, load: () => Promise<T>): Promise<T> {
    const now = performance.now();
    const known = this.#known.get(key);
    if (known && known.until > now) return known.value as Promise<T>;
    if (this.#known.size >= most) this.#known.clear();
    const value = load();
    const entry = { until: now + this.#lasts, value };
    this.#known.set(key, entry);
    value.catch(() => {
      if (this.#known.get(key) === entry) this.#known.delete(key);
    });
    return value;
  }

  /** Forgets what something that was written may have changed: everything, or all keys but those of some kinds. */
  forget(except?: RegExp): void {
    for (const key of this.#known.keys()) if (!except?.test(key)) this.#known.delete(key);
  }
}
