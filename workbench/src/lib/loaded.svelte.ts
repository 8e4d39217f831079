/** Answers of the API as state: what is there, whether more is on its way, what went wrong. */
import type { Page } from '../api/answers';
import { Problem, type Asking } from '../api/client';

function problemOf(reason: unknown): Problem {
  return reason instanceof Problem ? reason : new Problem(0, 'unexpected', String(reason));
}

/** One answer. The old one stays until the new one is there; late answers are dropped. */
export class Loaded<T> {
  value = $state.raw<T | null>(null);
  problem = $state.raw<Problem | null>(null);
  loading = $state(false);
  #control: AbortController | null = null;

  async load(fetcher: (asking: { signal: AbortSignal }) => Promise<T>): Promise<void> {
    this.#control?.abort();
    const control = (this.#control = new AbortController());
    this.loading = true;
    this.problem = null;
    try {
      const value = await fetcher({ signal: control.signal });
      if (control === this.#control) this.value = value;
    } catch (reason) {
      if (control === this.#control) {
        this.value = null;
        this.problem = problemOf(reason);
      }
    } finally {
      if (control === this.#control) this.loading = false;
    }
  }
}

/** A list that is read a page at a time. */
export class Paged<T> {
  items = $state.raw<T[]>([]);
  next = $state<string | null>(null);
  total = $state<number | null>(null);
  problem = $state.raw<Problem | null>(null);
  loading = $state(false);
  /** Whether the first page has come. */
  begun = $state(false);
  #control: AbortController | null = null;
  #fetcher: ((asking: Asking) => Promise<Page<T>>) | null = null;

  /** Read the list anew. */
  start(fetcher: (asking: Asking) => Promise<Page<T>>): Promise<void> {
    this.#fetcher = fetcher;
    return this.#read(null);
  }

  async more(): Promise<void> {
    if (this.next && !this.loading) await this.#read(this.next);
  }

  async #read(cursor: string | null): Promise<void> {
    const fetcher = this.#fetcher;
    if (!fetcher) return;
    this.#control?.abort();
    const control = (this.#control = new AbortController());
    this.loading = true;
    this.problem = null;
    try {
      const page = await fetcher({ cursor, signal: control.signal });
      if (control !== this.#control) return;
      this.items = cursor ? [...this.items, ...page.items] : page.items;
      this.next = page.next;
      if (page.total !== null || !cursor) this.total = page.total;
      this.begun = true;
    } catch (reason) {
      if (control !== this.#control) return;
      if (!cursor) this.items = [];
      this.problem = problemOf(reason);
    } finally {
      if (control === this.#control) this.loading = false;
    }
  }
}
