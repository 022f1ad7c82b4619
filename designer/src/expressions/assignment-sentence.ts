import { localize, type AssignmentRule, type Locale } from '@yunliu/engine/definition';
import type { Organisation } from '@yunliu/engine/simulate';
import { conditionFields, statesOf, type DesignDocument } from '../model/index.js';
import { assignmentTexts } from './assignment-texts.js';
import { fill } from './condition-texts.js';

/** Names behind what a rule says. */
export interface AssignmentWords {
  readonly document: DesignDocument;
  readonly organisation: Organisation;
  readonly locale: Locale;
}

/** A rule as a sentence without its full stop: 「由发起人的直接主管办理；找不到时，由角色“服务台”的人员办理」. */
export function assignmentSentence(rule: AssignmentRule, words: AssignmentWords): string {
  const texts = assignmentTexts(words.locale);
  const own = ruleSentence(rule, words);
  return rule.else === undefined ? own : own + fill(texts.sElse, { rule: assignmentSentence(rule.else, words) });
}

function ruleSentence(rule: AssignmentRule, words: AssignmentWords): string {
  const { document, organisation, locale } = words;
  const texts = assignmentTexts(locale);
  const unknown = (name: string): string => fill(texts.unknown, { name });
  switch (rule.by) {
    case 'starter':
      return texts.sStarter;
    case 'user': {
      const user = organisation.users.find(({ id }) => id === rule.user)?.name;
      return fill(texts.sUser, { user: user ?? unknown(rule.user) });
    }
    case 'role': {
      const role = roleTitle(rule.role, words);
      if (rule.within === undefined) return fill(texts.sRole, { role });
      const { department, of, user, up } = rule.within;
      const where =
        department !== undefined
          ? (organisation.departments.find(({ id }) => id === department)?.name ?? unknown(department))
          : user !== undefined
            ? texts.whereUser
            : of === 'previous'
              ? texts.wherePrevious
              : texts.whereStarter;
      return fill(texts.sRoleWithin, { role, where }) + (up === true ? texts.sUp : '');
    }
    case 'department': {
      const name = organisation.departments.find(({ id }) => id === rule.department)?.name;
      return fill(texts.sDepartment, { department: name ?? unknown(rule.department) });
    }
    case 'leader': {
      const person = rule.user !== undefined ? texts.someone : rule.of === 'previous' ? texts.previous : texts.starter;
      const { level = 1, every = false } = rule;
      const text = every ? texts.sEvery : level === 1 ? texts.sDirect : texts.sLeader;
      return fill(text, { person, level: String(level) });
    }
    case 'field': {
      const field = conditionFields(document, locale).get(rule.field)?.title;
      return fill(texts.sField, { field: field ?? rule.field });
    }
    case 'handler-of': {
      const state = statesOf(document).get(rule.state)?.state.title;
      return fill(texts.sHandler, { state: localize(state, locale) || rule.state });
    }
    case 'previous':
      return texts.sPrevious;
    case 'chosen': {
      const from = rule.from === 'starter' ? texts.fromStarter : texts.fromPrevious;
      const max = (rule.max ?? 1) > 1 ? fill(texts.upTo, { max: String(rule.max) }) : '';
      const among = rule.among === undefined ? '' : fill(texts.sAmong, { among: whom(rule.among, words) });
      return fill(texts.sChosen, { from, max }) + among;
    }
    case 'round-robin':
      return fill(texts.sTurn, { among: whom(rule.among, words) });
    case 'least-loaded':
      return fill(texts.sLeast, { among: whom(rule.among, words) });
    case 'expression':
      return texts.sExpression;
  }
}

/** The people of a rule without the doing: 「角色“服务台”的人员」. */
function whom(rule: AssignmentRule, words: AssignmentWords): string {
  const sentence = assignmentSentence(rule, words);
  return words.locale === 'en'
    ? sentence.replaceAll(/ handles? it/g, '')
    : sentence.replaceAll(/(^|，)由/g, '$1').replaceAll(/办理(?=；|$)/g, '');
}

export function roleTitle(key: string, { document, organisation, locale }: AssignmentWords): string {
  const declared = Object.hasOwn(document.definition.roles, key) ? document.definition.roles[key]?.title : undefined;
  return localize(declared, locale) || (organisation.roles.find((role) => role.key === key)?.title ?? key);
}
