// Made by docs/generate_types.py from the types of Python; do not edit.

/** What the archive holds, and what codes what comes in. */
export interface AboutArchive {
  summary: Summary;
  coder: CoderStamp;
  writable: boolean;
}

/** One side of a difference: what is told, and who tells it. */
export interface Account {
  told: string;
  publisher: string | null;
  article: string;
  said_by: Attribution[];
}

/** What came in in the 24 hours before the newest article. */
export interface Added {
  since: string | null;
  articles: number;
  events: number;
  stories: number;
}

/** An agreement, memorandum, treaty or truce. */
export interface Agreement {
  text: string;
  start: number;
  end: number;
  kind: 'agreement' | 'ceasefire' | 'contract' | 'declaration' | 'memorandum' | 'treaty';
  parties: Party[];
  status: 'ended' | 'in_force' | 'planned' | 'signed' | 'under_negotiation';
  date: Date | null;
  subject: Span | null;
  said_by: Attribution[];
}

/** An agreement, and the article that names it. */
export interface AgreementRow {
  article: ArticleRef;
  agreement: Agreement;
}

/** The article as received; its text is never altered. */
export interface Article {
  id: string;
  url: string | null;
  publisher: string | null;
  title: string;
  published: string | null;
  language: string;
  text: string;
}

/** An article without its text. */
export interface ArticleRef {
  id: string;
  publisher: string | null;
  title: string;
  published: string | null;
  url: string | null;
}

/** An article in a list. */
export interface ArticleRow {
  id: string;
  publisher: string | null;
  title: string;
  published: string | null;
  url: string | null;
  events: number;
  statements: number;
}

/** An article and all that is known of it. */
export interface ArticleView {
  record: Record;
  version: number;
  versions: number;
  story: number | null;
  copy_of: string | null;
  reviews: ReviewOf[];
}

/** One link of a chain of attribution: who reports. */
export interface Attribution {
  text: string;
  start: number;
  end: number;
  cue: Span | null;
  kind: 'agency' | 'document' | 'officials' | 'organization' | 'outlet' | 'person' | 'witness';
  named: boolean;
  entity: string | null;
  country: string | null;
}

/** What made the record. */
export interface CoderStamp {
  version: string;
  knowledge: string;
}

/** A date expression. */
export interface Date {
  text: string;
  start: number;
  end: number;
  value: string | null;
  until: string | null;
}

/** What passed between two parties. */
export interface Dealings {
  a: string;
  b: string;
  events: number;
  intensity: number | null;
}

/** The derivation of a record. */
export interface Derivations {
  items: DerivedItem[];
}

/** Why an event or statement is in the record, or why not. */
export interface DerivedItem {
  kind: 'event' | 'statement';
  item: string | null;
  rule: string;
  steps: string[];
  reason: string | null;
  start: number;
  end: number;
}

/** Accounts that do not agree. */
export interface Difference {
  of: string;
  accounts: Account[];
}

/** An act whose accounts differ. */
export interface Dispute {
  line: Line;
  differences: Difference[];
}

/** What an archive holds on one or two parties. */
export interface Dossier {
  parties: string[];
  since: string | null;
  until: string | null;
  articles: number;
  outlets: number;
  by_type: { [key: string]: number };
  intensity: number | null;
  months: Month[];
  timeline: Line[];
  agreements: Line[];
  speakers: Speaker[];
  disputes: Dispute[];
  coders: string[];
}

/** A political act: somebody does something to, with or about somebody. */
export interface Event {
  id: string;
  type: 'ACCUSE' | 'AGREE' | 'AID' | 'ASSAULT' | 'COERCE' | 'CONCEDE' | 'CONSULT' | 'COOPERATE' | 'MOBILIZE' | 'PROTEST' | 'REJECT' | 'REQUEST' | 'RETREAT' | 'SANCTION' | 'SUPPORT' | 'THREATEN';
  mode: string | null;
  contexts: string[];
  status: 'conditional' | 'denied' | 'negated' | 'occurred' | 'planned' | 'requested';
  foreground: boolean;
  cameo: string;
  quad: number;
  intensity: number;
  goldstein: number;
  trigger: Span;
  also: Span[];
  actors: Party[];
  recipients: Party[];
  date: Date | null;
  place: Place | null;
  figures: Figure[];
  said_by: Attribution[];
  evidence: Span;
  rule: string;
  gloss_en: string | null;
  gloss_ar: string | null;
}

/** An event, and the article that tells it. */
export interface EventRow {
  article: ArticleRef;
  event: Event;
  act: number | null;
  reports: number;
  review: ReviewOf | null;
}

/** What shows a line: a piece of an article. */
export interface Evidence {
  article: string;
  publisher: string | null;
  published: string | null;
  title: string;
  url: string | null;
  text: string;
  start: number;
  end: number;
}

/** A number of people. */
export interface Figure {
  text: string;
  start: number;
  end: number;
  value: number | null;
  low: number | null;
  high: number | null;
  qualifier: 'about' | 'at_least' | 'at_most' | 'dozens' | 'exact' | 'hundreds' | 'more_than' | 'thousands';
  of: 'abducted' | 'detained' | 'displaced' | 'injured' | 'killed' | 'missing' | 'other' | 'participants' | 'troops';
  said_by: Attribution[];
}

/** A number of people, and the article that gives it. */
export interface FigureRow {
  article: ArticleRef;
  figure: Figure;
  event: string | null;
}

/** A code and its names. */
export interface Label {
  code: string;
  en: string;
  ar: string;
}

