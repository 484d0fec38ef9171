import { useEffect, useRef, useState } from 'react'
import styles from './Chart.module.css'
import type { ChartContent } from './chartCanvas'
import { useMode } from './theme'

type Module = typeof import('./chartCanvas')

/** A chart; what draws it is fetched when first needed, in a place that has its size from the start. */
export function Chart(props: { content: ChartContent; label: string }) {
  const element = useRef<HTMLDivElement>(null)
  const mode = useMode()
  const { content } = props
  const [module, setModule] = useState<Module>()
  const chart = useRef<ReturnType<Module['startChart']>>(undefined)

  useEffect(() => {
    let wanted = true
    void import('./chartCanvas').then((loaded) => wanted && setModule(loaded))
    return () => {
      wanted = false
    }
  }, [])
  useEffect(() => {
    if (module === undefined || element.current === null) return
    const started = module.startChart(element.current)
    chart.current = started
    const watch = new ResizeObserver(() => started.resize())
    watch.observe(element.current)
    return () => {
      watch.disconnect()
      started.dispose()
    }
  }, [module])
  useEffect(() => {
    if (module === undefined || chart.current === undefined) return
    const started = chart.current
    // The colours of a new theme are on the page one frame later.
    const frame = requestAnimationFrame(() => module.drawChart(started, content))
    return () => cancelAnimationFrame(frame)
  }, [module, content, mode])
  return <div ref={element} className={styles.chart} role="img" aria-label={props.label} />
}
