import type { Fault, Json } from '@yunliu/engine/definition';
import type { ControlFault, Question } from '../controls/index.js';
import type { Command, DesignIssue } from '../model/index.js';
import type { DesignSession } from '../session/index.js';
import { plainWords } from '../problems/index.js';
import type { Field } from './describe/field.js';
import type { PanelTexts } from './panel-texts.js';
import type { Design } from './place.js';

export interface FieldPlace {
  readonly owner: string;
  readonly loose: boolean;
  /** The label is said by what is around. */
  readonly quiet?: boolean;
}

export interface FieldsPlace {
  readonly loose?: boolean;
  /** Properties that something around shows. */
  readonly kept?: readonly string[];
  /** Words just said by what is around: a field of the same name does not repeat them. */
  readonly said?: string;
  /** The object is also shown by what is around, which looks after the rest of it. */
  readonly inner?: boolean;
}

/** Detail of `yl-open-tab`: another part of the design is asked for, at this form and step. */
export interface OpenTabDetail {
  readonly tab: 'rights';
  readonly form: string;
  readonly state: string;
}

/** What the parts of a panel need of it. */
export interface PanelContext {
  readonly session: DesignSession;
  readonly design: Design;
  readonly texts: PanelTexts;
  readonly readonly: boolean;
  readonly issues: readonly DesignIssue[];
  /** The control of a field; all fields of an object. They stand inside each other, so the panel hands them round. */
  field(field: Field, place: FieldPlace): unknown;
  fields(owner: string, fields: readonly Field[], place?: FieldsPlace): unknown;
  /** Why the last command from this place was refused. */
  refusalAt(pointer: string): Fault | undefined;
  isOpen(id: string): boolean;
  setOpen(id: string, open: boolean): void;
  /** Does the command of the control at the pointer. */
  run(pointer: string, command: Command | undefined, typing?: boolean): boolean;
  openTab(detail: OpenTabDetail): void;
  ask(question: Omit<Question, 'locale'>): Promise<boolean>;
  /** What stood at one place stands at another now, with what is unfolded there and the focus. */
  renamed(from: string, to: string): void;
  /** Puts the focus into what stands there, once it is shown. */
  focus(pointer: string): void;
  /** A text that is being typed and is no JSON yet. */
  draft(pointer: string): string | undefined;
  setDraft(pointer: string, text: string | undefined): void;
}

/** Faults to show at a control: at its very place, or anywhere in it. */
export function faultsOf(context: PanelContext, pointer: string, within: boolean): readonly ControlFault[] {
  const { design, session, issues } = context;
  const { locale } = design;
  const found = issues
    .filter((issue) => issue.pointer === pointer || (within && issue.pointer.startsWith(`${pointer}/`)))
    .map((issue): ControlFault => ({
      text: plainWords(design.document, issue.message, locale),
      hint: plainWords(design.document, issue.hint, locale),
      severity: issue.severity,
      fixes: issue.fixes.map(({ title, command }) => ({
        title: title[locale],
        run: () => {
          if (session.stillFinds(issue) && session.execute(command)) session.say(title[locale]);
        },
      })),
    }));
  const refusal = context.refusalAt(pointer);
  if (refusal === undefined) return found;
  return [{ text: refusal.message[locale], hint: refusal.hint[locale], severity: 'error' }, ...found];
}

/** How many faults lie at places and inside them; `mild`: warnings only. */
export function countFaults(
  { issues }: PanelContext,
  ...pointers: readonly string[]
): { readonly faults: number; readonly mild: boolean } {
  const found = issues.filter(({ pointer }) => pointers.some((at) => pointer === at || pointer.startsWith(`${at}/`)));
  return { faults: found.length, mild: found.every(({ severity }) => severity === 'warning') };
}

/** A setting that would be missed if it went unasked. */
export function isWeighty(value: Json | undefined): boolean {
  return typeof value === 'object' && value !== null && JSON.stringify(value).length > 160;
}
