import { html, LitElement, nothing, svg } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { localize } from '@yunliu/engine/definition';
import type { Locale, ProcessDefinition } from '@yunliu/engine/definition';
import {
  containerTemplate,
  containerTitleTemplate,
  edgeTemplate,
  labelTemplate,
  nodeTemplate,
} from './flow-drawing-template.js';
import type { DrawingContext } from './flow-drawing-template.js';
import { DragScroll } from './drag-scroll.js';
import { buildFlowGraph } from './flow-graph.js';
import type { FlowGraph } from './flow-graph.js';
import { legendTemplate } from './flow-legend-template.js';
import { listTemplate } from './flow-list-template.js';
import type { FlowMarks, StateChange } from './flow-marks.js';
import { flowTexts } from './flow-texts.js';
import { flowViewStyles } from './flow-view-styles.js';
import type { FlowDrawing } from './layout/drawing.js';
import { layoutFixed } from './layout/fixed-layout.js';
import { layoutFlow } from './layout/layout-flow.js';
import { compactMetrics, wideMetrics } from './layout/metrics.js';

/** `yl-state-select`: a person chose a state in the drawing or in the list. */
export interface StateSelectDetail {
  readonly state: string;
}

const COMPACT_BELOW = 620;
const SMALLEST = 0.35;
/** On a phone the drawing is not made smaller than this to fit. */
const SMALLEST_FIT = 0.72;
const LARGEST = 2.5;

/**
 * Read-only drawing of a process definition, coloured by where an instance stands when `marks` is given. Everything in
 * the picture is also in the list view, which is what screen readers get.
 */
export class FlowView extends LitElement {
  static override readonly styles = flowViewStyles;
  static override readonly properties = {
    definition: { attribute: false },
    related: { attribute: false },
    marks: { attribute: false },
    changes: { attribute: false },
    locale: { type: String },
    selected: { type: String },
    view: { type: String, reflect: true },
    compact: { state: true },
    scale: { state: true },
    focused: { state: true },
  };

  declare definition: ProcessDefinition | undefined;
  /** Definitions of child processes, for the names of their outcomes. */
  declare related: readonly ProcessDefinition[];
  declare marks: FlowMarks | undefined;
  /** States that differ from another version, each with a colour and a sign. */
  declare changes: { readonly [state: string]: StateChange } | undefined;
  declare locale: Locale;
  declare selected: string | undefined;
  /** `undefined`: the drawing, but the list where a phone could show only a corner of it. */
  declare view: 'drawing' | 'list' | undefined;
  declare private compact: boolean;
  /** `undefined` = fitted to the width. */
  declare private scale: number | undefined;
  declare private focused: string | undefined;

  private graph: FlowGraph | undefined;
  private drawing: FlowDrawing | undefined;
  private room = 0;
  private observer: ResizeObserver | undefined;
  private readonly drag = new DragScroll();

  constructor() {
    super();
    this.related = [];
    this.locale = 'zh-CN';
    this.compact = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (typeof ResizeObserver === 'undefined') return;
    this.observer = new ResizeObserver(() => {
      const room = this.clientWidth;
      if (room === this.room || room === 0) return;
      this.room = room;
      this.compact = room < COMPACT_BELOW;
      this.requestUpdate();
    });
    this.observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.observer?.disconnect();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const keys = [...changed.keys()] as string[];
    if (!keys.some((key) => ['definition', 'locale', 'related', 'compact'].includes(key))) return;
    if (this.definition === undefined) {
      this.graph = undefined;
      this.drawing = undefined;
      return;
    }
    const metrics = this.compact ? compactMetrics : wideMetrics;
    this.graph = buildFlowGraph(this.definition, this.locale, this.related);
    const fixed =
      this.definition.layout === undefined ? undefined : layoutFixed(this.graph, this.definition.layout, metrics);
    this.drawing = fixed ?? layoutFlow(this.graph, metrics);
    const reachable = this.order();
    if (this.focused === undefined || !reachable.includes(this.focused)) {
      this.focused = this.marks?.active.find((state) => reachable.includes(state)) ?? reachable[0];
    }
  }

  protected override updated(changed: PropertyValues<this>): void {
    const keys = [...changed.keys()] as string[];
    const isCompared = this.changes !== undefined;
    if (!keys.some((key) => ['definition', 'marks', 'changes', 'compact', 'view'].includes(key))) {
      if (!isCompared || !keys.includes('selected')) return;
    }
    // A drawing larger than its frame opens where the instance stands, or at what differs, not in an empty corner.
    const stage = this.renderRoot.querySelector('.stage');
    const target =
      (isCompared ? this.renderRoot.querySelector('.node.selected') : null) ??
      this.renderRoot.querySelector('.node.active, .node[class*="change-"]') ??
      this.renderRoot.querySelector('.node.task');
    if (stage === null || target === null) return;
    const box = target.getBoundingClientRect();
    const frame = stage.getBoundingClientRect();
    if (stage.scrollWidth > stage.clientWidth)
      stage.scrollLeft += box.left + box.width / 2 - (frame.left + frame.width / 2);
    if (isCompared && stage.scrollHeight > stage.clientHeight)
      stage.scrollTop += box.top + box.height / 2 - (frame.top + frame.height / 2);
  }

