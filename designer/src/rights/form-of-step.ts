import { standingForm } from '../session/index.js';
import { rightsForms } from './rights-sheet-model.js';
import { formId, statesOf, type DesignDocument } from '../model/index.js';

/** Id of the form a task shows. */
export function formOfStep(document: DesignDocument | undefined, step: string): string | undefined {
  const state = document === undefined ? undefined : statesOf(document).get(step)?.state;
  const shown = state?.type === 'task' ? state.form : undefined;
  return shown === undefined ? undefined : formId({ key: shown.template, version: shown.version });
}

/** The form asked for, or the version that took its place; else the one that is shown most. */
export function shownForm(document: DesignDocument | undefined, form: string | undefined): string | undefined {
  if (document === undefined) return undefined;
  return (form === undefined ? undefined : standingForm(document, form)) ?? rightsForms(document)[0];
}
