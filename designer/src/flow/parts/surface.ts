import { localize, type LocalizedText } from '@yunliu/engine/definition';
import type { Command, DesignDocument, DesignIssue } from '../../model/index.js';
import { lintContext } from '../../session/lint-context.js';
import type { DesignSession } from '../../session/index.js';
import { Board } from '../diagram/board.js';
import type { BoardActions } from '../diagram/board-actions.js';
import { draw } from '../drawing/draw.js';
import { DrawMemory } from '../drawing/draw-memory.js';
import { emptyDrawing } from '../drawing/difference.js';
import type { Drawing } from '../drawing/drawing.js';
import { AllowedGestures, type Allowed, type Validate } from '../gestures/allowed.js';
import { commandFor } from '../gestures/command-for.js';
import type { Gesture } from '../gestures/gesture.js';
import { elementsOf, idsOf } from './selection.js';
import { vacancyMarks, VacancyWatch } from './vacancy-watch.js';
import { walkMarks, type BoardMarks } from './walk-marks.js';

interface SurfaceListener {
  /** What is shown, selected or in view is another. */
  changed(): void;
  opened(id: string): void;
  refused(reason: string | undefined, at: { readonly x: number; readonly y: number }): void;
  tool(name: string | undefined): void;
  created(id: string): void;
}

/** Holds the board to the session: the document is drawn, gestures become commands, one selection for both. */
export class Surface implements BoardActions {
  readonly board: Board;
  readonly #session: DesignSession;
  readonly #listener: SurfaceListener;
  #drawing: Drawing = emptyDrawing;
  readonly #memory = new DrawMemory();
  #issues: readonly DesignIssue[] = [];
  readonly #watch: VacancyWatch;
  #vacant: VacancyWatch['found'] = new Map();
  #followed: DesignDocument | undefined;
  #allowed: AllowedGestures | undefined;
  #validate: Validate | undefined;
  #reasons = new Map<string, LocalizedText | undefined>();
  #isShowing = false;
  #selected: readonly string[] = [];
  #isMarkDue = false;
  #walk: BoardMarks | undefined;
  #worn: ReadonlyMap<string, string> = new Map();
  isDragging = false;

  constructor(container: HTMLElement, session: DesignSession, listener: SurfaceListener) {
    this.#session = session;
    this.#listener = listener;
    this.#watch = new VacancyWatch(session, () => this.mark());
    this.board = new Board(container, this, {
      selected: (ids) => this.#boardSelected(ids),
      viewed: () => listener.changed(),
      opened: (id) => listener.opened(id),
      dragging: (active) => {
        this.isDragging = active;
        if (!active && this.#isMarkDue) setTimeout(() => this.mark());
        listener.changed();
      },
      tool: (name) => listener.tool(name),
      created: (id) => listener.created(id),
    });
    // Its size, while the page is still empty and cheap to lay out.
    this.board.view.resized();
    void this.board.viewbox;
    this.draw();
    void this.#loadChecks();
  }

  async #loadChecks(): Promise<void> {
    this.#validate = (await import('../gestures/validator.js')).validateDefinition;
    this.#allowed = undefined;
  }

  get document(): DesignDocument {
    return this.#session.document;
  }

  get isReadonly(): boolean {
    return this.#session.isReadonly;
  }

  get drawing(): Drawing {
    return this.#drawing;
  }

  /** Ids of what is selected on the board. */
  get selected(): readonly string[] {
    return this.#selected;
  }

