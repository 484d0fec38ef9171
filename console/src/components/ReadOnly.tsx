import { ConfigProvider } from 'antd'
import type { ReactNode } from 'react'
import { useMay } from '../api/session'

/** A form that shows what stands in it and takes no change, unless the reader may make one. */
export function ReadOnly({ unless, children }: { unless: string; children: ReactNode }) {
  return <ConfigProvider componentDisabled={!useMay(unless)}>{children}</ConfigProvider>
}
