import { ConfigProvider } from 'antd'
import type { ReactNode } from 'react'
import { useMay } from '../api/session'

// What nobody may change is there to be read, so it is no paler than other words.
const legible = { token: { colorTextDisabled: 'var(--q-text)' } }

/** A form that shows what stands in it and takes no change, unless the reader may make one. */
export function ReadOnly({ unless, children }: { unless: string; children: ReactNode }) {
  const may = useMay(unless)
  return (
    <ConfigProvider componentDisabled={!may} {...(may ? {} : { theme: legible })}>
      {children}
    </ConfigProvider>
  )
}
