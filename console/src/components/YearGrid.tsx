import { useState, type KeyboardEvent } from 'react'
import { useWords } from '../i18n/language'
import { leadOf, type Day } from './calendarDays'
import { weekOrder } from './noiseSentence'
import { movedDate } from './scheduleGrid'
import styles from './YearGrid.module.css'

interface Props {
  months: Day[][]
  /** A single month has room for what its days are called. */
  large: boolean
  today: string
  /** Undefined where nothing may be changed. */
  onPick: ((day: Day) => void) | undefined
}

const steps: Partial<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }
const noon = (date: string) => Date.parse(`${date}T12:00:00Z`) / 1000

/** Months as weeks of days; one stop for the tab key, arrows go from day to day. */
export function YearGrid({ months, large, today, onPick }: Props) {
  const { t, format } = useWords()
  const words = t.calendars
  const told = format.zoned('UTC')
  const first = months[0]?.[0]?.date ?? ''
  const [stop, setStop] = useState(today)
  const here = months.some((month) => month.some((day) => day.date === stop)) ? stop : first
  const move = (event: KeyboardEvent<HTMLElement>) => {
    const step = steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    const next = movedDate(here, step)
    const button = event.currentTarget.querySelector<HTMLElement>(`[data-date="${next}"]`)
    if (button === null) return
    setStop(next)
    button.focus()
  }
  return (
    <div className={styles.months} data-large={large} onKeyDown={move}>
      {months.map((days) => {
        const date = days[0]?.date ?? ''
        return (
          <section key={date} className={styles.month} aria-label={told.month(noon(date))}>
            <h2>{told.month(noon(date))}</h2>
            <div className={styles.week} aria-hidden="true">
              {weekOrder.map((each) => (
                <span key={each}>{t.noise.time.names[each]}</span>
              ))}
            </div>
            <div className={styles.days}>
              {days.map((day, index) => {
                const why = day.event?.summary ?? ''
                const name = told.day(noon(day.date))
                const off = day.state === 'off' || day.state === 'weekly'
                const text = off ? words.dayOff(name, why) : words.dayOn(name, why)
                return (
                  <button
                    key={day.date}
                    type="button"
                    data-date={day.date}
                    data-state={day.state}
                    data-today={day.date === today}
                    className={styles.day}
                    aria-disabled={onPick === undefined}
                    style={index === 0 ? { gridColumnStart: leadOf(day.date) + 1 } : undefined}
                    tabIndex={day.date === here ? 0 : -1}
                    title={text}
                    onFocus={() => setStop(day.date)}
                    onClick={() => onPick?.(day)}
                  >
                    <span aria-hidden="true">{format.number(index + 1)}</span>
                    {large && why !== '' && (
                      <span className={styles.why} aria-hidden="true">
                        {why}
                      </span>
                    )}
                    <span className="visually-hidden">{text}</span>
                  </button>
                )
              })}
            </div>
          </section>
        )
      })}
    </div>
  )
}
