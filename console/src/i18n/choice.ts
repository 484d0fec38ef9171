import { preference } from './preference'
import type { Language } from './format'

/** The browser's language until somebody chooses. */
export const languageChoice = preference<Language>(
  'language',
  navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en',
  ['en', 'zh'],
)
