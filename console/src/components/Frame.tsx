import { App, ConfigProvider, type ConfigProviderProps } from 'antd'
import { useEffect, useLayoutEffect, useState, type ReactNode } from 'react'
import { languageChoice } from '../i18n/choice'
import type { Strings } from '../i18n/en'
import type { Language } from '../i18n/format'
import { LanguageProvider } from '../i18n/language'
import { usePhone } from '../ui/media'
import { useMode } from '../ui/theme'
import { antDesign, paint } from '../ui/tokens'

interface Loaded {
  language: Language
  strings: Strings
  antd: ConfigProviderProps['locale']
}

/** Only the language in use is fetched. */
async function load(language: Language): Promise<Loaded> {
  if (language === 'zh') {
    const [words, antd] = await Promise.all([import('../i18n/zh'), import('antd/es/locale/zh_CN')])
    return { language, strings: words.zh, antd: antd.default }
  }
  const [words, antd] = await Promise.all([import('../i18n/en'), import('antd/es/locale/en_GB')])
  return { language, strings: words.en, antd: antd.default }
}

/** Language, colours and Ant Design around everything; the former language stays until the next is there. */
export function Frame(props: { children: ReactNode }) {
  const language = languageChoice.use()
  const mode = useMode()
  const touch = usePhone()
  const [loaded, setLoaded] = useState<Loaded>()

  useLayoutEffect(() => paint(mode), [mode])
  useEffect(() => {
    let wanted = true
    void load(language).then((next) => {
      if (!wanted) return
      document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
      setLoaded(next)
    })
    return () => {
      wanted = false
    }
  }, [language])

  if (loaded === undefined) return null
  return (
    <LanguageProvider language={loaded.language} strings={loaded.strings}>
      <ConfigProvider locale={loaded.antd} theme={antDesign(mode, touch)} button={{ autoInsertSpace: false }}>
        <App component={false}>{props.children}</App>
      </ConfigProvider>
    </LanguageProvider>
  )
}
