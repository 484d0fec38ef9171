import type { NoiseSettings } from '../api/noiseTypes'
import { changedParts, type SettingPart } from './noiseDiff'
import { settingLines, type Telling } from './noiseSentence'
import { keyName, type Part } from './routeSentence'

export interface SettingChange {
  part: SettingPart
  before: Part[][]
  after: Part[][]
}

/** What would change if the draft were applied, in words; what the draft leaves out stays. */
export function settingsChanges(now: NoiseSettings, draft: NoiseSettings, telling: Telling): SettingChange[] {
  const then = { ...now, ...draft }
  const [before, after] = [settingLines(now, telling), settingLines(then, telling)]
  return changedParts(now, then).map((part) => ({ part, before: before[part], after: after[part] }))
}

/** Of a draft only what would change something, as it is to be sent. */
export function changedSettings(now: NoiseSettings, draft: NoiseSettings): NoiseSettings {
  const then = { ...now, ...draft }
  const matters = (name: string) =>
    changedParts({ ...then, [name]: now[name as keyof NoiseSettings] }, then).length > 0
  return Object.fromEntries(Object.entries(draft).filter(([name]) => matters(name)))
}

/** How alerts are grouped, in one line: `labels.check + labels.region, 30 m`. */
export function groupingLine(settings: NoiseSettings, { t, format }: Telling): string {
  const { group } = settings
  const words = t.noiseReport.suggestions
  if (group === undefined || group.method === 'n') return words.methods.n
  const minutes = group.time_window ?? 0
  const window = minutes === 0 ? words.windowOff : format.duration(minutes * 60)
  if (group.method === 'i') {
    const percent = format.number(Math.round((group.i_score_threshold ?? 0.9) * 1000) / 10)
    return words.alike((group.i_keys ?? []).map((key) => keyName(key, t)).join(' + '), `${percent}%`, window)
  }
  const dimensions = (group.equals ?? []).map((each) => each.join(' + ')).join(' / ')
  return words.group(dimensions === '' ? words.methods.p : dimensions, window)
}
