// The page that designer-board.js times: the flow designer alone, on a definition handed over by the test.
import { openDesign } from '@yunliu/designer/model';
import { DesignSession } from '@yunliu/designer/session';
import '@yunliu/designer/flow/define';

const world = {
  organisation: { departments: [], roles: [], users: [] },
  definitions: [],
  forms: [],
  calendars: [],
  agreements: [],
  systems: {},
  handlers: [],
};

/** The next frame has been drawn. */
const painted = () =>
  new Promise((resolve) => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.addEventListener('message', resolve, { once: true });
      channel.port1.start();
      channel.port2.postMessage(undefined);
    });
  });

/** Nothing holds the page for `quiet` ms: checks, marks and the outline came too. On a busy machine it never is so: `most`. */
async function settled(quiet = 400, most = 3000) {
  const begin = performance.now();
  let last = begin;
  let since = begin;
  while (performance.now() - since < quiet && performance.now() - begin < most) {
    await new Promise((resolve) => setTimeout(resolve, 5));
    const now = performance.now();
    if (now - last > 40) since = now;
    last = now;
  }
}

/** ms until it is seen; answers when all has come to rest. */
async function timed(work) {
  const start = performance.now();
  work();
  await painted();
  const seen = performance.now() - start;
  await settled();
  return { seen };
}

let session;
let dropped;

globalThis.board = {
  async open(text) {
    document.querySelector('yl-flow-designer')?.remove();
    session?.close();
    await settled();
    return timed(() => {
      session = new DesignSession(openDesign({ definition: text }), { world });
      const element = document.createElement('yl-flow-designer');
      element.session = session;
      document.querySelector('main').append(element);
    });
  },
  layOut: () => timed(() => session.execute({ type: 'lay-out' })),
  undo: () => timed(() => session.undo()),
  /** Where a step can be taken hold of, in px of the window. */
  async handle(key) {
    session.select([{ part: 'state', state: key }]);
    await settled();
    const root = document.querySelector('yl-flow-designer').shadowRoot;
    const hit = root.querySelector(`[data-element-id="state:${key}"] > .djs-hit`).getBoundingClientRect();
    return { x: hit.x + hit.width / 2, y: hit.y + hit.height / 2 };
  },
  watchHand() {
    dropped = new Promise((resolve) => {
      const begin = () => void timed(() => undefined).then(resolve);
      addEventListener('mouseup', begin, { capture: true, once: true });
    });
  },
  /** From the hand that let go. */
  dropped: () => dropped,
  /** Where a step stands, so that a move that did nothing is found out. */
  placeOf: (key) => session.document.definition.layout?.states[key],
};
