import { BarChart, LineChart } from 'echarts/charts'
import { AxisPointerComponent, GridComponent, TooltipComponent } from 'echarts/components'
import * as echarts from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'

echarts.use([LineChart, BarChart, GridComponent, TooltipComponent, AxisPointerComponent, CanvasRenderer])

export interface Series {
  name: string
  values: number[]
  /** The one that matters more. */
  strong: boolean
  kind: 'line' | 'bar'
}

export interface ChartContent {
  /** What each place on the axis is, in words. */
  labels: string[]
  series: Series[]
  number: (value: number) => string
}

/** The palette as the page has it now. */
function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--q-${name}`).trim()
}

/** Puts text where ECharts takes markup. */
function row(name: string, value: string): string {
  const line = document.createElement('div')
  line.textContent = `${name}  ${value}`
  return line.outerHTML
}

export function startChart(element: HTMLElement): echarts.EChartsType {
  return echarts.init(element, undefined, { renderer: 'canvas' })
}

/** Draws the series over time; the former, quiet, the new one in the accent. */
export function drawChart(chart: echarts.EChartsType, { labels, series, number }: ChartContent): void {
  const [soft, line, strong, quiet, raised, text] = [
    'soft',
    'line',
    'accent',
    'line-strong',
    'raised',
    'text',
  ].map(colour)
  const font = colour('text-font')
  chart.setOption(
    {
      animation: false,
      textStyle: { fontFamily: font },
      grid: { left: 4, right: 12, top: 12, bottom: 4, containLabel: true },
      tooltip: {
        trigger: 'axis',
        confine: true,
        backgroundColor: raised,
        borderColor: line,
        textStyle: { color: text, fontSize: 13 },
        axisPointer: { type: 'line', lineStyle: { color: soft } },
        formatter: (points: { dataIndex: number; seriesIndex: number; value: number }[]) =>
          [
            row(labels[points[0]?.dataIndex ?? 0] ?? '', ''),
            ...points.map((point) => row(series[point.seriesIndex]?.name ?? '', number(point.value))),
          ].join(''),
      },
      xAxis: {
        type: 'category',
        data: labels,
        boundaryGap: series.some((each) => each.kind === 'bar'),
        axisLine: { lineStyle: { color: line } },
        axisTick: { show: false },
        axisLabel: { color: soft, hideOverlap: true },
      },
      yAxis: {
        type: 'value',
        minInterval: 1,
        splitLine: { lineStyle: { color: line } },
        axisLabel: { color: soft, formatter: number },
      },
      series: series.map((each) => ({
        name: each.name,
        type: each.kind,
        data: each.values,
        step: each.kind === 'line' ? 'middle' : undefined,
        showSymbol: false,
        barMaxWidth: 12,
        lineStyle: { width: 2, type: each.strong ? 'solid' : 'dashed', color: each.strong ? strong : quiet },
        itemStyle: { color: each.strong ? strong : quiet },
        areaStyle: each.kind === 'line' && each.strong ? { color: strong, opacity: 0.08 } : undefined,
        emphasis: { disabled: true },
      })),
    },
    true,
  )
}
