import { Button, Drawer } from 'antd'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import { useOutletContext, useSearchParams } from 'react-router'
import { DeliveryDetails } from '../../components/DeliveryDetails'
import { DeliveryFilterBar } from '../../components/DeliveryFilterBar'
import {
  deliveryFiltersFrom,
  deliveryRequestFrom,
  deliverySearchFrom,
  type DeliveryFilters,
} from '../../components/deliveryFilters'
import { DeliveryList } from '../../components/DeliveryList'
import { rowId } from '../../components/useRowKeys'
import { useWords } from '../../i18n/language'
import { EmptyState } from '../../ui/EmptyState'
import { usePhone } from '../../ui/media'
import type { IntegrationContext } from './context'

/** Every request to the push URL with what became of it; one of them opens beside the list. */
export function DeliveriesTab() {
  const { t } = useWords()
  const phone = usePhone()
  const { integration, type } = useOutletContext<IntegrationContext>()
  const [search, setSearch] = useSearchParams()
  const address = search.toString()
  const opened = search.get('delivery') ?? ''
  const filters = useMemo(() => deliveryFiltersFrom(new URLSearchParams(address)), [address])
  const kept = useMemo(() => deliverySearchFrom(filters), [filters])
  const asked = JSON.stringify(deliveryRequestFrom(integration.integration_id, filters))
  const request = useMemo(() => JSON.parse(asked) as ReturnType<typeof deliveryRequestFrom>, [asked])
  const change = useCallback(
    // A filter still being typed when a delivery was opened must not close it again. The address
    // knows of the opening before this page was drawn anew.
    (next: DeliveryFilters) => {
      const delivery = new URLSearchParams(window.location.search).get('delivery')
      setSearch({ ...deliverySearchFrom(next), ...(delivery && { delivery }) }, { replace: true })
    },
    [setSearch],
  )
  const addressOf = useCallback(
    (delivery: string) => ({ search: new URLSearchParams({ ...kept, delivery }).toString() }),
    [kept],
  )
  const came = useRef('')
  // The drawer takes what had the focus away with it; the row it came from gets it back.
  useEffect(() => {
    const from = came.current
    came.current = opened
    if (opened !== '' || from === '') return
    const timer = window.setTimeout(
      () => document.getElementById(rowId(from))?.focus({ preventScroll: true }),
      200,
    )
    return () => window.clearTimeout(timer)
  }, [opened])
  const filtered = Object.keys(kept).length > 0

  return (
    <>
      <DeliveryList
        key={integration.integration_id}
        request={request}
        filters={<DeliveryFilterBar filters={filters} onChange={change} />}
        addressOf={addressOf}
        empty={
          filtered ? (
            <EmptyState title={t.deliveries.filteredTitle} text={t.deliveries.filteredText}>
              <Button onClick={() => setSearch({}, { replace: true })}>{t.deliveries.clearFilters}</Button>
            </EmptyState>
          ) : (
            <EmptyState title={t.deliveries.emptyTitle} text={t.deliveries.emptyText} />
          )
        }
      />
      <Drawer
        open={opened !== ''}
        title={t.deliveries.detail}
        size={phone ? '100%' : 640}
        onClose={() => setSearch(kept, { replace: true })}
      >
        {opened !== '' && (
          <DeliveryDetails
            key={opened}
            deliveryId={opened}
            integration={integration}
            hasMapping={type?.settings.some((each) => each.type === 'json') ?? false}
            word={filters.query}
            addressOf={addressOf}
          />
        )}
      </Drawer>
    </>
  )
}
