import { MoreOutlined, PlusOutlined } from '@ant-design/icons'
import { App, Button, Drawer, Dropdown, Modal } from 'antd'
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { useMay } from '../../api/session'
import { useRotateSecret, useWebhooks, useWebhookVerb, type Webhook } from '../../api/webhooks'
import { Listed } from '../../components/Listed'
import { SettingsTabs } from '../../components/SettingsTabs'
import { useTell } from '../../components/tell'
import { WebhookTrial } from '../../components/WebhookTrial'
import { tellSending } from '../../components/sendReasons'
import { WebhookForm } from '../../forms/WebhookForm'
import { useWords } from '../../i18n/language'
import { paths } from '../../paths'
import { CopyField } from '../../ui/CopyField'
import { usePhone } from '../../ui/media'
import page from '../../ui/page.module.css'
import { PageHead } from '../../ui/PageHead'
import { Time } from '../../ui/Time'
import settings from './Settings.module.css'
import styles from './Webhooks.module.css'

/** Which programs are told of incidents and alerts. */
export function WebhooksPage() {
  const { t } = useWords()
  const words = t.webhooks
  const go = useNavigate()
  const phone = usePhone()
  const tell = useTell()
  const manages = useMay('integrations:manage')
  const [search, setSearch] = useSearchParams()
  const [secret, setSecret] = useState<string>()
  const webhooks = useWebhooks()
  const items = webhooks.data
  const edited = items?.find((each) => String(each.webhook_id) === search.get('webhook'))
  const tested = items?.find((each) => String(each.webhook_id) === search.get('test'))
  const close = () => setSearch({}, { replace: true })
  const create = manages && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setSearch({ create: '' })}>
      {words.create}
    </Button>
  )
  return (
    <div className={page.page}>
      <PageHead
        title={words.title}
        note={words.intro}
        actions={
          (items?.length ?? 0) > 0 && (
            <>
              <Button onClick={() => void go(paths.webhookHistory())}>{words.history}</Button>
              {create}
            </>
          )
        }
      />
      <SettingsTabs />
      <Listed
        query={webhooks}
        height={64}
        emptyTitle={words.emptyTitle}
        emptyText={words.emptyText}
        first={create}
      >
        {(shown) => (
          <ul className={settings.list} aria-label={words.list}>
            {shown.map((each) => (
              <Row key={each.webhook_id} webhook={each} manages={manages} onSecret={setSecret} />
            ))}
          </ul>
        )}
      </Listed>
      <Drawer
        open={manages && (search.has('create') || edited !== undefined)}
        title={edited === undefined ? words.create : words.editTitle}
        size={phone ? '100%' : 560}
        destroyOnHidden
        onClose={close}
      >
        <WebhookForm
          key={edited?.webhook_id}
          webhook={edited}
          onCancel={close}
          onDone={(made) => {
            tell.done(t.app.saved)
            setSecret(made)
            close()
          }}
        />
      </Drawer>
      <Drawer
        open={manages && tested !== undefined}
        title={words.testTitle(tested?.webhook_name ?? '')}
        size={phone ? '100%' : 560}
        destroyOnHidden
        onClose={close}
      >
        {tested !== undefined && <WebhookTrial webhook={tested} />}
      </Drawer>
      <Modal
        open={secret !== undefined}
        width={640}
        title={words.secretTitle}
        okText={words.done}
        cancelButtonProps={{ hidden: true }}
        mask={{ closable: false }}
        onOk={() => setSecret(undefined)}
        onCancel={() => setSecret(undefined)}
      >
        <p>{words.secretOnce}</p>
        <CopyField value={secret ?? ''} label={words.secretTitle} button={t.app.copy} />
      </Modal>
    </div>
  )
}

interface RowProps {
  webhook: Webhook
  manages: boolean
  onSecret: (secret: string) => void
}

function Row({ webhook, manages, onSecret }: RowProps) {
  const { t, format } = useWords()
  const words = t.webhooks
  const off = webhook.status === 'disabled'
  return (
    <li className={styles.item} data-quiet={off}>
      <span className={styles.words}>
        <span className={settings.name}>{webhook.webhook_name}</span>
        <span className={styles.address} title={webhook.endpoint}>
          {webhook.endpoint}
        </span>
        <span className={`${styles.facts ?? ''} soft`}>
          <span>{words.kinds[webhook.webhook_type]}</span>
          <span>
            {webhook.channel_ids.length === 0
              ? words.allChannels
              : words.channels(format.number(webhook.channel_ids.length))}
          </span>
          <span>{words.events(format.number(webhook.event_types.length))}</span>
        </span>
      </span>
      <span>{off ? words.off : <Last webhook={webhook} />}</span>
      <Menu webhook={webhook} manages={manages} onSecret={onSecret} />
    </li>
  )
}

function Last({ webhook }: { webhook: Webhook }) {
  const { t } = useWords()
  const words = t.webhooks
  const { last } = webhook
  if (last === undefined) return <span className="soft">{words.never}</span>
  return (
    <span title={tellSending(last.error_message, t)}>
      <span className={last.status === 'success' ? styles.good : styles.bad}>
        {last.status === 'success' ? words.worked : words.failed}
        {last.status_code > 0 && ` ${last.status_code}`}
      </span>{' '}
      <span className="soft">
        <Time at={last.at} />
      </span>
    </span>
  )
}

function Menu({ webhook, manages, onSecret }: RowProps) {
  const { t } = useWords()
  const words = t.webhooks
  const { modal } = App.useApp()
  const go = useNavigate()
  const tell = useTell()
  const [, setSearch] = useSearchParams()
  const verb = useWebhookVerb()
  const rotate = useRotateSecret()
  const id = webhook.webhook_id
  const off = webhook.status === 'disabled'
  const verbs = {
    edit: () => setSearch({ webhook: String(id) }),
    test: () => setSearch({ test: String(id) }),
    history: () => void go(paths.webhookHistory(id)),
    switch: () =>
      verb.mutate(
        { id, verb: off ? 'enable' : 'disable' },
        { onSuccess: () => tell.done(off ? words.enabled : words.disabled), onError: tell.failed },
      ),
    rotate: () =>
      void modal.confirm({
        title: words.rotateTitle(webhook.webhook_name),
        content: words.rotateText,
        okText: words.rotate,
        cancelText: t.app.cancel,
        onOk: () => rotate.mutateAsync(id).then(({ secret }) => onSecret(secret), tell.failed),
      }),
    delete: () =>
      void modal.confirm({
        title: words.deleteTitle(webhook.webhook_name),
        content: words.deleteText,
        okText: words.delete,
        okButtonProps: { danger: true },
        cancelText: t.app.cancel,
        onOk: () =>
          verb.mutateAsync({ id, verb: 'delete' }).then(() => tell.done(words.deleted), tell.failed),
      }),
  }
  return (
    <Dropdown
      trigger={['click']}
      placement="bottomRight"
      menu={{
        items: [
          ...(manages
            ? [
                { key: 'edit', label: words.edit },
                { key: 'test', label: words.test },
              ]
            : []),
          { key: 'history', label: words.history },
          ...(manages
            ? [
                { key: 'switch', label: off ? words.enable : words.disable },
                { key: 'rotate', label: words.rotate },
                { key: 'delete', label: words.delete, danger: true },
              ]
            : []),
        ],
        onClick: ({ key }) => verbs[key as keyof typeof verbs](),
      }}
    >
      <Button type="text" icon={<MoreOutlined />} aria-label={words.menu(webhook.webhook_name)} />
    </Dropdown>
  )
}
