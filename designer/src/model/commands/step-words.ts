import { localize, type Locale, type LocalizedText } from '@yunliu/engine/definition';
import { fieldTitle } from '@yunliu/engine/forms';
import type { DesignDocument } from '../document/design-document.js';
import { pathOf, valueAt } from '../document/json-path.js';
import { compileDraftForm } from '../document/sound-form.js';
import { elementAt } from '../lint/element.js';
import { commandLabel } from './command-label.js';
import type { Command } from './command.js';
import { statesOf } from './find-state.js';
import { propertyWord } from './property-words.js';

/** What a command may name; each kind names some of these. */
interface Named {
  readonly type: string;
  readonly pointer?: string;
  readonly title?: LocalizedText;
  readonly keys?: readonly string[];
  readonly key?: string;
  readonly of?: string;
  readonly from?: unknown;
  readonly form?: unknown;
  readonly path?: string;
  readonly label?: unknown;
  readonly commands?: readonly Command[];
}

/**
 * What a step was, with what it was about: “修改‘接听来电’的名称”. Read against the document as it is now; what is gone from
 * it is left out.
 */
export function stepWords(command: Command, document: DesignDocument, locale: Locale): string {
  const named = command as Named;
  const [only, ...more] = named.commands ?? [];
  if (only !== undefined && more.length === 0 && named.label === undefined) return stepWords(only, document, locale);
  const label = commandLabel(command, locale);
  const { title, property } = subjectOf(named, document, locale);
  if (title === undefined) return label;
  const quoted = locale === 'en' ? `"${title}"` : `“${title}”`;
  if (property === undefined) return locale === 'en' ? `${label} ${quoted}` : `${label}${quoted}`;
  return locale === 'en' ? `${label} ${property} of ${quoted}` : `${label}${quoted}的${property}`;
}

interface Subject {
  readonly title?: string | undefined;
  readonly property?: string | undefined;
}

function subjectOf(named: Named, document: DesignDocument, locale: Locale): Subject {
  const say = (text: LocalizedText | undefined): string | undefined => localize(text, locale) || undefined;
  const stateTitle = (key: string | undefined): string | undefined =>
    key === undefined ? undefined : say(statesOf(document).get(key)?.state.title);
  if (named.pointer !== undefined) return subjectAt(named.pointer, document, locale);
  if (named.title !== undefined) return { title: say(named.title) };
  if (typeof named.form === 'string' && Object.hasOwn(document.forms, named.form)) {
    const form = document.forms[named.form];
    const field =
      form === undefined || named.path === undefined ? undefined : compileDraftForm(form).fields.get(named.path);
    return { title: field === undefined ? say(form?.title) : fieldTitle(field, locale) };
  }
  const [first, ...others] = named.keys ?? [];
  if (others.length > 0) return {};
  const from = typeof named.from === 'string' ? named.from : undefined;
  return { title: stateTitle(first ?? named.of ?? named.key ?? from) };
}

function subjectAt(pointer: string, document: DesignDocument, locale: Locale): Subject {
  const element = elementAt(document, pointer);
  const path = pathOf(pointer);
  const propertyAfter = (depth: number): string | undefined => {
    const name = path[depth];
    return name === undefined ? undefined : propertyWord(name, locale);
  };
  switch (element.part) {
    case 'process':
      return { title: localize(document.definition.title, locale) || undefined, property: propertyAfter(1) };
    case 'state':
    case 'connection': {
      const placed = statesOf(document).get(element.state);
      if (placed === undefined) return {};
      return {
        title: localize(placed.state.title, locale) || undefined,
        property: propertyAfter(pathOf(placed.pointer).length),
      };
    }
    case 'form': {
      const form = Object.hasOwn(document.forms, element.form) ? document.forms[element.form] : undefined;
      const at =
        element.at === undefined ? undefined : valueAt(document, ['forms', element.form, ...pathOf(element.at)]);
      const fields = form === undefined || at === undefined ? [] : compileDraftForm(form).fields.values();
      const field = [...fields].find((one) => one.element === at);
      const title = field === undefined ? localize(form?.title, locale) : fieldTitle(field, locale);
      return { title: title || undefined };
    }
    default:
      return {};
  }
}
