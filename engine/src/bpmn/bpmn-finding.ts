/** Something of a file that does not go over as it is; nothing is left out without one. */
export interface BpmnFinding {
  /** `bpmn/unsupported-element`, `bpmn/changed-meaning` … */
  readonly code: string;
  /** `lost`: not in the result. `changed`: in the result, but it means something else or less. `note`: worth knowing. */
  readonly severity: 'lost' | 'changed' | 'note';
  /** Id of the BPMN element (or key of the state). */
  readonly element: string;
  readonly name: string;
  /** `bpmn:ComplexGateway` … */
  readonly type: string;
  readonly message: { readonly 'zh-CN': string; readonly en: string };
}
