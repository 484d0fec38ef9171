import type { Strings } from './en'

const why = (cause: string) => (cause === '' ? '' : `（${cause}）`)
const apart = (name: string) => (/[A-Za-z]$/.test(name) ? `${name} ` : name)

const before = (name: string) => (/^[A-Za-z]/.test(name) ? ` ${name}` : name)

const found: Record<string, string> = { empty: '为空', 'what is set': '所填内容有误' }

const wanted: Record<string, string> = {
  'a value': '填写内容',
  'a number': '数字',
  'true or false': 'true 或 false',
  'a web address': '网址',
  'one line': '只有一行',
  'a mail address': '邮箱地址',
  'a number like +8613800000000': '形如 +8613800000000 的号码',
  'a JSON object': 'JSON 对象',
  'the id of a channel': '频道 ID',
  'Name: value': '名称: 值',
}

export const zhSending: Strings['sending'] = {
  templateFailed: (cause, rest) => `模板出错，已改用预置模板：${cause}${rest === '' ? '' : `；${rest}`}`,
  reasons: {
    incidentRemoved: () => '未发送：故障已被删除',
    alertRemoved: () => '未发送：告警已被删除',
    incidentClosed: () => '未发送：此前故障已关闭',
    acknowledged: () => '不再发送：已有人认领故障',
    scheduleChanged: () => '未发送：值班表已改变',
    webhookOff: () => '未发送：Webhook 已停用',
    leftAlone: () => '未尝试：已连续多次失败',
    personGone: () => '此人已不存在',
    noAccount: () => '没有启用的账号',
    noAddress: (medium) => `没有已验证的${before(apart(medium))}地址`,
    groupsOnly: (medium) => `${apart(medium)}只能发到群聊`,
    notSetUp: (medium, setting) => `此服务器没有配置${before(medium)}（缺少 ${setting}）`,
    notServed: (medium) => `此服务器不支持${before(medium)}`,
    noRequest: () => '按这些设置无法发出请求',
    tooLarge: (bytes) => `消息过大：${bytes} 字节（最多 1 MiB）`,
    badAddress: () => '地址无法请求',
    badHeader: () => '地址或某个请求头无法发送',
    unknownName: () => '域名无法解析',
    privateAddress: (address, setting) => `${address} 是内网地址，运维人员可用 ${setting} 放行`,
    timedOut: (seconds) => `${seconds} 秒内没有回应`,
    unreachable: (cause) => `无法连接${why(cause)}`,
    stopping: () => '服务器正在停止',
    noMailAddress: () => '不是邮箱地址',
    mailUnwritten: () => '邮件无法生成',
    mailUnsent: (cause) => `邮件无法发送${why(cause)}`,
    mailServer: (cause) => `邮件服务器不可用：${cause}`,
    taken: (server) => `${server} 已接收`,
    notWritten: (cause) => `消息无法生成：${cause}`,
    redirect: (status) => `HTTP ${status}：不跟随重定向`,
    strangeReply: (whose, quoted) =>
      `回应不是${whose === 'the robot' ? '机器人' : whose === 'Alibaba Cloud' ? '阿里云' : ` ${whose} `}的：${quoted}`,
    setting: (name, value, expected) =>
      `${name}：${found[value] ?? (value === 'a line that is no header' ? '有一行不是请求头' : value)}（应为：${wanted[expected] ?? expected}）`,
  },
}
