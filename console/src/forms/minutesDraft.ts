export const snoozePresets = [120, 240, 720] as const
const longest = 1440

/** Whole minutes a snooze may last; undefined for anything else. */
export function minutesOf(typed: string): number | undefined {
  const text = typed.trim()
  const minutes = Number(text)
  return /^\d+$/.test(text) && minutes >= 1 && minutes <= longest ? minutes : undefined
}
