import type { Strings } from './en'

export const zhFields: Strings['fields'] = {
  title: '自定义字段',
  intro: '希望每个故障都记录的内容。对之后产生的故障生效。',
  list: '自定义字段列表',
  create: '创建字段',
  edit: '编辑字段',
  full: (n) => `最多 ${n} 个字段。`,
  emptyTitle: '还没有自定义字段',
  emptyText: '例如原因、客户、工单编号：复盘时总会问到的内容。',
  display: '名称',
  displayMissing: '字段需要名称。',
  name: '在 API 和模板中的名称',
  nameHelp: '之后不能修改。字母、数字和 _，不能以数字开头。',
  nameWrong: '以字母或 _ 开头，之后最多 39 个字母、数字或 _。',
  type: '类型',
  typeHelp: '之后不能修改。',
  types: { text: '文本', single_select: '单选', multi_select: '多选', checkbox: '是或否' },
  options: '选项',
  optionsHelp: '最多 20 个，用回车或逗号分隔。',
  optionsMissing: '请至少添加一个选项。',
  preset: '默认值',
  none: '无',
  yes: '是',
  no: '否',
  description: '描述',
  delete: '删除字段',
  deleteTitle: (name) => `删除字段“${name}”？`,
  deleteText: '故障中填写的内容会一起删除，不能恢复。',
  losesValues: (filled, looked) =>
    filled === '0'
      ? `最近 ${looked} 个故障都没有填写它。`
      : `最近 ${looked} 个故障中有 ${filled} 个填写了它。`,
  losesNothing: '还没有故障。',
  losesNames: (names) => `可能用到它的通知模板：${names}。`,
  deleted: '已删除',
}
