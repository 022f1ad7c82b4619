import { html, nothing } from 'lit';
import type { ControlChange } from '../controls/index.js';
import { fill } from '../controls/index.js';
import { assignmentModes } from './describe/assignment.js';
import type { Field, Mode } from './describe/field.js';
import { faultsOf, isWeighty, type PanelContext } from './panel-context.js';
import { lastStep, parentPointer, valueOf, type DesignPlace } from './place.js';
import { renderAssignment } from './render-assignment.js';

/** A choice between kinds of settings, and below it what can be said of the kind chosen. */
export function renderModes(context: PanelContext, field: Field, place: DesignPlace, quiet: boolean): unknown {
  const { design, texts, readonly } = context;
  const { locale } = design;
  const { pointer } = place;
  const { control } = field;
  const word = (words: readonly [string, string]): string => words[locale === 'en' ? 1 : 0];
  if (control.kind === 'assignment') {
    const built = renderAssignment(context, field, place, control.optional === true, quiet);
    if (built !== undefined) return built;
  }
  const modes =
    control.kind === 'modes'
      ? control.modes()
      : control.kind === 'assignment'
        ? assignmentModes(control.optional === true)
        : [];
  const value = valueOf(place);
  const mode = modes.find((one) => one.is(value));
  const label = word(field.label);
  const hint = field.hint === undefined ? '' : word(field.hint);
  const choose = async (chosen: Mode | undefined): Promise<void> => {
    if (chosen === undefined || chosen === mode) return;
    const lost =
      field.key !== '' || control.kind !== 'modes'
        ? isWeighty(value)
        : lastStep(pointer) !== '' && isEffect(pointer) && isWeighty(value);
    const go =
      !lost ||
      (await context.ask({
        title: fill(texts.loseAsk, { name: label }),
        text: texts.loseText,
        action: texts.change,
      }));
    if (go) context.run(pointer, chosen.change(place));
    else context.setDraft(pointer, undefined);
  };
  const inner = field.key === '';
  return html`<div class="field modes" data-modes=${pointer}>
    <yl-choice-control
      data-pointer="${pointer}#mode"
      .value=${mode?.id}
      .options=${modes.map((one) => ({ value: one.id, label: word(one.label) }))}
      .label=${label}
      .hint=${hint}
      .faults=${inner || mode?.control !== undefined ? [] : faultsOf(context, pointer, false)}
      ?quiet=${quiet}
      ?readonly=${readonly}
      ?required=${field.required}
      .locale=${locale}
      @yl-change=${(event: CustomEvent<ControlChange<string | undefined>>) =>
        void choose(modes.find(({ id }) => id === event.detail.value))}
    ></yl-choice-control>
    ${mode === undefined ? nothing : renderMode(context, field, mode, pointer, inner)}
  </div>`;
}

function renderMode(context: PanelContext, field: Field, mode: Mode, pointer: string, inner: boolean): unknown {
  if (mode.control !== undefined)
    return html`<div class="within">
      ${context.field(
        { key: lastStep(pointer), label: mode.label, control: mode.control, required: true },
        { owner: parentPointer(pointer), loose: false, quiet: true },
      )}
    </div>`;
  const fields = mode.fields?.() ?? [];
  if (fields.length === 0) return nothing;
  return html`<div class="within">
    ${context.fields(pointer, fields, { inner, kept: mode.keys ?? [], loose: field.key === '' })}
  </div>`;
}

function isEffect(pointer: string): boolean {
  return /\/(effects|onEntry|onExit|compensation)\/\d+$/.test(pointer);
}
