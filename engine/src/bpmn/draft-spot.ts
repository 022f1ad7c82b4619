import { jsonPointer } from '../definition/issue.js';
import { localize } from '../definition/localized-text.js';
import type { Outcomes, Route, State } from '../definition/states/state.js';
import type { NodeDraft, ScopeDraft } from './bpmn-draft.js';
import type { Around, Canvas } from './canvas.js';
import { ownJson } from './own-data.js';

/** Where a state is being drawn. */
export interface Spot {
  readonly draft: Canvas;
  readonly scope: ScopeDraft;
  readonly around: Around;
  readonly key: string;
}

interface Exit {
  readonly name: string;
  readonly to: string;
  readonly condition?: string;
  readonly pointer: string;
}

/** The node of a state with its own data. */
export function stateNode(
  { draft, scope, key }: Spot,
  state: State,
  more: Omit<NodeDraft, 'id' | 'own' | 'name'>,
): NodeDraft {
  const description = localize(state.description);
  return draft.node(scope, {
    id: key,
    name: localize(state.title),
    own: { kind: 'state', key, json: ownJson(state) },
    ...(description === '' ? {} : { documentation: description }),
    ...more,
  });
}

export function outcomeExits(outcomes: Outcomes): readonly Exit[] {
  return Object.entries(outcomes).map(([name, { title, to, when }]) => ({
    name: localize(title),
    to,
    condition: `outcome = ${JSON.stringify(name)}${when === undefined ? '' : ` and (${when})`}`,
    pointer: jsonPointer('outcomes', name, 'to'),
  }));
}

export function routeExits(routes: { readonly [name: string]: Route }, property: string): readonly Exit[] {
  return Object.entries(routes).map(([name, { to }]) => ({
    name: name === '*' ? '' : name,
    to,
    ...(name === '*' ? {} : { condition: `outcome = ${JSON.stringify(name)}` }),
    pointer: jsonPointer(property, name, 'to'),
  }));
}

/** Ways of which one is taken: a plain flow when there is one, else a gateway behind the node. */
export function choose({ draft, scope, around }: Spot, from: NodeDraft, exits: readonly Exit[]): void {
  draft.later(() => {
    const [only] = exits;
    if (only !== undefined && exits.length === 1) {
      draft.lead({ scope, around, from, to: only.to, name: only.name, way: { pointer: only.pointer, to: only.to } });
      return;
    }
    if (exits.length === 0) return;
    const gateway = draft.node(scope, { id: `choice_${from.id}`, type: 'bpmn:ExclusiveGateway' });
    draft.flow(scope, from, gateway);
    for (const { name, to, condition, pointer } of exits) {
      const drawn = draft.lead({ scope, around, from: gateway, to, name, condition, way: { pointer, to } });
      if (condition === undefined && drawn !== undefined) gateway.defaultFlow = drawn;
    }
  });
}
