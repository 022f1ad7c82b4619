import { commandLabel, patchesBetween, type Change, type Command, type DesignDocument } from '../model/index.js';

/** One own change that is not stored yet. */
export interface JournalEntry {
  readonly command: Command;
  /** Pointers of what it touched. */
  readonly pointers: readonly string[];
}

interface LiveEntry extends JournalEntry {
  readonly before: DesignDocument;
  readonly after: DesignDocument;
  /** Takes a step back that was stored already. */
  readonly isBack: boolean;
}

/**
 * The commands that lead from what is stored to what is on the screen. Undoing takes the last ones out; undoing what was
 * stored already is a change of its own. They are what is played again after a crash, or on somebody else's save.
 */
export class Journal {
  #stored: DesignDocument;
  #current: DesignDocument;
  #entries: readonly LiveEntry[] = [];
  #isSealed = false;

  constructor(stored: DesignDocument) {
    this.#stored = stored;
    this.#current = stored;
  }

  get entries(): readonly JournalEntry[] {
    return this.#entries.map(({ command, pointers }) => ({ command, pointers }));
  }

  get isEmpty(): boolean {
    return this.#entries.length === 0;
  }

  note(change: Change): void {
    const { document, before } = change;
    this.#current = document;
    if (document === this.#stored) this.#entries = [];
    else if (change.cause === 'execute') this.#add(liveEntry(change, change.command, false));
    else if (change.cause === 'undo') this.#back(change);
    else if (this.#entries.at(-1)?.isBack === true && this.#entries.at(-1)?.before === document)
      this.#entries = this.#entries.slice(0, -1);
    else this.#add({ command: change.command, pointers: change.pointers, before, after: document, isBack: false });
  }

  /** The document as it stands is being stored: typing that goes on is an entry of its own. */
  seal(): void {
    this.#isSealed = true;
  }

  /** This document has been stored: what came until then is done. */
  stored(document: DesignDocument): void {
    this.#stored = document;
    const at = this.#entries.findLastIndex(({ after }) => after === document);
    if (at >= 0) this.#entries = this.#entries.slice(at + 1);
    else if (this.#current === document) this.#entries = [];
    else this.#entries = [this.#rest(document)];
  }

  /** What was stored is no longer on the way to the screen: it was undone meanwhile. */
  #rest(before: DesignDocument): LiveEntry {
    const patches = patchesBetween(before, this.#current);
    const pointers = [...new Set(patches.map(({ pointer }) => pointer))];
    return { command: { type: 'apply-patches', patches }, pointers, before, after: this.#current, isBack: true };
  }

  #back(change: Change): void {
    const at = this.#entries.findIndex(({ before }) => before === change.document);
    if (at >= 0) this.#entries = this.#entries.slice(0, at);
    else this.#add(liveEntry(change, backCommand(change), true));
  }

  #add(entry: LiveEntry): void {
    const last = this.#entries.at(-1);
    const joined = last === undefined || this.#isSealed ? undefined : joinTyping(last, entry);
    this.#isSealed = false;
    this.#entries = joined === undefined ? [...this.#entries, entry] : [...this.#entries.slice(0, -1), joined];
  }
}

function liveEntry({ before, document, pointers }: Change, command: Command, isBack: boolean): LiveEntry {
  return { command, pointers, before, after: document, isBack };
}

function backCommand({ before, document, command }: Change): Command {
  const label = { 'zh-CN': `撤销${commandLabel(command)}`, en: `Undo: ${commandLabel(command, 'en')}` };
  return { type: 'apply-patches', patches: patchesBetween(before, document), label };
}

/** Letter after letter into the same place is one change. */
function joinTyping(last: LiveEntry, next: LiveEntry): LiveEntry | undefined {
  const [one, other] = [last.command, next.command];
  const samePlace =
    (one.type === 'set' && other.type === 'set' && one.pointer === other.pointer) ||
    (one.type === 'set-print' && other.type === 'set-print' && one.form === other.form && one.name === other.name);
  if (!samePlace || last.after !== next.before) return undefined;
  return { ...next, before: last.before, pointers: [...new Set([...last.pointers, ...next.pointers])] };
}
