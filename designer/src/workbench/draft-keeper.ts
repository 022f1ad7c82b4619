import { stepWords, openDesign, saveDesign, type Command, type DesignDocument } from '../model/index.js';
import { DesignSession, type SessionChange } from '../session/index.js';
import { Autosaver } from './autosaver.js';
import { failureOf } from './host-failure.js';
import { Journal, type JournalEntry } from './journal.js';
import { JournalStore, type KeptJournal, type KeyValueStore } from './journal-store.js';
import { merge, type Merge } from './merge.js';
import { OpenTabs } from './open-tabs.js';
import type { SaveState } from './save-state.js';
import type { DraftStand, StoredDraft, WorkbenchHost } from './workbench-host.js';

/** Writing the journal waits for a pause this long. */
const KEEP_MS = 250;
const MOST_CHANGES = 400;

export interface KeeperEvents {
  /** Saving, journal or room: show it anew. */
  readonly changed: () => void;
  /** Another session stands for the draft now. */
  readonly replaced: (session: DesignSession) => void;
}

/** What a merge would give, and what it was made of. */
export interface MergePlan extends Merge {
  readonly stored: StoredDraft;
  readonly storedDocument: DesignDocument;
  readonly base: DesignDocument;
}

/** Keeps one draft safe: saves by itself, writes the journal, merges. The page has one for the session on the screen. */
export class DraftKeeper {
  readonly host: WorkbenchHost;
  readonly #events: KeeperEvents;
  readonly #store: JournalStore | undefined;
  readonly #tabs: OpenTabs;
  #session: DesignSession;
  #journal: Journal;
  #saver: Autosaver;
  #base: DesignDocument;
  #baseText = '';
  #revision: number;
  #hasRoom = true;
  /** Files of a save that nobody has answered. */
  #sent: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #unsubscribe: () => void;

  constructor(session: DesignSession, host: WorkbenchHost, events: KeeperEvents, store: KeyValueStore | undefined) {
    this.host = host;
    this.#events = events;
    this.#tabs = new OpenTabs(host.id);
    this.#store = store === undefined ? undefined : new JournalStore(store, host.id);
    this.#session = session;
    this.#revision = host.stand.revision;
    this.#base = session.document;
    this.#journal = new Journal(session.document);
    this.#saver = this.#newSaver(host.stand.updatedAt);
    this.#unsubscribe = session.subscribe((change) => this.#heard(change));
  }

  get session(): DesignSession {
    return this.#session;
  }

  get state(): SaveState {
    return this.#saver.state;
  }

  get revision(): number {
    return this.#revision;
  }

  /** Own changes that are not stored. */
  get own(): readonly JournalEntry[] {
    return this.#journal.entries;
  }

  get isDirty(): boolean {
    return this.#saver.isDirty;
  }

  /** False: the browser has no room for the journal. */
  get hasRoom(): boolean {
    return this.#hasRoom;
  }

  /** What a tab that is gone has left behind; newest first. */
  async left(): Promise<readonly KeptJournal[]> {
    return this.#store?.left(new Set([...(await this.#tabs.others()), this.#tabs.tab])) ?? [];
  }

  forget(journal: KeptJournal): void {
    this.#store?.forget(journal.tab);
  }

  saveNow(): Promise<boolean> {
    return this.#saver.flush();
  }

  again(): void {
    this.#saver.again();
  }

