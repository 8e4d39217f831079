/** What the API answers with, besides the types of the record. */
import type {
  ArticleRef,
  Difference,
  Dossier,
  Event,
  EventRow as Row,
  Line,
  ArticleView,
} from './record';

export type {
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

export interface Telling {
  article: ArticleRef;
  event: Event;
  copy_of: string | null;
}

export interface ToldAct {
  number: number;
  first: { article: ArticleRef; event: Event };
  tellings: Telling[];
  differences: Difference[];
}

export interface PartyName {
  code: string;
  name: string | null;
  name_en: string | null;
}

export interface PartyCount extends PartyName {
  country: string | null;
  events: number;
}

export interface PartyView {
  parties: PartyName[];
  dossier: Dossier;
  network: {
    nodes: (PartyName & { events: number })[];
    edges: { a: string; b: string; events: number; intensity: number | null }[];
  };
}

export interface PlaceCount {
  name: string;
  name_en: string | null;
  country: string | null;
  /** Null for countries, and where the place is not known. */
  lat: number | null;
  lon: number | null;
  events: number;
}

export interface QuadCount {
  day: string;
  quad: { [quad: string]: number };
}

export interface PairCount {
  a: string;
  b: string;
  names: PartyName[];
  events: number;
  /** Mean of what occurred between them; null when nothing did. */
  intensity: number | null;
}

export interface Overview {
  day: string | null;
  added: { articles: number; events: number; stories: number };
  latest: EventRow[];
  quads: QuadCount[];
  places: PlaceCount[];
  pairs: PairCount[];
}

export interface StoryRow {
  key: string;
  first_day: string | null;
  last_day: string | null;
  articles: number;
  outlets: number;
  title: string;
  publishers: string[];
}

export interface StoryAnswer {
  key: string;
  members: { article: ArticleRef; copy_of: string | null }[];
  acts: ToldAct[];
}

export type RegisterPage = Page<Line>;

export interface Watch {
  name: string;
  filters: { [field: string]: unknown };
  feed: string;
}
