// Two designer elements in a page of one's own: they share one session, so one selection and one undo.
// Run it: npx vite examples/embed-designer
import '@yunliu/designer/flow/define';
import '@yunliu/designer/properties/define';
import { openDesign, saveDesign } from '@yunliu/designer/model';
import { DesignSession, type DesignWorld } from '@yunliu/designer/session';

/** What the process may refer to. A real page asks its server for people, roles, calendars and the other processes. */
const world: DesignWorld = {
  organisation: { users: [], departments: [], roles: [] },
  definitions: [],
  forms: [],
  calendars: [],
  agreements: [],
  systems: {},
  handlers: [],
};

const definition = await (await fetch(new URL('../../process-definitions/hotline/1.json', import.meta.url))).text();
const session = new DesignSession(openDesign({ definition }), { world });
for (const element of document.querySelectorAll<HTMLElement & { session?: DesignSession }>('main > *'))
  element.session = session;

const said = document.querySelector('#said');
session.subscribe((change) => {
  if (change.what === 'said' && said !== null) said.textContent = change.text;
});
document.querySelector('#save')?.addEventListener('click', () => {
  // The text a careful person would write by hand; what did not change stands as it stood.
  const { definition: text } = saveDesign(session.document);
  dispatchEvent(new CustomEvent('design-saved', { detail: text }));
  session.stack.markSaved();
});
