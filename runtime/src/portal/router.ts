import { Signal } from './contexts/signal.js';

/** One address of the portal. */
export interface PageRoute {
  /** `/tasks/:id` */
  readonly pattern: string;
  /** Loads the page's code; it registers the element `tag`. */
  readonly load: () => Promise<unknown>;
  readonly tag: string;
  /** Which navigation entry it belongs to. */
  readonly nav: string;
}

export interface Place {
  readonly path: string;
  readonly route: PageRoute | undefined;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
}

/** Asked before the page is left; false keeps it. */
export type LeaveGuard = () => Promise<boolean> | boolean;

export const place = new Signal<Place>({ path: '', route: undefined, params: {}, query: {} });

let routes: readonly PageRoute[] = [];
let guard: LeaveGuard | undefined;
let shown = '';

export function startRouter(all: readonly PageRoute[]): void {
  routes = all;
  addEventListener('popstate', () => void onPopState());
  document.addEventListener('click', onClick);
  addEventListener('beforeunload', (event) => {
    if (guard !== undefined) event.preventDefault();
  });
  show();
}

export function setLeaveGuard(next: LeaveGuard | undefined): void {
  guard = next;
}

/** Goes to an address of the portal. `replace` leaves no trace in the history; `force` asks nobody. */
export async function go(address: string, options: { replace?: boolean; force?: boolean } = {}): Promise<void> {
  const samePage = new URL(address, location.href).pathname === location.pathname;
  if (!samePage && options.force !== true && !(await mayLeave())) return;
  if (options.replace === true) history.replaceState(null, '', address);
  else history.pushState(null, '', address);
  show();
}

/** Changes the query of this page without a new history entry (filters). */
export function setQuery(query: Readonly<Record<string, string | undefined>>): void {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined && value !== '') search.set(name, value);
  const text = search.toString();
  history.replaceState(null, '', text === '' ? location.pathname : `${location.pathname}?${text}`);
  show();
}

export function matchRoute(all: readonly PageRoute[], path: string): Pick<Place, 'route' | 'params'> {
  const parts = path.split('/').filter((part) => part !== '');
  for (const route of all) {
    const wanted = route.pattern.split('/').filter((part) => part !== '');
    if (wanted.length !== parts.length) continue;
    const params: Record<string, string> = {};
    const fits = wanted.every((part, index) => {
      const given = parts[index] ?? '';
      if (!part.startsWith(':')) return part === given;
      params[part.slice(1)] = decode(given);
      return true;
    });
    if (fits) return { route, params };
  }
  return { route: undefined, params: {} };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

async function mayLeave(): Promise<boolean> {
  if (guard === undefined) return true;
  if (!(await guard())) return false;
  guard = undefined;
  return true;
}

async function onPopState(): Promise<void> {
  const wanted = location.pathname + location.search;
  if (guard !== undefined && location.pathname !== new URL(shown, location.href).pathname) {
    // The browser has moved already: go back to where the person still is, then ask.
    history.pushState(null, '', shown);
    if (!(await mayLeave())) return;
    history.replaceState(null, '', wanted);
  }
  show();
}

function onClick(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return;
  const link = event.composedPath().find((node): node is HTMLAnchorElement => node instanceof HTMLAnchorElement);
  if (link === undefined || link.origin !== location.origin || link.target !== '' || link.hasAttribute('download'))
    return;
  if (link.pathname.startsWith('/api/') || link.getAttribute('href')?.startsWith('#') === true) return;
  event.preventDefault();
  void go(link.pathname + link.search);
}

function show(): void {
  shown = location.pathname + location.search;
  const query = Object.fromEntries(new URLSearchParams(location.search));
  place.set({ path: location.pathname, query, ...matchRoute(routes, location.pathname) });
}
