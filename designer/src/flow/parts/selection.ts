import { elementAt, type DesignDocument, type DesignElement } from '../../model/index.js';
import { stateId, type Drawing } from '../drawing/drawing.js';

/** What of the design is selected when these ids of the drawing are. */
export function elementsOf(
  document: DesignDocument,
  drawing: Drawing,
  ids: readonly string[],
): readonly DesignElement[] {
  const found = new Map<string, DesignElement>();
  for (const id of ids) {
    const element = elementOf(document, drawing, id);
    if (element !== undefined) found.set(JSON.stringify(element), element);
  }
  return [...found.values()];
}

function elementOf(document: DesignDocument, drawing: Drawing, id: string): DesignElement | undefined {
  const shape = drawing.shapes.get(id);
  if (shape?.what === 'state') return { part: 'state', state: shape.key };
  if (shape?.what === 'region') return { part: 'state', state: shape.of };
  const way = drawing.connections.get(shape?.what === 'label' ? shape.of : id);
  return way === undefined ? undefined : elementAt(document, way.pointer);
}

/** What is shown as selected for these elements of the design. */
export function idsOf(drawing: Drawing, elements: readonly DesignElement[]): readonly string[] {
  return elements.flatMap((element) => {
    if (element.part === 'state') return drawing.shapes.has(stateId(element.state)) ? [stateId(element.state)] : [];
    if (element.part !== 'connection') return [];
    const way = [...drawing.connections.values()].find(({ pointer }) => pointer.startsWith(`${element.at}/`));
    return way === undefined ? [] : [way.id];
  });
}

/** Keys of the states among the ids; a branch stands for its parallel state only when nothing else does. */
export function statesAmong(drawing: Drawing, ids: readonly string[]): readonly string[] {
  return ids.flatMap((id) => {
    const shape = drawing.shapes.get(id);
    return shape?.what === 'state' ? [shape.key] : [];
  });
}
