// @ts-check
/** The sources the mock offers. */

/** Only the outline counts: the console draws it in the colour of its text. @param {string} path */
const icon = (path) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path d="${path}" fill="none" stroke="#000" stroke-width="2.5" stroke-linejoin="round" stroke-linecap="round"/></svg>`

const token = {
  name: 'token',
  label: { en: 'Token', zh: 'Token' },
  help: {
    en: 'When set, callbacks must carry it in the header Token. Set the same value at Volcengine.',
    zh: '设置后，回调必须在请求头 Token 中携带它。请在火山引擎侧填写相同的值。',
  },
  secret: true,
  type: /** @type {const} */ ('secret'),
  required: false,
  max_length: 128,
}

/** @param {string} name @param {boolean} required @param {import('../src/api/types').Bilingual} label @param {import('../src/api/types').Bilingual} help */
const json = (name, required, label, help) => ({
  name,
  label,
  help,
  secret: false,
  type: /** @type {const} */ ('json'),
  required,
  max_length: 16_384,
})

const guide = {
  en: `1. In the Volcengine console open **Cloud Monitor → Notification → Callback** and choose *Create callback URL*.
2. Type: *general callback URL*. Address:

\`\`\`
{{push_url}}
\`\`\`

3. Press *Test*. It succeeds when the server answers 200.
4. In the alert policy choose aggregation *Rules and Resources*, switch **recovery notification** on, and pick the channel *alert callback*.

Keep the default notification template. Volcengine sends at most 100 callbacks a minute per account.

<script>alert('never runs')</script>`,
  zh: `1. 在火山引擎控制台打开 **云监控 → 通知 → 回调**，选择*创建回调地址*。
2. 类型选择*通用回调地址*，地址填写：

\`\`\`
{{push_url}}
\`\`\`

3. 点击*测试*，服务器返回 200 即为成功。
4. 在告警策略中，聚合方式选择*规则与资源*，打开**恢复通知**，通知渠道选择*告警回调*。

请使用默认通知模板。火山引擎每个账号每分钟最多发送 100 次回调。`,
}

/** @type {import('../src/api/types').IntegrationType[]} */
export const types = [
  {
    plugin_type: 'volcengine.cm.metrics',
    category: 'cloud',
    name: { en: 'Volcengine CM Metrics', zh: '火山引擎云监控指标' },
    summary: { en: 'Metric alerts of Volcengine Cloud Monitor', zh: '火山引擎云监控的指标告警' },
    push_path: '/event/push/alert/volcengine/cm-metrics',
    settings: [token],
    guide,
    icon: icon('M6 22l5-9 4 6 4-11 7 14'),
  },
  {
    plugin_type: 'volcengine.cm.event',
    category: 'cloud',
    name: { en: 'Volcengine CM Events', zh: '火山引擎云监控事件' },
    summary: { en: 'System events of Volcengine Cloud Monitor', zh: '火山引擎云监控的系统事件' },
    push_path: '/event/push/alert/volcengine/cm-event',
    settings: [token],
    guide,
    icon: icon('M18 5 9 18h7l-2 9 9-13h-7z'),
  },
  {
    plugin_type: 'standard.alert',
    category: 'standard',
    name: { en: 'Standard protocol', zh: '标准协议' },
    summary: { en: 'Any program that can send JSON', zh: '任何能发送 JSON 的程序' },
    push_path: '/event/push/alert/standard',
    settings: [],
    guide: {
      en: 'Send JSON to\n\n```\n{{push_url}}\n```',
      zh: '把 JSON 发送到\n\n```\n{{push_url}}\n```',
    },
    icon: icon('M12 8 5 16l7 8M20 8l7 8-7 8'),
  },
  {
    plugin_type: 'webhook.custom',
    category: 'custom',
    name: { en: 'Custom webhook', zh: '自定义 Webhook' },
    summary: { en: 'Any JSON, read by a mapping of your own', zh: '任意 JSON，按自定义映射读取' },
    push_path: '/event/push/alert/custom',
    settings: [
      json(
        'field_mapping',
        true,
        { en: 'Field mapping', zh: '字段映射' },
        {
          en: 'Which value of the body fills which field of the alert.',
          zh: '请求体中的哪个值填入告警的哪个字段。',
        },
      ),
      json(
        'value_mapping',
        false,
        { en: 'Value mapping', zh: '值映射' },
        {
          en: 'Turns values of the source into ours, for example high into Critical.',
          zh: '把告警源的值转换为这里的值，例如把 high 转为 Critical。',
        },
      ),
    ],
    guide: {
      en: 'Send any JSON object to\n\n```\n{{push_url}}\n```',
      zh: '把任意 JSON 对象发送到\n\n```\n{{push_url}}\n```',
    },
    icon: icon('M10 6c-5 0-1 8-5 10 4 2 0 10 5 10M22 6c5 0 1 8 5 10-4 2 0 10-5 10'),
  },
]
