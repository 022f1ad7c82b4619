import { html, nothing, type TemplateResult } from 'lit';
import { localize, type AssignmentRule } from '@yunliu/engine/definition';
import { departmentOptions, peopleOptions, type ControlChange } from '../controls/index.js';
import { statesOf } from '../model/index.js';
import { choice, feel, number, pick, roles, type AssignmentContext } from './assignment-inputs.js';
import { ruleKinds } from './assignment-texts.js';
import { newAssignment, peopleFields } from './new-assignment.js';

type Picked = CustomEvent<ControlChange<string | undefined>>;
type Change = (rule: AssignmentRule, typing?: boolean) => void;

/** A rule deeper than this is shown but not unfolded further. */
const MAX_DEPTH = 6;

/** The inputs of one rule, its `among` and what follows when it finds nobody. `at`: pointer of the rule. */
export function ruleTemplate(
  rule: AssignmentRule,
  at: string,
  context: AssignmentContext,
  change: Change,
  depth = 0,
): TemplateResult {
  const { texts, locale, readonly, document, organisation } = context;
  if (depth > MAX_DEPTH) return html`<p class="hint">${texts.cycle}</p>`;
  return html`<div class="rule" data-pointer=${at}>
    <div class="inputs">
      <yl-choice-control
        class="kind"
        .locale=${locale}
        .label=${depth === 0 ? texts.by : texts.amongWhom}
        ?quiet=${depth > 0}
        .options=${ruleKinds(locale)}
        .value=${rule.by}
        .readonly=${readonly}
        @yl-change=${({ detail }: Picked) => {
          if (detail.value === undefined || detail.value === rule.by) return;
          change(newAssignment(detail.value as AssignmentRule['by'], document, organisation, rule));
        }}
      ></yl-choice-control>
      ${ownTemplate(rule, at, context, change)}
    </div>
    ${amongTemplate(rule, at, context, change, depth)} ${elseTemplate(rule, at, context, change, depth)}
  </div>`;
}

function ownTemplate(rule: AssignmentRule, at: string, context: AssignmentContext, change: Change): unknown {
  const { texts, organisation, locale, document } = context;
  switch (rule.by) {
    case 'user':
      return pick(context, texts.user, peopleOptions(organisation, locale), rule.user, (user) =>
        change({ ...rule, user }),
      );
    case 'role':
      return html`${pick(context, texts.role, roles(context), rule.role, (role) => change({ ...rule, role }))}
      ${withinTemplate(rule, at, context, change)}`;
    case 'department':
      return pick(context, texts.department, departmentOptions(organisation), rule.department, (department) =>
        change({ ...rule, department }),
      );
    case 'expression':
      return feel(context, texts.users, `${at}/users`, rule.users, 'users', (users, typing) =>
        change({ ...rule, users }, typing),
      );
    case 'handler-of': {
      const steps = [...statesOf(document).values()].filter(({ state }) => state.type === 'task');
      const options = steps.map(({ key, state }) => ({
        value: key,
        label: localize(state.title, locale) || key,
        detail: key,
      }));
      return pick(context, texts.step, options, rule.state, (state) => change({ ...rule, state }));
    }
    case 'field': {
      const options = peopleFields(document).map(({ name, title }) => ({ value: name, label: title, detail: name }));
      return html`${pick(context, texts.field, options, rule.field, (field) => change({ ...rule, field }))}
      ${options.length === 0 ? html`<p class="hint">${texts.noFields}</p>` : nothing}`;
    }
    case 'leader':
      return leaderTemplate(rule, at, context, change);
    case 'chosen':
      return html`${choice(
        context,
        texts.from,
        [
          { value: 'previous', label: texts.fromPrevious },
          { value: 'starter', label: texts.fromStarter },
        ],
        rule.from,
        (from) => change({ ...rule, from: from === 'starter' ? 'starter' : 'previous' }),
      )}
      ${number(context, texts.max, rule.max ?? 1, texts.people, (max, typing) => {
        const { max: _, ...rest } = rule;
        change(max === 1 ? rest : { ...rest, max }, typing);
      })}`;
    default:
      return nothing;
  }
}

function leaderTemplate(
  rule: Extract<AssignmentRule, { readonly by: 'leader' }>,
  at: string,
  context: AssignmentContext,
  change: Change,
): TemplateResult {
  const { texts } = context;
  const { of: _, user: __, ...plain } = rule;
  return html`${personTemplate(
      rule,
      at,
      context,
      (person) => change({ ...plain, ...person }),
      (user, typing) => change({ ...plain, user }, typing),
    )}
    ${number(context, texts.level, rule.level ?? 1, '', (level, typing) => {
      const { level: _level, ...rest } = rule;
      change(level === 1 ? rest : { ...rest, level }, typing);
    })}
    <label class="check wide">
      <input
        type="checkbox"
        .checked=${rule.every === true}
        ?disabled=${context.readonly}
        @change=${(event: Event) => {
          const { every: _every, ...rest } = rule;
          change((event.target as HTMLInputElement).checked ? { ...rest, every: true } : rest);
        }}
      />${texts.every}
    </label>`;
}

