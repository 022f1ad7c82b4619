import type { BoardActions } from './board-actions.js';
import { isRegion, isState } from './flow-rules.js';
import type { BoardEvent, BoardShape, Canvas, Dragging, EventBus, Selection, Starter } from './services.js';

/** What the board tells. */
export interface BoardListener {
  selected(ids: readonly string[]): void;
  /** Zoomed or scrolled. */
  viewed(): void;
  /** A double click. */
  opened(id: string): void;
  /** Something is being dragged, or no longer. */
  dragging(active: boolean): void;
  tool(name: string | undefined): void;
  /** A new step was dropped. */
  created(id: string): void;
}

export function watchBoard(
  bus: EventBus,
  canvas: Canvas,
  dragging: Dragging,
  selection: Selection,
  move: Starter,
  actions: BoardActions,
  listener: BoardListener,
): void {
  bus.on('selection.changed', ({ newSelection = [] }) => {
    if (dragging.context()?.active !== true) listener.selected(newSelection.map(({ id }) => id));
  });
  // While something is dragged the selection is put away; what holds afterwards counts.
  bus.on(['drag.ended', 'drag.canceled'], () => listener.selected(selection.get().map(({ id }) => id)));
  // An area selects the steps in it; their lines and titles follow them anyway.
  bus.on('lasso.ended', () => {
    const states = selection.get().filter(isState);
    if (states.length > 0) selection.select(states);
  });
  // The button of the palette had the focus: keys are now about what was dropped.
  bus.on('create.end', 200, () => {
    canvas.focus();
    const [made] = selection.get();
    if (made !== undefined) listener.created(made.id);
  });
  bus.on('canvas.viewbox.changed', () => listener.viewed());
  // A click on what is selected already keeps it selected.
  bus.on('element.click', 1200, ({ element, originalEvent }) => {
    const present = selection.get();
    const isOnly = present.length === 1 && present[0] === element;
    return isOnly && originalEvent?.shiftKey !== true ? true : undefined;
  });
  bus.on('element.dblclick', ({ element }) => {
    if (element !== undefined && element.parent) listener.opened(element.id);
  });
  bus.on('drag.start', () => listener.dragging(true));
  bus.on(['drag.cleanup'], () => {
    listener.dragging(false);
    actions.refused(undefined, { x: 0, y: 0 });
  });
  // Room is made once; the tool would stay in the hand without showing it.
  bus.on('spaceTool.ended', 200, () => {
    if (dragging.context()?.prefix === 'spaceTool.selection') dragging.cancel();
  });
  bus.on('tool-manager.update', ({ tool }) => listener.tool(tool ?? undefined));
  // The whole parallel state moves when it is taken at one of its branches.
  bus.on('element.mousedown', 1200, (event) => {
    if (actions.isReadonly) return undefined;
    canvas.focus();
    const { element, originalEvent } = event;
    if (element === undefined || originalEvent === undefined || originalEvent.button !== 0) return undefined;
    if (!isRegion(element) || originalEvent.shiftKey) return undefined;
    // Before the first drag there is no context at all, afterwards it is null.
    if ((dragging.context() ?? null) !== null) return undefined;
    move.start(originalEvent, element.parent as BoardShape);
    return true;
  });
  bus.on('element.mousedown', 2000, () => {
    canvas.focus();
  });
  refusals(bus, actions);
}

/** Says why, next to the pointer, while something is held where it may not go. */
function refusals(bus: EventBus, actions: BoardActions): void {
  const tell = (name: string | undefined, event: BoardEvent): void => {
    const at = { x: event.originalEvent?.clientX ?? 0, y: event.originalEvent?.clientY ?? 0 };
    actions.refused(name, at);
  };
  bus.on(['connect.move', 'bendpoint.move.move'], 400, (event) => {
    const { context } = event;
    const hover = context?.['hover'] as BoardShape | null | undefined;
    const start = (context?.['start'] ?? (context?.['connection'] as { source?: BoardShape } | undefined)?.source) as
      BoardShape | undefined;
    const refused = context?.['canExecute'] === false || (context?.['allowed'] === false && hover);
    tell(refused && hover && start ? `connect ${start.id} to ${hover.id}` : undefined, event);
  });
  bus.on('shape.move.move', 300, (event) => {
    const { context } = event;
    const target = context?.['target'] as BoardShape | null | undefined;
    const shapes = (context?.['shapes'] ?? []) as readonly BoardShape[];
    const ids = shapes.filter(({ drawn }) => drawn?.what === 'state').map(({ id }) => id);
    const onto = target === undefined || target === null || !target.parent ? '' : target.id;
    tell(context?.['canExecute'] === false ? `move ${ids.join(' ')} onto ${onto}` : undefined, event);
  });
  bus.on(['create.move'], 300, (event) => {
    const { context } = event;
    const target = context?.['target'] as BoardShape | null | undefined;
    const stateType = (context?.['shape'] as { readonly stateType?: string } | undefined)?.stateType ?? '';
    const refused = context?.['canExecute'] === false && target;
    tell(refused ? `create ${stateType} onto ${target.parent ? target.id : ''}` : undefined, event);
  });
}
