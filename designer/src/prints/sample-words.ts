/** Words of a title -> what people write there; the first that is found counts. */
export const sampleWords: readonly (readonly [words: RegExp, zh: string, en: string])[] = [
  [/电话|手机|联系方式|phone|mobile/i, '13901234567', '13901234567'],
  [/传真|fax/i, '010-62518800', '010-62518800'],
  [/邮箱|邮件地址|e-?mail/i, 'wangjianguo@example.com', 'wang@example.com'],
  [/地址|地点|场所|address|place|location/i, '北京市海淀区中关村大街 27 号 5 层机房', 'Floor 5, 27 Main Street'],
  [/单位|客户名称|公司|organi[sz]ation|company/i, '市政务服务数据管理局', 'City Data Office'],
  [/部门|科室|处室|department|division/i, '信息中心', 'Information Centre'],
  [/系统|模块|软件|system|module/i, '综合业务管理系统', 'Business Suite'],
  [/版本|version/i, 'V2.3.1', 'V2.3.1'],
  [/编号|单号|号码|number|\bno\b/i, 'YW-20260930-0012', 'YW-20260930-0012'],
  [/网址|链接|\burl\b/i, 'https://example.com', 'https://example.com'],
  [/原因|cause|reason/i, '数据库连接数达到上限，新请求排队超时。', 'The connection pool was exhausted.'],
  [/意见|评价|建议|comment|opinion|advice/i, '处理及时，同意按方案执行。', 'Handled in time; agreed.'],
  [/结果|result/i, '已恢复正常，用户确认可用。', 'Back to normal, confirmed by the user.'],
  [
    /措施|方案|步骤|办法|measure|plan|step/i,
    '重启应用服务并扩大连接池，观察 30 分钟。',
    'Restart the service and watch it for 30 minutes.',
  ],
  [
    /问题|故障|现象|描述|说明|内容|problem|fault|description|content/i,
    '上午 9 时起多个窗口无法提交业务，页面提示超时。',
    'Counters could not submit since 9 am; the page timed out.',
  ],
  [/人|姓名|员|负责|经理|name|person|engineer|manager|owner/i, '王建国', 'Wang Jianguo'],
];