  draw(): void {
    const { document, locale, host } = this.#session;
    const vacancies = vacancyMarks(this.#vacant, locale);
    const options = { locale, issues: this.#issues, vacancies, related: host.world.definitions };
    this.#drawing = draw(document, options, this.#memory);
    if (document !== this.#followed) this.#watch.follow();
    this.#followed = document;
    this.#allowed = undefined;
    this.#reasons.clear();
    this.#isShowing = true;
    try {
      this.board.show(this.#drawing);
    } finally {
      this.#isShowing = false;
    }
    this.walk(this.#walk);
    this.#selected = this.board.selected;
    this.#listener.changed();
  }

  /** The checks ran: their marks are drawn. */
  mark(): void {
    // A redraw under the hand would end the drag: the marks wait for it.
    this.#isMarkDue = this.isDragging;
    if (this.isDragging) return;
    const { shownIssues } = this.#session;
    const { found } = this.#watch;
    if (shownIssues === this.#issues && found === this.#vacant) return;
    this.#issues = shownIssues;
    this.#vacant = found;
    this.draw();
  }

  /** Shows where something that runs stands; drawn anew with the elements that carry it. */
  walk(marks: BoardMarks | undefined): void {
    this.#walk = marks;
    const worn = walkMarks(this.#drawing, marks);
    for (const [id, marker] of this.#worn) if (worn.get(id) !== marker) this.board.mark(id, marker, false);
    for (const [id, marker] of worn) this.board.mark(id, marker, true);
    this.#worn = worn;
  }

  /** The session's selection changed elsewhere. */
  follow(): void {
    const wanted = this.#session.selection;
    const shown = elementsOf(this.#session.document, this.#drawing, this.board.selected);
    if (JSON.stringify(wanted) === JSON.stringify(shown)) return;
    const ids = idsOf(this.#drawing, wanted);
    this.#isShowing = true;
    this.board.select(ids);
    this.#isShowing = false;
    this.#selected = this.board.selected;
    this.#listener.changed();
  }

  /** A finger there drags it: containers fill the window of a phone, so they are taken only when they are selected. */
  isHeld(id: string | undefined): boolean {
    if (id === undefined || this.isReadonly) return false;
    const shape = this.#drawing.shapes.get(id);
    const isLarge =
      shape?.what === 'region' || (shape?.what === 'state' && (shape.type === 'phase' || shape.type === 'parallel'));
    return !isLarge || this.#selected.includes(id);
  }

  /** Selects by ids of the drawing. */
  select(ids: readonly string[], show = false): void {
    this.board.select(ids);
    const [first] = ids;
    if (show && first !== undefined) this.reveal(first);
  }

  reveal(id: string): void {
    const shape = this.#drawing.shapes.get(id) ?? this.#drawing.shapes.get(`label:${id}`);
    const way = this.#drawing.connections.get(id);
    const box = shape?.box ?? (way?.points[0] === undefined ? undefined : { ...way.points[0], width: 10, height: 10 });
    if (box !== undefined) this.board.view.reveal(box);
  }

  allowed(name: string, gesture: Gesture): Allowed {
    const { document, host } = this.#session;
    this.#allowed ??= new AllowedGestures(document, this.#drawing, lintContext(host), this.#validate);
    const answer = this.#allowed.ask(name, gesture);
    if (!answer.ok) this.#reasons.set(name, answer.reason);
    return answer;
  }

  commandFor(gesture: Gesture): Command | undefined {
    return commandFor(this.#session.document, this.#drawing, gesture);
  }

  perform(gesture: Gesture): boolean {
    const command = this.commandFor(gesture);
    return command !== undefined && this.execute(command);
  }

  execute(command: Command, typing?: string): boolean {
    return this.#session.execute(command, typing === undefined ? {} : { typing });
  }

  refused(name: string | undefined, at: { readonly x: number; readonly y: number }): void {
    const reason = name === undefined ? undefined : this.#reasons.get(name);
    this.#listener.refused(reason === undefined ? undefined : localize(reason, this.#session.locale), at);
  }

  #boardSelected(ids: readonly string[]): void {
    this.#selected = ids;
    if (this.#isShowing) return;
    this.#session.select(elementsOf(this.#session.document, this.#drawing, ids));
    this.#listener.changed();
  }

  close(): void {
    this.#watch.stop();
    this.board.destroy();
  }
}
