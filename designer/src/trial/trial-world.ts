import { compileForm, type CompiledForm, type FormTemplate } from '@yunliu/engine/forms';
import { createCalendars } from '@yunliu/engine/service-time';
import { createDirectory, interpretedValidator, type ScenarioWorld } from '@yunliu/engine/simulate';
import { formId, type DesignDocument } from '../model/index.js';
import type { DesignWorld } from '../session/index.js';

const compiled = new WeakMap<FormTemplate, CompiledForm>();
const surroundings = new WeakMap<DesignWorld, Pick<ScenarioWorld, 'directory' | 'calendars'>>();

/**
 * What a draft is played on: its definition and forms in the place of the published ones, everything else as it is. Throws
 * the fault of a form that cannot be used; unchanged forms are prepared once. Under no agreement: the setup of a trial, or
 * a scenario, says which systems there are.
 */
export function trialWorld({ definition, forms }: DesignDocument, world: DesignWorld): ScenarioWorld {
  const own = Object.values(forms);
  const drafted = new Set(own.map(formId));
  return {
    definitions: [definition, ...world.definitions.filter(({ key }) => key !== definition.key)],
    forms: [...own, ...world.forms.filter((form) => !drafted.has(formId(form)))].map(compiledForm),
    ...surroundingsOf(world),
    agreements: world.agreements,
  };
}

/** Systems that a trial under no agreement knows all the same: where a form of the draft lets people choose one. */
export function pickedSystems({ forms }: DesignDocument, { systems }: DesignWorld): DesignWorld['systems'] | undefined {
  // Looked for in the text: a draft may be too broken to be walked through.
  return Object.values(forms).some(({ ui }) => JSON.stringify(ui).includes('"SystemPicker"')) ? systems : undefined;
}

/** The calendars of the world, made once. */
export function worldCalendars(world: DesignWorld): ScenarioWorld['calendars'] {
  return surroundingsOf(world).calendars;
}

function compiledForm(template: FormTemplate): CompiledForm {
  const known = compiled.get(template);
  if (known !== undefined) return known;
  const form = compileForm(template, interpretedValidator(template));
  compiled.set(template, form);
  return form;
}

function surroundingsOf(world: DesignWorld): Pick<ScenarioWorld, 'directory' | 'calendars'> {
  const known = surroundings.get(world);
  if (known !== undefined) return known;
  const made = { directory: createDirectory(world.organisation), calendars: createCalendars(world.calendars) };
  surroundings.set(world, made);
  return made;
}
