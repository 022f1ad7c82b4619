import { html, nothing, type TemplateResult } from 'lit';
import { localize } from '@yunliu/engine/definition';
import type { FormDesigner, Pane } from './form-designer.js';
import { fill, formDesignerTexts } from './form-designer-texts.js';

/** Which form, which view, which device; forms made, copied and taken away; imports. */
export function formToolbar(designer: FormDesigner): TemplateResult {
  const { session, controller, locale } = {
    session: designer.session,
    controller: designer.controller,
    locale: designer.session?.locale ?? 'zh-CN',
  };
  const texts = formDesignerTexts(locale);
  const forms = Object.entries(session?.document.forms ?? {});
  const closed = session?.isReadonly === true;
  const template = controller?.template;
  return html`<header>
    <div class="line bar">
      ${
        forms.length === 0
          ? nothing
          : html`<label class="sr" for="form">${texts.form}</label>
              <select
                id="form"
                class="which"
                @change=${(event: Event) => designer.open((event.target as HTMLSelectElement).value)}
              >
                ${forms.map(
                  ([id, form]) =>
                    html`<option value=${id} ?selected=${id === controller?.form}>
                      ${fill(texts.formVersion, { title: localize(form.title, locale), version: form.version })}
                    </option>`,
                )}
              </select>`
      }
      <details class="menu" @toggle=${closeOthers}>
        <summary aria-label=${texts.more}>${texts.more}</summary>
        <div class="items" @click=${closeMenu}>
          <button
            type="button"
            class="plain"
            ?disabled=${closed}
            data-do="new"
            @click=${() => (designer.dialog = 'new')}
          >
            ${texts.newForm}
          </button>
          <button
            type="button"
            class="plain"
            ?disabled=${closed || template === undefined}
            data-do="copy"
            @click=${() => (designer.dialog = 'copy')}
          >
            ${texts.copyForm}
          </button>
          ${
            controller?.isPublished === true
              ? html`<button
                  type="button"
                  class="plain"
                  ?disabled=${closed}
                  data-do="version"
                  @click=${() => controller.nextVersion()}
                >
                  ${texts.nextVersion}
                </button>`
              : nothing
          }
          <button
            type="button"
            class="plain danger"
            ?disabled=${closed || template === undefined}
            data-do="remove"
            @click=${() => void designer.removeForm()}
          >
            ${texts.removeForm}
          </button>
        </div>
      </details>
      <details class="menu" @toggle=${closeOthers}>
        <summary>${texts.import}</summary>
        <div class="items" @click=${closeMenu}>
          <button
            type="button"
            class="plain"
            ?disabled=${closed}
            data-do="header"
            @click=${() => (designer.dialog = 'header')}
          >
            ${texts.pasteHeader}
          </button>
          <button
            type="button"
            class="plain"
            ?disabled=${closed}
            data-do="import"
            @click=${() => (designer.dialog = 'import')}
          >
            ${texts.importJson}
          </button>
        </div>
      </details>
      <span class="grow"></span>
      ${
        designer.view === 'json' || template === undefined
          ? nothing
          : html`<div class="switch" role="group" aria-label=${texts.device}>
              ${(['desktop', 'phone'] as const).map(
                (device) =>
                  html`<button
                    type="button"
                    data-device=${device}
                    aria-pressed=${String(designer.device === device)}
                    @click=${() => (designer.device = device)}
                  >
                    ${texts[device]}
                  </button>`,
              )}
            </div>`
      }
      ${
        template === undefined
          ? nothing
          : html`<div class="switch" role="group" aria-label=${texts.views}>
              ${(['design', 'preview', 'json'] as const).map(
                (view) =>
                  html`<button
                    type="button"
                    data-view=${view}
                    translate=${view === 'json' ? 'no' : nothing}
                    aria-pressed=${String(designer.view === view)}
                    @click=${() => (designer.view = view)}
                  >
                    ${texts[view]}
                  </button>`,
              )}
            </div>`
      }
    </div>
    ${
      controller?.isPublished === true && !closed && template !== undefined
        ? html`<p class="published">${fill(texts.publishedNote, { version: template.version })}</p>`
        : nothing
    }
    ${
      designer.view === 'design' && template !== undefined
        ? html`<div class="line panes-switch switch" role="group" aria-label=${texts.panes}>
            ${(['canvas', 'palette', 'outline', 'properties'] satisfies Pane[]).map(
              (pane) =>
                html`<button
                  type="button"
                  data-pane=${pane}
                  aria-pressed=${String(designer.pane === pane)}
                  @click=${() => showPane(designer, pane)}
                >
                  ${texts[pane]}
                </button>`,
            )}
          </div>`
        : nothing
    }
  </header>`;
}

