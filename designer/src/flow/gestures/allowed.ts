import { YunliuError, type LocalizedText, type validateDefinition } from '@yunliu/engine/definition';
import { applyCommand, type Command, type DesignDocument, type LintContext } from '../../model/index.js';
import { plainWords } from '../../problems/index.js';
import type { Drawing } from '../drawing/drawing.js';
import { commandFor } from './command-for.js';
import type { Gesture } from './gesture.js';

export type Validate = typeof validateDefinition;

/** Whether a gesture may be done, and if not why. */
export type Allowed =
  { readonly ok: true; readonly command: Command } | { readonly ok: false; readonly reason?: LocalizedText };

/**
 * What may be connected with what and what may stand where is not written down twice: the gesture is tried on the side, and
 * the engine's validator says whether it breaks a rule that held before.
 */
export class AllowedGestures {
  readonly #document: DesignDocument;
  readonly #drawing: Drawing;
  readonly #context: LintContext;
  readonly #known = new Map<string, Allowed>();
  #faults: ReadonlySet<string> | undefined;

  readonly #validate: Validate | undefined;

  /** Without `validate`, while it is still loading, only the commands themselves refuse. */
  constructor(document: DesignDocument, drawing: Drawing, context: LintContext, validate: Validate | undefined) {
    this.#validate = validate;
    this.#document = document;
    this.#drawing = drawing;
    this.#context = context;
  }

  /** Answers are kept: a hover asks the same over and over. `name` tells gestures apart. */
  ask(name: string, gesture: Gesture): Allowed {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const answer = this.#try(gesture);
    this.#known.set(name, answer);
    return answer;
  }

  #try(gesture: Gesture): Allowed {
    const command = commandFor(this.#document, this.#drawing, gesture);
    if (command === undefined) return { ok: false };
    try {
      const after = applyCommand(this.#document, command);
      const fault = this.#newFault(after, gesture);
      return fault === undefined ? { ok: true, command } : { ok: false, reason: fault };
    } catch (error) {
      if (!(error instanceof YunliuError)) throw error;
      return { ok: false, reason: error.messages };
    }
  }

  /** Ways are checked by the validator; what stands where only by the commands: a new place is often half a change. */
  #newFault(after: DesignDocument, { type }: Gesture): LocalizedText | undefined {
    if (type !== 'connect' && type !== 'reconnect') return undefined;
    this.#faults ??= new Set(this.#faultsOf(this.#document).map(({ code, pointer }) => `${code} ${pointer}`));
    const known = this.#faults;
    const broken = this.#faultsOf(after).find(
      ({ code, pointer }) => WAYS.test(code) && !known.has(`${code} ${pointer}`),
    );
    if (broken === undefined) return undefined;
    return {
      'zh-CN': plainWords(after, broken.message, 'zh-CN'),
      en: plainWords(after, broken.message, 'en'),
    };
  }

  #faultsOf({ definition, forms }: DesignDocument): ReturnType<Validate> {
    const found = this.#validate?.(definition, { ...this.#context, forms: Object.values(forms) }) ?? [];
    return found.filter(({ severity }) => severity === 'error');
  }
}

/** Faults that say a way may not lead there. */
const WAYS = /^(?:decision\/endless-loop|phase\/|parallel\/|return\/)/;
