import { localize, type LocalizedText, type StateType } from '@yunliu/engine/definition';
import { copyStates, statesOf, type Command } from '../../model/index.js';
import type { DesignSession } from '../../session/index.js';
import { stateId, stateOfId } from '../drawing/drawing.js';
import { filled, flowDesignerTexts, type FlowDesignerTexts } from '../flow-designer-texts.js';
import type { Gesture } from '../gestures/gesture.js';
import { wayInto } from '../gestures/way-into.js';
import { addState, freshKey, newSize } from '../gestures/new-state.js';
import { placeOf } from '../gestures/where.js';
import { clipText, readClipText } from './clip-text.js';
import { removalOf } from './removal.js';
import { statesAmong } from './selection.js';
import type { Surface } from './surface.js';

/** What buttons, menus and keys do. */
export class Actions {
  readonly #session: DesignSession;
  readonly #surface: Surface;

  readonly #tell: (text: string) => void;
  readonly #added: (id: string) => void;

  /** `tell`: shows a sentence to those who see; `added`: a new step waits for its name. */
  constructor(session: DesignSession, surface: Surface, tell: (text: string) => void, added: (id: string) => void) {
    this.#session = session;
    this.#surface = surface;
    this.#tell = tell;
    this.#added = added;
  }

  get #texts(): FlowDesignerTexts {
    return flowDesignerTexts(this.#session.locale);
  }

  get #keys(): readonly string[] {
    return statesAmong(this.#surface.drawing, this.#surface.selected);
  }

  /** Behind what is selected; without a selection in the middle of what is in view. */
  add(stateType: StateType): void {
    const [id] = this.#surface.selected;
    const shape = id === undefined ? undefined : this.#surface.drawing.shapes.get(id);
    const from = shape?.what === 'label' ? shape.of : id;
    const isAppended =
      from !== undefined && this.#selectNew(() => this.#surface.perform({ type: 'append', stateType, from }));
    if (!isAppended) this.#addInView(stateType, shape?.what === 'state' ? shape.key : undefined);
    const [added] = this.#surface.selected;
    if (added !== undefined && added !== id) this.#added(added);
  }

