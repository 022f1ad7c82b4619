import type { InstanceChanged, LiveEvent } from '../../api/index.js';
import { routeTable } from '../../api/index.js';
import { call } from '../api-client.js';
import { t } from '../locales/index.js';
import { currentUser, sessionEnded } from './session.js';
import { toastInfo } from './toasts.js';

/** What pages hear: a server event, or `resync` after the line was down and events may have been missed. */
type LiveNews = LiveEvent | { readonly event: 'resync'; readonly data: null };

type Listener = (news: LiveNews) => void;

/** How long a window may be hidden before it gives its line back: switching to and fro costs nothing. */
const HIDDEN_MS = 10_000;
const AGAIN_MS = 5000;

const listeners = new Set<Listener>();
let source: EventSource | undefined;
let wasDown = false;
let timer: ReturnType<typeof setTimeout> | undefined;

export function onLive(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(news: LiveNews): void {
  for (const listener of listeners) listener(news);
}

/**
 * Opens the stream; the browser reconnects by itself. A browser has six lines to a server for all its windows, so a
 * hidden window keeps none: the seventh would not even load. It asks for what it missed when it is looked at again.
 */
export function startLiveUpdates(): void {
  stopLiveUpdates();
  document.addEventListener('visibilitychange', onVisibility);
  open();
}

export function stopLiveUpdates(): void {
  document.removeEventListener('visibilitychange', onVisibility);
  close();
}

function onVisibility(): void {
  clearTimeout(timer);
  if (document.hidden)
    timer = setTimeout(() => {
      close();
      wasDown = true;
    }, HIDDEN_MS);
  else if (source === undefined) open();
}

function close(): void {
  clearTimeout(timer);
  source?.close();
  source = undefined;
}

function open(): void {
  const mine = new EventSource(routeTable.liveEvents.path);
  source = mine;
  mine.addEventListener('instance', (event) => tell({ event: 'instance', data: parse(event) as InstanceChanged }));
  mine.addEventListener('notice', (event) => tell({ event: 'notice', data: parse(event) as { id: string } }));
  mine.addEventListener('session', (event) => {
    const { reason } = parse(event) as { reason: 'ended' | 'rights-changed' };
    if (reason === 'ended') sessionEnded();
    else toastInfo(t().errors.rightsChanged);
    tell({ event: 'session', data: { reason } });
  });
  mine.addEventListener('error', () => {
    wasDown = true;
    // After an answer like 502 of a proxy the browser does not try again.
    if (mine.readyState === EventSource.CLOSED && mine === source) {
      source = undefined;
      timer = setTimeout(() => void openAgain(), AGAIN_MS);
    }
  });
  mine.addEventListener('open', () => {
    if (wasDown) tell({ event: 'resync', data: null });
    wasDown = false;
  });
}

/** A refused stream does not say why: perhaps the session is over. */
async function openAgain(): Promise<void> {
  try {
    const { user } = await call('readSession', {});
    if (user === null) sessionEnded();
  } catch {
    // the server is still away; the stream tells when it is back
  }
  if (source === undefined && currentUser() !== undefined && !document.hidden) open();
}

function parse(event: MessageEvent<string>): unknown {
  return JSON.parse(event.data);
}
