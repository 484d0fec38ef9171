import { Link } from 'react-router'
import { useChannelUsage } from '../api/channels'
import { useWords } from '../i18n/language'
import { paths } from '../paths'
import { Details } from '../ui/Details'

/** The integrations and routes that bring alerts into a channel; nothing while there are none. */
export function ChannelUses(props: { channelId: number }) {
  const { t, format } = useWords()
  const words = t.channelForm
  const usage = useChannelUsage(props.channelId)
  const own = usage.data?.private_integrations ?? []
  const routed = usage.data?.routed_by ?? []
  const links = (all: { id: number; text: string; tab: 'settings' | 'routes' }[]) => (
    <ul>
      {all.map((each) => (
        <li key={each.id}>
          <Link to={paths.integration(each.id, each.tab)}>{each.text}</Link>
        </li>
      ))}
    </ul>
  )
  if (own.length + routed.length === 0) return null
  return (
    <Details
      rows={[
        ...(own.length === 0
          ? []
          : [
              [
                words.ownIntegrations,
                links(
                  own.map((each) => ({
                    id: each.integration_id,
                    text:
                      each.status === 'disabled'
                        ? `${each.name} (${t.integrations.status.disabled})`
                        : each.name,
                    tab: 'settings' as const,
                  })),
                ),
              ] satisfies [string, React.ReactNode],
            ]),
        ...(routed.length === 0
          ? []
          : [
              [
                words.routedBy,
                links(
                  routed.map((each) => ({
                    id: each.integration_id,
                    text: words.routedCases(each.name, format.number(each.case_cnt)),
                    tab: 'routes' as const,
                  })),
                ),
              ] satisfies [string, React.ReactNode],
            ]),
      ]}
    />
  )
}
