import type { JsonObject } from '@yunliu/engine/definition';
import type { FormTemplate } from '@yunliu/engine/forms';
import { toastError, toastOk } from '../contexts/toasts.js';
import { t } from '../locales/index.js';
import { ask } from '../parts/dialog.js';
import { setLeaveGuard } from '../router.js';

/** Puts what was typed on the clipboard, a line for each field. */
export async function copyValues(template: FormTemplate | undefined, values: JsonObject): Promise<void> {
  const lines = Object.entries(values).flatMap(([name, value]) => {
    const title = template?.schema.properties?.[name]?.title ?? name;
    return typeof value === 'string' || typeof value === 'number' ? [`${title}${t().common.colon}${value}`] : [];
  });
  await navigator.clipboard.writeText(lines.join('\n')).then(
    () => toastOk(t().common.copied),
    (error: unknown) => toastError(error),
  );
}

/** Asks before the page is left while something typed is not on the server. */
export function guardTyped(isUnsaved: boolean): void {
  setLeaveGuard(isUnsaved ? mayLeave : undefined);
}

async function mayLeave(): Promise<boolean> {
  const { leave } = t();
  const answer = await ask({
    title: leave.title,
    text: leave.text,
    confirm: leave.leave,
    cancel: leave.stay,
    danger: true,
  });
  return answer !== undefined;
}

/** Asks before a draft is given up. */
export async function askDiscard(): Promise<boolean> {
  const { draftDiscard, draftDiscardText } = t().task;
  return (
    (await ask({ title: draftDiscard, text: draftDiscardText, confirm: draftDiscard, danger: true })) !== undefined
  );
}
