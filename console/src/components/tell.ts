import { App } from 'antd'
import { explain } from '../api/errors'
import { useWords } from '../i18n/language'

/** Short words after an action: that it is done, or why it is not. */
export function useTell() {
  const { message } = App.useApp()
  const { t } = useWords()
  return {
    done: (text: string) => void message.success(text, 2),
    /** Done, but not for all: that takes longer to read. */
    partly: (text: string) => void message.info(text, 8),
    failed: (error: unknown) => {
      const { happened, meaning, remedy } = explain(error, t)
      void message.error(`${happened} ${meaning} ${remedy}`, 8)
    },
  }
}
