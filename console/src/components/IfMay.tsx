import type { ReactNode } from 'react'
import { useMay } from '../api/session'

interface Props {
  /** Such as `channels:manage`. */
  permission: string
  /** What keeps the place, where a row would fall out of line. */
  otherwise?: ReactNode
  children: ReactNode
}

/** What only those see who may use it. */
export function IfMay({ permission, otherwise = null, children }: Props) {
  return useMay(permission) ? children : otherwise
}
