import { useSystemDark } from './media'
import { preference } from '../i18n/preference'
import type { Mode } from './tokens'

export const themeChoices = ['light', 'dark', 'system'] as const
export type ThemeChoice = (typeof themeChoices)[number]

export const themeChoice = preference<ThemeChoice>('theme', 'system', themeChoices)

export function useMode(): Mode {
  const choice = themeChoice.use()
  const systemDark = useSystemDark()
  if (choice !== 'system') return choice
  return systemDark ? 'dark' : 'light'
}
