/** What waits to be reviewed: events or statements that fit the filters, one after the other. */
import type { EventRow, Page, Review, ReviewKind, StatementRow } from '../api/answers';
import { api, type Asking } from '../api/client';
import { Paged } from './loaded.svelte';

export interface Waiting {
  article: string;
  kind: ReviewKind;
  item: string;
  row: EventRow | StatementRow;
}

/** Rows fetched at a time. */
const AT_ONCE = 50;

export class Queue {
  readonly list = new Paged<Waiting>();
  at = $state(0);
  /** What was said in this session, by article and item. */
  said = $state.raw<ReadonlyMap<string, Review>>(new Map());
  readonly current = $derived(this.list.items[this.at] ?? null);
  readonly done = $derived(this.said.size);

  /** Begin anew; `all` keeps what was reviewed before. */
  async start(kind: ReviewKind, filters: URLSearchParams, all: boolean): Promise<void> {
    this.at = 0;
    await this.list.start((asking) => waiting(kind, filters, all, asking));
  }

  next(): void {
    if (this.at < this.list.items.length) this.at += 1;
    if (this.at >= this.list.items.length - 5) void this.list.more();
  }

  previous(): void {
    if (this.at > 0) this.at -= 1;
  }

  /** The review of an item: of this session, or that of the archive. */
  reviewOf(one: Waiting): Review | null {
    const said = this.said.get(keyOf(one));
    return said ?? one.row.review;
  }

  keep(one: Waiting, review: Review | null): void {
    const said = new Map(this.said);
    if (review) said.set(keyOf(one), review);
    else said.delete(keyOf(one));
    this.said = said;
  }
}

export function keyOf(one: { article: string; kind: string; item: string }): string {
  return `${one.article} ${one.kind} ${one.item}`;
}

async function waiting(
  kind: ReviewKind,
  filters: URLSearchParams,
  all: boolean,
  asking: Asking,
): Promise<Page<Waiting>> {
  const found: Waiting[] = [];
  let cursor = asking.cursor ?? null;
  // pages of which all was reviewed are passed over
  do {
    const how = { ...asking, cursor, limit: AT_ONCE };
    const page =
      kind === 'event' ? await api.events(filters, how) : await api.statements(filters, how);
    for (const row of page.items) {
      const { review } = row;
      if (!all && review && !review.stale) continue;
      const item = 'event' in row ? row.event.id : row.statement.id;
      found.push({ article: row.article.id, kind, item, row });
    }
    cursor = page.next;
  } while (cursor && !found.length);
  return { items: found, next: cursor, total: null };
}
