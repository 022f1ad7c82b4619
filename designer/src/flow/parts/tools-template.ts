import { html, nothing, type TemplateResult } from 'lit';
import type { FlowDesignerTexts } from '../flow-designer-texts.js';
import { filled } from '../flow-designer-texts.js';
import { sign, type SignName } from './signs.js';

interface ToolsState {
  readonly texts: FlowDesignerTexts;
  readonly isReadonly: boolean;
  /** Undo and redo stand elsewhere. */
  readonly isEmbedded: boolean;
  readonly undo: string | undefined;
  readonly redo: string | undefined;
  readonly tool: string | undefined;
  readonly count: number;
  readonly zoom: number;
  readonly isMapOpen: boolean;
  readonly isAlignOpen: boolean;
  press(action: ToolAction): void;
}

export type ToolAction =
  | 'undo'
  | 'redo'
  | 'hand'
  | 'lasso'
  | 'space'
  | 'align'
  | 'lay-out'
  | 'zoom-in'
  | 'zoom-out'
  | 'zoom-reset'
  | 'fit'
  | 'search'
  | 'map'
  | 'distribute-x'
  | 'distribute-y'
  | `align-${'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom'}`;

const ALIGN = ['left', 'centre', 'right', 'top', 'middle', 'bottom'] as const;

export function toolsTemplate(state: ToolsState): TemplateResult {
  const { texts } = state;
  const button = (action: ToolAction, name: SignName, text: string, off = false, pressed?: boolean): TemplateResult =>
    html`<button
      type="button"
      class="icon"
      data-tool=${action}
      title=${text}
      aria-label=${text}
      ?disabled=${off}
      aria-pressed=${pressed === undefined ? nothing : String(pressed)}
      @click=${() => state.press(action)}
    >
      ${sign(name)}
    </button>`;
  const gap = html`<span class="gap"></span>`;
  const edits = html`${button('undo', 'undo', state.undo === undefined ? texts.undo : filled(texts.undoOf, state.undo), state.undo === undefined)}
  ${button('redo', 'redo', state.redo === undefined ? texts.redo : filled(texts.redoOf, state.redo), state.redo === undefined)}
  ${gap}`;
  const arrange = html`${button('space', 'space', texts.space, false, state.tool === 'space')} ${gap}
    <span class="anchor">
      <button
        type="button"
        class="icon"
        data-tool="align"
        title=${texts.align}
        aria-label=${texts.align}
        aria-haspopup="menu"
        aria-expanded=${String(state.isAlignOpen)}
        ?disabled=${state.count < 2}
        @click=${() => state.press('align')}
      >
        ${sign('align')}
      </button>
      ${
        state.isAlignOpen
          ? html`<div class="menu" role="menu" aria-label=${texts.align}>
              ${ALIGN.map(
                (by) =>
                  html`<button type="button" role="menuitem" @click=${() => state.press(`align-${by}`)}>
                    ${texts.alignBy[by]}
                  </button>`,
              )}
              <hr />
              <button
                type="button"
                role="menuitem"
                ?disabled=${state.count < 3}
                @click=${() => state.press('distribute-x')}
              >
                ${texts.distributeX}
              </button>
              <button
                type="button"
                role="menuitem"
                ?disabled=${state.count < 3}
                @click=${() => state.press('distribute-y')}
              >
                ${texts.distributeY}
              </button>
            </div>`
          : nothing
      }
    </span>
    ${button('lay-out', 'layOut', texts.layOut)} ${gap}`;
  return html`<div class="tools" role="toolbar" aria-label=${texts.tools}>
    ${state.isReadonly ? html`<span class="hint">${texts.readonly}</span>` : state.isEmbedded ? nothing : edits}
    ${button('hand', 'hand', texts.hand, false, state.tool === 'hand')}
    ${button('lasso', 'lasso', texts.lasso, false, state.tool === 'lasso')} ${state.isReadonly ? gap : arrange}
    ${button('zoom-out', 'zoomOut', texts.zoomOut)}
    <button
      type="button"
      class="zoom"
      data-tool="zoom-reset"
      title=${texts.zoomReset}
      @click=${() => state.press('zoom-reset')}
    >
      ${filled(texts.zoomIs, Math.round(state.zoom * 100))}
    </button>
    ${button('zoom-in', 'zoomIn', texts.zoomIn)} ${button('fit', 'fit', texts.fit)} ${gap}
    ${button('search', 'search', `${texts.search} (Ctrl+F)`)}
    ${button('map', 'minimap', texts.minimap, false, state.isMapOpen)}
  </div>`;
}
