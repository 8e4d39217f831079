/** Where in the workbench one is: the path and the query of the address, no more. */

export interface Route {
  name: PageName;
  /** The variable parts of the path, decoded. */
  params: { [name: string]: string };
}

export type PageName =
  | 'overview'
  | 'events'
  | 'statements'
  | 'reader'
  | 'search'
  | 'parties'
  | 'party'
  | 'pair'
  | 'stories'
  | 'story'
  | 'registers'
  | 'register'
  | 'try'
  | 'review'
  | 'missing';

/** `*name` takes the rest of the path: ids of articles may hold slashes. */
const PATHS: [string, PageName][] = [
  ['/', 'overview'],
  ['/events', 'events'],
  ['/statements', 'statements'],
  ['/articles/*id', 'reader'],
  ['/search', 'search'],
  ['/parties', 'parties'],
  ['/parties/:code', 'party'],
  ['/pairs/:a/:b', 'pair'],
  ['/stories', 'stories'],
  ['/stories/*key', 'story'],
  ['/registers', 'registers'],
  ['/registers/:name', 'register'],
  ['/try', 'try'],
  ['/review', 'review'],
];

const PATTERNS = PATHS.map(([path, name]) => ({
  name,
  pattern: new RegExp(
    `^${path.replace(/\*(\w+)/, '(?<$1>.+)').replaceAll(/:(\w+)/g, '(?<$1>[^/]+)')}/?$`,
  ),
}));

export function match(path: string): Route {
  for (const { name, pattern } of PATTERNS) {
    const found = pattern.exec(path);
    if (!found) continue;
    const params: Route['params'] = {};
    for (const [key, value] of Object.entries(found.groups ?? {})) params[key] = decoded(value);
    return { name, params };
  }
  return { name: 'missing', params: {} };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

class Router {
  #path = $state(location.pathname);
  #search = $state(location.search);
  #hash = $state(location.hash);

  readonly route = $derived(match(this.#path));
  readonly query = $derived(new URLSearchParams(this.#search));
  /** What the address points at within the page, without `#`. */
  readonly target = $derived(decoded(this.#hash.slice(1)));
  readonly path = $derived(this.#path);

  /** Follow the browser's buttons, and turn clicks on own links into navigation. */
  start(): () => void {
    const back = () => this.#read();
    addEventListener('popstate', back);
    document.addEventListener('click', click);
    return () => {
      removeEventListener('popstate', back);
      document.removeEventListener('click', click);
    };
  }

  go(href: string, how: { replace?: boolean } = {}): void {
    if (how.replace) history.replaceState(null, '', href);
    else history.pushState(null, '', href);
    this.#read();
  }

  /** Change the query alone; the link can be saved. */
  ask(query: URLSearchParams, how: { replace?: boolean } = {}): void {
    const search = query.toString();
    this.go(this.#path + (search ? `?${search}` : ''), how);
  }

  #read(): void {
    this.#path = location.pathname;
    this.#search = location.search;
    this.#hash = location.hash;
  }
}

export const router = new Router();

function click(event: MouseEvent): void {
  const link = (event.target as Element | null)?.closest('a');
  const plain =
    event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
  if (!link || !plain || event.defaultPrevented) return;
  if (link.target || link.hasAttribute('download') || link.origin !== location.origin) return;
  if (link.pathname.startsWith('/api/') || link.getAttribute('href')?.startsWith('#')) return;
  event.preventDefault();
  router.go(link.href);
}

const part = encodeURIComponent;

/** Addresses of pages. */
export const to = {
  article: (id: string, item?: string) => `/articles/${part(id)}${item ? `#${part(item)}` : ''}`,
  party: (code: string) => `/parties/${part(code)}`,
  pair: (a: string, b: string) => `/pairs/${part(a)}/${part(b)}`,
  story: (key: string) => `/stories/${part(key)}`,
  register: (name: string) => `/registers/${part(name)}`,
  events: (query: URLSearchParams | string[][] | { [name: string]: string } = {}) =>
    `/events?${new URLSearchParams(query as { [name: string]: string })}`,
};