  #addInView(stateType: StateType, beside: string | undefined): void {
    const { document } = this.#session;
    const { x, y, width, height } = this.#surface.board.viewbox;
    const into = beside === undefined ? {} : placeOf(document, beside);
    const isFirst = document.definition.layout === undefined;
    const at = isFirst ? undefined : this.#freeSpot({ x: x + width / 2, y: y + height / 2 }, stateType);
    const commands = addState(document, stateType, freshKey(document, stateType), into, at);
    this.#selectNew(() =>
      this.#surface.execute({ type: 'batch', commands, label: { 'zh-CN': '添加步骤', en: 'Add a step' } }),
    );
  }

  /** Not on top of another step. */
  #freeSpot(
    wanted: { readonly x: number; readonly y: number },
    type: StateType,
  ): { readonly x: number; readonly y: number } {
    const size = newSize(type);
    let at = wanted;
    const shapes = [...this.#surface.drawing.shapes.values()].filter(({ what }) => what === 'state');
    for (let tries = 0; tries < 40; tries++) {
      const hit = shapes.find(
        ({ box }) =>
          Math.abs(at.x - box.x - box.width / 2) < (box.width + size.width) / 2 + 16 &&
          Math.abs(at.y - box.y - box.height / 2) < (box.height + size.height) / 2 + 16,
      );
      if (hit === undefined) break;
      at = { x: hit.box.x + hit.box.width + 24 + size.width / 2, y: at.y };
    }
    return at;
  }

  /** Runs it and selects the state that came of it. */
  #selectNew(work: () => boolean): boolean {
    const before = new Set(statesOf(this.#session.document).keys());
    if (!work()) return false;
    const added = [...statesOf(this.#session.document).values()].filter(
      ({ key, ancestors }) => !before.has(key) && ancestors.every((outer) => before.has(outer)),
    );
    const ids = added.map(({ key }) => stateId(key));
    this.#surface.select(ids, true);
    const title = ids.map((id) => this.#surface.drawing.shapes.get(id)?.title ?? '').join('、');
    this.#session.say(filled(this.#texts.added, title));
    return ids.length > 0;
  }

  replace(to: StateType): void {
    const [key] = this.#keys;
    if (key === undefined || !this.#surface.execute({ type: 'change-state-type', key, to })) return;
    this.#session.say(filled(this.#texts.replacedBy, this.#texts.types[to]));
  }

  connect(from: string, to: string): void {
    const answer = this.#surface.allowed(`connect ${from} to ${to}`, { type: 'connect', from, to });
    if (!answer.ok) return this.#refuse(answer.reason);
    if (!this.#selectWay(() => this.#surface.execute(answer.command))) return;
    const { shapes } = this.#surface.drawing;
    this.#session.say(filled(this.#texts.connected, shapes.get(from)?.title ?? '', shapes.get(to)?.title ?? ''));
  }

  /** Another end of a way, chosen by name. */
  reconnect(gesture: Extract<Gesture, { readonly type: 'reconnect' }>): void {
    const answer = this.#surface.allowed(`reconnect ${gesture.connection} ${gesture.end} ${gesture.to}`, gesture);
    if (!answer.ok) return this.#refuse(answer.reason);
    if (this.#selectWay(() => this.#surface.execute(answer.command))) this.#session.say(this.#texts.reconnected);
  }

  /** Runs it and selects the way that came of it: it waits to be named or looked at. */
  #selectWay(work: () => boolean): boolean {
    const before = this.#surface.drawing.connections;
    if (!work()) return false;
    const made = [...this.#surface.drawing.connections.keys()].filter((way) => !before.has(way));
    if (made.length === 1) this.#surface.select(made);
    return true;
  }

  /** The selected steps into a container, or out of all: below what stands there. */
  moveInto(onto: string | undefined): void {
    const { drawing } = this.#surface;
    const ids = this.#keys.map(stateId);
    const by = wayInto(drawing, ids, onto);
    if (by === undefined) return;
    const gesture: Gesture = { type: 'move', ids, by, ...(onto === undefined ? {} : { onto }) };
    const answer = this.#surface.allowed(`into ${ids.join(' ')} ${onto ?? ''}`, gesture);
    if (!answer.ok) return this.#refuse(answer.reason);
    if (!this.#surface.execute(answer.command)) return;
    this.#surface.select(ids, true);
    const place = onto === undefined ? this.#texts.outermost : (drawing.shapes.get(onto)?.title ?? '');
    this.#session.say(filled(this.#texts.movedInto, place));
  }

  #refuse(reason: LocalizedText | undefined): void {
    const text = reason === undefined ? this.#texts.cannotDrop : localize(reason, this.#session.locale);
    this.#tell(text);
    this.#session.say(text);
  }

  setInitial(): void {
    const [key] = this.#keys;
    if (key !== undefined && this.#surface.execute({ type: 'set-initial', key }))
      this.#session.say(this.#texts.initialSet);
  }

  duplicate(): void {
    const keys = this.#keys;
    if (keys.length > 0) this.#selectNew(() => this.#surface.execute({ type: 'duplicate-states', keys }));
  }

  wrap(): void {
    const keys = this.#keys;
    if (keys.length > 0) this.#selectNew(() => this.#surface.execute({ type: 'wrap-states', keys }));
  }

  unwrap(): void {
    const [key] = this.#keys;
    if (key !== undefined && this.#surface.execute({ type: 'unwrap-state', key }))
      this.#session.say(this.#texts.unwrapped);
  }

  addRegion(): void {
    const [id = ''] = this.#surface.selected;
    const shape = this.#surface.drawing.shapes.get(id);
    const of = shape?.what === 'region' ? shape.of : stateOfId(id);
    if (of !== undefined && this.#surface.execute({ type: 'add-region', of }))
      this.#session.say(this.#texts.regionAdded);
  }

  straighten(): void {
    const id = this.#way();
    if (id !== undefined) this.#surface.perform({ type: 'straighten', connection: id });
  }

  labelBack(): void {
    const pointer = this.#surface.drawing.connections.get(this.#way() ?? '')?.pointer;
    if (pointer !== undefined) this.#surface.execute({ type: 'move-label', pointer });
  }

  #way(): string | undefined {
    return this.#surface.selected[0]?.replace(/^label:/, '');
  }

  remove(by: 'bridge' | 'drop' = 'bridge'): void {
    const ids = this.#surface.selected;
    const command = removalOf(this.#session.document, this.#surface.drawing, ids, by);
    if (command === undefined || !this.#surface.execute(command)) return;
    this.#session.say(filled(this.#texts.removed, ids.length));
  }

  /** Text for the clipboard of what is selected. */
  copied(): string | undefined {
    const keys = this.#keys;
    if (keys.length === 0) return undefined;
    this.#session.say(filled(this.#texts.copied, keys.length));
    return clipText(copyStates(this.#session.document, keys));
  }

  /** True when the text held states. */
  paste(text: string): boolean {
    const clip = readClipText(text);
    if (clip === undefined) {
      this.#session.say(this.#texts.nothingToPaste);
      return false;
    }
    const { x, y, width, height } = this.#surface.board.viewbox;
    const places = Object.values(clip.places ?? {});
    const isSame = Object.keys(clip.states).every((key) => statesOf(this.#session.document).has(key));
    const left = Math.min(...places.map((place) => place.x));
    const top = Math.min(...places.map((place) => place.y));
    const isInView = left > x && top > y && left < x + width - 160 && top < y + height - 60;
    // Beside the original while that is in view, else in the middle of what is.
    const at =
      isSame && isInView
        ? { x: left + 40, y: top + 40 }
        : { x: Math.round(x + width / 3), y: Math.round(y + height / 3) };
    return this.#selectNew(() =>
      this.#surface.execute({ type: 'paste-states', clip, ...(places.length === 0 ? {} : { at }) }),
    );
  }

  align(by: Extract<Command, { readonly type: 'align-states' }>['by']): void {
    this.#surface.execute({ type: 'align-states', keys: this.#keys, by });
  }

  distribute(along: 'x' | 'y'): void {
    this.#surface.execute({ type: 'distribute-states', keys: this.#keys, along });
  }

  layOut(): void {
    if (!this.#surface.execute({ type: 'lay-out' })) return;
    this.#surface.board.view.fitWhole();
    this.#session.say(this.#texts.laidOut);
  }
}
