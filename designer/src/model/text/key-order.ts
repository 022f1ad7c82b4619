import { formTemplateSchema, processDefinitionSchema, type SchemaNode } from '@yunliu/engine/definition';

/**
 * Where people look first comes first: what a state is and who does it, then what is shown, what happens, where it leads.
 * The order of the shipped files; what is not named here follows the schema.
 */
const READING_ORDER: { readonly [type: string]: readonly string[] } = {
  task: ['type', 'title', 'description', 'assign', 'group', 'form', 'reference', 'onEntry', 'onExit', 'compensation'],
  phase: [
    'type',
    'title',
    'description',
    'initial',
    'history',
    'onEntry',
    'onExit',
    'compensation',
    'clocks',
    'timers',
  ],
  parallel: ['type', 'title', 'description', 'join', 'late', 'otherwise', 'to', 'onEntry', 'onExit', 'compensation'],
  call: [
    'type',
    'title',
    'description',
    'onEntry',
    'onExit',
    'compensation',
    'process',
    'wait',
    'each',
    'input',
    'output',
  ],
  wait: ['type', 'title', 'description'],
};
const LAST: { readonly [type: string]: readonly string[] } = {
  task: ['whenNobody', 'autoSkip', 'separation', 'operations', 'clocks', 'timers', 'messages', 'signals', 'outcomes'],
  phase: ['messages', 'signals', 'outcomes', 'states', 'onDone', 'onError'],
  parallel: ['clocks', 'timers', 'messages', 'signals', 'regions'],
  call: ['clocks', 'timers', 'messages', 'signals', 'outcomes', 'onError'],
};
const OUTCOME = ['title', 'to', 'when', 'style', 'commentRequired', 'skipRequired', 'effects'];
const FIELD = ['type', 'scope', 'label', 'hint', 'options', 'columns', 'computed', 'initial', 'rule', 'rules'];
const VALUE_SCHEMA = ['title', 'type', 'format'];

/** Keys of the object at `path` of a design document, in the order a careful person writes them. */
export function keyOrder(path: readonly (string | number)[], value: unknown): readonly string[] {
  const [part, ...rest] = path;
  const inForm = part === 'forms';
  const root = part === 'definition' ? processDefinitionSchema : inForm ? formTemplateSchema : undefined;
  if (root === undefined) return [];
  const steps = inForm ? rest.slice(1) : rest;
  const found = descend(root, root, steps, value);
  if (found === undefined) return [];
  const known = Object.keys(found.properties ?? {});
  const type = typeof value === 'object' && value !== null ? (value as { readonly type?: unknown }).type : undefined;
  const at = typeof type === 'string' ? type : '';
  if (!inForm && known.includes('onEntry') && Object.hasOwn(READING_ORDER, at))
    return merge(READING_ORDER[at] ?? [], known, LAST[at] ?? []);
  if (!inForm && known.includes('commentRequired')) return OUTCOME;
  if (inForm && known.includes('scope')) return merge(FIELD, known, []);
  if (known.includes('uniqueItems')) return merge(VALUE_SCHEMA, known, []);
  return known;
}

function merge(first: readonly string[], known: readonly string[], last: readonly string[]): readonly string[] {
  return [...new Set([...first, ...known.filter((key) => !last.includes(key)), ...last])];
}

/** The schema of what stands at `steps`; alternatives are chosen by what is written there. */
function descend(
  root: SchemaNode,
  node: SchemaNode,
  steps: readonly (string | number)[],
  value: unknown,
): SchemaNode | undefined {
  const resolved = resolve(root, node);
  if (resolved.oneOf !== undefined) {
    const options = resolved.oneOf.map((option) => resolve(root, option)).filter((option) => option.type === 'object');
    const fitting = steps.length === 0 ? options.filter((option) => isOf(root, option, value)) : options;
    for (const option of fitting) {
      const found = descend(root, option, steps, value);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  const [step, ...rest] = steps;
  if (step === undefined) return resolved;
  const next =
    typeof step === 'number' || resolved.type === 'array'
      ? resolved.items
      : resolved.properties !== undefined && Object.hasOwn(resolved.properties, step)
        ? resolved.properties[step]
        : resolved.additionalProperties === false
          ? undefined
          : resolved.additionalProperties;
  return typeof next === 'object' ? descend(root, next, rest, value) : undefined;
}

function isOf(root: SchemaNode, option: SchemaNode, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return ['type', 'by', 'kind', 'policy'].every((name) => {
    const given = Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
    const property = option.properties?.[name];
    if (property === undefined) return given === undefined;
    const wanted = resolve(root, property);
    return wanted.const === undefined || wanted.const === given;
  });
}

function resolve(root: SchemaNode, node: SchemaNode): SchemaNode {
  let at = node;
  while (at.$ref !== undefined) at = root.$defs?.[at.$ref.replace('#/$defs/', '')] ?? {};
  return at;
}
