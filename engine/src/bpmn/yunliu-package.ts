/**
 * Our namespace in BPMN files. `definition` (on the process), `state` and `region` (on flow nodes) carry as JSON what BPMN
 * has no place for; `generated` marks what stands in the file only because BPMN needs it; `way` ties a sequence flow to the
 * transition it draws.
 */
const YUNLIU_NAMESPACE = 'https://yunliu.dev/schema/bpmn/1';

export const yunliuPackage = {
  name: 'Yunliu',
  uri: YUNLIU_NAMESPACE,
  prefix: 'yunliu',
  xml: { tagAlias: 'lowerCase' },
  types: [
    { name: 'Definition', superClass: ['Element'], properties: [{ name: 'json', isBody: true, type: 'String' }] },
    {
      name: 'State',
      superClass: ['Element'],
      properties: [
        { name: 'key', isAttr: true, type: 'String' },
        { name: 'json', isBody: true, type: 'String' },
      ],
    },
    {
      name: 'Region',
      superClass: ['Element'],
      properties: [
        { name: 'key', isAttr: true, type: 'String' },
        { name: 'json', isBody: true, type: 'String' },
      ],
    },
    { name: 'Generated', superClass: ['Element'], properties: [] },
    {
      name: 'Way',
      superClass: ['Element'],
      properties: [
        { name: 'pointer', isAttr: true, type: 'String' },
        { name: 'to', isAttr: true, type: 'String' },
        { name: 'via', isAttr: true, type: 'String' },
      ],
    },
  ],
  enumerations: [],
  associations: [],
} as const;
