import { localize, type Locale } from '@yunliu/engine/definition';
import type { FormTemplate } from '@yunliu/engine/forms';
import type { Question } from '../controls/index.js';
import { copyElements, formId, outermost, statesOf, type Command, type FormClip } from '../model/index.js';
import { isPublishedForm, nextFormVersion, type DesignSession } from '../session/index.js';
import { Carrying } from './carrying.js';
import { dropCommand, mayHold, placeAfter, staysPut, type Carried, type DropPlace } from './drop-place.js';
import { editForm } from './edit-form.js';
import { fill, formDesignerTexts } from './form-designer-texts.js';
import { formTree, nodeAt, nodesIn, type FormNode } from './form-tree.js';
import { kindTexts } from './kind-texts.js';
import { removalUses } from './removal-uses.js';

/** What the element around provides. */
interface Surroundings {
  readonly changed: () => void;
  ask(question: Question): Promise<boolean>;
  /** The form goes on under another id (its next version). */
  formChanged(form: string): void;
  /** Nothing was done, and why. */
  refused(why: string): void;
}

/** What can be done to one form, whoever asks: palette, canvas, outline, properties, keyboard and pointer. */
export class FormController {
  readonly session: DesignSession;
  readonly carrying: Carrying;
  readonly #around: Surroundings;
  /** Id of the form, `<key>@<version>`. */
  form = '';
  /** What was copied, where the page may not use the clipboard. */
  static #clip: FormClip | undefined;

  constructor(session: DesignSession, around: Surroundings) {
    this.session = session;
    this.#around = around;
    this.carrying = new Carrying(this, around.changed);
  }

  get locale(): Locale {
    return this.session.locale;
  }

  get template(): FormTemplate | undefined {
    const { forms } = this.session.document;
    return Object.hasOwn(forms, this.form) ? forms[this.form] : undefined;
  }

  get tree(): FormNode | undefined {
    return this.template === undefined ? undefined : formTree(this.template, this.locale);
  }

  get isPublished(): boolean {
    return isPublishedForm(this.form, this.session.host.world.forms);
  }

  /** Pointers of what is selected in this form. */
  get selected(): readonly string[] {
    return this.session.selection.flatMap((element) =>
      element.part === 'form' && element.form === this.form && element.at !== undefined && element.at !== '/ui'
        ? [element.at]
        : [],
    );
  }

  node(at: string | undefined): FormNode | undefined {
    return at === undefined || this.tree === undefined ? undefined : nodeAt(this.tree, at);
  }

  select(at: readonly string[]): void {
    this.session.select(
      at.length === 0
        ? [{ part: 'form', form: this.form }]
        : at.map((pointer) => ({ part: 'form', form: this.form, at: pointer })),
    );
  }

  toggle(at: string): void {
    const { selected } = this;
    this.select(selected.includes(at) ? selected.filter((one) => one !== at) : [...selected, at]);
  }

  /** Does commands as one step, on the next version when this one is published. */
  edit(make: (form: string) => readonly Command[], typing?: string): boolean {
    const id = editForm(this.session, this.form, make, typing);
    if (id === undefined) return false;
    if (id !== this.form) {
      this.form = id;
      this.#around.formChanged(id);
    }
    return true;
  }

  /** Why nothing was done: said, and shown. */
  refuse(why: string): void {
    this.session.say(why);
    this.#around.refused(why);
  }

