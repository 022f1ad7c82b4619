import { standingForm, type DesignSession } from '../session/index.js';

/** Which form the form and print designers show: the one chosen in them, else the one selected, else the first. */
export class FormChoice {
  #current: string | undefined;
  #selected: string | undefined;

  get current(): string | undefined {
    return this.#current;
  }

  update(session: DesignSession | undefined): void {
    if (session === undefined) return;
    const forms = Object.keys(session.document.forms);
    const chosen = session.selection.find((element) => element.part === 'form' || element.part === 'print');
    const selected = chosen === undefined ? undefined : chosen.form;
    if (selected !== undefined && selected !== this.#selected && forms.includes(selected)) this.#current = selected;
    this.#selected = selected;
    const standing = this.#current === undefined ? undefined : standingForm(session.document, this.#current);
    this.#current = standing ?? forms[0];
  }

  /** A designer goes on with another form, or another version of it. */
  readonly follow = (event: CustomEvent<{ readonly form: string }>): void => {
    this.#current = event.detail.form;
  };
}