  /** What is stored, with the own changes played on it. */
  async plan(): Promise<MergePlan> {
    const stored = await this.host.read();
    const storedDocument = openDesign(stored.files);
    return { ...merge(this.#base, storedDocument, this.own), stored, storedDocument, base: this.#base };
  }

  /** What left changes would become on the draft as it is on the screen. */
  planLeft(journal: KeptJournal): Merge {
    const base =
      journal.revision === this.#revision
        ? this.#session.document
        : openDesign(JSON.parse(journal.base) as StoredDraft['files']);
    return merge(base, this.#session.document, journal.entries);
  }

  /** Makes the changes of a plan that can be made, each a step of its own to undo. Those refused are the answer. */
  play(entries: Merge['entries']): readonly Command[] {
    const session = this.#session;
    return entries.flatMap(({ command, fate }) =>
      fate !== 'refused' && session.attempt(() => session.stack.execute(command)) ? [] : [command],
    );
  }

  /** Goes on with what is stored: another session, nothing own left. */
  adopt(stored: StoredDraft, options: { readonly readonly: boolean }): void {
    this.#revision = stored.revision;
    const document = openDesign(stored.files);
    this.#base = document;
    this.#baseText = '';
    this.replace(document, options);
    this.#journal = new Journal(document);
    this.#saver.close();
    this.#saver = this.#newSaver(stored.updatedAt);
    this.#keep();
    this.#events.changed();
  }

  /** Shows what is stored now, to look at. False while there are own changes: they are decided about by hand. */
  async refresh(): Promise<boolean> {
    const stored = this.isDirty ? undefined : await this.host.read();
    if (stored === undefined || this.isDirty) return false;
    this.adopt(stored, { readonly: true });
    return true;
  }

  /** Goes on editing. Own changes that could not be saved before are saved now, or asked about. */
  async resume(): Promise<void> {
    if (!this.isDirty) return this.adopt(await this.host.read(), { readonly: false });
    this.replace(this.#session.document, { readonly: false });
    await this.saveNow();
  }

  /** The same draft in a session that may, or may not, be changed. */
  replace(document: DesignDocument, { readonly }: { readonly readonly: boolean }): void {
    const old = this.#session;
    const session = new DesignSession(document, old.host, { locale: old.locale, readonly });
    session.select(old.selection);
    this.#unsubscribe();
    this.#session = session;
    this.#unsubscribe = session.subscribe((change) => this.#heard(change));
    this.#events.replaced(session);
  }

  close(): void {
    this.#keep();
    clearTimeout(this.#timer);
    this.#unsubscribe();
    this.#saver.close();
    this.#tabs.close();
  }

  #heard(change: SessionChange): void {
    if (change.what !== 'document') return;
    this.#journal.note(change.change);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#keep(), KEEP_MS);
    this.#saver.changed();
  }

  /** Writes what is not stored into the browser; at once when the page goes. */
  keepNow(): void {
    clearTimeout(this.#timer);
    this.#keep();
  }

  #keep(): void {
    if (this.#store === undefined) return;
    const entries = this.own;
    if (entries.length > 0 && this.#baseText === '') this.#baseText = JSON.stringify(saveDesign(this.#base));
    const at = new Date().toISOString();
    const hasRoom = this.#store.keep({
      tab: this.#tabs.tab,
      revision: this.#revision,
      base: this.#baseText,
      at,
      entries,
    });
    if (hasRoom === this.#hasRoom) return;
    this.#hasRoom = hasRoom;
    this.#events.changed();
  }

  #newSaver(savedAt: string): Autosaver {
    return new Autosaver(
      {
        document: () => this.#session.document,
        save: (document) => this.#save(document),
        failure: (error) => failureOf(error, this.#session.locale),
        saved: (document) => this.#saved(document),
        changed: () => this.#events.changed(),
      },
      savedAt,
    );
  }

  async #save(document: DesignDocument): Promise<string> {
    this.#journal.seal();
    const files = saveDesign(document);
    const at = new Date().toISOString();
    const changes = this.own
      .slice(-MOST_CHANGES)
      .map(({ command }) => ({ label: stepWords(command, document, this.#session.locale), at }));
    const send = (): Promise<DraftStand> => this.host.save({ files, revision: this.#revision, changes });
    let stand: DraftStand;
    try {
      stand = await send();
    } catch (error) {
      if (!(await this.#wasOwnSave(error))) {
        // The answer may have been lost on the way back, with the save done.
        if (failureOf(error, this.#session.locale).isOffline) this.#sent = JSON.stringify(files);
        throw error;
      }
      stand = await send();
    }
    this.#sent = undefined;
    this.#revision = stand.revision;
    return stand.updatedAt;
  }

  /** What came meanwhile is the own save whose answer was lost: go on from there. */
  async #wasOwnSave(error: unknown): Promise<boolean> {
    if (this.#sent === undefined || failureOf(error, this.#session.locale).code !== 'design/changed-meanwhile')
      return false;
    const stored = await this.host.read();
    if (JSON.stringify(saveDesign(openDesign(stored.files))) !== this.#sent) return false;
    this.#revision = stored.revision;
    return true;
  }

  #saved(document: DesignDocument): void {
    this.#base = document;
    this.#baseText = '';
    this.#journal.stored(document);
    if (this.#session.document === document) this.#session.stack.markSaved();
    this.keepNow();
  }
}
