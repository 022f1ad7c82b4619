import { html, nothing, type TemplateResult } from 'lit';
import type { DesignSession } from '../../session/index.js';
import type { Point } from '../../view/flow/layout/drawing.js';
import { filled, flowDesignerTexts } from '../flow-designer-texts.js';
import { chooserTemplate, type ChooserState } from './chooser-template.js';
import { editorTemplate } from './editor-template.js';
import type { MenuPlace } from './menu-place.js';
import { menuTemplate, type MenuItem } from './menu-template.js';
import { minimapTemplate } from './minimap-template.js';
import { padOptions, type PadAction } from './pad-options.js';
import { padTemplate } from './pad-template.js';
import type { Surface } from './surface.js';
import type { TitleEdit } from './titles.js';
import { tokensTemplate, type BoardMarks } from './walk-marks.js';

export interface Menu {
  readonly label: string;
  readonly items: readonly MenuItem[];
  readonly at: MenuPlace;
}

/** What stands above the board for the moment. */
export interface Overlays {
  readonly menu?: Menu | undefined;
  readonly edit?: TitleEdit | undefined;
  readonly choosing?: ChooserState | undefined;
  readonly refusal?: ({ readonly text: string } & Point) | undefined;
  readonly notice: string;
  readonly marks: BoardMarks | undefined;
  readonly isMapOpen: boolean;
  readonly closeMenu: () => void;
  readonly edited: (text: string | undefined) => void;
  readonly chosen: (next: ChooserState | undefined, taken?: string) => void;
  readonly pad: (action: PadAction, event: MouseEvent) => void;
}

export function overlaysTemplate(session: DesignSession, surface: Surface, over: Overlays): TemplateResult {
  const texts = flowDesignerTexts(session.locale);
  const { selected, drawing, board } = surface;
  // Beside a name that is typed the way goes on; over the title of a way it would lie.
  const hasRoom = over.edit === undefined || over.edit.id.startsWith('state:');
  const showsPad = selected.length > 0 && !surface.isDragging && hasRoom && !session.isReadonly;
  let states = 0;
  for (const { what } of drawing.shapes.values()) if (what === 'state') states += 1;
  const [first = ''] = selected;
  const title = (drawing.shapes.get(first) ?? drawing.connections.get(first))?.title ?? '';
  return html`${tokensTemplate(surface, over.marks)}
  ${states < 2 && !session.isReadonly ? html`<p class="hint-empty">${texts.empty}</p>` : nothing}
  ${over.isMapOpen ? minimapTemplate(drawing, selected, board.viewbox, texts.minimap, (at) => board.view.look(at)) : nothing}
  ${
    showsPad
      ? padTemplate(
          surface,
          padOptions(session.document, drawing, selected, texts).buttons,
          selected.length > 1 ? filled(texts.padMany, selected.length) : filled(texts.pad, title),
          over.pad,
        )
      : nothing
  }
  ${over.edit === undefined ? nothing : editorTemplate(over.edit, board.viewbox, texts, over.edited)}
  ${over.choosing === undefined ? nothing : chooserTemplate(over.choosing, texts, over.chosen)}
  ${over.menu === undefined ? nothing : menuTemplate(over.menu.label, over.menu.items, over.menu.at, over.closeMenu)}
  ${
    over.refusal === undefined
      ? nothing
      : html`<div class="refusal" style=${`left:${over.refusal.x + 14}px;top:${over.refusal.y + 16}px`}>
          ${over.refusal.text}
        </div>`
  }
  ${over.notice === '' ? nothing : html`<div class="notice">${over.notice}</div>`}`;
}
