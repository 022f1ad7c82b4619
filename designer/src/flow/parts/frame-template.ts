import { html, nothing, type TemplateResult } from 'lit';
import type { StateType } from '@yunliu/engine/definition';
import { commandLabel, type Command } from '../../model/index.js';
import type { DesignSession } from '../../session/index.js';
import { emptyDrawing } from '../drawing/difference.js';
import type { Drawing } from '../drawing/drawing.js';
import type { FlowDesignerTexts } from '../flow-designer-texts.js';
import type { BoardEvents } from './board-keys.js';
import { outlineTemplate } from './outline-template.js';
import { overlaysTemplate, type Overlays } from './overlays-template.js';
import { watchPaletteDrag } from './palette-drag.js';
import { paletteTemplate } from './palette-template.js';
import type { Surface } from './surface.js';
import { toolsTemplate, type ToolsState } from './tools-template.js';

interface Frame extends Pick<ToolsState, 'press' | 'openMenu' | 'tool' | 'isEmbedded'> {
  readonly session: DesignSession;
  /** Absent until the board is there. */
  readonly surface: Surface | undefined;
  readonly texts: FlowDesignerTexts;
  readonly outlined: Drawing | undefined;
  readonly events: BoardEvents;
  readonly overlays: Overlays;
  readonly dialogs: unknown;
  readonly add: (type: StateType) => void;
}

/** Tools, types of steps, the board and what stands above it. */
export function frameTemplate(frame: Frame): TemplateResult {
  const { session, surface, texts, events, overlays } = frame;
  const { stack, isReadonly, locale } = session;
  const selected = surface?.selected ?? [];
  const named = (command: Command | undefined): string | undefined =>
    command === undefined ? undefined : commandLabel(command, locale);
  return html`<div class="frame" @keydown=${events.key}>
    ${toolsTemplate({
      texts,
      isReadonly,
      isEmbedded: frame.isEmbedded,
      undo: named(stack.undoable),
      redo: named(stack.redoable),
      tool: frame.tool,
      count: selected.filter((id) => id.startsWith('state:')).length,
      zoom: surface?.board.view.scale ?? 1,
      isMapOpen: overlays.isMapOpen,
      press: frame.press,
      openMenu: frame.openMenu,
    })}
    <div class="body">
      ${
        isReadonly
          ? nothing
          : paletteTemplate(texts, frame.add, (event, type) =>
              watchPaletteDrag(event, (start) => surface?.board.create(start, type)),
            )
      }
      <div class="stage" @contextmenu=${events.contextMenu} @pointerdown=${events.pressed}>
        <div class=${`board${selected.length > 1 ? ' many' : ''}`}></div>
        ${
          surface === undefined
            ? nothing
            : html`${outlineTemplate(frame.outlined ?? emptyDrawing, texts, locale, (id) => surface.select([id], true))}
              ${overlaysTemplate(session, surface, overlays)}`
        }
      </div>
    </div>
    ${frame.dialogs}
  </div>`;
}
