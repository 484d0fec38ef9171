import { CheckOutlined, CloseOutlined, CopyOutlined, InboxOutlined, MinusOutlined } from '@ant-design/icons'
import type { DeliveryVerdict } from '../api/types'
import { useWords } from '../i18n/language'
import styles from './VerdictMark.module.css'

const shapes = {
  accepted: <CheckOutlined />,
  duplicate: <CopyOutlined />,
  nothing_to_do: <MinusOutlined />,
  rejected: <CloseOutlined />,
  set_aside: <InboxOutlined />,
} satisfies Record<DeliveryVerdict, React.ReactNode>

/** What became of a request; shape and word only, colour is for severity. */
export function VerdictMark(props: { verdict: DeliveryVerdict }) {
  const { t } = useWords()
  return (
    <span className={styles.mark} data-verdict={props.verdict}>
      {shapes[props.verdict]} {t.deliveries.verdict[props.verdict]}
    </span>
  )
}