/** A line of a register. */
export interface Line {
  day: string | null;
  what: string;
  status: string | null;
  actors: string[];
  recipients: string[];
  told: string;
  value: string | null;
  said_by: string[];
  reports: number;
  last_day: string | null;
  evidence: Evidence;
}

/** An article of a story. */
export interface Member {
  article: ArticleRef;
  copy_of: string | null;
}

/** What passed in a month. */
export interface Month {
  month: string;
  net: number;
  acts: number;
}

/** A party, those it deals with most, and what passes among them. */
export interface Network {
  nodes: PartyActivity[];
  edges: Dealings[];
}

/** The archive at a glance. */
export interface Overview {
  day: string | null;
  added: Added;
  latest: EventRow[];
  quads: QuadCount[];
  places: PlaceActivity[];
  pairs: PairCount[];
}

/** What passed between two parties. */
export interface PairCount {
  a: string;
  b: string;
  names: [PartyName, PartyName];
  events: number;
  intensity: number | null;
}

/** Somebody who acts, is acted upon, or speaks. The span is the fullest phrase at that place. */
export interface Party {
  text: string;
  start: number;
  end: number;
  entity: string | null;
  name: string | null;
  name_en: string | null;
  wikidata: string | null;
  country: string | null;
  sectors: string[];
  role: string | null;
}

/** In how many events a party took part. */
export interface PartyActivity {
  code: string;
  name: string | null;
  name_en: string | null;
  country: string | null;
  events: number;
}

/** The names of a party. */
export interface PartyName {
  code: string;
  name: string | null;
  name_en: string | null;
  country: string | null;
}

/** A party, or two and each other. */
export interface PartyView {
  parties: PartyName[];
  dossier: Dossier;
  visits: Line[];
  network: Network;
}

/** A place mention. */
export interface Place {
  text: string;
  start: number;
  end: number;
  name: string;
  name_en: string | null;
  country: string | null;
  lat: number | null;
  lon: number | null;
  geonames: number | null;
}

/** What took place somewhere. */
export interface PlaceActivity {
  name: string;
  name_en: string | null;
  country: string | null;
  lat: number | null;
  lon: number | null;
  events: number;
}

/** An outlet and how many articles it has. */
export interface PublisherCount {
  publisher: string;
  articles: number;
}

/** The events of a day or a month. */
export interface QuadCount {
  day: string;
  quad: { [key: string]: number };
}

/** The record of one article. */
export interface Record {
  article: Article;
  events: Event[];
  statements: Statement[];
  figures: Figure[];
  agreements: Agreement[];
  coder: CoderStamp;
}

/** An act as one article tells it. */
export interface Report {
  article: ArticleRef;
  event: Event;
  copy_of: string | null;
}

/** What somebody says of an event or a statement. */
export interface ReviewOf {
  kind: 'event' | 'statement';
  item: string;
  verdict: 'accepted' | 'added' | 'corrected' | 'rejected';
  correction: { [key: string]: unknown } | null;
  note: string | null;
  reviewer: string;
  at: string;
  stale: boolean;
  judged: { [key: string]: unknown };
  version: number;
  article: string;
}

/** The same, and which article it is of. */
export interface ReviewRow {
  kind: 'event' | 'statement';
  item: string;
  verdict: 'accepted' | 'added' | 'corrected' | 'rejected';
  correction: { [key: string]: unknown } | null;
  note: string | null;
  reviewer: string;
  at: string;
  stale: boolean;
  judged: { [key: string]: unknown };
  version: number;
  article: ArticleRef;
}

/** An article that answers a search. */
export interface SearchRow {
  article: ArticleRef;
  snippet: Snippet;
  events: number;
}

/** The passage of an article that answers. */
export interface Snippet {
  text: string;
  marks: [number, number][];
}

/** A piece of the article's text. */
export interface Span {
  text: string;
  start: number;
  end: number;
}

/** Somebody who is cited. */
export interface Speaker {
  name: string;
  statements: number;
  evidence: Evidence;
}

/** Reported speech. */
export interface Statement {
  id: string;
  speaker: Party | null;
  implicit: boolean;
  cue: Span;
  form: 'direct' | 'indirect' | 'mixed';
  content: Span;
  said_by: Attribution[];
  date: Date | null;
  rule: string;
}

/** A statement, and the article that reports it. */
export interface StatementRow {
  article: ArticleRef;
  statement: Statement;
  review: ReviewOf | null;
}

/** A running story in a list. */
export interface StoryRow {
  key: string;
  first_day: string | null;
  last_day: string | null;
  articles: number;
  outlets: number;
  title: string;
  publishers: string[];
}

/** A running story. */
export interface StoryView {
  key: string;
  members: Member[];
  acts: ToldAct[];
}

/** What an archive holds. */
export interface Summary {
  articles: number;
  old_versions: number;
  events: number;
  statements: number;
  figures: number;
  agreements: number;
  publishers: number;
  first_day: string | null;
  last_day: string | null;
  coders: { [key: string]: number };
}

/** An event, and the article that tells it. */
export interface Told {
  article: ArticleRef;
  event: Event;
}

/** An act that several articles tell. */
export interface ToldAct {
  number: number;
  first: Told;
  tellings: Report[];
  differences: Difference[];
}

/** A type of event. */
export interface TypeLabel {
  code: string;
  en: string;
  ar: string;
  quad: number;
  modes: Label[];
}

/** A text of an article. */
export interface Version {
  version: number;
  added: string;
  coder: CoderStamp;
}

/** The codes of records, with their names. */
export interface Vocabulary {
  types: TypeLabel[];
  statuses: Label[];
  figures: Label[];
  agreements: Label[];
  sectors: Label[];
  countries: Label[];
  registers: string[];
}