  protected override render(): TemplateResult {
    const texts = flowTexts(this.locale);
    const { definition, graph, drawing } = this;
    if (definition === undefined || graph === undefined || drawing === undefined) return html`<p>${texts.empty}</p>`;
    const context: DrawingContext = {
      marks: this.marks,
      changes: this.changes,
      texts,
      metrics: this.compact ? compactMetrics : wideMetrics,
      selected: this.selected,
      focused: this.focused,
      onSelect: (state) => this.select(state),
      onFocus: (state) => {
        this.focused = state;
      },
    };
    const asList = (this.view ?? (this.isTooWide(drawing) ? 'list' : 'drawing')) === 'list';
    return html`
      <div class="bar">
        <div class="group" role="group">
          <button type="button" aria-pressed=${asList ? 'false' : 'true'} @click=${() => (this.view = 'drawing')}>
            ${texts.showDrawing}
          </button>
          <button type="button" aria-pressed=${asList ? 'true' : 'false'} @click=${() => (this.view = 'list')}>
            ${texts.showList}
          </button>
        </div>
        ${
          asList
            ? nothing
            : html`<div class="group" role="group">
                <button
                  type="button"
                  aria-label=${texts.zoomOut}
                  title=${texts.zoomOut}
                  @click=${() => this.zoom(1 / 1.2)}
                >
                  −
                </button>
                <button type="button" aria-label=${texts.zoomIn} title=${texts.zoomIn} @click=${() => this.zoom(1.2)}>
                  ＋
                </button>
                <button type="button" @click=${() => (this.scale = undefined)}>${texts.fit}</button>
              </div>`
        }
      </div>
      ${asList ? listTemplate(graph, drawing, context) : this.renderDrawing(definition, drawing, context)}
      ${this.marks === undefined ? nothing : legendTemplate(texts)}
    `;
  }

  private renderDrawing(definition: ProcessDefinition, drawing: FlowDrawing, context: DrawingContext): TemplateResult {
    const scale = this.scale ?? this.fitScale(drawing);
    // Lines first, then nodes, labels last: a label is never under a line.
    return html`<div
      class="stage"
      @wheel=${this.onWheel}
      @pointerdown=${this.drag.start}
      @pointermove=${this.drag.move}
      @pointerup=${this.drag.end}
      @pointercancel=${this.drag.end}
      @keydown=${this.onKey}
    >
      <svg
        width=${Math.round(drawing.width * scale)}
        height=${Math.round(drawing.height * scale)}
        viewBox=${`0 0 ${drawing.width} ${drawing.height}`}
        role="group"
        aria-label=${context.texts.drawing(localize(definition.title, this.locale))}
      >
        <defs>
          ${['plain', 'back', 'taken'].map(
            (style) =>
              svg`<marker id=${`arrow-${style}`} viewBox="0 0 8 8" refX="7" refY="4" markerUnits="userSpaceOnUse" markerWidth="9" markerHeight="9" orient="auto"><path class=${`arrow ${style}`} d="M0 .6 7.4 4 0 7.4Z"/></marker>`,
          )}
        </defs>
        ${drawing.containers.map((box) => containerTemplate(box, context))}
        ${drawing.edges.map((edge) => edgeTemplate(edge, context))}
        ${drawing.containers.map((box) => containerTitleTemplate(box, context))}
        ${drawing.edges.map((edge) => labelTemplate(edge, context))}
        ${drawing.nodes.map((node) => nodeTemplate(node, context))}
      </svg>
    </div>`;
  }

  private isTooWide(drawing: FlowDrawing): boolean {
    return this.compact && this.room > 0 && drawing.width * SMALLEST_FIT > this.room * 1.25;
  }

  /** States from top to bottom, left to right: the order of arrows and of the list. */
  private order(): string[] {
    return (this.drawing?.nodes ?? [])
      .filter((placed) => placed.node.type !== 'start' && placed.node.type !== 'anywhere')
      .toSorted((a, b) => a.y + a.height / 2 - (b.y + b.height / 2) || a.x - b.x)
      .map((placed) => placed.node.id);
  }

  private async focusState(state: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<SVGElement>(`[data-state="${CSS.escape(state)}"]`)?.focus();
  }

  private select(state: string): void {
    this.selected = state;
    this.focused = state;
    const detail: StateSelectDetail = { state };
    this.dispatchEvent(new CustomEvent('yl-state-select', { detail, bubbles: true, composed: true }));
  }

  private fitScale(drawing: FlowDrawing): number {
    if (this.room === 0) return 1;
    // Never so small that a phone shows dust: below that the drawing scrolls sideways.
    return Math.min(1, Math.max((this.room - 4) / drawing.width, this.compact ? SMALLEST_FIT : 0.8));
  }

  private zoom(factor: number): void {
    if (this.drawing === undefined) return;
    const scale = (this.scale ?? this.fitScale(this.drawing)) * factor;
    this.scale = Math.min(LARGEST, Math.max(SMALLEST, scale));
  }

  private readonly onWheel = (event: WheelEvent): void => {
    // Browsers send a pinch on a touchpad as a wheel with Ctrl; a plain wheel scrolls the page as everywhere.
    if (!event.ctrlKey) return;
    event.preventDefault();
    this.zoom(event.deltaY < 0 ? 1.1 : 1 / 1.1);
  };

  private readonly onKey = (event: KeyboardEvent): void => {
    const order = this.order();
    const at = order.indexOf(this.focused ?? '');
    const steps: { readonly [key: string]: number } = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
    const step = steps[event.key];
    if (event.key === 'Enter' || event.key === ' ') {
      if (this.focused !== undefined) this.select(this.focused);
    } else if (event.key === '+' || event.key === '=') {
      this.zoom(1.2);
    } else if (event.key === '-') {
      this.zoom(1 / 1.2);
    } else if (step !== undefined || event.key === 'Home' || event.key === 'End') {
      const next = step === undefined ? order.at(event.key === 'Home' ? 0 : -1) : order[at + step];
      if (next === undefined) return;
      this.focused = next;
      void this.focusState(next);
    } else {
      return;
    }
    event.preventDefault();
  };
}
