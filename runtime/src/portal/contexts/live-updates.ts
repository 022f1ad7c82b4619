import type { InstanceChanged, LiveEvent } from '../../api/index.js';
import { routeTable } from '../../api/index.js';
import { t } from '../locales/index.js';
import { sessionEnded } from './session.js';
import { toastInfo } from './toasts.js';

/** What pages hear: a server event, or `resync` after the line was down and events may have been missed. */
type LiveNews = LiveEvent | { readonly event: 'resync'; readonly data: null };

type Listener = (news: LiveNews) => void;

const listeners = new Set<Listener>();
let source: EventSource | undefined;
let wasDown = false;

export function onLive(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(news: LiveNews): void {
  for (const listener of listeners) listener(news);
}

/** Opens the stream; the browser reconnects by itself. */
export function startLiveUpdates(): void {
  stopLiveUpdates();
  source = new EventSource(routeTable.liveEvents.path);
  source.addEventListener('instance', (event) => tell({ event: 'instance', data: parse(event) as InstanceChanged }));
  source.addEventListener('notice', (event) => tell({ event: 'notice', data: parse(event) as { id: string } }));
  source.addEventListener('session', (event) => {
    const { reason } = parse(event) as { reason: 'ended' | 'rights-changed' };
    if (reason === 'ended') sessionEnded();
    else toastInfo(t().errors.rightsChanged);
    tell({ event: 'session', data: { reason } });
  });
  source.addEventListener('error', () => {
    wasDown = true;
  });
  source.addEventListener('open', () => {
    if (wasDown) tell({ event: 'resync', data: null });
    wasDown = false;
  });
}

export function stopLiveUpdates(): void {
  source?.close();
  source = undefined;
}

function parse(event: MessageEvent<string>): unknown {
  return JSON.parse(event.data);
}
