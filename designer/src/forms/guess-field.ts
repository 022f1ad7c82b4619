import type { FieldKind } from '@yunliu/engine/forms';

/** What a column of a pasted sheet seems to be. */
export interface FieldGuess {
  readonly kind: FieldKind;
  /** First name of the field. */
  readonly name: string;
  readonly multi?: boolean;
  readonly pattern?: string;
  readonly unit?: string;
}

interface Hint extends FieldGuess {
  readonly words: RegExp;
}

/** Words of headers, the narrow ones first. Patterns are tested against short trimmed titles only. */
const HINTS: readonly Hint[] = [
  { words: /^(序号|no\.?|#)$/iu, kind: 'integer', name: 'rowNo' },
  { words: /(编号|单号|流水号|serial)/iu, kind: 'text', name: 'number' },
  {
    words: /(身份证)/u,
    kind: 'text',
    name: 'idCard',
    pattern: '^[1-9][0-9]{5}(19|20)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9Xx]$',
  },
  { words: /(手机|mobile)/iu, kind: 'text', name: 'mobile', pattern: '^1[3-9][0-9]{9}$' },
  { words: /(电话|座机|传真|phone|fax)/iu, kind: 'text', name: 'phone' },
  { words: /(邮箱|email|e-mail)/iu, kind: 'text', name: 'email' },
  { words: /(金额|费用|价格|单价|总价|合计|预算|工资|费$|款$|amount|price|cost|fee)/iu, kind: 'money', name: 'amount' },
  { words: /(百分比|比例|率$|percent|rate)/iu, kind: 'number', name: 'rate', unit: '%' },
  { words: /(天数|days)/iu, kind: 'number', name: 'days', unit: '天' },
  { words: /(工时|小时|时长|hours)/iu, kind: 'number', name: 'hours', unit: '小时' },
  {
    words: /(数量|件数|人数|次数|台数|份数|页数|年龄|quantity|count|qty|number of)/iu,
    kind: 'integer',
    name: 'quantity',
  },
  { words: /(时间段|起止)/u, kind: 'text', name: 'period' },
  { words: /(时间$|时刻|datetime| time$)/iu, kind: 'date-time', name: 'at' },
  { words: /(日期|生日|年月日|日$|date)/iu, kind: 'date', name: 'date' },
  { words: /(是否|有无|能否|^已|whether|\?$|？$)/iu, kind: 'yes-no', name: 'confirmed' },
  { words: /(部门|科室|处室|department)/iu, kind: 'department', name: 'department' },
  { words: /(签字|签名|签收|signature)/iu, kind: 'signature', name: 'signature' },
  { words: /(盖章|印章|公章|seal)/iu, kind: 'seal', name: 'seal' },
  { words: /(附件|照片|图片|文件$|扫描件|截图|files?|photos?|attachment)/iu, kind: 'attachment', name: 'files' },
  {
    words:
      /(经办人|负责人|责任人|申请人|填[表报写]人|审[批核]人|批准人|检查人|巡检人|处理人|保管人|使用人|值班[人员]|工程师|人员|姓名|领导|接收人|联系人|assignee|engineer|applicant|owner|person)/iu,
    kind: 'user',
    name: 'person',
  },
  {
    words: /(备注|说明|描述|内容|原因|意见|情况|总结|remarks?|description|reason|comments?|notes?)/iu,
    kind: 'multi-line',
    name: 'remarks',
    multi: true,
  },
  {
    words: /(类型|类别|级别|等级|状态|方式|渠道|性别|type|level|status|category|priority)/iu,
    kind: 'choice',
    name: 'type',
  },
  { words: /(地址|地点|位置|address|place)/iu, kind: 'text', name: 'address' },
  { words: /(名称|标题|主题|name|title|subject)/iu, kind: 'text', name: 'title' },
];

/** People outside of the directory: a name is then only text. */
const OUTSIDE = /(联系人|来访|客户|供应商|用户姓名|contact|customer)/iu;

/** What a column is, by its title and, where the title says nothing, by its values. Samples may also speak against the title. */
export function guessField(title: string, samples: readonly string[] = []): FieldGuess {
  const found = HINTS.find(({ words }) => words.test(title.trim().slice(0, 60)));
  const values = samples.map((one) => one.trim()).filter((one) => one !== '');
  const bySamples = values.length === 0 ? undefined : kindOfValues(values);
  if (found === undefined) return bySamples ?? { kind: 'text', name: 'field' };
  const { words: _, ...guess } = found;
  if (guess.kind === 'user' && OUTSIDE.test(title)) return { kind: 'text', name: 'contact' };
  if (bySamples === undefined || bySamples.kind === guess.kind) return guess;
  const isNumber = ['integer', 'number', 'money'].includes(guess.kind);
  if (isNumber && bySamples.kind === 'number') return guess.kind === 'integer' ? { ...guess, kind: 'number' } : guess;
  if (isNumber && !['integer', 'number', 'money'].includes(bySamples.kind)) return { kind: 'text', name: guess.name };
  if (guess.kind === 'date' && bySamples.kind === 'date-time') return { ...guess, kind: 'date-time' };
  if (guess.kind === 'date-time' && (bySamples.kind === 'date' || bySamples.kind === 'time'))
    return { ...guess, kind: bySamples.kind };
  if ((guess.kind === 'date' || guess.kind === 'date-time') && bySamples.kind === 'text')
    return { kind: 'text', name: guess.name };
  if (guess.kind === 'yes-no' && bySamples.kind === 'text') return { kind: 'text', name: guess.name };
  return guess;
}

function kindOfValues(values: readonly string[]): FieldGuess {
  const all = (test: RegExp): boolean => values.every((value) => value.length < 60 && test.test(value));
  if (all(/^(是|否|有|无|yes|no|true|false|√|×|y|n)$/iu)) return { kind: 'yes-no', name: 'confirmed' };
  if (all(/^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?$/u)) return { kind: 'date', name: 'date' };
  if (all(/^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?[ T]\d{1,2}:\d{2}(:\d{2})?$/u))
    return { kind: 'date-time', name: 'at' };
  if (all(/^\d{1,2}:\d{2}$/u)) return { kind: 'time', name: 'time' };
  if (all(/^[¥￥]\s?-?[\d,]+(\.\d+)?$|^-?[\d,]+(\.\d+)?\s?元$/u)) return { kind: 'money', name: 'amount' };
  if (all(/^1[3-9]\d{9}$/u)) return { kind: 'text', name: 'mobile', pattern: '^1[3-9][0-9]{9}$' };
  if (all(/^-?(\d{1,9}|\d{1,3}(,\d{3})+)$/u) && !all(/^0\d+$/u)) return { kind: 'integer', name: 'count' };
  if (all(/^-?[\d,]+\.\d+$/u)) return { kind: 'number', name: 'amount' };
  if (values.some((value) => value.length > 40)) return { kind: 'multi-line', name: 'note', multi: true };
  const distinct = new Set(values);
  if (values.length >= 6 && distinct.size <= values.length / 2 && distinct.size <= 12)
    return { kind: 'choice', name: 'type' };
  return { kind: 'text', name: 'field' };
}
