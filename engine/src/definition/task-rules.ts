/** Operations people may do at a task besides taking an outcome. What is absent has the default named here. */
export interface TaskOperations {
  /** 转办: hand over for good; default true. */
  readonly transfer?: boolean;
  /** 委派: have somebody else work on it, then it comes back; default true. */
  readonly delegate?: boolean;
  /** 加签 before, after or beside the task (recursive), and 减签 of what one has added; default none. */
  readonly addSign?: readonly AddSignMode[];
  /** 退回; default none. */
  readonly return?: ReturnRule;
  /** 拿回 by the last handler while nobody acted; default true. */
  readonly takeBack?: boolean;
  /** 催办: least time between two reminders of one task, ISO 8601; `false` = not offered; default `PT30M`. */
  readonly urge?: false | string;
}

export type AddSignMode = 'before' | 'after' | 'parallel';

export interface ReturnRule {
  /** `previous`: the task completed before this one; `visited`: any task state passed through; or these states. */
  readonly to: 'previous' | 'visited' | readonly string[];
  /**
   * When the person returned to has completed: `walk` the flow again (default), `straight` back to who returned it, or
   * `choose`: who returns decides.
   */
  readonly then?: 'walk' | 'straight' | 'choose';
}

/** Empty-assignee policy (空审批人): who has the task when nobody is found. */
export type WhenNobody =
  /** The administrators (default). */
  | { readonly policy: 'admin' }
  /** The outcome is taken by the engine, with a visible line. */
  | { readonly policy: 'skip'; readonly outcome: string }
  /** The command that leads here is refused. */
  | { readonly policy: 'refuse' }
  | { readonly policy: 'role'; readonly role: string };

/** Same-person auto-skip: the engine takes `outcome` in the person's name, with a visible line. */
export interface AutoSkip {
  /** The one assignee is: the initiator; who completed the task just before; who completed any earlier task. */
  readonly when: readonly ('initiator' | 'adjacent' | 'earlier')[];
  readonly outcome: string;
}

/** Separation of duties; also holds after 转办, 委派, 加签 and substitution. */
export interface SeparationRule {
  readonly notInitiator?: boolean;
  /** Four eyes: not the people who completed these states. */
  readonly notHandlersOf?: readonly string[];
}
