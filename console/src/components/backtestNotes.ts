import type { BacktestNote } from '../api/noiseReportTypes'
import type { Strings } from '../i18n/en'
import type { Formats } from '../i18n/format'

/** A note in the reader's words; one unknown here as the server wrote it. */
export function noteSentence(note: BacktestNote, t: Strings, format: Formats): string {
  const words = t.noiseReport.result.note
  const say = Object.hasOwn(words, note.code) ? words[note.code] : undefined
  return say === undefined ? note.sentence : say(format.number(Number(note.compared.count ?? 0)))
}
