import { applyCommand } from '../commands/apply-command.js';
import { commandLabel } from '../commands/command-label.js';
import type { Command } from '../commands/command.js';
import type { DesignDocument } from '../document/design-document.js';
import { patchesBetween, type Patch } from '../editing/patch.js';

/** One step of the history. */
export interface Step {
  readonly command: Command;
  readonly before: DesignDocument;
  readonly after: DesignDocument;
  /** Marks steps that a following one of the same field joins. */
  readonly typing?: string;
}

/** Told after every change. */
export interface Change {
  readonly cause: 'execute' | 'undo' | 'redo';
  readonly command: Command;
  readonly before: DesignDocument;
  readonly document: DesignDocument;
  /** What leads from `before` to `document`; also the journal of an autosave. */
  readonly patches: readonly Patch[];
  /** Pointers of all that was touched, each once. */
  readonly pointers: readonly string[];
}

export interface ExecuteOptions {
  /** Name of the input being typed in: steps with the same name that follow each other are one to undo. */
  readonly typing?: string;
}

type Listener = (change: Change) => void;

/**
 * What else belongs to a step: asked once a step is done, its commands join it. Here stand rules that hold whoever
 * edits, such as that a published form goes on as its next version.
 */
export type CompleteStep = (before: DesignDocument, after: DesignDocument) => readonly Command[];

/** More steps than anybody goes back. */
const MAX_STEPS = 1000;

/** The one stack under every designer: flow, properties, forms, rights and prints are undone in the order they were done. */
export class CommandStack {
  #document: DesignDocument;
  #saved: DesignDocument;
  readonly #done: Step[] = [];
  readonly #undone: Step[] = [];
  readonly #listeners = new Set<Listener>();
  readonly #complete: CompleteStep;
  #open:
    | { readonly label: BatchLabel | undefined; readonly start: DesignDocument; readonly commands: Command[] }
    | undefined;

  constructor(document: DesignDocument, complete: CompleteStep = () => []) {
    this.#document = document;
    this.#saved = document;
    this.#complete = complete;
  }

  get document(): DesignDocument {
    return this.#document;
  }

  /** Differs from what was saved last; going back to that point is clean again. */
  get isDirty(): boolean {
    return this.#document !== this.#saved;
  }

  /** The command that `undo` takes back. */
  get undoable(): Command | undefined {
    return this.#done.at(-1)?.command;
  }

  get redoable(): Command | undefined {
    return this.#undone.at(-1)?.command;
  }

  /** All commands that can be taken back, oldest first. */
  get done(): readonly Command[] {
    return this.#done.map(({ command }) => command);
  }

  /** All commands that can be done again, the next one last. */
  get undone(): readonly Command[] {
    return this.#undone.map(({ command }) => command);
  }

  markSaved(): void {
    this.#saved = this.#document;
    this.endTyping();
  }

  /** Does it, or throws {@link YunliuError} and leaves everything as it was. A command that changes nothing is no step. */
  execute(command: Command, { typing }: ExecuteOptions = {}): void {
    const before = this.#document;
    const done = applyCommand(before, command);
    if (done === before) return;
    if (this.#open !== undefined) {
      this.#document = done;
      this.#open.commands.push(command);
      this.#tell('execute', command, before);
      return;
    }
    const more = this.#complete(before, done);
    const after = more.reduce(applyCommand, done);
    const whole = more.length === 0 ? command : joined(command, more);
    this.#document = after;
    // The same input, also after the form it belongs to went on as its next version.
    const input = typing?.replaceAll(/@\d+/g, '');
    this.#push({ command: whole, before, after, ...(input === undefined ? {} : { typing: input }) });
    this.#tell('execute', whole, before);
  }

  /** The next step is a new one, whatever is typed: the input lost the focus. */
  endTyping(): void {
    const last = this.#done.pop();
    if (last === undefined) return;
    const { command, before, after } = last;
    this.#done.push({ command, before, after });
  }

  /** All commands of `work` as one step. When it throws, nothing of it stays. */
  transaction<T>(work: () => T, label?: BatchLabel): T {
    if (this.#open !== undefined) return work();
    const open = { label, start: this.#document, commands: [] as Command[] };
    this.#open = open;
    try {
      const result = work();
      this.#finish(open);
      this.#open = undefined;
      if (this.#document !== open.start)
        this.#push({ command: batchOf(open.commands, label), before: open.start, after: this.#document });
      return result;
    } catch (error) {
      this.#open = undefined;
      const tried = this.#document;
      this.#document = open.start;
      if (tried !== open.start) this.#tell('undo', batchOf(open.commands, label), tried);
      throw error;
    }
  }

  /** Takes the last step back; false when there is none. */
  undo(): boolean {
    const step = this.#open === undefined ? this.#done.pop() : undefined;
    if (step === undefined) return false;
    this.#undone.push(step);
    this.#document = step.before;
    this.#tell('undo', step.command, step.after);
    return true;
  }

  redo(): boolean {
    const step = this.#open === undefined ? this.#undone.pop() : undefined;
    if (step === undefined) return false;
    this.#done.push(step);
    this.#document = step.after;
    this.#tell('redo', step.command, step.before);
    return true;
  }

  /** Calls `listener` after every change; the answer ends it. */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  #finish({ start, commands }: { readonly start: DesignDocument; readonly commands: Command[] }): void {
    if (this.#document === start) return;
    for (const command of this.#complete(start, this.#document)) {
      const before = this.#document;
      this.#document = applyCommand(before, command);
      commands.push(command);
      this.#tell('execute', command, before);
    }
  }

  #push(step: Step): void {
    this.#undone.length = 0;
    const last = this.#done.at(-1);
    const joins =
      step.typing !== undefined &&
      last?.typing === step.typing &&
      last.after === step.before &&
      last.after !== this.#saved;
    if (joins) this.#done.pop();
    this.#done.push(joins ? { ...step, before: last.before } : step);
    if (this.#done.length > MAX_STEPS) this.#done.shift();
  }

  #tell(cause: Change['cause'], command: Command, before: DesignDocument): void {
    if (this.#listeners.size === 0) return;
    const patches = patchesBetween(before, this.#document);
    const pointers = [...new Set(patches.map(({ pointer }) => pointer))];
    const change = { cause, command, before, document: this.#document, patches, pointers };
    for (const listener of this.#listeners) listener(change);
  }
}

type BatchLabel = NonNullable<Extract<Command, { readonly type: 'batch' }>['label']>;

/** One step that keeps the name of what was asked for. */
function joined(command: Command, more: readonly Command[]): Command {
  const label = { 'zh-CN': commandLabel(command, 'zh-CN'), en: commandLabel(command, 'en') };
  return { type: 'batch', commands: [...(command.type === 'batch' ? command.commands : [command]), ...more], label };
}

function batchOf(commands: readonly Command[], label: BatchLabel | undefined): Command {
  const [only] = commands;
  if (only !== undefined && commands.length === 1 && label === undefined) return only;
  return { type: 'batch', commands, ...(label === undefined ? {} : { label }) };
}
