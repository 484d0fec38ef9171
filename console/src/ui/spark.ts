/** The outline of a row of bars, in a box of the given size; an empty series is an empty outline. */
export function sparkPath(values: readonly number[], width: number, height: number): string {
  const most = Math.max(0, ...values)
  if (most === 0) return ''
  const step = width / values.length
  const gap = Math.min(1, step / 4)
  const round = (value: number) => Math.round(value * 100) / 100
  return values
    .map((value, index) => {
      if (value <= 0) return ''
      const tall = Math.max(1, (value / most) * height)
      return `M${round(index * step)} ${round(height)}v${round(-tall)}h${round(step - gap)}v${round(tall)}z`
    })
    .join('')
}
