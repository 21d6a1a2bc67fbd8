// Where the reader is, in the address's fragment: `#/read/SOURCE/TURN`; the back button works.
export interface Route {
  view: string;
  parts: string[];
  query: Record<string, string>;
}

/** Reads a fragment. */
export function parse(hash: string): Route {
  const [path = '', search = ''] = hash.replace(/^#\/?/, '').split('?');
  const [view = '', ...parts] = path.split('/').filter(Boolean).map(decodeURIComponent);
  return { view: view || 'home', parts, query: Object.fromEntries(new URLSearchParams(search)) };
}

/** Writes a fragment. */
export function link(view: string, parts: (string | number)[] = [], query: Record<string, string> = {}): string {
  const path = [view, ...parts].map((p) => encodeURIComponent(String(p))).join('/');
  const search = new URLSearchParams(query).toString();
  return `#/${path}${search ? `?${search}` : ''}`;
}

const now = $state<{ route: Route }>({ route: { view: 'home', parts: [], query: {} } });

/** The route of now (reactive). */
export function route(): Route {
  return now.route;
}

/** Goes to a place; the back button comes back. */
export function go(view: string, parts: (string | number)[] = [], query: Record<string, string> = {}) {
  location.hash = link(view, parts, query);
}

/** Notes the place in the address without a step in the history (reading on). */
export function note(view: string, parts: (string | number)[] = [], query: Record<string, string> = {}) {
  history.replaceState(null, '', link(view, parts, query));
}

/** Starts following the address. */
export function startRouter() {
  const read = () => (now.route = parse(location.hash));
  addEventListener('hashchange', read);
  read();
}
