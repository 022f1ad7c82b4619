import type { Walk } from './walk.js';
import type { Surface } from './surface.js';
import { localize, type Locale } from '@yunliu/engine/definition';
import { filled, type FlowDesignerTexts } from '../flow-designer-texts.js';
import { outlineId } from './outline-template.js';

/** Screen readers get the board as a tree whose meant entry it names. */
export function nameBoard(surface: Surface, walk: Walk, texts: FlowDesignerTexts, locale: Locale): void {
  const { svg } = surface.board;
  const title = localize(surface.document.definition.title, locale);
  svg.setAttribute('role', 'application');
  svg.setAttribute('aria-label', `${filled(texts.board, title)}. ${texts.boardHelp}`);
  svg.setAttribute('aria-owns', 'outline');
  if (walk.at === undefined) svg.removeAttribute('aria-activedescendant');
  else svg.setAttribute('aria-activedescendant', outlineId(walk.at.replace(/^label:/, '')));
}

/** The grid behind the drawing goes along with it. */
export function moveGrid(board: HTMLElement, { board: { viewbox } }: Surface): void {
  const { x, y, scale } = viewbox;
  const size = 20 * scale * (scale < 0.5 ? 2 : 1);
  board.style.backgroundSize = `${size}px ${size}px`;
  board.style.backgroundPosition = `${-x * scale}px ${-y * scale}px`;
}
