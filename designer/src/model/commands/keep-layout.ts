import { jsonPointer, type Layout } from '@yunliu/engine/definition';
import type { DesignDocument } from '../document/design-document.js';
import type { Editor } from '../editing/editor.js';
import { automaticLayout } from '../layout/automatic-layout.js';
import { completeLayout } from '../layout/complete-layout.js';
import { inline } from '../text/text-style.js';

/** Writes down where everything is drawn now, if that is not written yet. */
export function fixLayout(editor: Editor): void {
  const { definition } = editor.document;
  if (definition.layout === undefined) editor.set('/definition/layout', writtenLayout(automaticLayout(definition)));
  else complete(editor);
}

/** After each command: what is new gets a place, what is gone is forgotten, containers hold what is in them. */
export function keepLayout(editor: Editor, before: DesignDocument): void {
  const { definition } = editor.document;
  if (definition !== before.definition) complete(editor, definition.states === before.definition.states);
}

function complete(editor: Editor, keepsUnknown = false): void {
  const { definition } = editor.document;
  const { layout } = definition;
  if (layout === undefined) return;
  const next = completeLayout(definition, layout, keepsUnknown);
  if (next === layout) return;
  for (const key of Object.keys(layout.states))
    if (!Object.hasOwn(next.states, key)) editor.remove('/definition/layout/states' + jsonPointer(key));
  for (const [key, place] of Object.entries(next.states))
    if (place !== layout.states[key]) editor.set('/definition/layout/states' + jsonPointer(key), inline({ ...place }));
  if (next.connections !== layout.connections)
    editor.set('/definition/layout/connections', next.connections === undefined ? undefined : next.connections);
}

/** A layout as it stands in the file: one place, one line to a line. */
export function writtenLayout({ states, connections }: Layout): Layout {
  return {
    states: Object.fromEntries(Object.entries(states).map(([key, place]) => [key, inline({ ...place })])),
    ...(connections === undefined
      ? {}
      : {
          connections: connections.map((entry) =>
            inline({
              ...entry,
              ...(entry.bends === undefined ? {} : { bends: entry.bends.map((bend) => inline({ ...bend })) }),
            }),
          ),
        }),
  };
}
