import { localize, type Locale, type LocalizedText, type ProcessDefinition } from '@yunliu/engine/definition';
import {
  conditionFields,
  conditionWords,
  pathOf,
  statesOf,
  type Connection,
  type DesignDocument,
} from '../../model/index.js';
import { flowTexts } from '../../view/flow/flow-texts.js';
import { GraphLabels } from '../../view/flow/graph-labels.js';
import { flowDesignerTexts } from '../flow-designer-texts.js';

/** What stands at a line: the title of the choice, the condition in words, the time. */
export class ConnectionTitles {
  readonly #document: DesignDocument;
  readonly #locale: Locale;
  readonly #labels: GraphLabels;
  readonly #fields: ReturnType<typeof conditionFields>;

  constructor(document: DesignDocument, locale: Locale, related: readonly ProcessDefinition[]) {
    this.#document = document;
    this.#locale = locale;
    this.#labels = new GraphLabels(document.definition, locale, related);
    this.#fields = conditionFields(document, locale);
  }

  titleOf({ pointer, from, kind }: Connection): string {
    const { definition } = this.#document;
    const placed = statesOf(this.#document).get(from);
    const base = placed?.pointer ?? '/definition';
    const owner = (placed?.state ?? definition) as unknown as { readonly [name: string]: unknown };
    const [list = '', name = ''] = pathOf(pointer.slice(base.length));
    const rule = (owner[list] as { readonly [name: string]: unknown } | undefined)?.[name];
    const texts = flowTexts(this.#locale);
    switch (kind) {
      case 'outcome':
        return placed?.state.type === 'call'
          ? this.#labels.childOutcome(placed.state.process, name, Object.keys(placed.state.outcomes))
          : this.#title(rule, name);
      case 'branch':
        return this.#title(rule, '') || this.#condition((rule as { readonly when: string }).when);
      case 'otherwise':
        return texts.otherwise;
      case 'route':
        return placed?.state.type === 'phase' && Object.keys(placed.state.onDone).length > 1
          ? this.#labels.finalTitle(placed.state.states, name)
          : '';
      case 'error':
        return flowDesignerTexts(this.#locale).onError(name);
      case 'timer':
        return this.#labels.timer(rule as Parameters<GraphLabels['timer']>[0]);
      case 'message':
        return this.#title(rule, texts.message);
      case 'signal':
        return this.#title(rule, flowDesignerTexts(this.#locale).signal);
      case 'failure':
        return texts.failure;
      case 'next':
      case 'initial':
        return '';
    }
  }

  #title(rule: unknown, otherwise: string): string {
    const title = (rule as { readonly title?: LocalizedText } | undefined)?.title;
    return title === undefined ? otherwise : localize(title, this.#locale);
  }

  #condition(when: string): string {
    if (when.trim() === 'true') return this.#locale === 'en' ? 'Always' : '总是';
    return conditionWords(when, this.#fields, this.#locale);
  }
}
