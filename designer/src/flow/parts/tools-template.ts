import { html, nothing, type TemplateResult } from 'lit';
import type { FlowDesignerTexts } from '../flow-designer-texts.js';
import { filled } from '../flow-designer-texts.js';
import type { MenuItem } from './menu-template.js';
import { rovingFocus, rovingKey } from './roving.js';
import { sign, type SignName } from './signs.js';

export interface ToolsState {
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
  readonly press: (action: ToolAction) => void;
  readonly openMenu: (label: string, items: readonly MenuItem[], button: HTMLElement) => void;
}

export type ToolAction =
  | 'undo'
  | 'redo'
  | 'hand'
  | 'lasso'
  | 'space'
  | 'lay-out'
  | 'zoom-in'
  | 'zoom-out'
  | 'zoom-reset'
  | 'fit'
  | 'search'
  | 'map'
  | 'keys'
  | 'distribute-x'
  | 'distribute-y'
  | `align-${'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom'}`;

const ALIGN = ['left', 'centre', 'right', 'top', 'middle', 'bottom'] as const;

interface Tool {
  readonly action: ToolAction;
  readonly sign: SignName;
  readonly text: string;
  readonly off?: boolean;
  readonly pressed?: boolean;
}

/** Where there is no room most of it folds into a menu. */
export function toolsTemplate(state: ToolsState): TemplateResult {
  const { texts, tool } = state;
  const history: readonly Tool[] =
    state.isReadonly || state.isEmbedded
      ? []
      : [
          {
            action: 'undo',
            sign: 'undo',
            text: named(texts.undo, texts.undoOf, state.undo),
            off: state.undo === undefined,
          },
          {
            action: 'redo',
            sign: 'redo',
            text: named(texts.redo, texts.redoOf, state.redo),
            off: state.redo === undefined,
          },
        ];
  const hands: readonly Tool[] = [
    { action: 'hand', sign: 'hand', text: texts.hand, pressed: tool === 'hand' },
    { action: 'lasso', sign: 'lasso', text: texts.lasso, pressed: tool === 'lasso' },
    ...(state.isReadonly
      ? []
      : [{ action: 'space', sign: 'space', text: texts.space, pressed: tool === 'space' } as const]),
  ];
  const layOut: readonly Tool[] = state.isReadonly ? [] : [{ action: 'lay-out', sign: 'layOut', text: texts.layOut }];
  const view: readonly Tool[] = [
    { action: 'map', sign: 'minimap', text: texts.minimap, pressed: state.isMapOpen },
    { action: 'keys', sign: 'keys', text: texts.keys },
  ];
  const zoom: readonly Tool[] = [
    { action: 'zoom-out', sign: 'zoomOut', text: texts.zoomOut },
    { action: 'zoom-in', sign: 'zoomIn', text: texts.zoomIn },
  ];
  const folded = (): readonly MenuItem[] => [
    ...[...hands, ...layOut, ...zoom].map((one) => item(one, state)),
    ...(state.isReadonly ? [] : alignItems(state)),
    ...view.map((one) => item(one, state)),
  ];
  const buttons = (tools: readonly Tool[]): readonly TemplateResult[] => tools.map((one) => button(one, state));
  const gap = html`<span class="gap wide"></span>`;
  return html`<div class="tools" role="toolbar" aria-label=${texts.tools} @keydown=${rovingKey} @focusin=${rovingFocus}>
    ${state.isReadonly ? html`<span class="badge">${texts.readonly}</span>` : buttons(history)}
    ${history.length > 0 ? gap : nothing}
    <span class="wide">${buttons(hands)}</span>
    ${state.isReadonly ? nothing : html`${gap}<span class="wide">${alignButton(state)}${buttons(layOut)}</span>`} ${gap}
    <span class="wide">
      ${button(zoom[0] as Tool, state)}
      <button
        type="button"
        class="zoom"
        data-tool="zoom-reset"
        title=${texts.zoomReset}
        aria-label=${`${texts.zoomReset}, ${filled(texts.zoomIs, Math.round(state.zoom * 100))}`}
        @click=${() => state.press('zoom-reset')}
      >
        ${filled(texts.zoomIs, Math.round(state.zoom * 100))}
      </button>
      ${button(zoom[1] as Tool, state)}
    </span>
    ${buttons([
      { action: 'fit', sign: 'fit', text: texts.fit },
      { action: 'search', sign: 'search', text: `${texts.search} (Ctrl+F)` },
    ])}
    <span class="wide">${buttons(view)}</span>
    ${menuButton('more', 'more', texts.moreTools, 'narrow', false, (target) =>
      state.openMenu(texts.moreTools, folded(), target),
    )}
  </div>`;
}

function named(plain: string, of: string, what: string | undefined): string {
  return what === undefined ? plain : filled(of, what);
}

function button({ action, sign: name, text, off = false, pressed }: Tool, state: ToolsState): TemplateResult {
  return html`<button
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
}

function item({ action, sign: name, text, pressed }: Tool, state: ToolsState): MenuItem {
  return { text, sign: sign(name), isOn: pressed === true, run: () => state.press(action) };
}

function alignButton(state: ToolsState): TemplateResult {
  const { texts, count } = state;
  return menuButton('align', 'align', texts.align, '', count < 2, (target) =>
    state.openMenu(texts.align, alignItems(state), target),
  );
}

/** What can be done with so many steps. */
function alignItems({ texts, count, press }: ToolsState): readonly MenuItem[] {
  if (count < 2) return [];
  return [
    ...ALIGN.map((by): MenuItem => ({ text: texts.alignBy[by], run: () => press(`align-${by}`) })),
    ...(count < 3
      ? []
      : [
          { text: texts.distributeX, run: () => press('distribute-x') },
          { text: texts.distributeY, run: () => press('distribute-y') },
        ]),
  ];
}

function menuButton(
  name: string,
  picture: SignName,
  text: string,
  extra: string,
  off: boolean,
  open: (target: HTMLElement) => void,
): TemplateResult {
  return html`<button
    type="button"
    class=${`icon ${extra}`}
    data-tool=${name}
    title=${text}
    aria-label=${text}
    aria-haspopup="menu"
    ?disabled=${off}
    @click=${(event: Event) => open(event.currentTarget as HTMLElement)}
  >
    ${sign(picture)}
  </button>`;
}
