import { Select } from 'antd'
import { useChannels } from '../api/channels'
import { useSetDefaultChannel } from '../api/integrations'
import type { Route } from '../api/types'
import { useTell } from '../components/tell'
import { useWords } from '../i18n/language'
import { Field } from '../ui/Field'

/** Where alerts go that no route takes; saved as soon as it is chosen. */
export function DefaultChannel(props: { integrationId: number; route: Route }) {
  const { t, format } = useWords()
  const channels = useChannels()
  const save = useSetDefaultChannel(props.integrationId)
  const tell = useTell()
  const cases = props.route.cases?.length ?? 0
  const chosen = props.route.default?.channel_ids?.[0]
  const help = t.integration.routingHelp
  return (
    <Field
      label={t.integration.chooseChannel}
      help={cases === 0 ? help : `${help} (${t.integration.cases(format.number(cases))})`}
    >
      {(wiring) => (
        <Select
          {...wiring}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t.integration.chooseChannel}
          value={chosen}
          loading={save.isPending}
          options={channels.data?.items.map((each) => ({
            value: each.channel_id,
            label: each.channel_name,
          }))}
          onChange={(channelId?: number) =>
            save.mutate(
              { route: props.route, channelIds: channelId === undefined ? [] : [channelId] },
              { onSuccess: () => tell.done(t.app.saved), onError: tell.failed },
            )
          }
        />
      )}
    </Field>
  )
}
