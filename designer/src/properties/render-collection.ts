import { html, nothing } from 'lit';
import { jsonPointer, type Json } from '@yunliu/engine/definition';
import { fill, type ControlChange, type ListItem } from '../controls/index.js';
import { usesOf, type Command } from '../model/index.js';
import { collectionAt } from './collections.js';
import { objectAt } from './describe/commands.js';
import type { Field, FieldControl } from './describe/field.js';
import { countFaults, faultsOf, type PanelContext } from './panel-context.js';
import { valueOf, type DesignPlace } from './place.js';
import { placeWords } from './place-words.js';
import { renderFaults } from './render-faults.js';
import { entryWords } from './entry-words.js';
import { summaryOf } from './summaries.js';

type CollectionControl = Extract<FieldControl, { readonly kind: 'list' | 'record' }>;

/** A list or record: its entries with what says most of them, opened one by one. */
export function renderCollection(
  context: PanelContext,
  field: Field,
  place: DesignPlace,
  control: CollectionControl,
  quiet: boolean,
): unknown {
  const { design, texts, readonly } = context;
  const { locale } = design;
  const { pointer } = place;
  const label = field.label[locale === 'en' ? 1 : 0];
  const entries = entriesOf(place, control.kind);
  const collection = collectionAt(place, control.of);
  const one = entryWords[control.of][locale === 'en' ? 1 : 0];
  const items: readonly ListItem[] = entries.map(([entry, value]) => ({
    id: entry,
    ...summaryOf(control.of, entry, value, design),
    ...countFaults(context, pointer + jsonPointer(entry)),
  }));
  const opened = new Set(
    entries.map(([entry]) => entry).filter((entry) => context.isOpen(pointer + jsonPointer(entry))),
  );
  const add = (command: Command): void => {
    const before = new Set(entriesOf({ ...place }, control.kind).map(([entry]) => entry));
    if (!context.run(pointer, command)) return;
    const now = entriesOf({ ...place, document: context.session.document }, control.kind);
    const added = control.kind === 'list' ? now.at(-1)?.[0] : now.find(([entry]) => !before.has(entry))?.[0];
    if (added === undefined) return;
    const at = pointer + jsonPointer(added);
    context.setOpen(at, true);
    context.focus(at);
    context.session.say(fill(texts.added, { name: one }));
  };
  const remove = async (entry: string, after: () => void): Promise<void> => {
    const name = items.find(({ id }) => id === entry)?.title ?? entry;
    const query = collection.query?.(entry);
    const uses = query === undefined ? [] : usesOf(design.document, query).filter(({ declares }) => !declares);
    const holds = control.of === 'regions';
    if (uses.length > 0 || holds) {
      const lost = uses.slice(0, 6).map((use) => placeWords(design, use.pointer));
      const go = await context.ask({
        title: fill(texts.removeAsk, { name }),
        text: holds ? texts.removeHolds : fill(texts.removeUsed, { count: uses.length }),
        lost: uses.length > 6 ? [...lost, fill(texts.andMore, { count: uses.length })] : lost,
        action: texts.remove,
      });
      if (!go) return;
    }
    if (!context.run(pointer, collection.remove(entry))) return;
    context.session.say(fill(texts.removed, { name }));
    after();
  };
  const move = (from: number, to: number): void => {
    if (control.kind === 'list') {
      const [one, other] = [`${pointer}/${from}`, `${pointer}/${to}`];
      const [wasOne, wasOther] = [context.isOpen(one), context.isOpen(other)];
      if (!context.run(pointer, { type: 'move', pointer, from, to })) return;
      context.setOpen(one, wasOther);
      context.setOpen(other, wasOne);
    } else {
      const keys = entries.map(([entry]) => entry);
      keys.splice(to, 0, ...keys.splice(from, 1));
      context.run(pointer, { type: 'reorder', pointer, keys });
    }
  };
  const hint = field.hint === undefined ? '' : field.hint[locale === 'en' ? 1 : 0];
  const adding = collection.add;
  return html`<div class="field" data-pointer=${pointer} role="group" aria-label=${label}>
    ${quiet ? nothing : html`<span class="label">${label}</span>`}
    ${hint === '' ? nothing : html`<div class="hint">${hint}</div>`}
    <yl-item-list
      .items=${items}
      .opened=${opened}
      .label=${label}
      .addLabel=${fill(texts.add, { what: one })}
      ?readonly=${readonly}
      .locale=${locale}
      @yl-open=${(event: CustomEvent<{ id: string; open: boolean }>) =>
        context.setOpen(pointer + jsonPointer(event.detail.id), event.detail.open)}
      @yl-add=${() => (typeof adding === 'function' ? add(adding()) : undefined)}
      @yl-remove=${(event: CustomEvent<{ id: string; done: () => void }>) =>
        void remove(event.detail.id, event.detail.done)}
      @yl-move=${(event: CustomEvent<{ from: number; to: number }>) => move(event.detail.from, event.detail.to)}
    >
      ${
        typeof adding === 'function' || readonly
          ? nothing
          : html`<yl-pick-control
              slot="add"
              quiet
              class="adder"
              .label=${fill(texts.add, { what: label })}
              .placeholder=${`+ ${fill(texts.add, { what: one })}`}
              .options=${adding.options}
              .free=${adding.free}
              .locale=${locale}
              @yl-change=${(event: CustomEvent<ControlChange<string | undefined>>) => {
                const name = event.detail.value;
                (event.target as HTMLElement & { value?: string }).value = undefined;
                if (name !== undefined && name !== '') add(adding.command(name));
              }}
            ></yl-pick-control>`
      }
      ${entries.map(([entry]) =>
        opened.has(entry)
          ? html`<div slot="item-${entry}" class="stack" data-item=${pointer + jsonPointer(entry)}>
              ${renderItem(context, control, pointer, entry)}
            </div>`
          : nothing,
      )}
    </yl-item-list>
    ${renderFaults(context, pointer, false)}
  </div>`;
}

function renderItem(context: PanelContext, control: CollectionControl, pointer: string, entry: string): unknown {
  const at = pointer + jsonPointer(entry);
  const { fields, control: own } = control.item;
  if (own !== undefined)
    return context.field(
      { key: entry, label: reasonLabel, control: own, required: true },
      { owner: pointer, loose: false },
    );
  // Faults of the entry itself; those of its fields stand at the fields.
  const faults = faultsOf(context, at, false).length === 0 ? nothing : renderFaults(context, at, false);
  return html`${faults}${context.fields(at, fields?.() ?? [], { kept: control.of === 'regions' ? ['states'] : [] })}`;
}

const reasonLabel = ['暂停原因', 'Reason'] as const;

function entriesOf(place: DesignPlace, kind: 'list' | 'record'): readonly (readonly [string, Json])[] {
  if (kind === 'record') return Object.entries(objectAt(place));
  const value = valueOf(place);
  return Array.isArray(value) ? (value as readonly Json[]).map((item, index) => [String(index), item] as const) : [];
}
