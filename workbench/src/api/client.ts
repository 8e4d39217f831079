/** The API of `marsad serve`, one function a call; nothing else of the workbench fetches. */
import type {
  AgreementRow,
  AboutArchive,
  ArticleAnswer,
  ArticleRow,
  Derivations,
  EventRow,
  FigureRow,
  SearchRow,
  Overview,
  Page,
  PartyCount,
  PartyView,
  PlaceCount,
  PublisherCount,
  RegisterPage,
  Review,
  ReviewKind,
  ReviewRow,
  StatementRow,
  StoryAnswer,
  StoryRow,
  ToldAct,
  Verdict,
  Vocabulary,
  Watch,
} from './answers';
import type { Record } from './record';
import { storedToken } from '../lib/token';

/** What the server says went wrong (RFC 9457), or that it cannot be reached. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail: string,
    /** The field that is at fault, where one is. */
    readonly field: string | null = null,
  ) {
    super(detail || title);
  }
}

/** Query parameters; a list repeats its name. */
export type Query =
  URLSearchParams | { [name: string]: string | number | boolean | string[] | null | undefined };

export interface Asking {
  cursor?: string | null;
  limit?: number;
  signal?: AbortSignal;
}

/** What became of a text that was to be kept. */
export interface Kept {
  written: 'new' | 'unchanged' | 'newer' | 'recoded';
  id: string;
}

export interface Draft {
  title: string;
  body: string;
  published?: string;
  publisher?: string;
  url?: string;
}

export function toParameters(query: Query = {}): URLSearchParams {
  if (query instanceof URLSearchParams) return new URLSearchParams(query);
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    const values = Array.isArray(value) ? value : [value];
    for (const one of values) {
      if (one !== null && one !== undefined && one !== '' && one !== false)
        parameters.append(name, String(one));
    }
  }
  return parameters;
}

async function problemOf(response: Response): Promise<Problem> {
  try {
    const told = (await response.json()) as Partial<Problem>;
    return new Problem(
      response.status,
      told.title ?? response.statusText,
      told.detail ?? '',
      told.field,
    );
  } catch {
    return new Problem(response.status, response.statusText, '');
  }
}

async function ask<T>(path: string, init: RequestInit = {}): Promise<T> {
  const headers = new Headers(init.headers);
  const token = storedToken();
  if (token) headers.set('Authorization', `Bearer ${token}`);
  let response: Response;
  try {
    response = await fetch(`/api${path}`, { ...init, headers });
  } catch (reason) {
    if (reason instanceof DOMException && reason.name === 'AbortError') throw reason;
    throw new Problem(0, 'unreachable', '');
  }
  if (!response.ok) throw await problemOf(response);
  return (response.status === 204 ? undefined : await response.json()) as T;
}

function get<T>(path: string, query: Query = {}, asking: Asking = {}): Promise<T> {
  const parameters = toParameters(query);
  if (asking.cursor) parameters.set('cursor', asking.cursor);
  if (asking.limit) parameters.set('limit', String(asking.limit));
  const search = parameters.size ? `?${parameters}` : '';
  return ask<T>(path + search, asking.signal ? { signal: asking.signal } : {});
}

function send<T>(method: string, path: string, body?: unknown): Promise<T> {
  return ask<T>(path, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
  });
}

const code = encodeURIComponent;

export const api = {
  archive: (signal?: AbortSignal) => get<AboutArchive>('/archive', {}, signal ? { signal } : {}),
  vocabulary: () => get<Vocabulary>('/vocabulary'),
  publishers: () => get<PublisherCount[]>('/publishers'),
  search: (query: Query, asking?: Asking) => get<Page<SearchRow>>('/search', query, asking),
  articles: (query: Query, asking?: Asking) => get<Page<ArticleRow>>('/articles', query, asking),
  article: (id: string, asking?: Asking) => get<ArticleAnswer>(`/articles/${code(id)}`, {}, asking),
  derivation: (id: string) => get<Derivations>(`/articles/${code(id)}/derivation`),
  events: (query: Query, asking?: Asking) => get<Page<EventRow>>('/events', query, asking),
  statements: (query: Query, asking?: Asking) =>
    get<Page<StatementRow>>('/statements', query, asking),
  figures: (query: Query, asking?: Asking) => get<Page<FigureRow>>('/figures', query, asking),
  agreements: (query: Query, asking?: Asking) =>
    get<Page<AgreementRow>>('/agreements', query, asking),
  acts: (query: Query, asking?: Asking) => get<Page<ToldAct>>('/acts', query, asking),
  act: (number: number, asking?: Asking) => get<ToldAct>(`/acts/${number}`, {}, asking),
  parties: (query: Query, asking?: Asking) => get<PartyCount[]>('/parties', query, asking),
  party: (party: string, query?: Query, asking?: Asking) =>
    get<PartyView>(`/parties/${code(party)}`, query, asking),
  pair: (a: string, b: string, query?: Query, asking?: Asking) =>
    get<PartyView>(`/pairs/${code(a)}/${code(b)}`, query, asking),
  places: (query: Query, asking?: Asking) => get<PlaceCount[]>('/places', query, asking),
  overview: (query?: Query, asking?: Asking) => get<Overview>('/overview', query, asking),
  stories: (query: Query, asking?: Asking) => get<Page<StoryRow>>('/stories', query, asking),
  story: (key: string, asking?: Asking) => get<StoryAnswer>(`/stories/${code(key)}`, {}, asking),
  register: (name: string, query: Query, asking?: Asking) =>
    get<RegisterPage>(`/registers/${code(name)}`, query, asking),
  reviews: (query: Query, asking?: Asking) => get<Page<ReviewRow>>('/reviews', query, asking),
  watches: () => get<Watch[]>('/watches'),

  codeText: (draft: Draft) => send<Record>('POST', '/code', draft),
  keep: (draft: Draft) => send<Kept>('POST', '/articles', draft),
  review: (
    article: string,
    kind: ReviewKind,
    item: string,
    said: { verdict: Verdict; correction?: object; note?: string; reviewer: string },
  ) => send<Review>('PUT', `/reviews/${code(article)}/${kind}/${code(item)}`, said),
  addMissed: (article: string, said: { event: object; note?: string; reviewer: string }) =>
    send<Review>('POST', `/articles/${code(article)}/missed`, said),
  unreview: (article: string, kind: ReviewKind, item: string) =>
    send<undefined>('DELETE', `/reviews/${code(article)}/${kind}/${code(item)}`),
};
