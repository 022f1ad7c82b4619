import type { DesignSession } from '../../session/index.js';
import type { Actions } from './actions.js';
import type { Chooser } from './chooser-template.js';
import type { KeyMoves } from './key-moves.js';
import type { MenuItem } from './menu-template.js';
import type { Surface } from './surface.js';
import type { Walk } from './walk.js';

/** What the buttons, menus and keys of the board work with. */
export interface Desk {
  readonly session: DesignSession;
  readonly surface: Surface;
  readonly actions: Actions;
  readonly walk: Walk;
  readonly moves: KeyMoves;
  openMenu(label: string, items: readonly MenuItem[]): void;
  openProperties(): void;
  /** Something of the board is to be chosen by name; `from`: meant at first. */
  choose(chooser: Chooser, from?: string): void;
  openKeys(): void;
  rename(id: string): void;
  remove(): void;
  toClipboard(action: 'copy' | 'cut'): void;
}
