import { css, html, nothing, type TemplateResult } from 'lit';
import type { JsonObject } from '@yunliu/engine/definition';
import { formId, pathOf, saveDesign, valueAt, type Command } from '@yunliu/designer/model';
import type { DesignSession } from '@yunliu/designer/session';
import { DesignerElement } from '../../src/session/designer-element.js';
import { templateFields } from '../../src/editors/index.js';
import '../../src/editors/define.js';
import '../../src/expressions/define.js';
import { mount } from './mount.js';

const query = new URLSearchParams(location.search);
const get = (name: string): string => query.get(name) ?? '';

/** Every part of the definition that differs, in one step. */
function replaceDefinition({ document }: DesignSession, json: JsonObject): Command {
  const before = document.definition as unknown as JsonObject;
  const gone = Object.keys(before).filter((key) => !Object.hasOwn(json, key));
  const commands: Command[] = [
    ...gone.map((key): Command => ({ type: 'remove', pointer: `/definition/${key}` })),
    ...Object.entries(json)
      .filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(before[key]))
      .map(([key, value]): Command => ({ type: 'set', pointer: `/definition/${key}`, value })),
  ];
  return { type: 'batch', commands };
}

/** Shows one of the editors: `?show=feel&pointer=/definition/states/…`, `?show=ruler&state=…`. */
class ExpressionsDemo extends DesignerElement {
  static override styles = css`
    :host {
      display: block;
      padding: 14px;
      overflow: auto;
      box-sizing: border-box;
    }
    :host > * {
      max-width: 760px;
    }
    .tall {
      max-width: none;
      height: 520px;
    }
  `;

  protected override render(): TemplateResult | typeof nothing {
    const { session } = this;
    if (session === undefined) return nothing;
    const pointer = get('pointer');
    const value = valueAt(session.document, pathOf(pointer));
    switch (get('show')) {
      case 'condition':
        return html`<yl-condition-builder .session=${session} .pointer=${pointer}></yl-condition-builder>`;
      case 'ruler':
        return html`<yl-branch-ruler .session=${session} .state=${get('state')}></yl-branch-ruler>`;
      case 'assignment':
        return html`<yl-assignment-builder .session=${session} .state=${get('state')}></yl-assignment-builder>`;
      case 'vacancies':
        return html`<yl-vacancy-list .session=${session}></yl-vacancy-list>`;
      case 'mapping':
        return html`<yl-mapping-editor
          .session=${session}
          .pointer=${pointer}
          .targets=${get('targets') || 'variables'}
          .label=${session.locale === 'en' ? 'Values' : '赋值'}
        ></yl-mapping-editor>`;
      case 'json':
        return html`<div class="tall">
          <yl-json-editor
            .locale=${session.locale}
            .value=${saveDesign(session.document).definition}
            .issues=${session.issues
              .filter((issue) => issue.pointer.startsWith('/definition'))
              .map((issue) => ({ ...issue, pointer: issue.pointer.slice('/definition'.length) }))}
            .readonly=${session.isReadonly}
            @yl-change=${({ detail }: CustomEvent<{ json: JsonObject }>) => session.execute(replaceDefinition(session, detail.json))}
          ></yl-json-editor>
        </div>`;
      case 'template': {
        const [form] = Object.values(session.document.forms).filter((one) => {
          return Object.keys(session.document.prints[formId(one)] ?? {}).length > 0;
        });
        if (form === undefined) return nothing;
        const id = formId(form);
        return html`<div class="tall">
          <yl-template-editor
            .locale=${session.locale}
            .fields=${templateFields(session.document, form, session.locale)}
            .value=${session.document.prints[id]?.['print'] ?? ''}
            .readonly=${session.isReadonly}
            @yl-change=${({ detail }: CustomEvent<{ value: string }>) =>
              session.execute(
                { type: 'set-print', form: id, name: 'print', text: detail.value },
                { typing: `print ${id}` },
              )}
            @yl-done=${() => session.stack.endTyping()}
          ></yl-template-editor>
        </div>`;
      }
      default:
        return html`<yl-feel-input
          .session=${session}
          .scope=${pointer}
          .value=${typeof value === 'string' ? value : ''}
          .expects=${get('expects') || 'condition'}
          .label=${session.locale === 'en' ? 'Condition' : '条件'}
          @yl-change=${({ detail }: CustomEvent<{ value: string }>) =>
            session.execute({ type: 'set', pointer, value: detail.value }, { typing: pointer })}
        ></yl-feel-input>`;
    }
  }
}

customElements.define('expressions-demo', ExpressionsDemo);
await mount('expressions-demo');
