/** What names are offered for; `pick-options.ts` finds them. */
export type PickKind =
  /** A state a way may lead to. */
  | 'target'
  /** A state right inside the one the place belongs to. */
  | 'inner-state'
  | 'state'
  | 'task'
  | 'user'
  | 'department'
  | 'role'
  /** A role, or everybody who is signed in. */
  | 'starter-role'
  | 'form'
  | 'form-version'
  /** A print template of the form that stands beside in `template`, besides the main one. */
  | 'print'
  | 'process'
  | 'category'
  | 'calendar'
  | 'metric'
  /** A clock of this process. */
  | 'own-metric'
  | 'serial'
  | 'variable'
  | 'person-field'
  /** Outcomes offered at the state the place belongs to. */
  | 'outcome'
  /** Outcomes of the state that stands beside in `of`. */
  | 'outcome-of'
  | 'handler'
  | 'handler-input'
  | 'region'
  | 'priority'
  | 'pause-reason'
  | 'message'
  | 'signal'
  | 'error-code'
  | 'child-variable'
  | 'own-property';