function showPane(designer: FormDesigner, pane: Pane): void {
  designer.pane = pane;
  if (pane === 'palette' || pane === 'outline') designer.side = pane;
}

/** What can be done with what is selected; always in the same place, so that it serves finger and keyboard too. */
export function selectionBar(designer: FormDesigner): TemplateResult {
  const { controller, session } = designer;
  const texts = formDesignerTexts(session?.locale ?? 'zh-CN');
  const selected = controller?.selected ?? [];
  const node = selected.length === 1 ? controller?.node(selected[0]) : undefined;
  const closed = session?.isReadonly === true || selected.length === 0;
  const isColumn = selected.some((at) => /\/columns\/\d+$/.test(at));
  const isPage = selected.some((at) => controller?.node(at)?.kind === 'tab');
  const isLayout = node !== undefined && 'elements' in node.element && node.kind !== 'tab';
  const action = (name: string, word: string, off: boolean, run: () => void, look = ''): TemplateResult =>
    html`<button type="button" class=${look} data-action=${name} ?disabled=${closed || off} @click=${run}>
      ${word}
    </button>`;
  return html`<div class="line selection" role="toolbar" aria-label=${texts.actions}>
    ${action('up', '↑', node === undefined || node.index === 0, () => controller?.nudge(-1), 'icon')}
    ${action('down', '↓', node === undefined || node.index + 1 === node.parent?.children.length, () => controller?.nudge(1), 'icon')}
    ${action('duplicate', texts.duplicate, false, () => controller?.duplicate())}
    ${action('columns', texts.wrapColumns, isColumn || isPage, () => controller?.wrap('columns'))}
    ${action('group', texts.wrapGroup, isColumn || isPage, () => controller?.wrap('group'))}
    ${isLayout ? action('unwrap', texts.unwrap, node.kind === 'tabs' || node.kind === 'steps', () => controller?.unwrap(node.at)) : nothing}
    ${action('remove', texts.remove, false, () => void controller?.remove(), 'danger')}
    ${selected.length > 1 ? html`<span class="hint">${fill(texts.selectedCount, { count: selected.length })}</span>` : nothing}
  </div>`;
}

function closeMenu(event: Event): void {
  const menu = (event.currentTarget as Element).closest('details');
  menu?.removeAttribute('open');
  // A dialog that opens now gives the focus back to something that is still shown.
  menu?.querySelector('summary')?.focus();
}

/** One menu at a time; a click elsewhere and Esc close it. */
function closeOthers(event: Event): void {
  const menu = event.currentTarget as HTMLDetailsElement;
  if (!menu.open) return;
  const close = (other: Event): void => {
    const isInside = other.composedPath().includes(menu);
    if (other instanceof KeyboardEvent ? other.key !== 'Escape' : isInside) return;
    menu.open = false;
    if (other instanceof KeyboardEvent) menu.querySelector('summary')?.focus();
    window.removeEventListener('pointerdown', close, true);
    window.removeEventListener('keydown', close, true);
  };
  window.addEventListener('pointerdown', close, true);
  window.addEventListener('keydown', close, true);
}
