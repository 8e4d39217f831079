/** What the API answers with, besides the types of the record. */
import type { Line, PairCount as Pair, PartyName as Named, ReviewOf } from './record';

export type {
  StoryRow,
  StoryView as StoryAnswer,
  ToldAct,
  Overview,
  PartyView,
  QuadCount,
  PartyActivity as PartyCount,
  PlaceActivity as PlaceCount,
  AboutArchive,
  AgreementRow,
  ArticleRef,
  ArticleRow,
  ArticleView as ArticleAnswer,
  EventRow,
  ReviewOf as Review,
  ReviewRow,
  Derivations,
  FigureRow,
  Label,
  PublisherCount,
  SearchRow,
  Snippet,
  StatementRow,
  TypeLabel,
  Vocabulary,
} from './record';

/** How a party is called; pages name parties that no answer holds, too. */
export type PartyName = Pick<Named, 'code' | 'name' | 'name_en'>;
export type PairCount = Omit<Pair, 'names'> & { names: readonly PartyName[] };

/** A page of a list; `next` is the cursor of the one after it. */
export interface Page<T> {
  items: T[];
  next: string | null;
  total: number | null;
}

export type Verdict = ReviewOf['verdict'];
export type ReviewKind = ReviewOf['kind'];

export type RegisterPage = Page<Line>;

export interface Watch {
  name: string;
  filters: { [field: string]: unknown };
  feed: string;
}
