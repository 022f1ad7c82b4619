import {
  faultOf,
  localize,
  YunliuError,
  type Fault,
  type Instant,
  type JsonObject,
  type Locale,
} from '@yunliu/engine/definition';
import { compileForm, type CompiledForm } from '@yunliu/engine/forms';
import { previewPath, type PathPreview } from '@yunliu/engine/simulate';
import { formId, statesOf, type DesignDocument } from '../model/index.js';
import type { DesignWorld } from '../session/index.js';
import { surroundingsOf } from './vacancies.js';

/** A step of the likeliest way, in words. */
export interface PathStep {
  readonly state: string;
  readonly title: string;
  readonly people: readonly string[];
  readonly at: Instant;
  readonly dueAt?: Instant;
  /** Title of the outcome assumed. */
  readonly outcome?: string;
  readonly assumed: boolean;
}

export interface PathAnswer {
  readonly steps: readonly PathStep[];
  readonly end: PathPreview['end'] | 'broken';
  readonly fault?: Fault;
}

/** The likeliest way of the draft when this person starts it, with the people of today. Unfinished drafts say why not. */
export function pathPreview(
  { definition, forms, ...rest }: DesignDocument,
  world: DesignWorld,
  from: { readonly by: string; readonly data: JsonObject; readonly now: Instant },
  locale: Locale,
): PathAnswer {
  const document = { definition, forms, ...rest };
  const { directory, calendars } = surroundingsOf(world);
  const own = new Set(Object.keys(forms));
  const all = [...Object.values(forms), ...world.forms.filter((form) => !own.has(formId(form)))];
  try {
    const preview = previewPath({
      definitions: [definition, ...world.definitions.filter(({ key }) => key !== definition.key)],
      // Looking ahead nothing is filled in, so nothing is checked.
      forms: all.map((form): CompiledForm => compileForm(form, () => [])),
      directory,
      calendars,
      agreements: world.agreements,
      now: from.now,
      from: { process: definition.key, by: from.by, data: from.data },
    });
    const { end, fault, steps } = preview;
    const name = (id: string): string => directory.user(id)?.name ?? id;
    return {
      end,
      ...(fault === undefined ? {} : { fault }),
      steps: steps.map(({ state, title, people, at, dueAt, outcome, assumed, choices }): PathStep => {
        const chosen = choices.find((choice) => choice.outcome === outcome);
        return {
          state: statesOf(document).has(state) ? state : '',
          title: localize(title, locale),
          people: people.map(name),
          at,
          assumed: assumed === true,
          ...(dueAt === undefined ? {} : { dueAt }),
          ...(outcome === undefined ? {} : { outcome: localize(chosen?.title, locale) || outcome }),
        };
      }),
    };
  } catch (error) {
    if (!(error instanceof YunliuError)) throw error;
    return { steps: [], end: 'broken', fault: faultOf(error) };
  }
}
