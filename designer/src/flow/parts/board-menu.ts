import type { LitElement } from 'lit';
import type { Point } from '../../view/flow/layout/drawing.js';
import type { Desk } from './desk.js';
import { menuPlace } from './menu-place.js';
import type { MenuItem } from './menu-template.js';
import { findOverBoard } from './over-board.js';
import type { Menu } from './overlays-template.js';
import { pressPad } from './press-pad.js';

/** The one menu that may be open on the board. */
export class BoardMenu {
  readonly #host: LitElement;
  readonly #desk: () => Desk | undefined;
  #at: Point | undefined;
  menu: Menu | undefined;

  constructor(host: LitElement, desk: () => Desk | undefined) {
    this.#host = host;
    this.#desk = desk;
  }

  open(label: string, items: readonly MenuItem[], button?: HTMLElement): void {
    const stage = this.#host.shadowRoot?.querySelector<HTMLElement>('.stage');
    const surface = this.#desk()?.surface;
    if (surface === undefined || stage === null || stage === undefined || items.length === 0) return;
    this.menu = { label, items, at: menuPlace(stage, surface, items.length, { at: this.#at, button }) };
    this.#host.requestUpdate();
  }

  /** What else can be done with the selection; beside it unless told. */
  more(at?: Point): void {
    const desk = this.#desk();
    if (desk === undefined || desk.surface.isReadonly) return;
    this.#at = at;
    pressPad(desk, 'more');
    this.#at = undefined;
  }

  close(focus = true): void {
    if (this.menu === undefined) return;
    this.menu = undefined;
    this.#host.requestUpdate();
    if (focus) this.#desk()?.surface.board.focus();
  }

  /** After each render: the keys are the menu's. */
  takeFocus(): void {
    const root = this.#host.shadowRoot;
    if (this.menu === undefined) return;
    if (root?.activeElement?.closest('.menu') instanceof Element) return;
    if (root === null || root === undefined) return;
    const first = findOverBoard(root, '.menu.floating button');
    if (first instanceof HTMLElement) first.focus();
  }
}
