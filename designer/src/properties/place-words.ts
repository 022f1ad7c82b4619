import { localize } from '@yunliu/engine/definition';
import { pathOf, statesOf, valueAt } from '../model/index.js';
import { assignmentModes } from './describe/assignment.js';
import type { Field, FieldControl } from './describe/field.js';
import { processSections } from './describe/process.js';
import { stateSections } from './describe/states.js';
import type { Design } from './place.js';
import { summaryOf } from './summaries.js';

/** A place in words: 「接听并解答 › 办理结果 › 当场解决 › 何时可选」. */
export function placeWords(design: Design, pointer: string): string {
  const { document, locale } = design;
  const english = locale === 'en';
  const path = pathOf(pointer);
  if (path[0] === 'forms') {
    const form = document.forms[path[1] ?? ''];
    return `${english ? 'Form' : '表单'} › ${form === undefined ? (path[1] ?? '') : localize(form.title, locale)}`;
  }
  if (path[0] === 'prints') return `${english ? 'Print' : '打印模板'} › ${path[1] ?? ''}`;
  if (path[0] === 'scenarios') return `${english ? 'Scenario' : '演练场景'} › ${path[1] ?? ''}`;
  const around = [...statesOf(document).values()]
    .filter((placed) => pointer === placed.pointer || pointer.startsWith(`${placed.pointer}/`))
    .toSorted((a, b) => b.pointer.length - a.pointer.length)[0];
  const base = around?.pointer ?? '/definition';
  const name =
    around === undefined ? (english ? 'Process' : '流程') : localize(around.state.title, locale) || around.key;
  const sections = around === undefined ? processSections : stateSections[around.state.type];
  const fields = sections.flatMap((section) => section.fields);
  return [name, ...labels(design, base, pathOf(pointer.slice(base.length)), fields)].join(' › ');
}

function labels(design: Design, base: string, steps: readonly string[], fields: readonly Field[]): string[] {
  const [step, ...rest] = steps;
  if (step === undefined) return [];
  const value = valueAt(design.document, pathOf(base));
  for (const field of fields) {
    if (field.key === '' && field.control.kind === 'modes') {
      const mode = field.control.modes().find((one) => one.is(value as never));
      const found = labels(design, base, steps, mode?.fields?.() ?? []);
      if (found.length > 0) return found;
    }
    if (field.key === step) {
      const word = field.label[design.locale === 'en' ? 1 : 0];
      return [word, ...inside(design, `${base}/${escape(step)}`, rest, field.control)];
    }
  }
  return [];
}

function inside(design: Design, base: string, steps: readonly string[], control: FieldControl): string[] {
  const value = valueAt(design.document, pathOf(base)) as never;
  switch (control.kind) {
    case 'object':
      return labels(design, base, steps, control.fields());
    case 'assignment':
    case 'modes': {
      const modes = control.kind === 'modes' ? control.modes() : assignmentModes(false);
      const mode = modes.find((one) => one.is(value));
      if (mode?.control !== undefined) return inside(design, base, steps, mode.control);
      return labels(design, base, steps, mode?.fields?.() ?? []);
    }
    case 'list':
    case 'record': {
      const [entry, ...rest] = steps;
      if (entry === undefined) return [];
      const at = `${base}/${escape(entry)}`;
      const { title } = summaryOf(control.of, entry, valueAt(design.document, pathOf(at)) as never, design);
      return [title, ...labels(design, at, rest, control.item.fields?.() ?? [])];
    }
    default:
      return [];
  }
}

const escape = (step: string): string => step.replaceAll('~', '~0').replaceAll('/', '~1');
