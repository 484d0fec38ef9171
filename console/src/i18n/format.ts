export type Language = 'en' | 'zh'

const locale = { en: 'en-GB', zh: 'zh-CN' } as const

const durationUnits = {
  en: { d: 'd', h: 'h', m: 'm', s: 's' },
  zh: { d: '天', h: '小时', m: '分', s: '秒' },
} as const

const countedTo = 1000

const justNow = { en: 'just now', zh: '刚刚' } as const

const sizes = [
  [60, 1, 'second'],
  [3600, 60, 'minute'],
  [86_400, 3600, 'hour'],
  [30 * 86_400, 86_400, 'day'],
  [Infinity, 30 * 86_400, 'month'],
] as const

interface ZonedFormats {
  /** `Mon 23 Nov, 09:00` */
  moment: (seconds: number) => string
  /** `Mon 09:00`, for what is within a week. */
  weekClock: (seconds: number) => string
  /** `09:00` */
  clock: (seconds: number) => string
  /** `Mon 23` */
  weekDay: (seconds: number) => string
  /** `Mon 23 Nov` */
  day: (seconds: number) => string
  /** `November 2026` */
  month: (seconds: number) => string
}

function zonedFormats(language: Language, timeZone: string): ZonedFormats {
  const made = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale[language], { ...options, timeZone, hourCycle: 'h23' })
    return (seconds: number) => format.format(seconds * 1000)
  }
  const weekday = made({ weekday: 'short' })
  const clock = made({ hour: '2-digit', minute: '2-digit' })
  const date = made({ day: 'numeric' })
  const day = made({ month: 'short', day: 'numeric', weekday: 'short' })
  return {
    moment: (seconds) => `${day(seconds)} ${clock(seconds)}`,
    weekClock: (seconds) => `${weekday(seconds)} ${clock(seconds)}`,
    clock,
    weekDay: (seconds) => `${weekday(seconds)} ${date(seconds)}`,
    day,
    month: made({ month: 'long', year: 'numeric' }),
  }
}

/** Numbers, instants and durations in the reader's words. Seconds everywhere. */
export function formats(language: Language) {
  const relative = new Intl.RelativeTimeFormat(locale[language], { numeric: 'auto', style: 'short' })
  const number = new Intl.NumberFormat(locale[language])
  const instant = new Intl.DateTimeFormat(locale[language], {
    year: 'numeric',
    month: language === 'en' ? 'short' : '2-digit',
    day: language === 'en' ? 'numeric' : '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  })
  const clock = new Intl.DateTimeFormat(locale[language], {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  })
  const dayClock = new Intl.DateTimeFormat(locale[language], {
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const day = new Intl.DateTimeFormat(locale[language], { month: 'short', day: 'numeric', weekday: 'short' })
  const zones = new Map<string, ZonedFormats>()
  return {
    /** The same by the clocks of a zone. */
    zoned: (zone: string) => {
      const known = zones.get(zone) ?? zonedFormats(language, zone)
      zones.set(zone, known)
      return known
    },
    day: (seconds: number) => day.format(seconds * 1000),
    number: (value: number) => number.format(value),
    /** A number of things the server stops counting at a thousand. */
    counted: (value: number) => (value < countedTo ? number.format(value) : `${number.format(countedTo)}+`),
    exact: (seconds: number) => {
      if (language === 'en') return instant.format(seconds * 1000)
      const part = Object.fromEntries(
        instant.formatToParts(seconds * 1000).map((each) => [each.type, each.value]),
      )
      return `${part.year}-${part.month}-${part.day} ${part.hour}:${part.minute}:${part.second} ${part.timeZoneName}`
    },
    clock: (seconds: number) => clock.format(seconds * 1000),
    dayClock: (seconds: number) => dayClock.format(seconds * 1000),
    ago: (seconds: number, now: number) => {
      const passed = Math.max(0, now - seconds)
      const size = sizes.find(([below]) => passed < below) ?? sizes[4]
      if (passed < 10) return justNow[language]
      return relative.format(-Math.floor(passed / size[1]), size[2])
    },
    /** The two greatest units: `4 m 12 s`, `2 d 3 h`. */
    duration: (seconds: number) => {
      const units = durationUnits[language]
      const left = Math.max(0, Math.floor(seconds))
      const parts: [number, string][] = [
        [Math.floor(left / 86_400), units.d],
        [Math.floor((left % 86_400) / 3600), units.h],
        [Math.floor((left % 3600) / 60), units.m],
        [left % 60, units.s],
      ]
      const first = parts.findIndex(([amount]) => amount > 0)
      if (first === -1) return `0 ${units.s}`
      return parts
        .slice(first, first + 2)
        .filter(([amount]) => amount > 0)
        .map(([amount, unit]) => `${amount} ${unit}`)
        .join(' ')
    },
    bytes: (size: number) => {
      if (size < 1024) return `${number.format(size)} B`
      if (size < 1024 * 1024) return `${number.format(Math.round(size / 102.4) / 10)} KB`
      return `${number.format(Math.round(size / 104_857.6) / 10)} MB`
    },
  }
}

export type Formats = ReturnType<typeof formats>
