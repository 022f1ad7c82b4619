import { html, nothing } from 'lit';
import { jsonPointer } from '@yunliu/engine/definition';
import { fill, type ControlChange, type NameControl } from '../controls/index.js';
import type { Field } from './describe/field.js';
import { offeredKey } from './offered-key.js';
import { endOptions } from './outside-options.js';
import { faultsOf, type PanelContext } from './panel-context.js';
import { lastStep, parentPointer, stateAround, valueOf, type DesignPlace } from './place.js';
import { renderUses } from './render-uses.js';
import { setName } from './set-field.js';

type Change<Value> = CustomEvent<ControlChange<Value | undefined>>;

/** The name of the thing itself, with where it is used. */
export function renderName(
  context: PanelContext,
  field: Field,
  place: DesignPlace,
  label: string,
  hint: string,
): unknown {
  const { design, readonly } = context;
  const { locale } = design;
  const { pointer } = place;
  const value = field.key === '' ? undefined : valueOf(place);
  const shown = field.key === '' ? lastStep(pointer) : typeof value === 'string' ? value : undefined;
  const take = (to: string | undefined): boolean => {
    const ok = context.run(field.key === '' ? `${pointer}#name` : pointer, setName(place, field, to));
    if (ok && field.key === '' && to !== undefined) context.renamed(pointer, parentPointer(pointer) + jsonPointer(to));
    return ok;
  };
  const isState = field.control.kind === 'state-key';
  const offered = isState && !readonly ? offeredKey(design, lastStep(pointer)) : undefined;
  return html`<yl-name-control
      data-pointer=${pointer}
      data-name
      .value=${shown}
      .label=${label}
      .hint=${hint}
      .faults=${field.key === '' ? refusalOnly(context, `${pointer}#name`) : faultsOf(context, pointer, true)}
      ?readonly=${readonly}
      .locale=${locale}
      @yl-change=${(event: Change<string>) => {
        if (!take(event.detail.value)) (event.target as NameControl).focus();
      }}
      >${renderUses(context, place, field)}</yl-name-control
    >${
      offered === undefined
        ? nothing
        : html`<button type="button" class="offer" data-offer=${offered} @click=${() => take(offered)}>
            ${fill(context.texts.offeredKey, { key: offered })}
          </button>`
    }${renderUses(context, place, field, true)}`;
}

/** The end or error that a way answers. */
export function renderRouteKey(context: PanelContext, place: DesignPlace, label: string): unknown {
  const { design, readonly } = context;
  const { locale } = design;
  const { pointer } = place;
  return html`<yl-pick-control
    data-pointer="${pointer}#name"
    .value=${lastStep(pointer)}
    .options=${[
      ...(lastStep(pointer) === '*' ? [{ value: '*', label: locale === 'en' ? 'Any other' : '其他（*）' }] : []),
      ...endOptions({ ...place, pointer: parentPointer(pointer) }),
    ]}
    free
    .label=${label}
    .faults=${refusalOnly(context, `${pointer}#name`)}
    ?readonly=${readonly}
    .locale=${locale}
    @yl-change=${(event: Change<string>) => {
      const to = event.detail.value;
      if (to === undefined) return;
      const map = lastStep(parentPointer(pointer)) as 'onDone';
      const done = context.run(`${pointer}#name`, {
        type: 'rename-route',
        of: stateAround(place),
        map,
        key: lastStep(pointer),
        to,
      });
      if (done) context.renamed(pointer, parentPointer(pointer) + jsonPointer(to));
    }}
  ></yl-pick-control>`;
}

function refusalOnly(context: PanelContext, pointer: string): ReturnType<typeof faultsOf> {
  return context.refusalAt(pointer) === undefined ? [] : faultsOf(context, pointer, false);
}