/** Whose leader: the initiator's, that of the step before, or of whom an expression gives. */
function personTemplate(
  { of, user }: { readonly of?: 'starter' | 'previous'; readonly user?: string },
  at: string,
  context: AssignmentContext,
  change: (person: { readonly of?: 'previous'; readonly user?: string }) => void,
  write: (user: string, typing: boolean) => void,
): TemplateResult {
  const { texts } = context;
  const value = user !== undefined ? 'user' : of === 'previous' ? 'previous' : 'starter';
  return html`${choice(
    context,
    texts.whose,
    [
      { value: 'starter', label: texts.ofStarter },
      { value: 'previous', label: texts.ofPrevious },
      { value: 'user', label: texts.ofUser },
    ],
    value,
    (next) => change(next === 'previous' ? { of: 'previous' } : next === 'user' ? { user: user ?? 'startedBy' } : {}),
  )}${user === undefined ? nothing : feel(context, texts.person, `${at}/user`, user, 'users', write)}`;
}

function withinTemplate(
  rule: Extract<AssignmentRule, { readonly by: 'role' }>,
  at: string,
  context: AssignmentContext,
  change: Change,
): TemplateResult {
  const { texts, organisation } = context;
  const { within } = rule;
  const value =
    within === undefined
      ? 'any'
      : within.department !== undefined
        ? 'department'
        : within.user !== undefined
          ? 'user'
          : within.of === 'previous'
            ? 'previous'
            : 'starter';
  const up = within?.up === true ? { up: true } : {};
  const set = (next: string): void => {
    const { within: _, ...rest } = rule;
    if (next === 'any') return change(rest);
    const place =
      next === 'department'
        ? { department: organisation.departments[0]?.id ?? '' }
        : next === 'user'
          ? { user: 'startedBy' }
          : next === 'previous'
            ? { of: 'previous' as const }
            : {};
    change({ ...rest, within: { ...place, ...up } });
  };
  return html`${choice(
    context,
    texts.within,
    [
      { value: 'any', label: texts.anywhere },
      { value: 'starter', label: texts.withinStarter },
      { value: 'previous', label: texts.withinPrevious },
      { value: 'department', label: texts.withinDepartment },
      { value: 'user', label: texts.withinUser },
    ],
    value,
    set,
  )}${
    within?.department === undefined
      ? nothing
      : pick(context, texts.department, departmentOptions(organisation), within.department, (department) =>
          change({ ...rule, within: { ...within, department } }),
        )
  }${
    within?.user === undefined
      ? nothing
      : feel(context, texts.person, `${at}/within/user`, within.user, 'users', (user, typing) =>
          change({ ...rule, within: { ...within, user } }, typing),
        )
  }${
    within === undefined
      ? nothing
      : html`<label class="check wide">
          <input
            type="checkbox"
            .checked=${within.up === true}
            ?disabled=${context.readonly}
            @change=${(event: Event) => {
              const { up: _, ...rest } = within;
              change({ ...rule, within: (event.target as HTMLInputElement).checked ? { ...rest, up: true } : rest });
            }}
          />${texts.up}
        </label>`
  }`;
}

function amongTemplate(
  rule: AssignmentRule,
  at: string,
  context: AssignmentContext,
  change: Change,
  depth: number,
): TemplateResult | typeof nothing {
  const { texts, document, organisation } = context;
  if (rule.by !== 'chosen' && rule.by !== 'round-robin' && rule.by !== 'least-loaded') return nothing;
  const inner = (among: AssignmentRule, typing?: boolean): void => change({ ...rule, among }, typing);
  const whole =
    rule.by !== 'chosen'
      ? nothing
      : choice(
          context,
          texts.among,
          [
            { value: 'all', label: texts.amongAll },
            { value: 'rule', label: texts.amongRule },
          ],
          rule.among === undefined ? 'all' : 'rule',
          (next) => {
            const { among: _, ...rest } = rule;
            change(next === 'all' ? rest : { ...rest, among: newAssignment('role', document, organisation) });
          },
        );
  return html`${whole}${
    rule.among === undefined
      ? nothing
      : html`<fieldset>
          <legend>${texts.amongWhom}</legend>
          ${ruleTemplate(rule.among, `${at}/among`, context, inner, depth + 1)}
        </fieldset>`
  }`;
}

function elseTemplate(
  rule: AssignmentRule,
  at: string,
  context: AssignmentContext,
  change: Change,
  depth: number,
): TemplateResult | typeof nothing {
  const { texts, readonly, document, organisation } = context;
  const { else: next, ...rest } = rule;
  if (next === undefined)
    return readonly || rule.by === 'starter'
      ? nothing
      : html`<button
          type="button"
          class="small plain add-else"
          @click=${() => change({ ...rule, else: newAssignment('role', document, organisation) })}
        >
          ＋ ${texts.addElse}
        </button>`;
  return html`<fieldset class="else">
    <legend>${texts.else}</legend>
    ${ruleTemplate(next, `${at}/else`, context, (inner, typing) => change({ ...rule, else: inner }, typing), depth + 1)}
    ${
      readonly
        ? nothing
        : html`<button type="button" class="small" @click=${() => change(rest)}>${texts.removeElse}</button>`
    }
  </fieldset>`;
}
