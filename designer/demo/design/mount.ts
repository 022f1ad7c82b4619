import { openDesign, type DesignFiles } from '@yunliu/designer/model';
import { DesignSession, type DesignWorld } from '@yunliu/designer/session';
import './page.css';

declare global {
  interface Window {
    /** For tests: what the page works on. */
    session: DesignSession;
  }
}

/**
 * A session on a shipped process (`?design=hotline`, default; `?design=` = an empty one) in the language of `?locale=`,
 * and the element of the page with it. The server answers `/world.json` and `/designs/<key>.json`.
 */
export async function mount(tag: string, host: Partial<DesignSession['host']> = {}): Promise<void> {
  const query = new URLSearchParams(location.search);
  const locale = query.get('locale') === 'en' ? 'en' : 'zh-CN';
  document.documentElement.lang = locale;
  const [world, files] = await Promise.all([
    read<DesignWorld>('/world.json'),
    read<DesignFiles>(`/designs/${query.get('design') ?? 'hotline'}.json`),
  ]);
  const session = new DesignSession(openDesign(files), { world, ...host }, { locale, readonly: query.has('readonly') });
  session.subscribe((change) => {
    // oxlint-disable-next-line no-console -- a demo page has nowhere else to say it
    if (change.what === 'refusal') console.warn(change.fault.code, change.fault.message[locale]);
  });
  window.session = session;
  const element = document.createElement(tag) as HTMLElement & { session: DesignSession };
  element.session = session;
  document.querySelector('main')?.append(element);
}

async function read<Body>(path: string): Promise<Body> {
  const answer = await fetch(path);
  return (await answer.json()) as Body;
}