  /** Puts it there and selects it; without a place, after what is selected. */
  put(carried: Carried, at?: DropPlace): boolean {
    const { tree } = this;
    if (tree === undefined) return false;
    const place = at ?? placeAfter(tree, this.selected.at(-1), carried);
    if (staysPut(carried, place)) return false;
    const holder = nodeAt(tree, place.into);
    if (holder === undefined || !mayHold(tree, holder, carried)) {
      this.refuse(formDesignerTexts(this.locale).notHere);
      return false;
    }
    const before = new Set(nodesIn(tree).map(({ element }) => element));
    const moved = carried.what === 'elements' ? carried.at.map((one) => nodeAt(tree, one)?.element) : [];
    if (!this.edit((form) => [dropCommand(form, carried, place, this.locale)])) return false;
    const after = this.#nodes();
    const fresh =
      carried.what === 'elements'
        ? after.filter(({ element }) => moved.includes(element))
        : after.filter(
            (node) => !before.has(node.element) && node.parent !== undefined && isNewIn(node, place, carried),
          );
    this.select(fresh.map((node) => node.at));
    this.session.say(this.#putWords(carried, fresh));
    return true;
  }

  async remove(at = this.selected): Promise<void> {
    const all = outermost(at).filter((one) => one !== '/ui');
    if (all.length === 0 || this.tree === undefined || this.session.isReadonly) return;
    const texts = formDesignerTexts(this.locale);
    const lost = removalUses(this.session.document, this.form, all, this.locale);
    const fields = all
      .flatMap((one) => nodesIn(nodeAt(this.tree as FormNode, one) as FormNode))
      .filter(({ name }) => name !== undefined);
    const title = nodeAt(this.tree, all[0] ?? '')?.title || texts.layoutPart;
    if (lost.length > 0 || fields.length > 1) {
      const yes = await this.#around.ask({
        title: all.length === 1 ? fill(texts.removeOne, { title }) : fill(texts.removeMany, { count: all.length }),
        text: lost.length > 0 ? texts.removeUsed : fill(texts.removeFields, { count: fields.length }),
        lost,
        action: texts.remove,
        locale: this.locale,
      });
      if (!yes) return;
    }
    const next = neighbour(this.tree, all);
    const done = this.edit((form) => all.toReversed().map((one) => ({ type: 'remove-element', form, at: one })));
    if (!done) return;
    this.select(next === undefined || this.node(next) === undefined ? [] : [next]);
    this.session.say(texts.removed);
  }

  duplicate(at = this.selected): void {
    const all = outermost(at).filter((one) => one !== '/ui');
    const sources = all.map((one) => this.node(one)?.element);
    if (all.length === 0 || !this.edit((form) => [{ type: 'duplicate-elements', form, at: all }])) return;
    // Each copy stands right behind what it was made of.
    const copies = this.#nodes().flatMap((node) =>
      sources.includes(node.element) ? (node.parent?.children[node.index + 1] ?? []) : [],
    );
    this.select(copies.map((node) => node.at));
    this.session.say(fill(formDesignerTexts(this.locale).duplicated, { count: copies.length }));
  }

  wrap(kind: 'columns' | 'group', at = this.selected): void {
    const all = outermost(at);
    const first = this.node(all[0])?.element;
    if (first === undefined || !this.edit((form) => [{ type: 'wrap-elements', form, at: all, in: kind }])) return;
    const wrapper = this.#nodes().find(({ element }) => element === first)?.parent;
    this.select(wrapper === undefined ? [] : [wrapper.at]);
  }

  unwrap(at: string): void {
    const inside = this.node(at)?.children.map(({ element }) => element) ?? [];
    if (!this.edit((form) => [{ type: 'unwrap-element', form, at }])) return;
    this.select(
      this.#nodes()
        .filter(({ element }) => inside.includes(element))
        .map((node) => node.at),
    );
  }

  /** One place up or down among its siblings. */
  nudge(by: -1 | 1, at = this.selected): void {
    const node = this.node(at[0]);
    if (node?.parent === undefined || at.length !== 1) return;
    const index = by < 0 ? node.index - 1 : node.index + 2;
    if (index < 0 || index > node.parent.children.length) return;
    this.put({ what: 'elements', at: [node.at] }, { into: node.parent.at, index });
  }

  copy(at = this.selected): string | undefined {
    const { template } = this;
    if (template === undefined || at.length === 0) return undefined;
    const clip = copyElements(template, at);
    if (clip.elements.length === 0) return undefined;
    FormController.#clip = clip;
    this.session.say(fill(formDesignerTexts(this.locale).copied, { count: clip.elements.length }));
    return JSON.stringify({ yunliu: 'form-elements', clip });
  }

  /** `text`: of the clipboard, where it may be read. */
  paste(text?: string): void {
    const clip = clipOf(text) ?? FormController.#clip;
    if (clip === undefined) return this.refuse(formDesignerTexts(this.locale).nothingToPaste);
    this.put({ what: 'clip', clip });
  }

  title(node: FormNode): string {
    return node.title || (node.kind === 'unknown' ? (node.name ?? '') : kindTexts(this.locale)[node.kind].title);
  }

  newForm(key: string, title: string): void {
    const command: Command = { type: 'add-form', key, title };
    if (!this.session.execute(command)) return;
    this.#open(formId({ key, version: 1 }));
    // The first form of a process is given to its steps in the same step of the history.
    const steps = [...statesOf(this.session.document).values()].filter(
      ({ state }) => state.type === 'task' && state.form?.template === key,
    );
    if (steps.length > 0)
      this.session.say(fill(formDesignerTexts(this.locale).formGiven, { title, count: steps.length }));
  }

  copyForm(key: string, title: string): void {
    if (this.session.execute({ type: 'copy-form', form: this.form, key, title }))
      this.#open(formId({ key, version: 1 }));
  }

  nextVersion(): void {
    const { template } = this;
    if (template === undefined) return;
    const version = nextFormVersion(template.key, this.session.document, this.session.host.world.forms);
    if (this.session.execute({ type: 'next-form-version', form: this.form, version }))
      this.#open(formId({ key: template.key, version }));
  }

  #nodes(): readonly FormNode[] {
    return this.tree === undefined ? [] : nodesIn(this.tree);
  }

  #open(form: string): void {
    this.form = form;
    this.#around.formChanged(form);
    this.select([]);
    this.session.say(localize(this.template?.title, this.locale));
  }

  #putWords(carried: Carried, nodes: readonly FormNode[]): string {
    const texts = formDesignerTexts(this.locale);
    const [node] = nodes;
    if (node === undefined) return '';
    const holder = node.parent === undefined || node.parent.at === '/ui' ? texts.formItself : this.title(node.parent);
    const words = carried.what === 'elements' ? texts.movedTo : texts.addedTo;
    return fill(words, { title: this.title(node), holder, place: node.index + 1 });
  }
}

function isNewIn(node: FormNode, place: DropPlace, carried: Carried): boolean {
  const count = carried.what === 'clip' ? carried.clip.elements.length : 1;
  return node.parent?.at === place.into && node.index >= place.index && node.index < place.index + count;
}

/** What is selected after others have gone: the one before, else the one that follows, else what they stood in. */
function neighbour(tree: FormNode, gone: readonly string[]): string | undefined {
  const first = nodeAt(tree, gone[0] ?? '');
  if (first?.parent === undefined) return undefined;
  if (first.index > 0) return first.parent.children[first.index - 1]?.at;
  const left = first.parent.children.length - gone.filter((at) => nodeAt(tree, at)?.parent === first.parent).length;
  return left > 0 ? first.at : first.parent.at === '/ui' ? undefined : first.parent.at;
}

function clipOf(text: string | undefined): FormClip | undefined {
  if (text === undefined || !text.startsWith('{')) return undefined;
  try {
    const { yunliu, clip } = JSON.parse(text) as { readonly yunliu?: unknown; readonly clip?: FormClip };
    return yunliu === 'form-elements' && Array.isArray(clip?.elements) && typeof clip.fields === 'object'
      ? clip
      : undefined;
  } catch {
    return undefined;
  }
}
