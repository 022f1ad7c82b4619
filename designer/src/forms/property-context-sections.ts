import { html, nothing, type TemplateResult } from 'lit';
import { localize, type FieldRight } from '@yunliu/engine/definition';
import { compileForm, stateRight, type UiLayout } from '@yunliu/engine/forms';
import { statesOf } from '../model/index.js';
import { setElement, setOption, setTitle, titleOf } from './field-edit.js';
import { choiceInput, localizedInput, section, type PropertyContext } from './property-context.js';
import { removalUses } from './removal-uses.js';

/** Title of a layout, what tabs are shown as, a page more. */
export function layoutSection(context: PropertyContext): TemplateResult {
  const { node, texts, controller } = context;
  const hasTitle = ['group', 'tab', 'label'].includes(node.kind);
  const isPages = node.kind === 'tabs' || node.kind === 'steps';
  return section(
    texts.layout,
    html`${
      hasTitle
        ? localizedInput(context, {
            name: 'title',
            label: node.kind === 'label' ? texts.text : texts.title,
            value: titleOf(node),
            rows: node.kind === 'label' ? 4 : 1,
            take: (value) => setTitle(node, value as never),
          })
        : nothing
    }
    ${
      isPages
        ? html`${choiceInput(context, {
              name: 'variant',
              label: texts.variant,
              value: node.kind,
              options: [
                { value: 'tabs', label: texts.variantTabs },
                { value: 'steps', label: texts.variantSteps },
              ],
              take: (value) => setVariant(node.element as UiLayout, value, context),
            })}
            <button
              type="button"
              data-do="add-page"
              ?disabled=${context.readonly}
              @click=${() => controller.put({ what: 'kind', kind: 'tab' }, { into: node.at, index: node.children.length })}
            >
              ${texts.addPage}
            </button>`
        : nothing
    }`,
  );
}

function setVariant(
  element: UiLayout,
  value: string | undefined,
  { node }: PropertyContext,
): ReturnType<typeof setElement> {
  const isSteps = element.options?.['variant'] === 'steps';
  if (isSteps === (value === 'steps')) return () => [];
  return value === 'steps'
    ? setElement(node, 'options', { ...element.options, variant: 'steps' })
    : setOption(node, 'variant', undefined);
}

/** What each step that shows the form may do with the field; changed in the sheet of rights. */
export function rightsSection(context: PropertyContext): TemplateResult | typeof nothing {
  const { node, texts, session, controller, locale } = context;
  const { template } = controller;
  if (node.path === undefined || template === undefined || node.kind === 'unknown') return nothing;
  const steps = [...statesOf(session.document).values()].flatMap(({ state }) =>
    state.type === 'task' && state.form?.template === template.key && state.form.version === template.version
      ? [{ title: localize(state.title, locale), rights: state.form.rights }]
      : [],
  );
  if (steps.length === 0) return section(texts.rights, html`<p class="hint">${texts.rightsNone}</p>`, false);
  const compiled = compiledForm(template);
  return section(
    texts.rights,
    html`<dl class="rights">
        ${steps.map(({ title, rights }) => {
          const right: FieldRight = compiled === undefined ? 'read' : stateRight(compiled, rights, node.path ?? '');
          return html`<div>
            <dt>${title}</dt>
            <dd class=${right}>${texts[`right_${right}`]}</dd>
          </div>`;
        })}
      </dl>
      <p class="hint">${texts.rightsHint}</p>`,
    false,
  );
}

function compiledForm(
  template: NonNullable<PropertyContext['controller']['template']>,
): ReturnType<typeof compileForm> | undefined {
  try {
    return compileForm(template, () => []);
  } catch {
    // A layout that names a missing field; the list of problems says so.
    return undefined;
  }
}

/** Where the field is used besides its own place. */
export function usesSection({
  node,
  texts,
  session,
  controller,
  locale,
}: PropertyContext): TemplateResult | typeof nothing {
  if (node.name === undefined) return nothing;
  const uses = removalUses(session.document, controller.form, [node.at], locale);
  return section(
    texts.uses,
    uses.length === 0
      ? html`<p class="hint">${texts.usesNone}</p>`
      : html`<ul class="uses">
          ${uses.map((use) => html`<li>${use.replace(`${node.title}：`, '').replace(`${node.title}: `, '')}</li>`)}
        </ul>`,
    false,
  );
}
