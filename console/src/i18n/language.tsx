import { createContext, use, useMemo, type ReactNode } from 'react'
import type { Strings } from './en'
import { formats, type Formats, type Language } from './format'

interface Words {
  language: Language
  t: Strings
  format: Formats
}

const Context = createContext<Words | null>(null)

export function LanguageProvider(props: { language: Language; strings: Strings; children: ReactNode }) {
  const { language, strings } = props
  const words = useMemo(() => ({ language, t: strings, format: formats(language) }), [language, strings])
  return <Context value={words}>{props.children}</Context>
}

/** The words and formats of the language in use. */
export function useWords(): Words {
  const words = use(Context)
  if (words === null) throw new Error('useWords outside LanguageProvider')
  return words
}
