import type { DesignSession } from '../../session/index.js';
import type { Actions } from './actions.js';
import type { MenuItem } from './menu-template.js';
import type { Surface } from './surface.js';

/** What the buttons, menus and keys of the board work with. */
export interface Desk {
  readonly session: DesignSession;
  readonly surface: Surface;
  readonly actions: Actions;
  openMenu(label: string, items: readonly MenuItem[]): void;
  openProperties(): void;
  openSearch(): void;
  rename(id: string): void;
  remove(): void;
  toClipboard(action: 'copy' | 'cut'): void;
}
