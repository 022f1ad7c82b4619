import '@vaadin/vaadin-lumo-styles/lumo.css';
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { FormValidator } from '@yunliu/engine/forms';
import type { JsonObject } from '@yunliu/engine/definition';
import type { FilePort, FormElement, PeopleSource } from '@yunliu/designer/view';
import type { TaskForm } from '../../api/index.js';
import { currentUser } from '../contexts/session.js';
import { locale } from '../locales/index.js';
import { PortalElement } from '../portal-element.js';

const validators = new Map<string, Promise<FormValidator | undefined>>();

/** The server's own check as a module; without it the form still works and the server judges alone. */
async function loadValidator(address: string): Promise<FormValidator | undefined> {
  let loading = validators.get(address);
  if (loading === undefined) {
    loading = import(/* @vite-ignore */ address).then(
      (module: { readonly default?: FormValidator }) => module.default,
      () => undefined,
    );
    validators.set(address, loading);
  }
  return loading;
}

/** One form of a task or instance: `yl-form` fed with what the server sent. `yl-change` comes through while a person types. */
export class TaskFormElement extends PortalElement {
  static override properties = {
    form: { attribute: false },
    values: { attribute: false },
    draft: { attribute: false },
    people: { attribute: false },
    files: { attribute: false },
    readonly: { type: Boolean },
    validator: { state: true },
  };

  declare form: Pick<TaskForm, 'template' | 'rights'> & Partial<TaskForm>;
  declare values: JsonObject;
  /** What the person had typed before; the form lays it over `values`. */
  declare draft: JsonObject | undefined;
  declare people: PeopleSource | undefined;
  declare files: FilePort | undefined;
  declare readonly: boolean;
  declare private validator: FormValidator | undefined;

  constructor() {
    super();
    this.values = {};
    this.readonly = false;
  }

  /** The form itself, once it is drawn. */
  get element(): FormElement | null {
    return this.querySelector<FormElement>('yl-form');
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    const address = this.form.validator;
    if (!changed.has('form') || address === undefined || this.readonly) return;
    void loadValidator(address).then((validator) => (this.validator = validator));
  }

  protected override render(): TemplateResult {
    return html`<yl-form
      .template=${this.form.template}
      .rights=${this.form.rights}
      .values=${this.values}
      .draft=${this.draft}
      .validator=${this.validator}
      .people=${this.people}
      .files=${this.files}
      .locale=${locale()}
      .readonly=${this.readonly}
      .signer=${currentUser()?.name ?? ''}
    ></yl-form>`;
  }
}
customElements.define('yl-task-form', TaskFormElement);
