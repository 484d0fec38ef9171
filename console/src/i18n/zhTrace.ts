import type { Strings } from './en'

function was(v: Record<string, string>): string {
  return v.before && v.before !== '–' ? `（原为 ${v.before}）` : ''
}

type Values = Record<string, string>

const silence = (v: Values) => (v.rule ? `静默规则“${v.rule}”` : '一条静默规则')
const ruleOf = (v: Values) => (v.rule ? `规则“${v.rule}”` : '一条规则')

export const zhTrace: Strings['trace'] = {
  hops: {
    intake: '收到什么',
    source: '读出什么',
    enrich: '补充什么',
    pipeline: '改动什么',
    route: '送往哪里',
    noise: '降噪',
    incident: '结果',
  },
  rule: (name) => `规则：${name}`,
  openCase: (n) => `打开分支 ${n}`,
  condition: (key, positive, asked, found) =>
    positive
      ? asked === found
        ? `${key} 为 ${found}`
        : `${key} 为 ${found}，匹配 ${asked}`
      : found === '–'
        ? `${key} 不存在，因而不是 ${asked}`
        : `${key} 为 ${found}，不是 ${asked}`,
  conditionsBetween: '；',
  deciding: '由这一步决定',
  waiting: '尚未判定',
  untilClosed: '直到关闭',
  underAMinute: '不到 1 分',
  compared: {
    received_at: '收到时间',
    replay_of: '重放自',
    event_time: '发生时间',
    newest_recovery: '最近一次恢复',
    newest_trigger: '最近一次触发',
    age_minutes: '已打开',
    window_minutes: '时间窗口',
    values: '一致的值',
    dimensions: '所需的值',
    active: '仍在触发的告警',
    alert_id: '告警',
    incident_id: '故障',
    channel_ids: '协作空间',
    channels: '协作空间',
    channel: '协作空间',
    case: '分支',
    conditions: '匹配条件',
    label: '标签',
    value: '值',
    count: '其余命中的分支',
    until: '直到',
    calendar_id: '日历',
    source_alert_id: '原因告警',
    heard_of_at: '最近更新',
    look_back_minutes: '回看时间',
    threshold: '阈值',
    changes: '变化次数',
    max_changes: '允许的变化次数',
    in_minutes: '时间范围',
    before: '之前',
    after: '之后',
    source: '查看内容',
    from: '查询对象',
    asked: '查询依据',
    equal: '相同的值',
    score: '实际相似度',
    fields: '比较的文字',
    only_here: '仅这条告警有',
    only_there: '仅该故障有',
    days: '回看天数',
  },
  outcomes: {
    opened: '产生了故障',
    joined: '并入已有故障',
    merged: '并入已有告警',
    recovered: '关闭了告警',
    suppressed: '被抑制',
    dropped: '被丢弃',
    unrouted: '未分派',
    ignored: '被忽略',
    set_aside: '已搁置',
  },
  steps: {
    received: (v) =>
      v.items === '1'
        ? `收到来自 ${v.remote ?? '告警源'} 的回调，已保存。`
        : `收到来自 ${v.remote ?? '告警源'} 的回调，已保存；这是其中第 ${v.item ?? '1'} 条，共 ${v.items ?? '1'} 条。`,
    replayed: (v) =>
      v.items === '1'
        ? '有人重放了一次较早的投递。'
        : `有人重放了一次较早的投递；这是其中第 ${v.item ?? '1'} 条，共 ${v.items ?? '1'} 条。`,
    set_aside: (v) => `无法处理，已保留：${v.cause ?? ''}。`,
    read: (v) => `内容是“${v.title ?? ''}”，${v.status ?? ''}。`,
    note: (v) => `读取时的说明：${v.note ?? ''}。`,
    label_extracted: (v) => `提取出标签：${v.label ?? ''} = ${v.after ?? ''}${was(v)}。`,
    nothing_extracted: (v) => `${v.source ?? ''} 中没有可作为 ${v.label ?? ''} 的内容。`,
    label_composed: (v) => `组合出标签：${v.label ?? ''} = ${v.after ?? ''}${was(v)}。`,
    nothing_composed: (v) => `没有内容可组成标签 ${v.label ?? ''}。`,
    label_kept: (v) => `标签 ${v.label ?? ''} 保持不变（规则不允许覆盖）：${v.value ?? ''}。`,
    labels_mapped: (v) =>
      v.asked
        ? `用 ${v.asked} 查询“${v.from ?? ''}”，得到 ${v.after ?? ''}。`
        : `查询“${v.from ?? ''}”，得到 ${v.after ?? ''}。`,
    labels_dropped: (v) => `去掉了标签：${v.before ?? ''}。`,
    labels_full: (v) => `放不下标签 ${v.label ?? ''}：一个事件最多 ${v.most ?? ''} 个。`,
    value_cut: (v) => `${v.what ?? ''} 从 ${v.length ?? ''} 个字符截短为 ${v.most ?? ''} 个。`,
    lookup_nothing: (v) =>
      v.asked ? `用 ${v.asked} 查询“${v.from ?? ''}”，没有结果。` : `查询“${v.from ?? ''}”，没有结果。`,
    lookup_label_missing: (v) => `缺少标签 ${v.detail ?? ''}，未查询“${v.from ?? ''}”。`,
    lookup_not_asked: () => '等待查询时规则已改变：不带这些标签继续处理。',
    lookup_gone: (v) => `“${v.from ?? ''}”已删除：不带这些标签继续处理。`,
    lookup_timeout: (v) => `“${v.from ?? ''}”在 ${v.detail ?? ''} 秒内没有应答：不带这些标签继续处理。`,
    lookup_status: (v) => `“${v.from ?? ''}”应答状态 ${v.detail ?? ''}：不带这些标签继续处理。`,
    lookup_too_large: (v) => `“${v.from ?? ''}”的应答超过 ${v.detail ?? ''} KiB：不带这些标签继续处理。`,
    lookup_unreadable: (v) => `“${v.from ?? ''}”的应答不是含有 result_labels 的 JSON：不带这些标签继续处理。`,
    lookup_breaker_open: (v) => `“${v.from ?? ''}”已连续失败五次，未再查询：不带这些标签继续处理。`,
    lookup_address_refused: (v) =>
      `“${v.from ?? ''}”的地址 ${v.detail ?? ''} 是内网地址，未查询。运维人员可用 QUELL_MAPPING_ALLOW_PRIVATE 放行。`,
    lookup_unreachable: (v) => `无法连接“${v.from ?? ''}”（${v.detail ?? ''}）：不带这些标签继续处理。`,
    lookup_out_of_time: (v) =>
      `同时查询过多，“${v.from ?? ''}”未能在 ${v.detail ?? ''} 秒内全部应答：不带这些标签继续处理。`,
    title_reset: (v) => `标题由“${v.before ?? ''}”改为“${v.after ?? ''}”。`,
    description_reset: (v) => `描述由“${v.before ?? ''}”改为“${v.after ?? ''}”。`,
    severity_reset: (v) => `严重程度由 ${v.before ?? ''} 改为 ${v.after ?? ''}。`,
    labels_reset: (v) => `标签由 ${v.before ?? ''} 改为 ${v.after ?? ''}。`,
    reset_empty: (v) => `新的${v.what === 'title' ? '标题' : '描述'}没有内容：保持原样。`,
    pipeline_dropped: () => '集成的处理规则丢弃了它：不产生告警。',
    pipeline_inhibited: (v) =>
      `集成的处理规则丢弃了它：${v.equal ?? ''} 相同的告警“${v.source_alert_title ?? ''}”也在触发，最近一次在 ${v.age_seconds ?? ''} 秒前。`,
    default_channel: () => '送往这个集成所设的协作空间。',
    no_route: () => '这个集成没有设置协作空间：未送往任何地方。',
    channels_off: (v) => `默认协作空间（${v.channels ?? v.channel_ids ?? ''}）已停用或删除：未送往任何地方。`,
    hidden_channel: () => '其余内容属于您无权查看的协作空间。',
    in_channel: (v) => `在协作空间 ${v.channel ?? ''} 中：`,
    case_matched: (v) => `命中分支 ${v.case ?? ''}，送往 ${v.channels ?? ''}。`,
    case_name_mapped: (v) =>
      `命中分支 ${v.case ?? ''}：${v.label ?? ''} 的值是“${v.value ?? ''}”，送往同名的协作空间。`,
    mapped_channel_missing: (v) =>
      `命中分支 ${v.case ?? ''}：${v.label ?? ''} 的值是“${v.value ?? ''}”，但没有同名的协作空间。`,
    mapped_label_missing: (v) => `命中分支 ${v.case ?? ''}，但它没有 ${v.label ?? ''}。`,
    case_channels_off: (v) => `命中分支 ${v.case ?? ''}，但以下协作空间已停用或删除：${v.channels ?? ''}。`,
    more_cases: (v) => `另外还命中了 ${v.count ?? ''} 个分支。`,
    default_no_case: (v) => `没有命中任何分支：送往默认协作空间 ${v.channels ?? ''}。`,
    default_after_cases: (v) => `命中的分支都没有给出可用的协作空间：送往默认协作空间 ${v.channels ?? ''}。`,
    no_case_matched: () => '没有命中任何分支，也没有设置默认协作空间：未送往任何地方。',
    no_default: () => '命中的分支都没有给出可用的协作空间，也没有设置默认协作空间：未送往任何地方。',
    older_than_recovery: (v) =>
      `它发生于 ${v.event_time ?? ''}，早于同一问题最近一次恢复（${v.newest_recovery ?? ''}）：那一轮已经结束。`,
    merged_into_open_alert: (v) =>
      `这条告警已打开 ${v.age_minutes ?? ''}，未超出 ${v.window_minutes ?? ''}的合并时间：计为它的又一个事件。`,
    equal_to_last_event: () => '内容与未恢复告警的上一个事件相同：只更新了标签。',
    joined_by_values: (v) =>
      `新告警。未关闭的故障“${v.incident_title ?? ''}”汇集 ${v.values ?? ''}：并入其中，不再重复通知。`,
    opened_for_values: (v) => `新告警。没有未关闭的故障汇集 ${v.values ?? ''}：产生一个新故障。`,
    joined_by_text: (v) =>
      `新告警。在仍接收告警的未关闭故障中，“${v.incident_title ?? ''}”的文字与它最相似：并入其中，不再重复通知。`,
    opened_unlike: () => '新告警。没有仍接收告警的故障与它的文字足够相似：产生一个新故障。',
    opened_without_text: (v) => `新告警，${v.fields ?? ''} 中没有可比较的文字：单独产生一个故障。`,
    outlier_marked: (v) => `这个协作空间最近 ${v.days ?? ''} 天内没有产生过相似的故障：标记为新类型。`,
    opened_without_grouping: () => '新告警。这个协作空间不聚合：单独产生一个故障。',
    opened_without_branch: () => '新告警，不属于任何聚合分支：单独产生一个故障。',
    held_by_rule: (v) => `${ruleOf(v)}使该告警不打扰任何人。`,
    held_at_first: (v) => `起初${ruleOf(v)}使它不打扰任何人；之后它进入故障“${v.incident_title ?? ''}”。`,
    opened_untold: (v) =>
      `产生故障“${v.incident_title ?? ''}”，但不通知任何人：该问题反复波动，相关通知暂缓。`,
    why_no_longer_kept: () => '原因已不再保留：其事件过旧。',
    opened_without_values: (v) => `新告警，缺少 ${v.dimensions ?? ''} 的值：单独产生一个故障。`,
    silenced_by_rule: (v) => `${silence(v)}生效到 ${v.until ?? ''}：告警保留，但不打扰任何人。`,
    silenced_without_end: (v) => `${silence(v)}一直生效：告警保留，但不打扰任何人。`,
    discarded_by_silence: (v) => `${silence(v)}正在生效，且不保留告警：没有产生告警。`,
    silence_calendar_missing: (v) => `${silence(v)}使用的日历 ${v.calendar_id ?? ''} 不存在：该规则不生效。`,
    inhibited_by_alert: (v) =>
      `${ruleOf(v)}：活动告警“${v.source_alert_title ?? ''}”的 ${v.values ?? ''} 与它相同，是它的原因；告警保留，但不打扰任何人。`,
    discarded_by_inhibition: (v) =>
      `${ruleOf(v)}：活动告警“${v.source_alert_title ?? ''}”的 ${v.values ?? ''} 与它相同，是它的原因；规则不保留告警，没有产生告警。`,
    stays_held: (v) => `${ruleOf(v)}仍使告警不打扰任何人。`,
    held_to_its_end: (v) => `${ruleOf(v)}使告警直到结束都不打扰任何人。`,
    held_no_longer: (v) => `此前${ruleOf(v)}使告警不打扰任何人；这个事件之后不再如此。`,
    storm_reached: (v) =>
      `至此故障“${v.incident_title ?? ''}”已有 ${v.threshold ?? ''} 条告警：发出风暴预警。`,
    flapping_marked: (v) =>
      `这个问题在 ${v.in_minutes ?? ''}内变化了 ${v.changes ?? ''} 次（${v.max_changes ?? ''} 次即为抖动）：标记为抖动。`,
    flapping_told_once: (v) =>
      `这个问题在 ${v.in_minutes ?? ''}内变化了 ${v.changes ?? ''} 次（${v.max_changes ?? ''} 次即为抖动）：只通知这一次，${v.until ?? ''} 之前不再通知。`,
    flapping_held_back: (v) => `这个问题正在抖动：${v.until ?? ''} 之前不再通知。`,
    dropped_by_rule: (v) => `${ruleOf(v)}丢弃了它。`,
    alert_recovered: (v) => `恢复事件：告警“${v.alert_title ?? ''}”已结束。`,
    nothing_open: () => '恢复事件，但没有相同标识的未恢复告警。',
    older_than_trigger: (v) =>
      `它发生于 ${v.event_time ?? ''}，早于同一问题最近一次触发（${v.newest_trigger ?? ''}）：不恢复任何告警。`,
    incident_closed: (v) => `这是“${v.incident_title ?? ''}”的最后一条告警：故障关闭。`,
    incident_stays_open: (v) =>
      `故障“${v.incident_title ?? ''}”保持打开：还有 ${v.active ?? ''} 条告警在触发。`,
  },
}
