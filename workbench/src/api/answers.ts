/** What the API answers with, besides the types of the record. */
import type {
  ArticleRef,
  ArticleView,
  EventRow as Row,
  Line,
  PairCount as Pair,
  PartyName as Named,
} from './record';

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

export type Verdict = 'accepted' | 'corrected' | 'rejected';
export type ReviewKind = 'event' | 'statement';

export interface Review {
  article: string;
  kind: ReviewKind;
  item: string;
  verdict: Verdict;
  correction: { [field: string]: unknown } | null;
  note: string | null;
  reviewer: string;
  at: string;
  /** The record was coded anew since, and the item is no longer in it as it was. */
  stale: boolean;
}

/** Reviews come with what they are of. */
export type EventRow = Row & { review?: Review | null };
export type ArticleAnswer = ArticleView & { reviews?: Review[] };
export type ReviewRow = Omit<Review, 'article'> & { article: ArticleRef };

export type RegisterPage = Page<Line>;

export interface Watch {
  name: string;
  filters: { [field: string]: unknown };
  feed: string;
}
